// Which mentions are places.
#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/phrase_reader.h"

namespace priscus {

void PhraseReader::mark_place(int i) {
  Mention& self = mention(i);
  const Draft& kept = draft(i);
  if (self.is_adjective) return;
  const bool known_place = std::any_of(self.actors.begin(), self.actors.end(), [&](const Actor& actor) {
    return actor.entry >= 0 && scene_.entry(actor.entry).type == ActorType::place;
  });
  if (known_place || (self.noun_kinds & territory_ && !(draft(i).role >= 0))) {
    set_place(i);
    return;
  }
  if (!kept.named || (!self.actors.empty() && (self.actors.front().kinds & (kind::person | kind::people)))) return;
  const bool state = !self.actors.empty() && self.actors.front().entry >= 0 &&
                     scene_.entry(self.actors.front().entry).type == ActorType::state;
  const bool unknown = kept.need == Need::name && kept.role < 0;
  if (!state && !unknown) return;
  if (state && sentence_->name_at[self.head] >= 0 &&
      sentence_->names[sentence_->name_at[self.head]].use == NameUse::seat)
    return;
  if (stands_as_place(self.head)) set_place(i);
}

void PhraseReader::set_place(int i) {
  Mention& self = mention(i);
  self.is_place = true;
  for (Actor& actor : self.actors) {
    const bool state = actor.entry >= 0 && scene_.entry(actor.entry).type == ActorType::state;
    actor.sector.clear();
    actor.kinds = kind::place | (state ? kind::state : 0);
  }
}

bool PhraseReader::stands_as_place(int head) {
  std::string before = lower(preposition(parse(), head));
  const int at = sentence_->name_at[head];
  if (at >= 0 && before.empty() && sentence_->names[at].first > 0 &&
      parse()[sentence_->names[at].first - 1].upos == Upos::ADP)
    before = lower(parse()[sentence_->names[at].first - 1].form);  // it hangs on another word of the name
  if (is_locative(before)) return true;
  for (const int child : parse().children(head)) {
    // "North and South Korea" are two states, no parts of one.
    if (child + 1 < parse().size() && parse()[child + 1].form == "and") continue;
    if ((is_relation(parse()[child].deprel, "amod") || is_relation(parse()[child].deprel, "compound")) &&
        sentence_->name_at[child] != sentence_->name_at[head] && compass_.has(lower(parse()[child].form)))
      return true;
  }
  if (before == "from" || before == "to" || before == "toward" || before == "towards" || before == "for") {
    const int governor = parse()[first_conjunct(parse(), head)].head;
    return governor >= 0 && parse()[governor].upos == Upos::VERB && motion_.has(parse()[governor].lemma);
  }
  const int governor = parse()[head].head;
  if (is_relation(parse()[head].deprel, "appos") || parse()[head].deprel == "nmod:unmarked" ||
      is_relation(parse()[head].deprel, "list")) {
    return governor >= 0 && parse()[governor].upos == Upos::PROPN && is_locative(lower(preposition(parse(), governor)));
  }
  return false;
}

}  // namespace priscus
