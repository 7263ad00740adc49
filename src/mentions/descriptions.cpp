// "the army", "his government", "the group", "his colleague".
#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/resolver.h"

namespace priscus {

void Resolver::resolve_counterpart(int i) {
  const int self_party = possessor(i);
  if (self_party < 0) return;
  resolve(self_party);
  if (mention(self_party).actors.empty()) return;
  const std::string country = mention(self_party).actors.front().country;
  const int s = mention(i).sentence;
  for (int sentence = s; sentence >= 0 && sentence >= s - kReach; --sentence) {
    int best = -1;
    for (const int other : order_[sentence]) {
      if (sentence == s && mention(other).head >= mention(i).head) break;
      if (is_party(other, true) && mention(other).actors.front().country != country) best = other;
    }
    if (best >= 0) {
      become(i, best, "counterpart");
      return;
    }
  }
}

int Resolver::possessor(int i) const {
  const Parse& parse = parse_of(i);
  for (const int child : parse.children(mention(i).head)) {
    if (parse[child].deprel == "nmod:poss") return scene_.sentences[mention(i).sentence].mention_at[child];
  }
  return -1;
}

void Resolver::complete_counterpart(int i) {
  int self_party = possessor(i);
  if (self_party < 0) self_party = subject_before(i);
  if (self_party < 0) return;
  resolve(self_party);
  if (mention(self_party).actors.size() != 1) return;
  const Actor& model = mention(self_party).actors.front();
  for (Actor& actor : mention(i).actors) {
    if (actor.sector.empty()) actor.sector = model.sector;
    actor.kinds = model.kinds;
    if (model.entry < 0 || scene_.document.date.empty()) continue;
    Actors::Coded coded;
    if (!scene_.knowledge.actors().code_at(scene_.entry(model.entry), scene_.document.date, coded) ||
        coded.title.empty())
      continue;
    actor.entry = scene_.knowledge.actors().office_holder(actor.country, coded.title, scene_.document.date);
  }
}

int Resolver::subject_before(int i) const {
  int found = -1;
  for (const int other : order_[mention(i).sentence]) {
    if (mention(other).head >= mention(i).head) break;
    if (draft(other).subject && !mention(other).actors.empty() && !mention(other).actors.front().sector.empty())
      found = other;
  }
  return found;
}

void Resolver::resolve_owned(int i) {
  const int owner = draft(i).owner;
  resolve(owner);
  if (mention(owner).actors.empty()) {
    if (draft(i).role >= 0) resolve_role(i);
    return;
  }
  if (counterpart_.has(head_lemma(i))) {
    resolve_counterpart(i);
    return;
  }
  take_owner(i, owner);
}

bool Resolver::take_owner(int i, int owner) {
  const bool state = country_.has(head_lemma(i));
  if (!state && draft(i).role < 0 && !mention(owner).actors.empty() &&
      (mention(owner).actors.front().kinds & kind::person))
    return false;
  std::vector<Actor> actors;
  for (const Actor& whose : mention(owner).actors) {
    if (whose.country.empty() && whose.sector.empty()) continue;
    Actor actor = combine(scene_, draft(i).role, whose);
    actor.kinds |= mention(i).noun_kinds & kind::any_actor;
    if (actor.kinds == 0) actor.kinds = kind::state;
    if (state) actor.sector = "GOV", actor.kinds = kind::state | kind::government;
    actor.span = mention(i).span;
    actor.text = std::string(scene_.document.view(actor.span));
    if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(std::move(actor));
  }
  if (actors.empty()) return false;
  mention(i).actors = std::move(actors);
  mention(i).how = "owner";
  draft(i).need = Need::nothing;
  return true;
}

void Resolver::resolve_role(int i) {
  if (is_pair(i)) {
    resolve_pair(i, 2);
    if (!mention(i).actors.empty() && draft(i).need == Need::nothing) return;
  }
  if (draft(i).owner >= 0) {
    resolve(draft(i).owner);
    if (take_owner(i, draft(i).owner)) return;
  }
  // "All parties must stop": those at war, and nobody says which.
  if (draft(i).plural && scene_.entry(draft(i).role).name == "party" && draft(i).name_first < 0) return;
  if (is_published_body(i) || become_named_body(i) || become_leaders(i)) return;
  const bool several = scene_.entry(draft(i).role).role_form == 'm' || draft(i).plural;
  const bool known_one = draft(i).definite || (draft(i).bare && !draft(i).plural);
  const bool description = draft(i).name_first < 0 && !draft(i).named;
  if (description && draft(i).definite && draft(i).plural && scene_.entry(draft(i).role).role_form == 'p' &&
      actor_sector(i) == "GOV" && take_pair_nearby(i)) {
    return;
  }
  std::string country;
  if (description && actor_sector(i) == "REB" && become_armed_group(i)) return;
  if (description && draft(i).definite && !draft(i).plural && group_.has(lower(head_lemma(i))) && !has_complement(i) &&
      possessor(i) < 0) {
    become_group(i);
    if (draft(i).need == Need::nothing) return;
  }
  if (description && (draft(i).definite || draft(i).bare)) {
    const int before = same_role_before(i);
    // "the civilians" are those spoken of; "civilians" may be others, of the same country.
    if (before >= 0 && (draft(i).definite || !several)) {
      become(i, before, "same role");
      return;
    }
    if (before >= 0) {
      const std::string here = may_be_local(i) ? country_of_clause(i) : std::string();
      set_role(i, here.empty() ? mention(before).actors.front().country : here);
      return;
    }
  }
  if (draft(i).named) {
    // A minister with a name is of whatever state; that of the publisher is as good as told.
    if (draft(i).name_first >= 0 && (publisher_.kinds & kind::government)) country = publisher_.country;
  } else {
    if (actor_sector(i) == "REF") country = place_behind(i);
    const std::string_view sector = actor_sector(i);
    const bool at_work = sector == "JUD" || sector == "COP" || sector == "JRN" || sector == "LEG" || at_home(i);
    if (may_be_local(i) && (known_one || several || at_work)) country = country_of_clause(i);
    if (country.empty() && known_one && same_role_later(i)) return;
    // "Minister for the Far North" is of no state just named.
    const bool titled = actor_sector(i) == "GOV" && scene_.entry(draft(i).role).role_form == 'p' &&
                        (!draft(i).definite || has_complement(i));
    // "the militants" are hardly those of a government that has just spoken.
    // States that only react are named beside the one that the text is about: "the police", "the suspects" are of the latter.
    if (country.empty() && known_one && is_domestic(i) && may_be_local(i) && !has_complement(i) && possessor(i) < 0)
      country = home_;
    if (country.empty() && known_one && !titled) country = state_nearby(i, actor_sector(i) == "REB" ? 0 : 1);
    // "The Minister for Europe" in what a government publishes is its own.
    if (country.empty() && titled && draft(i).definite && !draft(i).plural && (publisher_.kinds & kind::government) &&
        starts_upper(parse_of(i)[mention(i).head].form))
      country = publisher_.country;
    if (!has_office(country, i)) country.clear();
    if (country.empty() && known_one && !several && !titled && has_office(main_state_, i)) country = main_state_;
  }
  set_role(i, country);
}

// "the militants", "this terrorist group" are the armed group spoken of.
bool Resolver::become_armed_group(int i) {
  const bool enemy = is_enemy(i);
  if (!draft(i).definite && !enemy) return false;
  const bool group = scene_.entry(draft(i).role).role_form == 'b';
  if (possessor(i) >= 0 || (group && has_complement(i))) return false;
  const int s = mention(i).sentence;
  const std::string& role = scene_.entry(draft(i).role).name;
  for (int sentence = s; sentence >= 0 && (enemy || sentence >= s - kPairReach); --sentence) {
    const std::vector<int>& here = order_[sentence];
    for (auto other = here.rbegin(); other != here.rend(); ++other) {
      if (*other == i || (sentence == s && mention(*other).head >= mention(i).head)) continue;
      const Mention& them = mention(*other);
      if (them.is_adjective || them.actors.size() != 1 || draft(*other).need != Need::nothing) continue;
      const Actor& actor = them.actors.front();
      if (draft(*other).role >= 0 && scene_.entry(draft(*other).role).name == role && !actor.country.empty())
        return false;  // those, whoever they are
      const bool armed_group = draft(*other).named && actor.entry >= 0 &&
                               scene_.entry(actor.entry).type == ActorType::body && (actor.kinds & kind::armed_group);
      if (!armed_group) continue;
      if (group) {
        become(i, *other, "armed group");
      } else {
        const Actor whose = actor;
        set_role(i, whose.country);
        mention(i).antecedent = *other;
        mention(i).how = "of the armed group";
      }
      return true;
    }
  }
  return false;
}

// "enemy fighters"
bool Resolver::is_enemy(int i) const { return scene_.entry(draft(i).role).name.starts_with("enemy "); }

// "The Department", "the Embassy" in what it publishes itself.
bool Resolver::is_published_body(int i) {
  if (publisher_.country.empty() || !(publisher_.kinds & kind::government) || !draft(i).definite || draft(i).plural ||
      draft(i).named || has_complement(i) || scene_.entry(draft(i).role).role_form != 'b' ||
      !starts_upper(parse_of(i)[mention(i).head].form) || actor_sector(i) != "GOV")
    return false;
  mention(i).actors.assign(1, publisher_);
  mention(i).how = "publisher";
  draft(i).need = Need::nothing;
  return true;
}

// "the Commission", "the court" after "the International Criminal Court": the body named before whose name has that
// noun.
bool Resolver::become_named_body(int i) {
  const Draft& kept = draft(i);
  const bool several = kept.plural && kept.role >= 0;  // "the peacekeepers" after "the NATO peacekeepers"
  if (!kept.definite || (kept.plural && !several) || kept.name_first >= 0 || kept.named || kept.owner >= 0 || possessor(i) >= 0 ||
      mention(i).last != mention(i).head || has_complement(i) || country_.has(head_lemma(i)) ||
      (kept.role >= 0 && scene_.entry(kept.role).role_form != 'b' && !several))
    return false;
  const std::string noun = lower(several ? parse_of(i)[mention(i).head].form : head_lemma(i));
  if (noun == "government" || noun == "state") return false;
  const auto has_noun = [&](int other) {
    const Parse& parse = parse_of(other);
    for (int token = draft(other).name_first; token <= draft(other).name_last; ++token) {
      if (lower(parse[token].form) == noun) return draft(other).name_last > draft(other).name_first;
    }
    // "UNICEF": its full name, when the text has the short one.
    const int entry = mention(other).actors.front().entry;
    if (entry < 0) return false;
    const std::string full = lower(scene_.entry(entry).name);
    const std::size_t at = full.find(noun);
    return at != std::string::npos && (at == 0 || full[at - 1] == ' ') &&
           (at + noun.size() == full.size() || full[at + noun.size()] == ' ') && full.size() > noun.size();
  };
  for (int sentence = mention(i).sentence; sentence >= 0; --sentence) {
    const std::vector<int>& here = order_[sentence];
    for (auto other = here.rbegin(); other != here.rend(); ++other) {
      if (*other == i || (sentence == mention(i).sentence && mention(*other).head >= mention(i).head)) continue;
      const Mention& them = mention(*other);
      if (them.is_adjective || them.is_place || them.actors.size() != 1 || !draft(*other).named ||
          draft(*other).name_first < 0 || draft(*other).need != Need::nothing)
        continue;
      const Actor& actor = them.actors.front();
      const bool body = actor.entry >= 0 ? scene_.entry(actor.entry).type == ActorType::body
                                         : !(actor.kinds & (kind::person | kind::state)) && !actor.country.empty();
      if (!body || !has_noun(*other)) continue;
      // "the army" is no National Liberation Army.
      if (kept.role >= 0 && !actor.sector.empty() && actor.sector != actor_sector(i) &&
          !is_organisation_code(actor.country))
        continue;
      become(i, *other, "named body");
      return true;
    }
  }
  return false;
}

// "the heads of state", "the leaders" after "the presidents of Mali and Niger".
bool Resolver::become_leaders(int i) {
  const Draft& kept = draft(i);
  if (!kept.definite || !kept.plural || kept.named || kept.owner >= 0 || possessor(i) >= 0 ||
      !leader_.has(scene_.entry(kept.role).name))
    return false;
  const int s = mention(i).sentence;
  for (int sentence = s; sentence >= 0 && sentence >= s - kPairReach; --sentence) {
    const std::vector<int>& here = order_[sentence];
    for (auto other = here.rbegin(); other != here.rend(); ++other) {
      const Mention& them = mention(*other);
      if (*other == i || (sentence == s && them.head >= mention(i).head) || them.actors.size() < 2 ||
          !draft(*other).plural || draft(*other).need != Need::nothing || draft(*other).role < 0 ||
          !leader_.has(scene_.entry(draft(*other).role).name))
        continue;
      become(i, *other, "leaders");
      return true;
    }
  }
  return false;
}

bool Resolver::may_be_local(int i) const {
  const char form = scene_.entry(draft(i).role).role_form;
  if (form != 'b' && is_relation(parse_of(i)[mention(i).head].deprel, "compound")) return false;
  if (actor_sector(i) == "REF" || away_.has(scene_.entry(draft(i).role).name)) return false;
  if (actor_sector(i) == "GOV") return form != 'p';
  const std::string& role = scene_.entry(draft(i).role).name;
  return actor_sector(i) != "MIL" || draft(i).definite || role.starts_with("security ") ||
         role.starts_with("government ");
}

// Of the people of a place, not of those who come there for their office.
bool Resolver::is_domestic(int i) const {
  const std::string_view sector = actor_sector(i);
  return at_home(i) || sector == "COP" || sector == "JUD" || sector == "CRM" || sector == "UAF" || sector == "SOC";
}

bool Resolver::at_home(int i) const {
  const std::string_view sector = actor_sector(i);
  return sector == "CVL" || sector == "REL" || sector == "EDU" || sector == "MED" || sector == "LAB" ||
         sector == "AGR" || sector == "REF";
}

// "refugees in Kenya", wherever the parse hangs the place.
std::string Resolver::place_behind(int i) const {
  const Mention& self = mention(i);
  const int token = mention(i).head + 1;
  if (token + 1 >= parse_of(i).size() || parse_of(i)[token].form != "in") return {};
  for (const int other : order_[self.sentence]) {
    if (mention(other).first != token + 1 || !mention(other).is_place || mention(other).actors.size() != 1) continue;
    return mention(other).actors.front().country;
  }
  return {};
}

bool Resolver::has_office(const std::string& country, int i) const {
  const std::string& role = scene_.entry(draft(i).role).name;
  return country.empty() || role.find(' ') == std::string::npos || !leading_.has(role) ||
         scene_.knowledge.actors().office_holder(country, role, scene_.document.date) >= 0;
}

std::string_view Resolver::actor_sector(int i) const {
  const ActorEntry& role = scene_.entry(draft(i).role);
  return role.codes.empty() ? std::string_view() : std::string_view(role.codes.front().sector);
}

void Resolver::set_role(int i, const std::string& country) {
  Actor owner;
  owner.country = country;
  Actor actor = combine(scene_, draft(i).role, owner);
  actor.kinds |= mention(i).noun_kinds & kind::any_actor;
  const bool named = draft(i).name_first >= 0;
  if (named && !mention(i).actors.empty()) {
    actor.span = mention(i).actors.front().span;
    actor.text = mention(i).actors.front().text;
    actor.kinds |= kind::person;
  } else {
    actor.span = mention(i).span;
    actor.text = std::string(scene_.document.view(actor.span));
  }
  mention(i).actors.assign(1, std::move(actor));
  mention(i).how = country.empty() ? "role" : "role + nearby";
  if (!country.empty()) draft(i).need = Need::nothing;
}

int Resolver::same_role_before(int i) const {
  const std::string& role = scene_.entry(draft(i).role).name;
  const bool singular_person = !draft(i).plural && scene_.entry(draft(i).role).role_form == 'p';
  for (int sentence = mention(i).sentence; sentence >= 0; --sentence) {
    const std::vector<int>& here = order_[sentence];
    for (auto other = here.rbegin(); other != here.rend(); ++other) {
      if (*other == i || (sentence == mention(i).sentence && mention(*other).head >= mention(i).head)) continue;
      const Draft& kept = draft(*other);
      const Mention& them = mention(*other);
      if (them.actors.empty() || them.is_adjective || kept.need != Need::nothing || them.actors.front().country.empty())
        continue;
      const bool same = kept.plural == draft(i).plural && kept.role >= 0 &&
                        (kept.role == draft(i).role || ends_with_word(scene_.entry(kept.role).name, role));
      if (same ||
          (singular_person && !kept.plural && them.actors.size() == 1 && holds(them.actors.front(), role, kept.role))) {
        return *other;
      }
    }
  }
  return -1;
}

bool Resolver::same_role_later(int i) {
  const bool body = scene_.entry(draft(i).role).role_form != 'p';
  for (std::size_t sentence = mention(i).sentence; sentence < order_.size(); ++sentence) {
    for (const int other : order_[sentence]) {
      const Mention& them = mention(other);
      if (other == i || draft(other).plural != draft(i).plural || them.is_adjective) continue;
      // "the soldiers" are none of whom is told later.
      if (draft(i).plural && sentence > static_cast<std::size_t>(mention(i).sentence) + 1) continue;
      if (draft(other).role != draft(i).role &&
          !(them.actors.size() == 1 && holds(them.actors.front(), scene_.entry(draft(i).role).name, -1)))
        continue;
      if (draft(other).need != Need::nothing || them.actors.size() != 1 || them.actors.front().country.empty())
        continue;
      // "the government" before "the Mexican government": a text that says which means another one.
      if (body && !main_state_.empty() && them.actors.front().country != main_state_) continue;
      become(i, other, "same role later");
      return true;
    }
  }
  return false;
}

bool Resolver::ends_with_word(std::string_view phrase, std::string_view word) {
  return phrase.size() > word.size() && phrase.ends_with(word) && phrase[phrase.size() - word.size() - 1] == ' ';
}

bool Resolver::holds(const Actor& actor, const std::string& role, int title) const {
  const auto names = [&](std::string_view office) {
    return office == role || ends_with_word(office, role) || (leader_.has(role) && leader_.has(office));
  };
  if (!(actor.kinds & kind::person)) return false;
  if (title >= 0 && names(scene_.entry(title).name)) return true;
  if (actor.entry < 0 || scene_.entry(actor.entry).type != ActorType::person) return false;
  for (const Code& code : scene_.entry(actor.entry).codes) {
    if ((scene_.document.date.empty() || code.period.contains(scene_.document.date)) && !code.title.empty() &&
        names(code.title))
      return true;
  }
  return false;
}

std::string Resolver::country_of_clause(int i) const {
  const Parse& parse = parse_of(i);
  const SentenceScene& sentence = scene_.sentences[mention(i).sentence];
  for (int predicate = governing_predicate(parse, mention(i).head), step = 0; predicate >= 0 && step < 2;
       predicate = governing_predicate(parse, predicate), ++step) {
    // "said in Cairo": where it is told is not where it happened.
    if (step > 0 && speech_.has(parse[predicate].lemma)) return {};
    for (const int child : parse.children(predicate)) {
      const std::string country = place_country(parse, sentence, child);
      if (!country.empty()) return country;
      // "protesters gathered on the streets of Minsk"
      for (const int inner : parse.children(child)) {
        if (!is_relation(parse[inner].deprel, "nmod")) continue;
        const std::string inside = place_country(parse, sentence, inner);
        if (!inside.empty()) return inside;
      }
    }
  }
  return {};
}

std::string Resolver::place_country(const Parse& parse, const SentenceScene& sentence, int token) const {
  if (!is_relation(parse[token].deprel, "obl") && !is_relation(parse[token].deprel, "nmod")) return {};
  const int other = sentence.mention_at[token];
  if (other < 0 || mention(other).actors.empty()) return {};
  const std::string_view before = preposition(parse, token);
  if (before == "to" || before == "from" || before == "into") return {};
  const Actor& actor = mention(other).actors.front();
  // "in the Hong Kong election", "at the Moscow airport": what is there has the country of its modifier.
  // "killed in Israeli strikes on Lebanon": whose strikes they are tells nothing of the victims.
  if (!mention(other).is_place && fighting_.has(parse[token].lemma)) return {};
  const bool scene = (is_locative(before) || before == "on" || before == "during") && draft(other).role < 0 &&
                     !draft(other).named && mention(other).actors.size() == 1 && actor.sector.empty() &&
                     !(actor.kinds & kind::person);
  if (!mention(other).is_place && !scene) return {};
  return is_organisation_code(actor.country) ? std::string() : actor.country;
}

std::string Resolver::state_nearby(int i, int reach) const {
  const int s = mention(i).sentence;
  // A minister in the sentence is often not of the state that it names; an army or police mostly is.
  const bool person = scene_.entry(draft(i).role).role_form == 'p';
  const bool home = at_home(i);
  std::string_view found;
  for (int sentence = person ? s - 1 : s; sentence >= 0 && sentence >= s - reach && found.empty(); --sentence) {
    for (const int other : order_[sentence]) {
      if (sentence == s && mention(other).head >= mention(i).head) break;
      // Officials and armies act abroad; the people there are not theirs.
      if (home && !mention(other).is_place && !mention(other).actors.empty() &&
          !(mention(other).actors.front().kinds & (kind::state | kind::people)))
        continue;
      for (const std::string_view state : states_of(other)) {
        if (!found.empty() && found != state) return {};
        found = state;
      }
    }
  }
  return std::string(found);
}

void Resolver::resolve_description(int i) {
  if (is_pair(i)) {
    resolve_pair(i, 2);
    return;
  }
  if (become_side(i)) return;
  const std::string lemma = lower(head_lemma(i));
  if (counterpart_.has(lemma)) {
    resolve_counterpart(i);
    return;
  }
  if (lemma == "coalition") {
    resolve_coalition(i);
    return;
  }
  if (draft(i).owner >= 0) {
    resolve(draft(i).owner);
    if (take_owner(i, draft(i).owner)) return;
  }
  if (!draft(i).definite || draft(i).plural || possessor(i) >= 0 || has_complement(i)) return;
  if (become_named_body(i)) return;
  if (country_.has(lemma)) {
    if (become_home(i)) return;
    latest_of(i, 5, [](const Mention& them, const Draft& kept, const ActorEntry* who) {
      return kept.named && who && who->type == ActorType::state && them.actors.size() == 1;
    });
    for (Actor& actor : mention(i).actors) {
      actor.sector = "GOV";
      actor.kinds = kind::state | kind::government;
    }
  } else if (group_.has(lemma)) {
    become_group(i);
  }
}

// "the country" in a sentence that has named no state before: the one that the text is about.
bool Resolver::become_home(int i) {
  if (home_.empty()) return false;
  const int s = mention(i).sentence;
  for (const int other : order_[s])
    if (mention(other).head < mention(i).head && !states_of(other).empty()) return false;
  for (int sentence = s - 1; sentence >= 0; --sentence)
    for (const int other : order_[sentence]) {
      if (mention(other).is_adjective || mention(other).actors.size() != 1 || !draft(other).named ||
          mention(other).actors.front().country != home_ || !(mention(other).actors.front().kinds & kind::state))
        continue;
      become(i, other, "description");
      mention(i).actors.front().sector = "GOV";
      mention(i).actors.front().kinds = kind::state | kind::government;
      return true;
    }
  return false;
}

// "the group", "the bloc": the organisation spoken of last. States do not form "a group", and rebels are no "bloc".
void Resolver::become_group(int i) {
  const bool of_states = group_of_states_.has(lower(head_lemma(i)));
  const bool of_people = group_of_people_.has(lower(head_lemma(i)));
  latest_of(i, of_people ? kPairReach : 5, [&](const Mention& them, const Draft& kept, const ActorEntry* who) {
    constexpr Kinds kGroups = kind::armed_group | kind::party | kind::organisation | kind::company | kind::religious |
                              kind::people | kind::army;
    if (!kept.named || them.actors.size() != 1) return false;
    const Actor& actor = them.actors.front();
    if (of_states && (actor.kinds & (kind::armed_group | kind::party | kind::company))) return false;
    if (of_people && (actor.country == "UNO" || actor.country == "IGO" || actor.country == "EUR")) return false;
    return (actor.kinds & kGroups) && !(actor.kinds & kind::person) &&
           (who ? who->type == ActorType::body && !who->reporter : true);
  });
}

// "coalition aircraft", "the Coalition": the one named before or after; "the Coalition" in a war is one of states.
void Resolver::resolve_coalition(int i) {
  if (possessor(i) >= 0 || draft(i).plural) return;
  const auto named = [&](int other) {
    const Mention& them = mention(other);
    return !them.is_adjective && draft(other).named && draft(other).need == Need::nothing && them.actors.size() == 1 &&
           them.actors.front().country == "IGO" && them.actors.front().sector == "MIL";
  };
  int best = -1;
  bool war = false;
  for (std::size_t sentence = 0; sentence < order_.size(); ++sentence) {
    for (const int other : order_[sentence]) {
      if (other != i && named(other) && (best < 0 || mention(other).sentence <= mention(i).sentence)) best = other;
      for (const Actor& actor : mention(other).actors) war = war || (actor.country == "IMG" && actor.sector == "REB");
    }
  }
  if (best >= 0) {
    become(i, best, "coalition");
    return;
  }
  // "coalition air strikes", "coalition aircraft" are of armies whatever the case of their letters.
  const Word& head = parse_of(i)[mention(i).head];
  const bool armed = is_relation(head.deprel, "compound") && fighting_.has(parse_of(i)[head.head].lemma);
  if (!war || !(starts_upper(head.form) || armed)) return;
  Actor actor;
  actor.country = "IGO";
  actor.sector = "MIL";
  actor.kinds = kind::army;
  actor.span = mention(i).span;
  actor.text = std::string(scene_.document.view(actor.span));
  mention(i).actors.assign(1, std::move(actor));
  mention(i).how = "coalition at war";
  draft(i).need = Need::nothing;
}

bool Resolver::has_complement(int i) const {
  const Parse& parse = parse_of(i);
  for (const int child : parse.children(mention(i).head)) {
    const std::string_view deprel = parse[child].deprel;
    // What a comma sets off tells more of one who is known.
    if (deprel == "acl:relcl" && parse[mention(i).head + 1].form == ",") continue;
    if (is_relation(deprel, "nmod") || is_relation(deprel, "acl")) return true;
    if ((is_relation(deprel, "compound") || is_relation(deprel, "amod")) && !group_modifier_.has(parse[child].lemma))
      return true;
  }
  return false;
}

}  // namespace priscus
