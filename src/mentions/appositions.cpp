// Two names of one party side by side: "Zorkin, the minister", "Karrada, Baghdad", "the Popular Guard (PG)".
#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/phrase_reader.h"

namespace priscus {

void PhraseReader::link_neighbours(int i) {
  const Mention& self = mention(i);
  if (self.is_adjective || (draft(i).role < 0 && draft(i).name_first < 0)) return;
  const int comma = draft(i).name_last >= 0 ? draft(i).name_last + 1 : self.last + 1;
  if (comma + 1 >= parse().size() || parse()[comma].form != ",") return;
  for (int token = comma + 1; token < std::min(parse().size(), comma + 8); ++token) {
    const int other = sentence_->mention_at[token];
    if (other < 0 || mention(other).first != comma + 1) continue;
    const bool description = draft(other).role >= 0 && scene_.entry(draft(other).role).role_form == 'p' &&
                             !draft(other).named && !draft(other).bare;
    const bool name = draft(other).named && draft(i).role >= 0 && !draft(i).named && !mention(other).actors.empty() &&
                      (mention(other).actors.front().kinds & kind::person);
    const bool person = draft(i).named && !self.actors.empty() && (self.actors.front().kinds & kind::person);
    if (!((description && person) || name) || has_conjunction(token)) continue;
    const std::string_view deprel = parse()[token].deprel;
    const bool joined = parse()[token].head == parse()[self.head].head
                            ? deprel == parse()[self.head].deprel
                            : parse()[token].head == self.head && is_relation(deprel, "conj");
    if (joined) unite(i, other);
    return;
  }
}

void PhraseReader::link_long_title(int i) {
  const Draft& kept = draft(i);
  if (kept.name_first < 3 || kept.role >= 0 || !is_person(i) || kept.apposition >= 0) return;
  for (int token = kept.name_first - 1; token >= std::max(0, kept.name_first - 8); --token) {
    const Upos upos = parse()[token].upos;
    const int at = sentence_->role_at[token];
    if (at >= 0 && sentence_->roles[at].last == token) {
      const std::string next = lower(parse()[token + 1].form);
      const int title = sentence_->mention_at[sentence_->roles[at].head];
      if (title >= 0 && title != i && starts_upper(parse()[token].form) && (next == "for" || next == "of") &&
          draft(title).name_first < 0 && scene_.entry(sentence_->roles[at].entry).role_form == 'p') {
        unite(title, i);
      }
      return;
    }
    if (upos != Upos::PROPN && upos != Upos::ADP && upos != Upos::DET && upos != Upos::ADJ && upos != Upos::CCONJ &&
        upos != Upos::NOUN)
      return;
  }
}

// "The head of the border police of Fiji, General Zorkov, resigned": a name between commas that the parse has hung on
// some word of the description before it.
void PhraseReader::link_inner_name(int i) {
  const Draft& kept = draft(i);
  const int comma = mention(i).first - 1;
  if (!kept.unknown || kept.need != Need::name || kept.apposition >= 0 || comma < 1 || !is_person(i) ||
      parse()[comma].form != "," || kept.name_last + 1 >= parse().size() || parse()[kept.name_last + 1].form != ",")
    return;
  int best = -1;
  for (int token = 0; token < comma; ++token) {
    const int other = sentence_->mention_at[token];
    if (other < 0 || draft(other).named || mention(other).last < comma || !settled_actor(other)) continue;
    const bool person =
        draft(other).role >= 0 ? scene_.entry(draft(other).role).role_form == 'p' : members_.has(parse()[token].lemma);
    if (person && best < 0) best = other;
  }
  if (best >= 0) describe(i, best);
}

bool PhraseReader::has_conjunction(int token) const {
  for (const int child : parse().children(token)) {
    if (is_relation(parse()[child].deprel, "cc")) return true;
  }
  if (!is_relation(parse()[token].deprel, "conj")) return false;
  // "Ivanov, the mayor, said" closes with a comma; "Ivanov, the mayor and the judge" is a list.
  const int after = scene_.mentions[sentence_->mention_at[token]].last + 1;
  return after >= parse().size() || parse()[after].form != ",";
}

void PhraseReader::link_apposition(int i) {
  const int head = mention(i).head;
  const std::string_view deprel = parse()[head].deprel;
  if (mention(i).is_adjective || parse()[head].head < 0) return;
  const bool in_brackets = head > 0 && mention(i).first > 0 && parse()[mention(i).first - 1].form == "(";
  if (!(deprel == "appos" || deprel == "nmod:desc" || (in_brackets && is_relation(deprel, "parataxis")) ||
        (deprel == "nmod:unmarked" && parse()[head].upos == Upos::PROPN) ||
        (is_relation(deprel, "list") && parse()[head].upos == Upos::PROPN))) {
    return;
  }
  const int other = mention_of(parse()[head].head);
  if (other < 0 || other == i) return;
  if (in_brackets && abbreviates(i, other)) {
    copy(other, i);
    draft(i).unknown = true;  // whoever else has these letters, here they are that one
    return;
  }
  unite(other, i);
}

// "SAC" of "Swiss Alpine Club": a word in capitals whose letters begin words of the name before it, in their order.
bool PhraseReader::abbreviates(int i, int other) const {
  const Draft& kept = scene_.drafts[i];
  const Draft& full = scene_.drafts[other];
  if (!kept.named || kept.name_first != kept.name_last || !full.named || scene_.mentions[other].actors.size() != 1)
    return false;
  const std::string& letters = parse()[kept.name_first].form;
  if (letters.size() < 2 || letters.size() > 7) return false;
  std::size_t found = 0;
  const Mention& whole = scene_.mentions[other];
  for (int token = whole.first; token < kept.name_first && found < letters.size(); ++token) {
    if (parse()[token].form[0] == letters[found]) ++found;
  }
  return found == letters.size();
}

void PhraseReader::unite(int a, int b) {
  if (mention(a).is_place || mention(b).is_place) {
    unite_places(a, b);
    return;
  }
  // Places without a preposition of their own, people beside states and the like are no apposition.
  const auto& actors_a = mention(a).actors;
  const auto& actors_b = mention(b).actors;
  const bool known_a = !actors_a.empty() && actors_a.front().entry >= 0 && draft(a).named;
  const bool known_b = !actors_b.empty() && actors_b.front().entry >= 0 && draft(b).named;
  if (known_a && known_b) return;
  if (known_a && may_be(b, actors_a.front())) return copy(a, b);
  if (known_b && may_be(a, actors_b.front())) return copy(b, a);
  if (draft(a).named == draft(b).named && !(draft(a).need == Need::name) && !(draft(b).need == Need::name)) return;
  draft(a).apposition = b;
  draft(b).apposition = a;
  // An unknown name takes country and sector of the description.
  if (draft(a).named && draft(a).need == Need::name && settled_actor(b)) return describe(a, b);
  if (draft(b).named && draft(b).need == Need::name && settled_actor(a)) return describe(b, a);
}

bool PhraseReader::settled_actor(int i) const {
  const Mention& self = scene_.mentions[i];
  return scene_.drafts[i].need == Need::nothing && self.actors.size() == 1 &&
         !(self.actors.front().country.empty() && self.actors.front().sector.empty());
}

bool PhraseReader::may_be(int i, const Actor& actor) const {
  const Mention& self = scene_.mentions[i];
  const int role = scene_.drafts[i].role;
  if (role < 0 && !(self.noun_kinds & kind::any_actor) && scene_.drafts[i].need != Need::name) return false;
  if (role >= 0 && (scene_.entry(role).role_form == 'p') != ((actor.kinds & kind::person) != 0)) return false;
  if (self.actors.empty() || self.actors.front().country.empty()) return true;
  return self.actors.size() == 1 && (self.actors.front().country == actor.country);
}

bool PhraseReader::is_person(int i) const {
  return !scene_.mentions[i].actors.empty() &&
         (scene_.mentions[i].actors.front().kinds & (kind::person | kind::people));
}

void PhraseReader::copy(int from, int to) {
  mention(to).actors = mention(from).actors;
  mention(to).antecedent = from;
  mention(to).how = "apposition";
  draft(to).need = Need::nothing;
}

void PhraseReader::describe(int name, int description) {
  Actor actor = mention(description).actors.front();
  actor.span = scene_.span(s_, draft(name).name_first, draft(name).name_last);
  actor.text = std::string(scene_.document.view(actor.span));
  mention(name).actors.assign(1, actor);
  mention(name).how = "apposition";
  draft(name).need = Need::nothing;
  draft(name).role = draft(description).role;
  mention(description).actors.assign(1, actor);
  mention(description).antecedent = name;
}

void PhraseReader::unite_places(int a, int b) {
  if (mention(a).actors.empty() && !mention(b).actors.empty()) {
    Actor actor = mention(b).actors.front();
    if (actor.country.empty() || (actor.kinds & kind::person)) return;
    actor.entry = -1;
    actor.sector.clear();
    actor.kinds = kind::place;
    actor.span = mention(a).span;
    actor.text = std::string(scene_.document.view(actor.span));
    mention(a).actors.assign(1, actor);
    mention(a).is_place = true;
    draft(a).need = Need::nothing;
    mention(a).how = "place in " + mention(b).actors.front().country;
  }
  if (!is_person(a)) set_place(a);
  if (!is_person(b)) set_place(b);
}

void PhraseReader::pair_respectively(int i) {
  if (draft(i).role < 0 || draft(i).named || mention(i).actors.size() < 2 ||
      scene_.entry(draft(i).role).role_form != 'p')
    return;
  int found = 0;
  const int limit = std::min(parse().size(), mention(i).last + 14);
  for (int token = mention(i).head + 1; token < limit; ++token) {
    const int other = sentence_->mention_at[token];
    if (other < 0 || mention(other).actors.size() != 1) continue;
    const Actor& person = mention(other).actors.front();
    if (person.entry < 0 || !(person.kinds & kind::person) || !draft(other).named) {
      if (parse()[token].upos == Upos::VERB) break;
      continue;
    }
    for (Actor& actor : mention(i).actors) {
      if (actor.country != person.country || (actor.kinds & kind::state)) continue;
      if (actor.entry >= 0 && actor.entry != person.entry) continue;
      actor = person;
      ++found;
      break;
    }
  }
  if (found) mention(i).how = "respectively";
}

}  // namespace priscus
