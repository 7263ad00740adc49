#include "events/accidents.h"

#include <algorithm>

namespace priscus {
namespace {

// "The bus fell into a gorge. … Twelve were killed. … Nine more were hurt."
constexpr int kRemembered = 4;

bool is_deed(const SentenceView& view, const Firing& firing) {
  const EventType* type = view.knowledge.ontology().type(firing.meaning.type);
  return type && type->strikes_places;
}

bool is_harm(const SentenceView& view, const Firing& firing) {
  return is_deed(view, firing) && view.words.harm_word.has(view.lemma(firing.token));
}

bool is_person(const SentenceView& view, int token) {
  const Mention* mention = view.mention(token);
  return mention && !mention->actors.empty();
}

// The word is an accident and tells of no deed: "mortar fire" is none.
bool is_accident(const SentenceView& view, const std::vector<char>& deeds, int noun) {
  for (int c : view.parse.children(noun))  // "Hurricane Lena"
    if (view.has_relation(c, "compound") && view.upos(noun) == Upos::PROPN && view.words.accident_noun.has(view.lemma(c))) return true;
  return !deeds[noun] && (view.words.accident_noun.has(view.lemma(noun)) || view.words.accident_cause.has(view.lemma(noun)));
}

// Is the clause of this verb one of accidents: "a bridge collapsed", "a fire broke out"?
bool is_accident_clause(const SentenceView& view, const std::vector<char>& deeds, int verb) {
  const int subject = std::max(view.child(verb, "nsubj"), view.child(verb, "nsubj:pass"));
  if (subject >= 0 && is_accident(view, deeds, subject)) return true;
  return view.is_verb(verb) && !deeds[verb] && view.words.accident_verb.has(view.lemma(verb)) && (subject < 0 || !is_person(view, subject));
}

// What the word's own clause gives as the cause: "killed when a crane fell", "overturned, injuring nine", "died in a collapse".
bool has_accident_as_cause(const SentenceView& view, const std::vector<char>& deeds, int word) {
  for (int c : view.parse.children(word)) {
    if (view.has_relation(c, "advcl") && is_accident_clause(view, deeds, c)) return true;
    const bool phrase = view.has_relation(c, "obl") || view.has_relation(c, "nmod") || view.relation(c) == "nsubj";
    if (phrase && is_accident(view, deeds, c)) return true;
  }
  const int head = view.head(word);
  // "the collapse of a roof that killed fifteen"
  if (head >= 0 && view.relation(word) == "acl:relcl") {
    const bool of = view.has_relation(head, "nmod") && view.marker(head) == "of";
    return is_accident(view, deeds, head) || (of && is_accident(view, deeds, view.head(head)));
  }
  return head >= 0 && view.has_relation(word, "advcl") && is_accident_clause(view, deeds, head);
}

}  // namespace

void Accidents::enter(const SentenceView& view, const std::vector<Firing>& firings) {
  if (sentences_left_ > 0) --sentences_left_;
  deeds_.assign(view.size(), 0);
  bool deed = false;
  for (const Firing& firing : firings)
    if (is_deed(view, firing) && !is_harm(view, firing)) {
      deed = true;
      for (int word : firing.words) deeds_[word] = 1;
    }
  if (deed) {
    sentences_left_ = 0;
    return;
  }
  for (int t = 0; t < view.size(); ++t) {
    const bool noun = view.is_noun(t) && view.words.accident_noun.has(view.lemma(t));
    const bool harm = view.words.harm_word.has(view.lemma(t)) && has_accident_as_cause(view, deeds_, t);
    if (noun || harm) sentences_left_ = kRemembered;
  }
}

bool Accidents::is_one(const SentenceView& view, const Firing& firing) const {
  if (!is_harm(view, firing)) return false;
  if (has_accident_as_cause(view, deeds_, firing.token)) return true;
  return sentences_left_ > 0 && firing.actors.empty() && firing.meaning.mode.empty();
}

}  // namespace priscus
