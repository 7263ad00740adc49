// Whose a phrase is: adjectives, modifiers, possessors and prepositional phrases tell country and sector.
#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/phrase_reader.h"

namespace priscus {

void PhraseReader::settle(int i) {
  if (settled_[i - begin_]) return;
  settled_[i - begin_] = 1;
  Mention& self = mention(i);
  const Draft& kept = draft(i);
  if (self.is_adjective || kept.need == Need::pronoun || kept.need == Need::pair || kept.need == Need::each_other)
    return;
  if (kept.named && kept.need == Need::nothing) {
    settle_titled(i);
    add_second_state(i);
    become_foreign(i);
    return;
  }
  if (own_adjectives(i)) {
    add_sector(i);
    return;
  }
  if (own_modifiers(i)) return;
  if (own_possessor(i)) return;
  // "our ambassador in Minsk": whose he is, not where.
  if (draft(i).need == Need::owner && draft(i).role >= 0) return;
  own_prepositions(i);
}

void PhraseReader::add_sector(int i) {
  if (draft(i).role >= 0 || draft(i).named) return;
  Mention& self = mention(i);
  std::string sector;
  for (const int child : parse().children(self.head)) {
    if (!is_relation(parse()[child].deprel, "compound") || child > self.head) continue;
    const int other = sentence_->mention_at[child];
    if (other < 0 || draft(other).role < 0) continue;
    const ActorEntry& role = scene_.entry(draft(other).role);
    if (role.role_form != 'p' && !role.codes.empty()) sector = role.codes.front().sector;
  }
  if (sector.empty() && military_.has(parse()[self.head].lemma)) sector = "MIL";
  if (sector.empty()) return;
  for (Actor& actor : self.actors) {
    if (!actor.sector.empty()) continue;
    actor.sector = sector;
    actor.kinds = kinds_of_sector(sector);
  }
}

void PhraseReader::settle_titled(int i) {
  const Draft& kept = draft(i);
  if (kept.role < 0 || mention(i).actors.size() != 1) return;
  const Actor known = mention(i).actors.front();
  const bool undated = scene_.document.date.empty();
  if ((!known.country.empty() && known.sector != "ELI" && !undated) || is_former(i)) return;
  mention(i).actors.clear();
  if (!own_adjectives(i)) own_modifiers(i);
  Actor actor = known;
  if (mention(i).actors.size() == 1 && !mention(i).actors.front().country.empty()) {
    actor.country = mention(i).actors.front().country;
    actor.sector = mention(i).actors.front().sector;
  } else if (undated) {
    actor.sector = scene_.entry(kept.role).codes.front().sector;
  }
  actor.kinds = kinds_of_sector(actor.sector) | kind::person;
  mention(i).actors.assign(1, std::move(actor));
  mention(i).how = "title + name";
  draft(i).need = Need::nothing;
}

void PhraseReader::add_second_state(int i) {
  Mention& self = mention(i);
  if (self.actors.size() != 1 || self.actors.front().entry < 0 ||
      scene_.entry(self.actors.front().entry).type != ActorType::body)
    return;
  const int at = sentence_->name_at[draft(i).name_first];
  if (at < 0 || draft(i).name_first == draft(i).name_last) return;
  for_modifiers(i, [&](int child) {
    const int other = sentence_->name_at[child];
    if (self.actors.size() > 1 || other < 0 || child > self.head || sentence_->names[other].use != NameUse::adjective)
      return;
    Actor actor = scene_.actor_of_entry(sentence_->names[other].entry, s_, self.first, self.last);
    if (actor.country == self.actors.front().country || actor.country.empty()) return;
    actor.sector = self.actors.front().sector;
    actor.kinds = self.actors.front().kinds;
    actor.entry = -1;
    self.actors.insert(self.actors.begin(), std::move(actor));
    draft(i).plural = true;
  });
}

// "the National Salvation Front of Guinea" is not the Egyptian one.
void PhraseReader::become_foreign(int i) {
  Mention& self = mention(i);
  if (self.actors.size() != 1 || self.actors.front().entry < 0 || draft(i).name_first == draft(i).name_last) return;
  Actor& actor = self.actors.front();
  if (scene_.entry(actor.entry).type != ActorType::body || actor.country.empty() ||
      is_organisation_code(actor.country) ||
      !(actor.kinds & (kind::party | kind::armed_group | kind::legislature | kind::court | kind::company)))
    return;
  for (const int child : parse().children(self.head)) {
    const int at = sentence_->name_at[child];
    if (child <= draft(i).name_last || at < 0 || !is_relation(parse()[child].deprel, "nmod") ||
        preposition(parse(), child) != "of" || scene_.entry(sentence_->names[at].entry).type != ActorType::state)
      continue;
    const Actor owner = scene_.actor_of_entry(sentence_->names[at].entry, s_, child, child);
    if (owner.country == actor.country || owner.country.empty()) return;
    actor.country = owner.country;
    actor.entry = -1;
    return;
  }
}

bool PhraseReader::is_former(int i) const {
  const Mention& self = scene_.mentions[i];
  for (int token = self.first; token <= self.last; ++token) {
    const std::string& lemma = parse()[token].lemma;
    if (lemma == "former" || lemma == "ex" || lemma == "late" || lemma == "ousted" || lemma == "deposed") return true;
  }
  return false;
}

bool PhraseReader::own_adjectives(int i) {
  std::vector<Actor> owners;
  for_modifiers(i, [&](int child) {
    const int at = sentence_->name_at[child];
    if (at < 0 || sentence_->names[at].use != NameUse::adjective) return;
    // "Polish and German ministers", both hung on the noun
    if (!owners.empty()) {
      const bool joined = child < scene_.mentions[i].head && std::any_of(parse().children(child).begin(), parse().children(child).end(),
                                                                         [&](int c) { return is_relation(parse()[c].deprel, "cc"); });
      if (joined && draft(i).plural) add_adjective_owners(at, owners);
      return;
    }
    add_adjective_owners(at, owners);
    std::vector<int> conjuncts;
    add_conjuncts(parse(), sentence_->names[at].head, conjuncts);
    for (const int conjunct : conjuncts) {
      const int other = sentence_->name_at[conjunct];
      if (other < 0) continue;
      // "Turkish and UK officials"
      const bool state = scene_.entry(sentence_->names[other].entry).type == ActorType::state &&
                         sentence_->names[other].use == NameUse::name;
      if (state || sentence_->names[other].use == NameUse::adjective) add_adjective_owners(other, owners);
    }
  });
  if (owners.empty()) return false;
  const int other = adjective_before(i);
  if (other >= 0) {
    const std::vector<Actor> second = std::move(owners);
    owners.clear();
    add_adjective_owners(other, owners);
    owners.insert(owners.end(), second.begin(), second.end());
    if (const int alone = sentence_->mention_at[sentence_->names[other].head]; alone >= 0) mention(alone).actors.clear();
  }
  take(i, owners, "adjective");
  return true;
}

// "by the Turkmen and Iranian presidents" is sometimes parsed as the Turkmen and some Iranian presidents.
int PhraseReader::adjective_before(int i) const {
  const int noun = scene_.mentions[i].head;
  const int first = parse()[noun].head;
  if (!scene_.drafts[i].plural || !is_relation(parse()[noun].deprel, "conj") || first < 0 || first + 2 >= noun) return -1;
  const int at = sentence_->name_at[first];
  if (at < 0 || sentence_->names[at].use != NameUse::adjective || sentence_->names[at].last != first) return -1;
  if (scene_.entry(sentence_->names[at].entry).type != ActorType::state) return -1;
  const int next = sentence_->name_at[first + 2];
  const bool adjacent = parse()[first + 1].lemma == "and" && next >= 0 && sentence_->names[next].use == NameUse::adjective;
  return adjacent && parse()[first + 2].head == noun ? at : -1;
}

void PhraseReader::add_adjective_owners(int at, std::vector<Actor>& owners) const {
  const NameSpan& name = sentence_->names[at];
  Mention holder;
  holder.is_adjective = true;
  add_entry_actors(holder, name, name.first, name.last);
  for (Actor& actor : holder.actors) {
    if (actor.country.empty()) continue;
    owners.push_back(std::move(actor));
  }
}

bool PhraseReader::own_modifiers(int i) {
  bool done = false;
  for_modifiers(i, [&](int child) {
    if (done) return;
    const std::string_view deprel = parse()[child].deprel;
    const bool before = child < scene_.mentions[i].head;
    if (!before || !(is_relation(deprel, "compound") || is_relation(deprel, "amod") || deprel == "nmod:desc" ||
                     deprel == "nmod:unmarked" || is_relation(deprel, "flat") ||
                     (sentence_->name_at[child] >= 0 && draft(i).name_first > child && draft(i).role >= 0))) {
      return;
    }
    done = own_states(i, child) || own_mention(i, mention_of(child), "modifier");
  });
  return done;
}

bool PhraseReader::own_states(int i, int token) {
  const int at = sentence_->name_at[token];
  if (at < 0 || !draft(i).plural || scene_.entry(sentence_->names[at].entry).type != ActorType::state) return false;
  std::vector<int> conjuncts;
  add_conjuncts(parse(), sentence_->names[at].head, conjuncts);
  std::vector<Actor> owners;
  for (const int conjunct : conjuncts) {
    const int other = sentence_->name_at[conjunct];
    if (other < 0 || conjunct > mention(i).head) continue;
    const bool state = scene_.entry(sentence_->names[other].entry).type == ActorType::state;
    if (state || sentence_->names[other].use == NameUse::adjective) add_adjective_owners(other, owners);
  }
  if (owners.empty()) return false;
  std::vector<Actor> all;
  add_adjective_owners(at, all);
  all.insert(all.end(), owners.begin(), owners.end());
  take(i, all, "modifier");
  return true;
}

bool PhraseReader::own_possessor(int i) {
  for (const int child : parse().children(mention(i).head)) {
    if (parse()[child].deprel != "nmod:poss") continue;
    const int owner = mention_of(child);
    if (owner < 0) continue;
    if (draft(i).unknown && draft(owner).need == Need::pronoun) continue;
    // "our partners", "Iran's allies" are others.
    if (relational_.has(lower(parse()[mention(i).head].lemma))) continue;
    // "Erdogan's speech" is nobody; "Erdogan's forces" are somebody.
    if (draft(i).role < 0 && !mention(owner).actors.empty() && (mention(owner).actors.front().kinds & kind::person))
      continue;
    if (own_mention(i, owner, "possessor")) return true;
  }
  return false;
}

bool PhraseReader::is_around(std::string_view preposition) {
  return preposition != "of" && preposition != "for" && preposition != "in" && preposition != "from" &&
         preposition != "at" && preposition != "to";
}

void PhraseReader::own_prepositions(int i) {
  const bool role = draft(i).role >= 0;
  const bool member = !role && members_.has(parse()[mention(i).head].lemma);
  if (!role && !member && !draft(i).named && !(mention(i).noun_kinds & (kind::any_actor | territory_))) return;
  const bool serves = role && serves_.has(lower(parse()[mention(i).head].lemma));
  for (const std::string_view wanted :
       {"of", "to", "for", "in", "from", "at", "inside", "across", "within", "throughout", "near", "around"}) {
    if (wanted == "for" && !role) continue;
    if (wanted == "to" && !serves) continue;  // "an adviser to the president", but not "the ambassador to Chile"
    if (wanted == "from" && draft(i).named) continue;
    if (draft(i).owner >= 0 && is_around(wanted)) continue;  // "Tutsi villagers near Kibuye"

    bool done = false;
    for_modifiers(i, [&](int child) {
      if (done || child < scene_.mentions[i].head || !is_relation(parse()[child].deprel, "nmod")) return;
      if (lower(preposition(parse(), child)) != wanted) return;
      const int owner = mention_of(child);
      if (owner < 0 || (wanted == "for" && !is_body(owner))) return;
      done = own_coordinated(i, owner, wanted);
    });
    if (done) return;
  }
}

bool PhraseReader::is_body(int owner) const {
  const int role = scene_.drafts[owner].role;
  if (role >= 0) return scene_.entry(role).role_form == 'b';
  return !scene_.mentions[owner].actors.empty() &&
         (scene_.mentions[owner].actors.front().kinds & kind::political & ~kind::state);
}

int PhraseReader::mention_of(int token) const {
  // Later words of a name hang on its first by `flat`, and sometimes things hang on them.
  while (sentence_->mention_at[token] < 0 && sentence_->name_at[token] < 0 &&
         is_relation(parse()[token].deprel, "flat") && parse()[token].head >= 0)
    token = parse()[token].head;
  if (sentence_->mention_at[token] >= 0) return sentence_->mention_at[token];
  const int at = sentence_->name_at[token];
  return at >= 0 ? sentence_->mention_at[sentence_->names[at].head] : -1;
}

bool PhraseReader::own_coordinated(int i, int owner, std::string_view how) {
  if (!draft(i).plural) return own_mention(i, owner, how);
  std::vector<int> chain;
  add_conjuncts(parse(), mention(owner).head, chain);
  std::vector<Actor> owners;
  settle(owner);
  add_owner_actors(owner, owners);
  add_listed_states(owner, chain);
  std::sort(chain.begin(), chain.end());
  for (const int token : chain) {
    const int other = mention_of(token);
    if (other < 0 || other == i) continue;
    settle(other);
    if (!mention(other).actors.empty() && (mention(other).actors.front().kinds & kind::person)) continue;
    add_owner_actors(other, owners);
  }
  if (owners.empty()) return own_mention(i, owner, how);
  take(i, owners, how);
  return true;
}

void PhraseReader::add_listed_states(int owner, std::vector<int>& chain) const {
  int at = sentence_->name_at[scene_.mentions[owner].head];
  while (at >= 0) {
    int next = sentence_->names[at].last + 1;
    const int first = next;
    while (
        next < parse().size() && next < first + 3 &&
        (parse()[next].form == "," || parse()[next].form == "and" || (next > first && parse()[next].form == "the"))) {
      ++next;
    }
    if (next == first || next >= parse().size()) return;
    at = sentence_->name_at[next];
    if (at < 0 || scene_.entry(sentence_->names[at].entry).type != ActorType::state) return;
    const int head = sentence_->names[at].head;
    if (std::find(chain.begin(), chain.end(), head) == chain.end()) chain.push_back(head);
  }
}

void PhraseReader::add_owner_actors(int owner, std::vector<Actor>& owners) const {
  for (const Actor& actor : scene_.mentions[owner].actors) {
    if (!actor.country.empty() || !actor.sector.empty()) owners.push_back(actor);
  }
}

bool PhraseReader::own_mention(int i, int owner, std::string_view how) {
  if (owner < 0 || owner == i) return false;
  settle(owner);
  std::vector<Actor> owners;
  add_owner_actors(owner, owners);
  if (!owners.empty()) {
    if (owners.size() > 1 && !draft(i).plural && draft(i).role >= 0 && draft(owner).need == Need::nothing &&
        how == "of")
      owners.resize(1);
    take(i, owners, how);
    return true;
  }
  const Need need = draft(owner).need;
  const bool open = need == Need::pronoun || need == Need::pair || need == Need::owner ||
                    (need == Need::role && draft(i).role >= 0) ||
                    (need == Need::description && draft(owner).definite && how != "modifier") ||
                    (need == Need::name && how != "modifier");
  if (!open) return false;
  draft(i).owner = owner;
  if (need == Need::pronoun || need == Need::pair) draft(i).need = Need::owner;
  return false;
}

void PhraseReader::take(int i, const std::vector<Actor>& owners, std::string_view how) {
  Mention& self = mention(i);
  Draft& kept = draft(i);
  const Actor* person = !self.actors.empty() ? &self.actors.front() : nullptr;
  std::vector<Actor> actors;
  for (const Actor& owner : owners) {
    Actor actor = combine(scene_, kept.role, owner);
    actor.kinds |= self.noun_kinds & kind::any_actor;
    if (actor.kinds == 0)
      actor.kinds = kept.named && kept.need == Need::name && !person ? kind::organisation : kind::state;
    if (person) {
      actor.text = person->text;
      actor.span = person->span;
      actor.kinds |= kind::person;
    } else {
      actor.span = self.span;
      actor.text = std::string(scene_.document.view(self.span));
      if (kept.named && kept.name_first >= 0) {
        actor.span = scene_.span(s_, self.first, self.last);
      }
    }
    name_holder(i, actor, person != nullptr);
    if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(std::move(actor));
  }
  self.actors = std::move(actors);
  kept.need = Need::nothing;
  self.how = how;
  if (kept.role >= 0) self.how += " + role";
}

void PhraseReader::name_holder(int i, Actor& actor, bool has_name) const {
  const Draft& kept = scene_.drafts[i];
  if (has_name || kept.role < 0 || scene_.document.date.empty() || !(actor.kinds & kind::person) ||
      actor.country.empty())
    return;
  if (is_former(i)) return;
  actor.entry =
      scene_.knowledge.actors().office_holder(actor.country, scene_.entry(kept.role).name, scene_.document.date);
}

}  // namespace priscus
