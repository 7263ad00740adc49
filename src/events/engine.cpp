#include "events/engine.h"

#include <algorithm>

#include "base/strings.h"
#include "events/party_carry.h"
#include "events/status.h"

namespace priscus {
namespace {

constexpr int kMaxNesting = 8;
constexpr std::string_view kNobody = "no known actor fills the roles it needs";

// Possible base forms of a gerund or participle that the lemmatiser left as it stands: "shelling" -> shell, shelle.
std::vector<std::string> bases_of(const std::string& word, std::string_view ending) {
  std::vector<std::string> bases;
  if (word.size() < ending.size() + 2 || word.compare(word.size() - ending.size(), ending.size(), ending) != 0) return bases;
  std::string stem = word.substr(0, word.size() - ending.size());
  bases.push_back(stem);
  bases.push_back(stem + "e");
  if (stem.back() == 'i') bases.push_back(stem.substr(0, stem.size() - 1) + "y");
  const std::size_t n = stem.size();
  if (n > 2 && stem[n - 1] == stem[n - 2]) bases.push_back(stem.substr(0, n - 1));
  return bases;
}

bool is_reciprocal(const Frame& frame) {
  return std::any_of(frame.roles.begin(), frame.roles.end(), [](const Role& r) { return r.who == Role::Who::both; });
}

bool any_of(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

Engine::Engine(const SentenceView& view, Trace* trace)
    : view_(view), trace_(trace), grammar_(view), binder_(view), states_(view.size(), State::unknown), counted_(view.size()), firings_(view.size()), unfilled_(view.size()) {
  for (int t = 0; t < view.size(); ++t) counted_[t] = find_counted(t, view.words.quantity_noun);
}

// Does the item itself name the preposition of the noun? "strike on a school" is no "school strike".
bool Engine::has_foreign_preposition(int noun, const Trigger& trigger) const {
  const std::string marker = view_.marker(noun);
  if (marker.empty()) return false;
  return std::none_of(trigger.others.begin(), trigger.others.end(),
                      [&](const auto& alternatives) { return any_of(alternatives, marker); });
}

int Engine::find_below(const std::vector<std::string>& alternatives, int token, const Trigger& trigger) const {
  const WordClass word_class = trigger.word_class;
  // "the truce that they signed", "the agreement reached in May": the object stands above its verb.
  if (word_class == WordClass::verb && is_relation(view_.relation(token), "acl") && view_.head(token) >= 0 && !view_.has_child(token, "obj") &&
      (view_.relation(token) == "acl:relcl" || !view_.has_child(token, "mark")) && any_of(alternatives, view_.lemma(view_.head(token)))) {
    const bool relative = view_.relation(token) == "acl:relcl";
    if (grammar_.is_passive(token) || (relative && view_.has_child(token, "nsubj"))) {
      const std::vector<int> subjects = grammar_.surface_subjects(token);
      if (grammar_.is_passive(token) || std::find(subjects.begin(), subjects.end(), view_.head(token)) == subjects.end()) return view_.head(token);
    }
  }
  for (int c : view_.parse.children(token)) {
    const std::string_view relation = view_.relation(c);
    if (is_relation(relation, "conj") || is_relation(relation, "punct") || is_relation(relation, "parataxis")) continue;
    if (relation == "obl:agent" && grammar_.is_passive(token)) continue;  // "evacuated by the force" is no "evacuate force"
    if (word_class == WordClass::noun && is_relation(relation, "case")) continue;  // "to the opposition" is no "opposition to"
    if (word_class == WordClass::verb && is_relation(relation, "nsubj") && relation != "nsubj:pass") continue;
    // "was fined for calling a meeting" is no "call for"
    if (word_class == WordClass::verb && is_relation(relation, "mark") && c < token && view_.lemma(c) != "to") continue;
    if ((any_of(alternatives, view_.lemma(c)) || any_of(alternatives, view_.parse[c].form)) &&
        !has_foreign_preposition(c, trigger))
      return c;
    if (const int what = counted(c); what != c && any_of(alternatives, view_.lemma(what)) && !has_foreign_preposition(c, trigger)) return what;
    // "left two people dead": what became of the object.
    if (view_.has_relation(c, "obj") && word_class == WordClass::verb)
      for (int g : view_.parse.children(c))
        if (view_.upos(g) == Upos::ADJ && view_.has_relation(g, "acl") && any_of(alternatives, view_.lemma(g))) return g;
    // A preposition or marker hangs on the word that hangs on ours. The day of a deed is none: "seized on Friday".
    if (view_.is_time(c)) continue;
    for (int g : view_.parse.children(c))
      if ((view_.has_relation(g, "case") || view_.has_relation(g, "mark") || (view_.has_relation(g, "aux") && view_.has_relation(c, "ccomp"))) &&
          any_of(alternatives, view_.lemma(g)))
        return g;
  }
  return -1;
}

bool Engine::match_others(const Trigger& trigger, int token, std::vector<int>& words) const {
  words.assign(1, token);
  std::vector<char> done(trigger.others.size(), 0);
  std::size_t left = trigger.others.size();
  // A word may hang on one that is found later ("build a field hospital"), so look again until nothing more is found.
  for (bool progress = true; left > 0 && progress;) {
    progress = false;
    for (std::size_t o = 0; o < trigger.others.size(); ++o) {
      if (done[o]) continue;
      int found = -1;
      for (std::size_t w = 0; w < words.size() && found < 0; ++w) found = find_below(trigger.others[o], words[w], trigger);
      // "come under fire": the owner of a preposition that was found.
      for (std::size_t w = 0; w < words.size() && found < 0; ++w)
        if ((view_.has_relation(words[w], "case") || view_.has_relation(words[w], "mark")) && view_.head(words[w]) >= 0 &&
            any_of(trigger.others[o], view_.lemma(view_.head(words[w]))))
          found = view_.head(words[w]);
      if (found < 0 || std::find(words.begin(), words.end(), found) != words.end()) continue;
      words.push_back(found);
      done[o] = 1;
      --left;
      progress = true;
    }
  }
  std::sort(words.begin(), words.end());
  return left == 0;
}

std::vector<Engine::Candidate> Engine::candidates(int token) const {
  std::vector<Candidate> found;
  const Frames& frames = view_.knowledge.frames();
  const std::string& lemma = view_.lemma(token);
  if (view_.is_time(token)) return found;  // "in March" is no march
  auto collect = [&](std::string_view key, WordClass listed, WordClass arguments) {
    for (const Trigger& trigger : frames.triggers(key, listed)) {
      Candidate candidate{&trigger, listed, arguments, {}};
      if (match_others(trigger, token, candidate.words)) found.push_back(std::move(candidate));
    }
  };
  switch (view_.upos(token)) {
    case Upos::VERB:
      if (is_mere_quality(token)) break;
      collect(lemma, WordClass::verb, WordClass::verb);
      if (found.empty())  // a rare verb that the lemmatiser cut wrongly: "besieg", "shunn"
        for (const std::string_view ending : {"", "ed", "ing", "es", "s"})
          for (const std::string& base : bases_of(ending.empty() ? lemma : lower(view_.parse[token].form), ending))
            if (base != lemma) collect(base, WordClass::verb, WordClass::verb);
      break;
    case Upos::NOUN:
    case Upos::PROPN: {
      const Mention* mention = view_.mention(token);
      if (mention && view_.upos(token) == Upos::PROPN && mention->how == "name") break;  // "the Attack" a party's name
      if (is_complex_preposition(token)) break;
      collect(lemma, WordClass::noun, WordClass::noun);
      if (found.empty())
        for (const std::string& base : bases_of(lemma, "ing")) collect(base, WordClass::verb, WordClass::noun);
      break;
    }
    case Upos::ADJ:
      collect(lemma, WordClass::adjective, WordClass::adjective);
      // "was shut"; "forty were killed and nine injured"
      if (found.empty() && (view_.has_child(token, "aux:pass") || (view_.has_relation(token, "conj") && grammar_.is_passive(view_.head(token)))))
        collect(lemma, WordClass::verb, WordClass::verb);
      if (found.empty() && !is_mere_quality(token))
        for (const std::string& base : bases_of(lemma, "ed")) collect(base, WordClass::verb, WordClass::verb);
      break;
    case Upos::ADP:
    case Upos::ADV:  // "is about to attack"
      if (view_.has_child(token, "cop")) collect(lemma, WordClass::adjective, WordClass::adjective);
      break;
    default: break;
  }
  return found;
}

// A participle before its noun tells of an act only when somebody suffered or did it: "the arrested students", not "the liberated
// territories", "tormented visions".
bool Engine::is_mere_quality(int participle) const {
  const bool describes = view_.words.describing_participle.has(view_.lemma(participle));
  // "visited the wounded": people, named by what befell them
  if (describes && view_.has_child(participle, "det") && !view_.has_child(participle, "cop") && !view_.has_relation(participle, "acl")) return true;
  if (!view_.has_relation(participle, "amod")) return false;
  // "the accused officers"; but in "rockets wounded three Israelis" a number stands between, and the parse is wrong
  bool counted_behind = false;
  for (int c : view_.parse.children(view_.head(participle)))
    counted_behind |= c > participle && c < view_.head(participle) && (view_.has_relation(c, "nummod") || view_.has_relation(c, "det"));
  if (describes && !counted_behind && view_.parse.leftmost(participle) == participle) return true;
  const Mention* mention = view_.mention(view_.head(participle));
  return !mention || mention->actors.empty() || mention->is_place || mention->actors.front().sector.empty();
}

// "in support of", "in defiance of", "in search of": the noun is part of a preposition and tells of no act.
bool Engine::is_complex_preposition(int noun) const {
  bool in = false, of = false;
  for (int c : view_.parse.children(noun)) {
    if (view_.has_relation(c, "case")) {
      in = view_.lemma(c) == "in";
    } else if (view_.has_relation(c, "nmod") && view_.marker(c) == "of") {
      of = true;
    } else if (!view_.has_relation(c, "punct") && !view_.has_relation(c, "conj") && !view_.has_relation(c, "cc")) {
      return false;
    }
  }
  return in && of;
}

bool Engine::word_matches(int token, const Words& words) const {
  const std::string& lemma = view_.lemma(token);
  if (words.has(lemma)) return true;
  if (!words.has_phrases()) return false;
  std::string phrase = lemma;  // the head with the words that modify it, nearest first
  for (int t = token - 1; t >= 0 && token - t < words.longest(); --t) {
    if (view_.head(t) != token && view_.head(t) != t + 1) break;
    phrase = view_.lemma(t) + ' ' + phrase;
    if (words.has(phrase)) return true;
  }
  return false;
}

bool Engine::modifier_matches(int token, const Words& words, int depth) const {
  for (int c : view_.parse.children(token)) {
    const std::string_view relation = view_.relation(c);
    const bool modifies = is_relation(relation, "amod") || is_relation(relation, "compound") || is_relation(relation, "advmod") ||
                          is_relation(relation, "nmod") || is_relation(relation, "obl") || is_relation(relation, "nummod") ||
                          is_relation(relation, "obj") || is_relation(relation, "conj") || is_relation(relation, "flat") ||
                          relation == "nsubj:pass" || is_relation(relation, "appos") || relation == "aux";
    if (!modifies) continue;
    if (!is_relation(relation, "conj") && word_matches(c, words)) return true;
    if (depth < 1 && modifier_matches(c, words, depth + 1)) return true;
  }
  return false;
}

const Firing* Engine::inner_event(int token) {
  if (const Firing* firing = at(token)) return firing;
  if (view_.is_verb(token) || view_.upos(token) == Upos::AUX)
    for (int c : view_.parse.children(token))
      if (view_.is_noun(c) && grammar_.light_verb(c) == token)
        if (const Firing* firing = at(c)) return firing;
  return nullptr;
}

int Engine::event_noun_below(int token) const {
  if (view_.is_verb(token) || view_.upos(token) == Upos::AUX)
    for (int c : view_.parse.children(token))
      if (view_.is_noun(c) && grammar_.light_verb(c) == token && unfilled_[c]) return c;
  return token;
}

int Engine::find_counted(int token, const Words& quantities) const {
  if (!quantities.has(view_.lemma(token)) && !view_.words.portion_word.has(view_.lemma(token))) return token;
  for (int c : view_.parse.children(token))
    if (view_.has_relation(c, "nmod") && view_.marker(c) == "of") return c;
  return token;
}

const Meaning* Engine::meaning_of(const Firing& firing, int depth) {
  if (!firing.meaning.empty()) return &firing.meaning;
  if (depth > kMaxNesting) return nullptr;
  for (const Inner& inner : firing.inner)
    if (const Firing* below = at(inner.token))
      if (const Meaning* meaning = meaning_of(*below, depth + 1)) return meaning;
  return nullptr;
}

bool Engine::holds(const Condition& condition, const std::vector<Argument>& arguments, const Firing& firing, int token) {
  switch (condition.what) {
    case Condition::What::function:
      for (const Argument& a : arguments) {
        if (a.function != condition.function) continue;
        if (condition.words.empty() && condition.kinds == 0) {
          // A noun completes a word only when it is itself an event: "asked for talks", not "expected a guest".
          if (a.function != function::complement || !view_.is_noun(a.token) || inner_event(a.token) || unfilled_[a.token]) return true;
          continue;
        }
        if (!condition.words.empty() && (word_matches(a.token, condition.words) || word_matches(counted(a.token), condition.words))) return true;
        if (condition.kinds != 0 && (binder_.kinds_at(a.token) & condition.kinds)) return true;
      }
      return false;
    case Condition::What::modifier: {
      if (modifier_matches(token, condition.words, 0)) return true;
      const int verb = firing.word_class == WordClass::noun ? grammar_.light_verb(token) : -1;
      if (verb < 0) return false;
      for (int c : view_.parse.children(verb))
        if (c != token && (view_.has_relation(c, "obl") || view_.has_relation(c, "advmod")) &&
            (word_matches(c, condition.words) || modifier_matches(c, condition.words, 1)))
          return true;
      return false;
    }
    case Condition::What::content:
      for (const Inner& inner : firing.inner) {
        const Firing* below = at(inner.token) ? at(inner.token) : unfilled_[inner.token].get();
        const Meaning* meaning = below ? meaning_of(*below) : nullptr;
        if (!meaning || meaning->nothing) continue;
        if (condition.types.empty()) return true;
        for (const TypeMode& wanted : condition.types)
          if (wanted.type == meaning->type && (wanted.mode.empty() || wanted.mode == meaning->mode)) return true;
      }
      return false;
    case Condition::What::status: return firing.status == condition.status;
    case Condition::What::sentence:
      for (int t = 0; t < view_.size(); ++t)
        if (word_matches(t, condition.words)) return true;
      return false;
  }
  return false;
}

bool Engine::fire(const Candidate& candidate, int token, const std::vector<Argument>& own_arguments, Firing& firing,
                  int& conditions, std::string& reason) {
  const Frame& frame = view_.knowledge.frames().all()[candidate.trigger->frame];
  firing.token = token;
  firing.word_class = candidate.argument_class;
  firing.frame = candidate.trigger->frame;
  firing.words = candidate.words;
  firing.status = frame.has_status ? frame.status : status_of(view_, grammar_, token, candidate.argument_class);
  // "No agreement was reached": the trigger's own noun is denied.
  for (int word : candidate.words)
    if (word != token && !frame.has_status && view_.is_verb(token) && view_.is_noun(word) && firing.status == Status::actual &&
        status_of(view_, grammar_, word, WordClass::adjective) == Status::negated)
      firing.status = Status::negated;

  // What hangs on the trigger's further words belongs to it as surely: "severed relations with Iran".
  std::vector<Argument> extended;
  const std::vector<Argument>* all_arguments = &own_arguments;
  for (int word : candidate.words)
    if (word != token && view_.is_noun(word)) {
      if (extended.empty()) extended = own_arguments;
      grammar_.add_phrases(word, false, extended);
      all_arguments = &extended;
    }
  // "handed over Lachin": a particle that was read as a preposition leaves the object looking like an oblique.
  for (int word : candidate.words) {
    const int owner = view_.has_relation(word, "case") ? view_.head(word) : -1;
    if (owner < 0 || view_.head(owner) != token || !view_.is_verb(token) || view_.has_child(token, "obj")) continue;
    if (extended.empty()) extended = own_arguments;
    std::vector<int> objects = grammar_.conjuncts(owner);
    for (int c : view_.parse.children(token))  // the last of a list that the parse has hung on the verb
      if (c > owner && view_.is_noun(c) && view_.has_relation(c, "conj") && !view_.has_child(c, "nsubj") && !view_.has_child(c, "cop") &&
          !view_.has_child(c, "case"))
        objects.push_back(c);
    for (int t : objects) {
      extended.push_back({function::object, t, true});
      grammar_.add_phrases(t, true, extended);
    }
    all_arguments = &extended;
  }
  // "said Oslo must pay": whom the clause obliges is whom it is said to.
  for (int word : candidate.words) {
    const int owner = view_.has_relation(word, "aux") ? view_.head(word) : -1;
    if (owner < 0 || owner == token) continue;
    if (extended.empty()) extended = own_arguments;
    for (int subject : grammar_.surface_subjects(owner))
      for (int t : grammar_.conjuncts(subject)) extended.push_back({function::iobject, t, false});
    all_arguments = &extended;
  }
  const std::vector<Argument>& arguments = *all_arguments;

  // The inner events come first: conditions may ask for them.
  for (const Content& content : frame.contents)
    for (const bool weak : {false, true}) {
      if (weak && !firing.inner.empty()) break;
      for (Function f : content.functions)
        for (const Argument& a : arguments) {
          if (a.function != f || a.weak != weak) continue;
          const Firing* below = inner_event(a.token);
          if (const int silent = event_noun_below(a.token); !below && unfilled_[silent]) {
            // an event beside which nobody is named still says what is asked or thanked for
            if (content.how == Content::How::fact || content.how == Content::How::claim) firing.unfilled.push_back(silent);
            below = unfilled_[silent].get();
          }
          if (!below || below->token == token) continue;
          const bool known = std::any_of(firing.inner.begin(), firing.inner.end(),
                                         [&](const Inner& inner) { return inner.token == below->token; });
          if (!known) firing.inner.push_back({below->token, content.how});
        }
    }

  conditions = 0;
  auto describe = [&](const char* what, const Condition& condition) {
    return std::string(what) + " of line " + std::to_string(condition.line);
  };
  for (const Condition& condition : frame.only) {
    if (!holds(condition, arguments, firing, token)) {
      reason = describe("does not hold: `only`", condition);
      return false;
    }
    ++conditions;
  }
  for (const Condition& condition : frame.unless)
    if (holds(condition, arguments, firing, token)) {
      reason = describe("holds: `unless`", condition);
      return false;
    }

  firing.meaning = frame.means;
  for (const When& when : frame.when) {
    bool all = std::all_of(when.conditions.begin(), when.conditions.end(),
                           [&](const Condition& c) { return holds(c, arguments, firing, token); });
    if (!all) continue;
    const bool other_type = when.meaning.type != frame.means.type;
    if (when.of_type && !other_type && !frame.means.mode.empty()) break;  // the frame's own mode says more than its type's instruments
    // "will not withdraw": the refusal is a fact.
    if (when.of_type && other_type && firing.status == Status::negated) firing.status = Status::actual;
    firing.meaning = when.meaning;
    if (firing.meaning.contexts.empty()) firing.meaning.contexts = frame.means.contexts;
    break;
  }
  if (firing.meaning.nothing) return true;
  if (firing.meaning.empty()) {
    const bool colours = std::any_of(firing.inner.begin(), firing.inner.end(), [&](const Inner& inner) { return at(inner.token); });
    if (!colours) reason = "no inner event to colour";
    return colours;
  }

  const EventType* type = view_.knowledge.ontology().type(firing.meaning.type);
  std::vector<Argument> bound = arguments;
  const std::vector<Participant> lent = actors_of_deeds(bound);
  binder_.bind(frame, bound, candidate.argument_class, type && type->strikes_places, firing.actors, firing.recipients);
  if (firing.actors.empty()) firing.actors = lent;
  expelled_from(arguments, firing);
  complete_from_content(firing);
  if (firing.actors.empty()) add_implied_actor(arguments, firing);
  if (type && !type->host.empty()) find_host(arguments, type->host, firing);
  const auto is_somebody = [&](const Participant& p) {
    return !p.actor.country.empty() || !p.actor.sector.empty() || !view_.words.single_pronoun.has(lower(p.actor.text));
  };
  if (std::none_of(firing.actors.begin(), firing.actors.end(), is_somebody) &&
      std::none_of(firing.recipients.begin(), firing.recipients.end(), is_somebody)) {
    firing.actors.clear();
    firing.recipients.clear();
  }
  const bool actor = !firing.actors.empty(), recipient = !firing.recipients.empty();
  const bool reciprocal = is_reciprocal(frame);
  bool enough = true;
  switch (frame.needs) {
    case Needs::any: enough = actor || recipient; break;
    case Needs::actor: enough = actor; break;
    case Needs::recipient: enough = recipient; break;
    case Needs::both: enough = (actor && recipient) || (reciprocal && firing.actors.size() >= 2); break;
    case Needs::none: break;
  }
  if (!enough) reason = kNobody;
  return enough;
}

// "was expelled from Nicaragua", "the expulsion of the nuncio from Nicaragua": a state out of which somebody is sent has sent him.
void Engine::expelled_from(const std::vector<Argument>& arguments, Firing& firing) const {
  if (!firing.actors.empty() || !view_.knowledge.lexicon().words("expelling-word").has(view_.lemma(firing.token))) return;
  const Function from = view_.knowledge.frames().preposition("from");
  std::vector<Participant> states;
  for (const Argument& a : arguments) {
    if (a.function == from) binder_.parties_at(a.token, from, kind::state | kind::place | kind::organisation, states);
    if (a.function != function::object || !view_.is_noun(a.token)) continue;
    for (int c : view_.parse.children(a.token))
      if (view_.marker(c) == "from") binder_.parties_at(c, from, kind::state | kind::place, states);
  }
  std::erase_if(states, [](const Participant& p) { return p.actor.country.empty(); });
  if (states.empty()) return;
  for (Participant& p : states)
    if (p.actor.sector.empty() && (p.actor.kinds & (kind::state | kind::place))) p.actor.sector = "GOV";
  std::erase_if(firing.recipients, [&](const Participant& r) { return r.actor.span == states.front().actor.span; });
  for (Participant& r : firing.recipients)
    if (r.actor.country == states.front().actor.country && r.span.contains(states.front().span)) r.actor.country.clear();
  firing.actors.assign(1, states.front());
}

// "condemned the shelling of villages by the army": whom the outer event concerns stands inside the inner one. Who praises,
// blames or asks means the one who acts there; who promises, refuses or threatens acts there himself, so he means the other.
void Engine::complete_from_content(Firing& outer) {
  const EventType* type = view_.knowledge.ontology().type(outer.meaning.type);
  if (!type || type->content == EventType::Content::unsaid || outer.inner.empty()) return;
  const bool acts_himself = type->content == EventType::Content::own;
  const auto others = [&](const std::vector<Participant>& list) {
    std::vector<Participant> kept;
    for (const Participant& p : list)
      if (std::none_of(outer.actors.begin(), outer.actors.end(), [&](const Participant& a) {
            if (a.actor == p.actor) return true;
            if (a.actor.country.empty() || a.actor.country != p.actor.country) return false;
            // Rebels and the towns of their state are two parties.
            if ((a.actor.kinds | p.actor.kinds) & kind::armed_group) return false;
            // Within one country the sectors tell them apart: "the farmers agreed to meet the ministers". A state's forces are its own.
            if ((p.actor.kinds & kind::armed) && (a.actor.kinds & (kind::government | kind::state | kind::armed))) return true;
            return a.actor.sector.empty() || p.actor.sector.empty() || a.actor.sector == p.actor.sector;
          }))
        kept.push_back(p);
    return kept;
  };
  for (const Inner& inner : outer.inner) {
    if (inner.how != Content::How::none && inner.how != Content::How::fact && inner.how != Content::How::claim) continue;
    const Firing* below = at(inner.token);
    while (below && below->meaning.empty() && !below->inner.empty()) below = at(below->inner.front().token);
    if (!below) continue;
    // "denied that it had struck Gaza" answers whoever says so; "denied Chad's accusations" tells who that is.
    const EventType* inner_type = view_.knowledge.ontology().type(below->meaning.type);
    const bool accuses = inner_type && inner_type->content == EventType::Content::only_other && view_.is_noun(below->token);
    if (acts_himself && inner.how == Content::How::claim && !accuses) continue;
    // What was found by looking into the inner event's own phrase was a guess.
    std::vector<Participant> sure;
    for (const Participant& p : outer.recipients)
      if (!is_inside(p.span, below->token)) sure.push_back(p);
    std::vector<Participant> meant = others(below->actors);
    if (meant.empty() && acts_himself) meant = others(below->recipients);
    if (sure.empty() && (!meant.empty() || type->content == EventType::Content::only_other)) outer.recipients = meant;
  }
}

// "met the prime minister in Rome": whoever is at home is the host, and the others are on a visit.
void Engine::find_host(const std::vector<Argument>& arguments, const Meaning& host, Firing& firing) const {
  if (!firing.recipients.empty() || firing.actors.size() < 2) return;
  for (const Argument& a : arguments) {
    const std::string_view name = view_.knowledge.frames().function_name(a.function);
    if (name != "in" && name != "at") continue;
    const Mention* place = view_.mention(a.token);
    if (!place || place->actors.size() != 1 || !(binder_.kinds_at(a.token) & (kind::place | kind::state))) continue;
    const std::string& country = place->actors[0].country;
    const auto at_home = [&](const Participant& p) { return p.actor.country == country; };
    const auto first_host = std::stable_partition(firing.actors.begin(), firing.actors.end(), [&](const Participant& p) { return !at_home(p); });
    if (first_host == firing.actors.begin() || first_host == firing.actors.end()) continue;
    firing.recipients.assign(first_host, firing.actors.end());
    firing.actors.erase(first_host, firing.actors.end());
    if (firing.meaning.mode.empty()) {
      firing.meaning.mode = host.mode;
      firing.meaning.cameo = host.cameo;
    }
    return;
  }
}

std::vector<Participant> Engine::actors_of_deeds(std::vector<Argument>& arguments) {
  std::vector<Participant> lent;
  for (auto a = arguments.begin(); a != arguments.end();) {
    const Firing* deed = a->function == function::subject && (view_.is_noun(a->token) || view_.has_relation(a->token, "csubj")) ? at(a->token) : nullptr;
    if (!deed || deed->meaning.empty() || deed->actors.empty()) {
      ++a;
      continue;
    }
    lent.insert(lent.end(), deed->actors.begin(), deed->actors.end());
    a = arguments.erase(a);
  }
  return lent;
}

void Engine::add_implied_actor(const std::vector<Argument>& arguments, Firing& firing) const {
  if (!view_.is_noun(firing.token)) return;
  const Lexicon& lexicon = view_.knowledge.lexicon();
  std::string sector;
  for (const char* possible : {"CVL", "LAB"})
    if (lexicon.words("implied-" + firing.meaning.type + "-" + possible).has(view_.lemma(firing.token))) sector = possible;
  if (sector.empty()) return;
  for (const Argument& a : arguments) {
    const std::string_view name = view_.knowledge.frames().function_name(a.function);
    if (name != "in" && name != "at" && name != "across" && name != "near") continue;
    const Mention* place = view_.mention(a.token);
    if (!place || place->actors.size() != 1 || place->actors[0].country.empty() || !place->is_place) continue;
    Participant people{{}, view_.span(firing.token), function::none};
    people.actor.text = view_.form(firing.token);
    people.actor.span = people.span;
    people.actor.country = place->actors[0].country;
    people.actor.sector = sector;
    people.actor.kinds = kind::people;
    firing.actors.push_back(std::move(people));
    return;
  }
}

// "were killed in an Israeli strike": an event noun of the same type in a phrase of the verb is the same deed, and tells who did it.
void Engine::share_parties() {
  for (int t = 0; t < view_.size(); ++t) {
    const int verb = view_.head(t);
    if (!firings_[t] || firings_[t]->word_class != WordClass::noun || verb < 0 || !firings_[verb] || !view_.has_relation(t, "obl")) continue;
    Firing &deed = *firings_[t], &told = *firings_[verb];
    if (told.word_class != WordClass::verb || told.meaning.type != deed.meaning.type || told.meaning.empty()) continue;
    if (told.actors.empty()) told.actors = deed.actors;
  }
  for (int t = 0; t < view_.size(); ++t)
    if (firings_[t] && firings_[t]->actors.empty() && firings_[t]->word_class == WordClass::verb && grammar_.is_passive(t)) agent_below(*firings_[t]);
}

// "was banned from praying at the sites by the ministry": the agent hangs on what stands before it.
void Engine::agent_below(Firing& firing) const {
  for (int t = firing.token + 1; t < view_.size(); ++t) {
    if (!view_.is_noun(t) || view_.marker(t) != "by") continue;
    bool own = true;
    int above = view_.head(t);
    for (; own && above >= 0 && above != firing.token; above = view_.head(above)) {
      const std::string_view relation = view_.relation(above);
      own = !firings_[above] && relation != "acl" && relation != "acl:relcl" && !is_relation(relation, "conj") &&
            !is_relation(relation, "parataxis") && !(view_.is_verb(above) && grammar_.is_passive(above));
    }
    if (!own || above != firing.token) continue;
    binder_.parties_at(t, function::subject, kind::political | kind::armed, firing.actors);
    if (!firing.actors.empty()) return;
  }
}

bool Engine::is_inside(Span span, int token) const {
  const Span phrase{view_.span(view_.parse.leftmost(token)).begin, view_.span(view_.parse.rightmost(token)).end};
  return phrase.contains(span);
}

const Firing* Engine::at(int token) {
  if (states_[token] == State::fired) return firings_[token].get();
  if (states_[token] != State::unknown) return nullptr;
  states_[token] = State::looking;

  std::unique_ptr<Firing> best;
  std::size_t best_length = 0;
  int best_conditions = -1, best_folder = 0;
  std::vector<Argument> arguments;
  bool have_arguments = false;
  WordClass arguments_for = WordClass::verb;
  for (const Candidate& candidate : candidates(token)) {
    if (!have_arguments || arguments_for != candidate.argument_class) {
      arguments = grammar_.arguments(token, candidate.argument_class);
      arguments_for = candidate.argument_class;
      have_arguments = true;
    }
    auto firing = std::make_unique<Firing>();
    int conditions = 0;
    std::string reason;
    const bool fired = fire(candidate, token, arguments, *firing, conditions, reason);
    if (trace_) trace_->steps.push_back({view_.index, token, candidate.trigger->frame, fired, reason});
    if (!fired && reason == kNobody && !unfilled_[token]) unfilled_[token] = std::make_unique<Firing>(*firing);
    if (!fired) continue;
    const std::size_t length = candidate.trigger->others.size();
    const int folder = view_.knowledge.frames().all()[candidate.trigger->frame].folder;
    // Candidates come longest first, then a project's before Priscus' own, then by file and line; an exclusion wins among equals, then who
    // fills more roles.
    const auto known = [](const Participant& p) { return !p.actor.country.empty() || !p.actor.sector.empty(); };
    const auto filled = [&](const Firing& f) {
      const bool several = is_reciprocal(view_.knowledge.frames().all()[f.frame]) && f.actors.size() > 1;  // two sides fill two roles
      return std::any_of(f.actors.begin(), f.actors.end(), known) + (several || std::any_of(f.recipients.begin(), f.recipients.end(), known));
    };
    const bool decided = best && (best->meaning.nothing != firing->meaning.nothing);
    const bool equal = length == best_length && folder == best_folder;
    if (!best || length > best_length || (length == best_length && folder > best_folder) || (equal && decided && firing->meaning.nothing) ||
        (equal && !decided &&
         (filled(*firing) > filled(*best) || (filled(*firing) == filled(*best) && conditions > best_conditions)))) {
      best_folder = folder;
      best_length = length;
      best_conditions = conditions;
      best = std::move(firing);
    }
  }
  if (best && best->meaning.nothing) {  // "the strike zone": its other words are no events either
    for (int word : best->words)
      if (word != token && states_[word] == State::unknown) states_[word] = State::silent;
    best.reset();
    unfilled_[token].reset();  // no event, whoever may be named elsewhere
  }
  states_[token] = best ? State::fired : State::silent;
  firings_[token] = std::move(best);
  return firings_[token].get();
}

void Engine::suppress(Firing& firing, int depth) {
  if (depth > kMaxNesting) return;
  firing.suppressed = true;
  for (const Inner& inner : firing.inner)
    if (inner.how != Content::How::fact && inner.how != Content::How::claim && firings_[inner.token])
      suppress(*firings_[inner.token], depth + 1);
}

void Engine::colour(Firing& outer, Firing& inner, Content::How how, int depth) {
  if (depth > kMaxNesting) return;
  Status status = outer.status;
  switch (how) {
    case Content::How::negated: status = combine(status, Status::negated); break;
    case Content::How::future: status = combine(status, Status::future); break;
    case Content::How::hypothetical: status = combine(status, Status::hypothetical); break;
    case Content::How::historical: status = combine(status, Status::historical); break;
    default: break;
  }
  if (how == Content::How::negated && outer.status == Status::negated) status = Status::actual;  // "did not fail to"
  inner.status = combine(status, inner.status);
  // "halted the shelling of the town": the outer word's subject acts in the inner event too.
  if (inner.word_class == WordClass::noun && inner.actors.empty() && !inner.meaning.empty()) {
    for (const Argument& a : grammar_.arguments(outer.token, outer.word_class))
      if (a.function == function::subject && !a.weak && a.token != inner.token)
        binder_.parties_at(a.token, function::subject, kind::political, inner.actors);
  }
  if (inner.meaning.empty())
    for (const Inner& next : inner.inner)
      if (firings_[next.token]) colour(inner, *firings_[next.token], next.how, depth + 1);
}

void Engine::settle() {
  for (int t = 0; t < view_.size(); ++t) {
    if (!firings_[t]) continue;
    Firing& outer = *firings_[t];
    for (const Inner& inner : outer.inner) {
      if (!firings_[inner.token]) continue;
      Firing& below = *firings_[inner.token];
      switch (inner.how) {
        case Content::How::none: suppress(below, 0); break;
        case Content::How::fact: break;
        case Content::How::claim: below.claimed_by = t; break;
        default:
          // Only the outermost of a chain starts the colouring; the rest follows from it.
          if (outer.meaning.empty()) {
            bool is_inner = false;
            for (int u = 0; u < view_.size() && !is_inner; ++u)
              if (firings_[u] && firings_[u]->meaning.empty())
                for (const Inner& other : firings_[u]->inner) is_inner |= other.token == t;
            if (!is_inner) colour(outer, below, inner.how, 0);
          } else {
            colour(outer, below, inner.how, 0);
          }
      }
    }
  }
}

// "went to Rome to discuss trade", "a campaign to defeat the rebels": an aim is no event, unless it is part of what is planned.
void Engine::drop_aims() {
  for (int t = 0; t < view_.size(); ++t) {
    if (!firings_[t] || firings_[t]->suppressed || firings_[t]->meaning.empty()) continue;
    int verb = t;
    if (firings_[t]->word_class == WordClass::noun) verb = grammar_.light_verb(t);
    if (verb < 0) continue;
    for (int climb = 0; climb < 3 && view_.has_relation(verb, "conj") && !view_.has_child(verb, "nsubj"); ++climb) verb = view_.head(verb);
    const bool aim = (view_.has_relation(verb, "advcl") || view_.has_relation(verb, "acl") || view_.has_relation(verb, "xcomp")) &&
                     view_.marker(verb) == "to";
    if (!aim || is_content(t)) continue;
    // "is said to have bombed": what is done already is no aim, and neither is what is reported.
    bool done = view_.has_relation(verb, "xcomp") && grammar_.is_passive(view_.head(verb)) &&
                view_.words.speech_verb.has(view_.lemma(view_.head(verb)));
    for (int c : view_.parse.children(verb)) done |= view_.has_relation(c, "aux") && view_.lemma(c) == "have";
    if (done) continue;
    const EventType* type = view_.knowledge.ontology().type(firings_[t]->meaning.type);
    const int governor = view_.head(verb);
    // "met to discuss trade": one meeting. "flew to Oslo to discuss trade" tells two things.
    if (type && !type->host.empty() && firings_[governor] && firings_[governor]->meaning.type == firings_[t]->meaning.type &&
        firings_[governor]->meaning.mode != type->host.mode) {
      firings_[t]->suppressed = true;
      continue;
    }
    // "used tear gas to disperse the crowd": the means was used, so the act was done.
    if (view_.words.means_verb.has(view_.lemma(governor)) && firings_[t]->status == Status::actual) continue;
    const Status outer = status_of(view_, grammar_, governor, view_.is_noun(governor) ? WordClass::noun : WordClass::verb);
    if (outer == Status::future && type && !type->host.empty()) {  // who goes to meet will meet
      firings_[t]->status = Status::future;
    } else if (outer == Status::actual && type && !type->host.empty() && view_.words.goes_to_meet_verb.has(view_.lemma(governor))) {
      continue;  // who went there to meet somebody met him
    } else {
      firings_[t]->suppressed = true;
    }
  }
}

bool Engine::is_content(int token) const {
  for (const auto& firing : firings_)
    if (firing)
      for (const Inner& inner : firing->inner)
        if (inner.token == token && inner.how != Content::How::none) return true;
  return false;
}

// "thanked Baku for its support", "accused the army of the killing": the one who is thanked or accused did it; what one is thanked
// for was done for the one who thanks.
void Engine::fill_from_outer() {
  for (int t = 0; t < view_.size(); ++t) {
    if (!firings_[t] || firings_[t]->suppressed || firings_[t]->recipients.empty()) continue;
    Firing& outer = *firings_[t];
    const EventType* type = view_.knowledge.ontology().type(outer.meaning.type);
    const bool accuses = type && type->content == EventType::Content::only_other;
    for (int token : outer.unfilled) {
      if (firings_[token] || !unfilled_[token] || !view_.is_noun(token)) continue;
      firings_[token] = std::make_unique<Firing>(*unfilled_[token]);
      firings_[token]->actors = outer.recipients;
      if (!accuses) firings_[token]->recipients = outer.actors;
      for (const Inner& inner : outer.inner)
        if (inner.token == token && inner.how == Content::How::claim) firings_[token]->claimed_by = t;
      outer.inner.push_back({token, Content::How::fact});
    }
  }
}

std::vector<Firing> Engine::unfilled() const {
  std::vector<Firing> result;
  for (int t = 0; t < view_.size(); ++t) {
    if (!unfilled_[t] || firings_[t] || !is_anaphor(view_, t)) continue;
    // "after the meeting": a time, told by an event that is no news.
    const EventType* type = view_.knowledge.ontology().type(unfilled_[t]->meaning.type);
    if (type && !type->host.empty() && view_.has_relation(t, "obl") && view_.words.time_preposition.has(view_.marker(t))) continue;
    const bool part = std::any_of(firings_.begin(), firings_.end(), [&](const auto& f) {
      return f && std::find(f->words.begin(), f->words.end(), t) != f->words.end();
    });
    if (!part) result.push_back(*unfilled_[t]);
  }
  return result;
}

std::vector<Firing> Engine::run() {
  for (int t = 0; t < view_.size(); ++t) at(t);
  share_parties();
  settle();
  drop_aims();
  fill_from_outer();
  // A word belongs to one trigger: in "launched an offensive" the noun gives no event of its own.
  for (int t = 0; t < view_.size(); ++t)
    if (firings_[t] && !firings_[t]->meaning.empty())
      for (int word : firings_[t]->words)
        if (word != t && firings_[word]) firings_[word]->suppressed = true;
  std::vector<Firing> fired;
  for (int t = 0; t < view_.size(); ++t)
    if (firings_[t] && !firings_[t]->suppressed && !firings_[t]->meaning.empty()) fired.push_back(*firings_[t]);
  return fired;
}

}  // namespace priscus
