// event_words.h: the word lists of knowledge/lexicon that this room asks for on every word, looked up once a sentence.
//
//     view.words.negation.has(view.lemma(token))
#pragma once
#include "priscus/lexicon.h"

namespace priscus {

// References into the lexicon, which must outlive it. Each list is explained in its file, under its name with hyphens.
struct EventWords {
  explicit EventWords(const Lexicon& lexicon);

  // mood.words
  const Words &future_modal, &hypothetical_modal, &condition_mark, &future_adjective, &future_adverb, &hypothetical_adjective,
      &negated_adjective, &history_adjective, &history_adverb, &means_verb, &goes_to_meet_verb, &time_preposition;
  // negation.words, reporting.words, quantities.words
  const Words &negation, &speech_verb, &source_phrase, &quantity_noun, &series_noun, &person_pronoun, &single_pronoun, &portion_word;
  // accidents.words
  const Words &harm_word, &accident_noun, &accident_cause, &accident_verb, &describing_participle;
};

}  // namespace priscus
