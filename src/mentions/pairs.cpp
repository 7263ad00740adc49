// "both countries", "the two leaders", "each other".
#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/resolver.h"

namespace priscus {

bool Resolver::is_pair(int i) const {
  const Mention& self = mention(i);
  const Parse& parse = parse_of(i);
  const std::string& lemma = head_lemma(i);
  bool two = false, the = false;
  if (!draft(i).plural && lemma != "two") {
    // "each side blamed the other"
    for (const int child : parse.children(self.head)) two = two || lower(parse[child].form) == "each";
    return two && pair_.has(lemma);
  }
  for (const int child : parse.children(self.head)) {
    const std::string form = lower(parse[child].form);
    two = two || form == "two" || form == "both";
    the = the || form == "the" || form == "these" || form == "both" || form == "those";
  }
  if (lemma == "two") return the;
  if (!two || !the) return the && is_side(i);
  return pair_.has(lemma) || (draft(i).role >= 0 && scene_.entry(draft(i).role).role_form != 'm');
}

void Resolver::resolve_pair(int i, std::size_t wanted) {
  const bool persons = draft(i).role >= 0 && scene_.entry(draft(i).role).role_form == 'p';
  std::vector<int> pair = latest_coordination(i, wanted, persons);
  if (pair.empty()) pair = latest_parties(i, wanted, persons);
  const auto enough = [&] {
    return pair.size() >= wanted || (pair.size() == 1 && mention(pair.front()).actors.size() >= wanted);
  };
  if (!enough() && persons) pair = latest_parties(i, wanted, false);
  // Bare "the sides" are only those of whom has just been spoken.
  if (!is_side(i) && (!enough() || !is_of_main_pair(pair))) {
    const std::vector<int> main = latest_of_main_pair(i);
    if (main.size() == wanted) pair = main;
  }
  if (!enough()) return;
  std::vector<Actor> actors;
  if (pair.size() == 1) actors = mention(pair.front()).actors;
  const bool of_states = country_.has(head_lemma(i));
  if (pair.size() > 1) {
    for (const int other : pair) actors.push_back(party_of(other));
  }
  if (of_states) {
    // "both countries" after their presidents: the states.
    for (Actor& actor : actors) {
      if (!(actor.kinds & kind::person)) continue;
      actor.entry = -1;
      actor.sector = "GOV";
      actor.kinds = kind::state | kind::government;
      actor.span = mention(i).span;
      actor.text = std::string(scene_.document.view(actor.span));
    }
  }
  mention(i).actors = std::move(actors);
  mention(i).antecedent = pair.back();
  mention(i).how = "pair";
  draft(i).need = Need::nothing;
}

// Are these of the two states that the text is about, or is there no such pair?
bool Resolver::is_of_main_pair(const std::vector<int>& pair) const {
  if (main_pair_.size() != 2) return true;
  for (const int other : pair) {
    for (const Actor& actor : mention(other).actors) {
      if (actor.country != main_pair_[0] && actor.country != main_pair_[1]) return false;
    }
  }
  return true;
}

// For each of the two states that the text is about the last mention of it before this one; fewer when one has none.
std::vector<int> Resolver::latest_of_main_pair(int i) const {
  std::vector<int> found;
  for (const std::string& country : main_pair_) {
    int best = -1;
    for (int sentence = mention(i).sentence; sentence >= 0 && best < 0; --sentence) {
      for (const int other : order_[sentence]) {
        if (sentence == mention(i).sentence && mention(other).head >= mention(i).head) break;
        const bool state = mention(other).actors.size() == 1 && draft(other).need == Need::nothing &&
                           mention(other).actors.front().country == country && draft(other).named &&
                           (mention(other).actors.front().kinds & (kind::state | kind::place | kind::government));
        if (state) best = other;
      }
    }
    if (best >= 0) found.push_back(best);
  }
  return found;
}

std::vector<int> Resolver::latest_coordination(int i, std::size_t wanted, bool persons) const {
  const int s = mention(i).sentence;
  for (int sentence = s; sentence >= 0 && sentence >= s - kReach; --sentence) {
    const std::vector<int>& here = order_[sentence];
    for (auto other = here.rbegin(); other != here.rend(); ++other) {
      if (sentence == s && mention(*other).head >= mention(i).head) continue;
      // "the Armenian-Azerbaijani border"
      if (mention(*other).is_adjective && !persons && mention(*other).actors.size() == wanted) return {*other};
      if (mention(*other).is_adjective) continue;
      if (mention(*other).actors.size() == wanted && draft(*other).plural && draft(*other).need == Need::nothing &&
          (!persons || (mention(*other).actors.front().kinds & kind::person))) {
        return {*other};
      }
      if (mediates(*other)) continue;
      std::vector<int> conjuncts, pair;
      if (is_party(*other, persons)) pair.push_back(*other);
      add_conjuncts(parse_of(*other), mention(*other).head, conjuncts);
      for (const int token : conjuncts) {
        const int conjunct = scene_.sentences[sentence].mention_at[token];
        if (conjunct >= 0 && conjunct != i && is_party(conjunct, persons)) pair.push_back(conjunct);
      }
      if (pair.size() == wanted) return pair;
    }
  }
  return {};
}

Actor Resolver::party_of(int i) const {
  Actor actor = mention(i).actors.front();
  if (mention(i).is_place || mention(i).is_adjective) {
    actor.sector = "GOV";
    actor.kinds = kind::state | kind::government;
  }
  return actor;
}

std::vector<int> Resolver::latest_parties(int i, std::size_t wanted, bool persons) const {
  std::vector<int> found = latest_parties(i, wanted, persons, false);
  if (is_side(i)) return found;
  if (found.size() < wanted && !persons) found = latest_parties(i, wanted, persons, true);
  return found;
}

std::vector<int> Resolver::latest_parties(int i, std::size_t wanted, bool persons, bool places) const {
  std::vector<int> found;
  const int s = mention(i).sentence;
  const int reach = is_side(i) ? kReach : kPairReach;
  for (int sentence = s; sentence >= 0 && sentence >= s - reach && found.size() < wanted; --sentence) {
    std::vector<int> here;
    for (const int other : order_[sentence]) {
      if (sentence == s && mention(other).head >= mention(i).head) break;
      if ((is_party(other, persons) || (is_side(i) && is_army(other))) && (places || !mention(other).is_place) && !mediates(other))
        here.push_back(other);
    }
    // Who acts comes before who is only spoken of.
    std::stable_sort(here.begin(), here.end(), [&](int a, int b) { return weight(a) > weight(b); });
    for (const int other : here) {
      if (found.size() < wanted && !(is_side(i) ? has_side(found, other) : has_country(found, mention(other).actors.front().country)))
        found.push_back(other);
    }
  }
  std::sort(found.begin(), found.end(), [&](int a, int b) {
    return mention(a).sentence != mention(b).sentence ? mention(a).sentence < mention(b).sentence
                                                      : mention(a).head < mention(b).head;
  });
  return found;
}

bool Resolver::is_party(int i, bool persons) const {
  const Mention& self = mention(i);
  if (self.actors.size() != 1 || draft(i).need != Need::nothing || draft(i).gender == '1') return false;
  const Actor& actor = self.actors.front();
  if (actor.country.empty()) return false;
  if (persons) return actor.kinds & kind::person;
  if (self.is_adjective || !(self.is_place || draft(i).named || draft(i).role >= 0 || self.antecedent >= 0))
    return false;
  return self.is_place || actor.sector == "GOV" || actor.sector == "REB" || (actor.kinds & kind::state);
}

// In a civil war the army is one of the sides, in a crisis the opposition.
bool Resolver::is_army(int i) const {
  return mention(i).actors.size() == 1 && draft(i).need == Need::nothing && !mention(i).is_adjective &&
         (mention(i).actors.front().sector == "MIL" || mention(i).actors.front().sector == "OPP") && !mention(i).actors.front().country.empty();
}

// Is one of them on that side: of the same state, and both or neither in arms against it?
bool Resolver::has_side(const std::vector<int>& found, int i) const {
  const auto is_rebel = [&](int other) {
    const std::string& sector = mention(other).actors.front().sector;
    return sector == "REB" || sector == "PRM" || sector == "OPP";
  };
  return std::any_of(found.begin(), found.end(), [&](int other) {
    return mention(other).actors.front().country == mention(i).actors.front().country && is_rebel(other) == is_rebel(i);
  });
}

// "talks brokered by Oslo": who brings two together is none of them.
bool Resolver::mediates(int i) const {
  const Parse& parse = parse_of(i);
  const int verb = parse[first_conjunct(parse, mention(i).head)].head;
  if (verb < 0 || parse[verb].upos != Upos::VERB) return false;
  if (mediating_.has(parse[verb].lemma)) return true;
  // "offered to mediate"
  return is_relation(parse[mention(i).head].deprel, "nsubj") &&
         std::any_of(parse.children(verb).begin(), parse.children(verb).end(), [&](int c) {
           return is_relation(parse[c].deprel, "xcomp") && mediating_.has(parse[c].lemma);
         });
}

int Resolver::weight(int i) const {
  const Parse& parse = parse_of(i);
  const std::string_view deprel = parse[first_conjunct(parse, mention(i).head)].deprel;
  int weight = is_relation(deprel, "nsubj") ? 4 : is_relation(deprel, "obj") || is_relation(deprel, "obl") ? 3 : 2;
  if (mention(i).is_place) weight -= 2;
  return weight;
}

bool Resolver::has_country(const std::vector<int>& found, const std::string& country) const {
  return std::any_of(found.begin(), found.end(),
                     [&](int other) { return mention(other).actors.front().country == country; });
}

void Resolver::resolve_each_other(int i) {
  const Parse& parse = parse_of(i);
  const int predicate = governing_predicate(parse, mention(i).head);
  if (predicate < 0) return;
  for (const int child : parse.children(predicate)) {
    if (!is_relation(parse[child].deprel, "nsubj")) continue;
    const int subject = scene_.sentences[mention(i).sentence].mention_at[child];
    if (subject < 0) continue;
    resolve(subject);
    if (mention(subject).actors.empty()) continue;
    become(i, subject, "each other");
    join_conjuncts(i, subject);
    return;
  }
}

}  // namespace priscus
