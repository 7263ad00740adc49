#include "events/roles.h"

#include <algorithm>

namespace priscus {
namespace {

bool same_party(const Actor& a, const Actor& b) {
  if (a.entry >= 0 || b.entry >= 0) return a.entry == b.entry && a.country == b.country && a.sector == b.sector;
  return a.text == b.text && a.country == b.country;
}

bool is_scene_preposition(std::string_view name) { return name == "in" || name == "at" || name == "near"; }

// "blew himself up": nobody else is meant.
bool is_reflexive(std::string_view lemma) {
  return lemma.ends_with("self") || lemma.ends_with("selves");
}

void add_party(const Participant& party, std::vector<Participant>& list) {
  for (const Participant& other : list)
    if (same_party(party.actor, other.actor)) return;
  list.push_back(party);
}

// "flew to Aden": whoever deals with a state or its capital deals with the government there.
void make_government(const Actors& actors, Actor& actor) {
  if (!actor.sector.empty() || actor.entry < 0 || actors.all()[actor.entry].type != ActorType::state) return;
  actor.sector = "GOV";
  actor.kinds |= kind::state | kind::government;
}

}  // namespace

Kinds RoleBinder::kinds_at(int token) const {
  Kinds kinds = view_.knowledge.lexicon().kinds_of(view_.lemma(token));
  const Mention* mention = view_.mention(token);
  if (!mention) mention = view_.adjective(token);
  if (mention) {
    kinds |= mention->noun_kinds;
    for (const Actor& actor : mention->actors) kinds |= actor.kinds;
    if (mention->is_place) kinds |= kind::place;
  }
  // "hundreds of policemen", "a number of towns": what is counted.
  if (view_.words.quantity_noun.has(view_.lemma(token)))
    for (int c : view_.parse.children(token))
      if (view_.has_relation(c, "nmod") && view_.marker(c) == "of") kinds |= kinds_at(c);
  return kinds;
}

void RoleBinder::parties_at(int token, Function function, Kinds kinds, std::vector<Participant>& out, int depth) const {
  if (depth > 3 || is_reflexive(view_.lemma(token))) return;
  const Mention* mention = view_.mention(token);
  if (!mention) mention = view_.adjective(token);
  if (mention && !mention->actors.empty()) {
    for (const Actor& actor : mention->actors) {
      if (function >= function::first_preposition && is_reporter(actor)) continue;  // who only carries the news
      Kinds have = actor.kinds | (mention->is_place ? kind::place : 0);
      if (kinds != 0 && !(have & kinds)) continue;
      Participant party{actor, mention->span, function};
      if ((have & kind::place) && is_scene({function, token, false})) party.actor.sector.clear();  // the scene, no government
      add_party(party, out);
    }
    return;
  }
  const std::size_t before = out.size();
  // "condemned the use of force by the police": who does it, not what it is done to.
  if (function == function::object)
    for (int c : view_.parse.children(token)) {
      if (!view_.has_relation(c, "nmod")) continue;
      if (view_.marker(c) == "by") parties_at(c, function, kinds, out, depth + 1);
      if (view_.marker(c) == "of")
        for (int g : view_.parse.children(c))
          if (view_.has_relation(g, "nmod") && view_.marker(g) == "by") parties_at(g, function, kinds, out, depth + 1);
    }
  if (out.size() > before) return;
  // "dozens of soldiers", "the killing of members of the clan": the party stands in the of-phrase.
  for (int c : view_.parse.children(token))
    if (view_.has_relation(c, "nmod") && view_.marker(c) == "of") parties_at(c, function, kinds, out, depth + 1);
  if (out.size() > before) return;
  // "Syrian positions", "the home of the envoy", "Iran's oil": the owner stands for what is his.
  for (int c : view_.parse.children(token)) {
    const bool owner = view_.relation(c) == "nmod:poss" || view_.has_relation(c, "compound") || view_.has_relation(c, "amod") ||
                       view_.has_relation(c, "appos");
    if (owner) parties_at(c, function, kinds, out, depth + 1);
    if (out.size() > before) return;
  }
  // "a hotel in Mogadishu": what has nothing but a place stands for the place, as what is struck, not as who acts.
  const std::string_view name = view_.knowledge.frames().function_name(function);
  if (function == function::subject || name == "by" || name == "from" || name == "with") return;
  for (int c : view_.parse.children(token)) {
    if (!view_.has_relation(c, "nmod") || !is_scene_preposition(view_.marker(c))) continue;
    parties_at(c, view_.knowledge.frames().preposition("in"), kinds, out, depth + 1);
    if (out.size() > before) return;
  }
}

// Somebody whom the text does not place: a name nobody knows, or a noun that can only be a party ("the two sides", "residents").
void RoleBinder::add_unknown_party(int token, Function function, Kinds kinds, std::vector<Participant>& out) const {
  const Mention* mention = view_.mention(token);
  // "He rejected the claim": somebody, whoever it is.
  if (view_.upos(token) == Upos::PRON && (view_.words.person_pronoun.has(view_.lemma(token)) || view_.words.single_pronoun.has(view_.lemma(token))) &&
      (!mention || mention->actors.empty())) {
    const Kinds may_be = kind::political | kind::people | kind::person;
    if (kinds != 0 && !(may_be & kinds)) return;
    Participant party{{}, view_.span(token), function};
    party.actor.text = view_.form(token);
    party.actor.span = party.span;
    party.actor.kinds = may_be;
    add_party(party, out);
    return;
  }
  if (!mention || !mention->actors.empty() || mention->is_place || view_.is_time(token)) return;
  const bool name = view_.upos(token) == Upos::PROPN;
  // "Dozens were killed": a bare number counts people.
  bool bare_number = view_.words.quantity_noun.has(view_.lemma(token));
  for (int c : view_.parse.children(token))
    if (view_.has_relation(c, "nmod")) bare_number = false;
  if (!name && !bare_number && !view_.knowledge.lexicon().words("party-noun").has(view_.lemma(token))) return;
  if (name && view_.knowledge.lexicon().kinds_of(view_.lemma(token)) != 0) return;  // "the Treaty"
  const Kinds may_be = name ? kind::any_actor & ~kind::place : kind::political | kind::people | kind::person;
  if (kinds != 0 && !(may_be & kinds)) return;
  Participant party{{}, mention->span, function};
  party.actor.text = view_.document.view(mention->span);
  std::replace(party.actor.text.begin(), party.actor.text.end(), '\n', ' ');
  party.actor.span = mention->span;
  party.actor.kinds = may_be;
  add_party(party, out);
}

// "gang attacks", "student protests"
bool RoleBinder::acts_before(int token, const std::string& type) const {
  const Lexicon& lexicon = view_.knowledge.lexicon();
  if (lexicon.words("attacking-people").has(view_.lemma(token))) return true;
  if (!(kinds_at(token) & kind::people) || view_.head(token) < 0) return false;
  const std::string& noun = view_.lemma(view_.head(token));
  return lexicon.words("implied-" + type + "-CVL").has(noun) || lexicon.words("implied-" + type + "-LAB").has(noun);
}

bool RoleBinder::is_own_thing(const Participant& party) const {
  if (party.actor.country.empty() || (party.actor.kinds & (kind::any_actor & ~(kind::state | kind::place)))) return false;
  for (int t = 0; t < view_.size(); ++t) {
    const Mention* mention = view_.mention(t);
    if (!mention || mention->span != party.span || mention->how != "owner") continue;
    const int owner = view_.child(t, "nmod:poss");
    return owner >= 0 && view_.upos(owner) == Upos::PRON;
  }
  return false;
}

bool RoleBinder::is_reporter(const Actor& actor) const {
  return actor.entry >= 0 && view_.knowledge.actors().all()[actor.entry].reporter;
}

bool RoleBinder::is_scene(const Argument& argument) const {
  if (!is_scene_preposition(view_.knowledge.frames().function_name(argument.function))) return false;
  return (kinds_at(argument.token) & kind::place) != 0;
}

void RoleBinder::bind(const Frame& frame, const std::vector<Argument>& arguments, WordClass word_class, bool strikes_places,
                      std::vector<Participant>& actors, std::vector<Participant>& recipients) const {
  std::vector<int> object_tokens;  // of a noun, what fills its object
  int trigger = view_.size();      // the noun itself: what its compounds stand before
  if (word_class == WordClass::noun)
    for (const Argument& a : arguments)
      if (view_.has_relation(a.token, "compound") && view_.head(a.token) >= 0) trigger = view_.head(a.token);
  if (word_class == WordClass::noun)
    for (const Role& role : frame.roles)
      for (Function f : role.functions)
        for (const Argument& a : arguments)
          if (f == function::object && a.function == f) object_tokens.push_back(a.token);
  // What is sure comes first, then what the grammar guessed, then where it happened, then somebody unknown: each only when nobody
  // was found before.
  enum Pass { sure, weak, scene, unknown };
  for (const Pass pass : {sure, weak, scene, unknown}) {
    for (const Role& role : frame.roles) {
      std::vector<Participant>& list = role.who == Role::Who::recipient ? recipients : actors;
      const std::size_t enough = role.who == Role::Who::both ? 2 : 1;
      if (pass != sure && list.size() >= enough) continue;
      std::vector<Participant> found;
      for (Function f : role.functions)
        for (const Argument& a : arguments) {
          const Pass of_argument = role.who == Role::Who::recipient && is_scene(a) ? scene : a.weak ? weak : sure;
          if (a.function != f || (pass == unknown ? of_argument != sure : of_argument != pass)) continue;
          // "agreed with the help of Oslo": how it was done, not with whom.
          if (view_.knowledge.lexicon().words("manner-noun").has(view_.lemma(a.token)) &&
              view_.knowledge.frames().function_name(f) == "with")
            continue;
          // "liberated the town in their march": what is his is neither a party nor a place.
          const Mention* where = view_.mention(a.token);
          if (where && role.who == Role::Who::recipient && is_scene_preposition(view_.knowledge.frames().function_name(f)) &&
              !where->is_place && where->how == "owner" && !(where->noun_kinds & kind::any_actor))
            continue;
          // "the hospital attack", "rebel attacks": of what stands before the noun, who bears arms acts, the rest is what it is done to.
          const bool either = std::find(object_tokens.begin(), object_tokens.end(), a.token) != object_tokens.end();
          const bool acts = a.weak && view_.has_relation(a.token, "compound") &&
                            ((kinds_at(a.token) & kind::armed) || acts_before(a.token, frame.means.type));
          if (pass != sure && f == function::subject && either && !acts) continue;
          if (f == function::object && acts && a.token < trigger) continue;
          if (pass == unknown)
            add_unknown_party(a.token, f, role.kinds, found);
          else
            parties_at(a.token, f, role.kinds, found);
        }
      // "acts of terror in Yemen": where it happens is nobody who acts.
      if (role.who == Role::Who::actor)
        std::erase_if(found, [&](const Participant& party) {
          return is_scene_preposition(view_.knowledge.frames().function_name(party.function)) &&
                 std::find(role.functions.begin(), role.functions.end(), party.function) == role.functions.end();
        });
      for (Participant& party : found)
        if (!strikes_places || !is_scene_preposition(view_.knowledge.frames().function_name(party.function)))
          make_government(view_.knowledge.actors(), party.actor);
      for (Participant& party : found) {
        party.guessed = pass == weak || pass == scene;
        add_party(party, list);
      }
    }
  }
  // "opened its borders", "defended their right": what is one's own and nobody is no other party.
  std::erase_if(recipients, [&](const Participant& r) {
    return is_own_thing(r) && !actors.empty() && std::all_of(actors.begin(), actors.end(), [&](const Participant& a) {
             return a.actor.country == r.actor.country;
           });
  });
  // Nobody acts on himself: a party in both lists is kept where the surer function put it.
  recipients.erase(std::remove_if(recipients.begin(), recipients.end(),
                                  [&](const Participant& r) {
                                    return std::any_of(actors.begin(), actors.end(), [&](const Participant& a) {
                                      return same_party(a.actor, r.actor);
                                    });
                                  }),
                   recipients.end());
}

}  // namespace priscus
