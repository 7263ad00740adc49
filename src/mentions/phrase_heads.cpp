// Which words head a mention: names with their titles, unknown names, pronouns, other nouns.
#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/phrase_reader.h"

namespace priscus {

void PhraseReader::add_adjectives() {
  for (const NameSpan& name : sentence_->names) {
    if (name.use != NameUse::adjective || stands_alone(name)) continue;
    const int i = scene_.add(s_, name.head, name.first, name.last);
    sentence_->mention_at[name.head] = -1;  // found by adjective_at() only
    Mention& adjective = mention(i);
    adjective.is_adjective = true;
    adjective.how = "adjective";
    add_entry_actors(adjective, name, name.first, name.last);
    draft(i).named = true;
    cover(name.first, name.last);
  }
}

bool PhraseReader::stands_alone(const NameSpan& name) const {
  if (name.second_entry >= 0 || parse()[name.head].upos == Upos::ADJ) return false;
  const std::string_view deprel = parse()[name.head].deprel;
  if (is_relation(deprel, "amod") || is_relation(deprel, "compound") || deprel == "nmod:desc" ||
      is_relation(deprel, "flat"))
    return false;
  return is_nominal(parse(), name.head);
}

void PhraseReader::cover(int first, int last) {
  for (int token = first; token <= last; ++token) covered_[token] = 1;
}

void PhraseReader::add_entry_actors(Mention& mention, const NameSpan& name, int first, int last) const {
  for (const int index : {name.entry, name.second_entry}) {
    if (index < 0) continue;
    Actor actor = scene_.actor_of_entry(index, s_, first, last);
    const ActorEntry& who = scene_.entry(index);
    if (who.type == ActorType::group) {
      for (const std::string& member : who.members) {
        actor.country = member;
        actor.sector = "GOV";
        mention.actors.push_back(actor);
      }
      continue;
    }
    if (name.use == NameUse::people || (name.use == NameUse::adjective && !mention.is_adjective)) {
      actor.sector = "CVL";
      actor.kinds = kind::people;
    }
    if (who.reporter) actor.kinds = kind::media;
    mention.actors.push_back(std::move(actor));
  }
}

void PhraseReader::add_names() {
  for (const NameSpan& name : sentence_->names) {
    if (covered_[name.head]) continue;
    const bool person = scene_.entry(name.entry).type == ActorType::person;
    int role = -1;
    const int first = person ? title_start(name.first, role) : name.first;
    const int head = head_of(parse(), first, name.last);
    if (sentence_->mention_at[head] >= 0) continue;
    const int i = add_phrase(head, first, name.last);
    Draft& kept = draft(i);
    kept.named = true;
    kept.role = role;
    kept.gender = person ? scene_.entry(name.entry).pronoun : 'i';
    kept.name_first = name.first;
    kept.name_last = name.last;
    mention(i).how = role >= 0 ? "title + name" : "name";
    add_twin_state(mention(i), name);
    add_state_before(mention(i), name);
    add_entry_actors(mention(i), name, name.first, name.last);
    kept.plural = mention(i).actors.size() > 1 || name.use == NameUse::people || is_plural(parse(), head);
    if (name.use == NameUse::people) kept.gender = 0;
    cover(first, name.last);
  }
}

void PhraseReader::add_twin_state(Mention& mention, const NameSpan& name) const {
  if (name.first < 2 || name.last == name.first || parse()[name.first - 1].form != "and" ||
      scene_.entry(name.entry).type != ActorType::state || sentence_->name_at[name.first - 2] >= 0)
    return;
  const int twin =
      scene_.state_by_side(parse()[name.first - 2].form, parse()[name.first].form, parse()[name.last].form);
  if (twin >= 0) mention.actors.push_back(scene_.actor_of_entry(twin, s_, name.first - 2, name.first - 2));
}

void PhraseReader::add_state_before(Mention& mention, const NameSpan& name) const {
  if (name.first < 2 || name.use != NameUse::name || parse()[name.first - 1].form != "and" ||
      scene_.entry(name.entry).type != ActorType::state)
    return;
  const int at = sentence_->name_at[name.first - 2];
  if (at < 0) return;
  const NameSpan& other = sentence_->names[at];
  const bool inside = is_relation(parse()[other.head].deprel, "compound") && parse()[other.head].head == name.head;
  if (!inside || other.use != NameUse::name || scene_.entry(other.entry).type != ActorType::state) return;
  mention.actors.push_back(scene_.actor_of_entry(other.entry, s_, other.first, other.last));
}

int PhraseReader::title_start(int begin, int& role) {
  int first = begin;
  while (first > 0) {
    const int before = first - 1;
    const int at = sentence_->role_at[before];
    if (at >= 0 && sentence_->roles[at].last == before && scene_.entry(sentence_->roles[at].entry).role_form == 'p' &&
        joined(sentence_->roles[at], begin)) {
      if (role < 0) role = sentence_->roles[at].entry;
      first = sentence_->roles[at].first;
    } else if (is_honorific(before)) {
      first = before;
    } else {
      break;
    }
  }
  return first;
}

bool PhraseReader::joined(const RoleSpan& role, int name) const {
  int head = name;
  const int at = sentence_->name_at[name];
  if (at >= 0) head = sentence_->names[at].head;
  if (!is_relation(parse()[head].deprel, "nsubj")) return true;
  const std::string_view title = parse()[role.head].deprel;
  return !(is_relation(title, "obj") || is_relation(title, "iobj") || is_relation(title, "obl")) ||
         parse()[role.head].head == head;
}

bool PhraseReader::is_honorific(int token) {
  lowered_ = lower(parse()[token].form);
  if (lowered_.size() > 1 && lowered_.back() == '.') lowered_.pop_back();
  return honorific_.has(lowered_) || honorific_he_.has(lowered_) || honorific_she_.has(lowered_);
}

char PhraseReader::honorific_gender(int first, int last) {
  for (int token = first; token <= last; ++token) {
    std::string form = lower(parse()[token].form);
    if (form.size() > 1 && form.back() == '.') form.pop_back();
    if (honorific_he_.has(form) || first_name_he_.has(form)) return 'h';
    if (honorific_she_.has(form) || first_name_she_.has(form)) return 's';
  }
  return 0;
}

void PhraseReader::add_unknown_names() {
  for (int token = 0; token < parse().size(); ++token) {
    if (!is_unknown_name(token)) continue;
    int last = token;
    while (last + 1 < parse().size() && continues_name(token, last + 1)) ++last;
    while (last > token && parse()[last].upos == Upos::PUNCT) --last;
    add_unknown_name(token, last);
    token = last;
  }
}

bool PhraseReader::is_unknown_name(int token) const {
  return parse()[token].upos == Upos::PROPN && !covered_[token] && sentence_->role_at[token] < 0 &&
         sentence_->name_at[token] < 0;
}

bool PhraseReader::continues_name(int first, int token) const {
  const Word& word = parse()[token];
  if (word.upos == Upos::PUNCT) {
    return (word.form == "-" || word.form == "–") && token + 1 < parse().size() &&
           parse()[token + 1].upos == Upos::PROPN && !covered_[token + 1];
  }
  if (covered_[token] || (word.upos != Upos::PROPN && !is_relation(word.deprel, "flat"))) return false;
  if (sentence_->role_at[token] >= 0) return false;
  // "Dmitry Petrovich" as two objects of one verb: a first name begins a name.
  const Word& previous = parse()[token - 1];
  if (token - 1 == first && previous.head == word.head && previous.deprel == word.deprel &&
      (first_name_he_.has(lower(previous.form)) || first_name_she_.has(lower(previous.form))))
    return true;
  for (int other = first; other < token; ++other) {
    if (word.head == other || parse()[other].head == token)
      return is_name_link(word.head == other ? word.deprel : parse()[other].deprel);
    if (parse()[other].head == word.head && word.head >= 0 && is_name_link(word.deprel) &&
        (is_name_link(parse()[other].deprel) || parse()[other].deprel == "appos")) {
      return true;
    }
  }
  return false;
}

bool PhraseReader::is_name_link(std::string_view deprel) {
  return is_relation(deprel, "flat") || is_relation(deprel, "compound") || deprel == "nmod:desc" ||
         is_relation(deprel, "goeswith") || deprel == "nmod:unmarked";
}

void PhraseReader::add_unknown_name(int name_first, int last) {
  int role = -1;
  const int first = title_start(name_first, role);
  while (name_first < last && is_honorific(name_first)) ++name_first;
  const int head = head_of(parse(), first, last);
  if (part_of_role_name(head, last)) return;
  if (sentence_->mention_at[head] >= 0 || covered_[head]) return;
  const int i = add_phrase(head, first, last);
  Draft& kept = draft(i);
  kept.named = true;
  kept.role = role;
  kept.name_first = name_first;
  kept.name_last = last;
  kept.need = Need::name;
  kept.unknown = true;
  kept.gender = honorific_gender(first, last);
  kept.plural = is_plural(parse(), head);
  if (role >= 0 || first < name_first || kept.gender || looks_like_person(head, name_first, last)) {
    Actor person;
    person.span = scene_.span(s_, name_first, last);
    person.text = std::string(scene_.document.view(person.span));
    person.kinds = kind::person;
    mention(i).actors.push_back(std::move(person));
  }
  mention(i).how = role >= 0 ? "title + unknown name" : "unknown name";
  cover(first, last);
}

bool PhraseReader::part_of_role_name(int head, int last) const {
  const int governor = parse()[head].head;
  return governor > last && is_name_link(parse()[head].deprel) && sentence_->role_at[governor] >= 0 &&
         parse()[governor].upos == Upos::PROPN;
}

bool PhraseReader::looks_like_person(int head, int first, int last) const {
  int flat = 0;
  for (int token = first; token <= last; ++token) {
    flat += is_relation(parse()[token].deprel, "flat");
    if (sentence_->name_at[token] >= 0) return false;
  }
  if (!flat || last - first > 5) return false;
  for (const int child : parse().children(head)) {
    if (is_relation(parse()[child].deprel, "det")) return false;
  }
  return !is_locative(preposition(parse(), head));
}

int PhraseReader::add_phrase(int head, int first, int last) {
  const NounPhrase phrase = noun_phrase(parse(), head);
  const int i = scene_.add(s_, head, std::min(phrase.first, first), std::max(phrase.last, last));
  Draft& kept = draft(i);
  kept.subject = is_subject(parse(), head);
  kept.definite = is_definite(parse(), head);
  kept.bare = !has_determiner(parse(), head);
  return i;
}

void PhraseReader::add_nominals() {
  for (int token = 0; token < parse().size(); ++token) {
    if (covered_[token] || sentence_->mention_at[token] >= 0 || add_each_other(token) || !is_nominal(parse(), token))
      continue;
    const Word& word = parse()[token];
    if (word.upos == Upos::PRON) {
      add_pronoun(token);
      continue;
    }
    int at = sentence_->role_at[token];
    if (at >= 0 && (sentence_->roles[at].head != token || is_before_hyphen(token))) continue;
    if (at >= 0 && is_condition(token)) at = -1;
    if (is_relation(word.deprel, "flat") || is_relation(word.deprel, "fixed") || is_relation(word.deprel, "goeswith"))
      continue;
    if (at >= 0 && is_part_of_name(token)) continue;
    // "press conference", "media reports": no journalists.
    if (at >= 0 && is_relation(word.deprel, "compound") &&
        scene_.entry(sentence_->roles[at].entry).codes.front().sector == "JRN")
      continue;
    // "a terrorist attack": by whom is not told; "artillery fire": no soldiers.
    if (at >= 0 && no_party_.has(lower(word.lemma)) &&
        (is_relation(word.deprel, "compound") || is_relation(word.deprel, "amod")) && sentence_->role_at[word.head] < 0)
      continue;
    const Kinds kinds =
        word.lemma == "troops"
            ? scene_.knowledge.lexicon().kinds_of("troop")
            : scene_.knowledge.lexicon().kinds_of(at >= 0 || word.upos == Upos::PROPN ? lower(word.lemma) : word.lemma);
    const int i =
        add_phrase(token, at >= 0 ? sentence_->roles[at].first : token, at >= 0 ? sentence_->roles[at].last : token);
    Draft& kept = draft(i);
    kept.plural = is_plural(parse(), token);
    mention(i).noun_kinds = kinds;
    if (at >= 0) {
      kept.role = sentence_->roles[at].entry;
      kept.need = Need::role;
      kept.named = has_own_name(token, sentence_->roles[at]);
    } else if (counts_people(token)) {
      kept.role = people_;
      kept.need = Need::role;
      kept.plural = true;
    } else {
      kept.need = Need::description;
    }
  }
}

bool PhraseReader::counts_people(int token) const {
  const Word& word = parse()[token];
  const std::string lemma = lower(word.lemma);
  static constexpr std::string_view kNumbers[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty"};
  const bool in_words = std::find(std::begin(kNumbers), std::end(kNumbers), lemma) != std::end(kNumbers);
  const bool number = word.upos == Upos::NUM || in_words || lemma == "hundred" || lemma == "thousand" || lemma == "dozen";
  const bool some = lemma == "several" || lemma == "many" || lemma == "some";
  if (people_ < 0 || word.head < 0 || (!number && !some) || (number && lemma == "one")) return false;
  const Word& verb = parse()[word.head];
  if (verb.upos != Upos::VERB) return false;
  const bool suffers = (is_relation(word.deprel, "obj") || word.deprel == "nsubj:pass") && object_verb_.has(verb.lemma);
  if (!suffers && !(word.deprel == "nsubj:pass" || (is_relation(word.deprel, "nsubj") && number))) return false;
  for (const int child : parse().children(token))
    if (is_relation(parse()[child].deprel, "nmod") || is_relation(parse()[child].deprel, "compound") ||
        parse()[child].upos == Upos::SYM || parse()[child].form == "$")
      return false;
  for (const char digit : word.form)
    if (digit == '.' || digit == '%' || digit == ':' || digit == '/') return false;
  // "2019 saw …": a year
  return !(word.form.size() == 4 && (word.form.starts_with("19") || word.form.starts_with("20")));
}

bool PhraseReader::is_part_of_name(int token) const {
  const Word& word = parse()[token];
  return word.upos == Upos::PROPN && is_relation(word.deprel, "compound") && parse()[word.head].upos == Upos::PROPN &&
         scene_.entry(sentence_->roles[sentence_->role_at[token]].entry).role_form == 'm';
}

bool PhraseReader::is_before_hyphen(int token) const {
  return token + 2 < parse().size() && parse()[token + 1].form == "-" && parse()[token + 2].upos == Upos::VERB;
}

bool PhraseReader::is_condition(int token) const {
  const Word& word = parse()[token];
  if (word.lemma == "force") return preposition(parse(), token) == "into" && !has_determiner(parse(), token);
  return word.lemma == "state" || word.lemma == "State";
}

bool PhraseReader::has_own_name(int head, const RoleSpan& role) const {
  if (parse()[head].upos != Upos::PROPN) return false;
  for (const int child : parse().children(head)) {
    if (child < role.first && parse()[child].upos == Upos::PROPN && sentence_->name_at[child] < 0 &&
        is_name_link(parse()[child].deprel))
      return true;
  }
  return false;
}

void PhraseReader::add_pronoun(int token) {
  const Word& word = parse()[token];
  if (is_relation(word.deprel, "expl")) return;
  lowered_ = lower(word.form);
  Draft kept;
  kept.need = Need::pronoun;
  if (lowered_ == "he" || lowered_ == "him" || lowered_ == "his" || lowered_ == "himself") {
    kept.gender = 'h';
  } else if (lowered_ == "she" || lowered_ == "her" || lowered_ == "hers" || lowered_ == "herself") {
    kept.gender = 's';
  } else if (lowered_ == "it" || lowered_ == "its" || lowered_ == "itself") {
    kept.gender = 'i';
  } else if (lowered_ == "they" || lowered_ == "them" || lowered_ == "their" || lowered_ == "theirs" ||
             lowered_ == "themselves") {
    kept.plural = true;
  } else if (lowered_ == "i" || lowered_ == "me" || lowered_ == "my" || lowered_ == "myself" || lowered_ == "mine") {
    kept.gender = '1';
  } else if (lowered_ == "we" || lowered_ == "us" || lowered_ == "our" || lowered_ == "ours" ||
             lowered_ == "ourselves") {
    kept.gender = '1';
    kept.plural = true;
  } else if (lowered_ == "who" || lowered_ == "which" || lowered_ == "that" || lowered_ == "whom" ||
             lowered_ == "whose") {
    if (relative_antecedent(token) < 0 && lowered_ != "whose") return;
    kept.gender = 'r';
  } else if (lowered_ == "you" || lowered_ == "your" || lowered_ == "yours" || lowered_ == "yourself") {
    kept.gender = '2';  // whoever it is, the text rarely tells
  } else if (lowered_ == "both") {
    kept.need = Need::pair;
    kept.plural = true;
  } else {
    return;
  }
  kept.subject = is_subject(parse(), token);
  const int i = scene_.add(s_, token, token, token);
  draft(i) = kept;
}

bool PhraseReader::add_each_other(int token) {
  if (token + 1 >= parse().size()) return false;
  const std::string &one = parse()[token].form, &two = parse()[token + 1].form;
  if (!((one == "each" && two == "other") || (one == "one" && two == "another"))) return false;
  const int i = scene_.add(s_, head_of(parse(), token, token + 1), token, token + 1);
  draft(i).need = Need::each_other;
  draft(i).plural = true;
  cover(token, token + 1);
  return true;
}

}  // namespace priscus
