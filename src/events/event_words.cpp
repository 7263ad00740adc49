#include "events/event_words.h"

namespace priscus {

EventWords::EventWords(const Lexicon& lexicon)
    : future_modal(lexicon.words("future-modal")),
      hypothetical_modal(lexicon.words("hypothetical-modal")),
      condition_mark(lexicon.words("condition-mark")),
      future_adjective(lexicon.words("future-adjective")),
      future_adverb(lexicon.words("future-adverb")),
      hypothetical_adjective(lexicon.words("hypothetical-adjective")),
      negated_adjective(lexicon.words("negated-adjective")),
      history_adjective(lexicon.words("history-adjective")),
      history_adverb(lexicon.words("history-adverb")),
      means_verb(lexicon.words("means-verb")),
      goes_to_meet_verb(lexicon.words("goes-to-meet-verb")),
      time_preposition(lexicon.words("time-preposition")),
      negation(lexicon.words("negation")),
      speech_verb(lexicon.words("speech-verb")),
      source_phrase(lexicon.words("source-phrase")),
      quantity_noun(lexicon.words("quantity-noun")),
      series_noun(lexicon.words("series-noun")),
      person_pronoun(lexicon.words("person-pronoun")),
      single_pronoun(lexicon.words("single-pronoun")),
      portion_word(lexicon.words("portion-word")),
      harm_word(lexicon.words("harm-word")),
      accident_noun(lexicon.words("accident-noun")),
      accident_cause(lexicon.words("accident-cause")),
      accident_verb(lexicon.words("accident-verb")),
      describing_participle(lexicon.words("describing-participle")) {}

}  // namespace priscus
