#include "events/arguments.h"

#include <algorithm>

namespace priscus {
namespace {

// Control chains longer than this do not occur; the bound keeps odd trees from running long.
constexpr int kMaxDepth = 6;

bool contains(const std::vector<int>& list, int x) { return std::find(list.begin(), list.end(), x) != list.end(); }

}  // namespace

Grammar::Grammar(const SentenceView& view)
    : view_(view),
      light_verbs_(view.knowledge.lexicon().words("light-verb")),
      occurrence_verbs_(view.knowledge.lexicon().words("occurrence-verb")),
      subject_control_(view.knowledge.lexicon().words("subject-control-verb")),
      sources_(view.knowledge.lexicon().words("source-phrase")),
      undergo_verbs_(view.knowledge.lexicon().words("undergo-verb")),
      undergone_(view.knowledge.lexicon().words("undergone-noun")),
      suffer_verbs_(view.knowledge.lexicon().words("suffer-verb")),
      asked_nouns_(view.knowledge.lexicon().words("asked-noun")),
      object_verbs_(view.knowledge.lexicon().words("object-verb")) {}

std::vector<Argument> Grammar::arguments(int token, WordClass word_class) const {
  std::vector<Argument> out;
  switch (word_class) {
    case WordClass::verb: verb_arguments(token, out); break;
    case WordClass::noun: noun_arguments(token, out); break;
    case WordClass::adjective: adjective_arguments(token, out); break;
  }
  return out;
}

void Grammar::add(Function function, int token, bool weak, std::vector<Argument>& out) const {
  for (int t : conjuncts(token)) {
    bool known = std::any_of(out.begin(), out.end(), [&](const Argument& a) { return a.function == function && a.token == t; });
    if (!known) out.push_back({function, t, weak});
  }
}

std::vector<int> Grammar::conjuncts(int token) const {
  std::vector<int> all{token};
  for (std::size_t i = 0; i < all.size(); ++i)  // a list may be parsed as a chain: each on the one before
    for (int c : view_.parse.children(all[i]))
      if (view_.has_relation(c, "conj") && !view_.has_child(c, "nsubj") && !is_subject_of_second_clause(c)) all.push_back(c);
  return all;
}

bool Grammar::is_relative_pronoun(int token) const {
  const std::string_view xpos = view_.parse[token].xpos;
  if (xpos == "WDT" || xpos == "WP" || xpos == "WP$") return true;
  return view_.lemma(token) == "that" && view_.upos(token) == Upos::PRON;
}

int Grammar::antecedent(int token, int clause) const {
  if (!is_relative_pronoun(token)) return token;
  // Climb from the clause to the noun it modifies; a conjoined relative clause hangs on the first one.
  for (int c = clause, depth = 0; c >= 0 && depth < kMaxDepth; c = view_.head(c), ++depth)
    if (view_.relation(c) == "acl:relcl" && view_.head(c) >= 0) return view_.head(c);
  return token;
}

bool Grammar::is_passive(int verb) const {
  if (view_.has_child(verb, "aux:pass")) return true;
  for (int c : view_.parse.children(verb)) {
    if (view_.relation(c) == "nsubj:pass" || view_.relation(c) == "aux:pass") return true;
  }
  if (lacks_its_object(verb)) return true;
  if (view_.parse[verb].xpos != "VBN") return false;
  for (int c : view_.parse.children(verb))
    if (view_.has_relation(c, "aux") || view_.has_relation(c, "obj")) return false;  // "have shelled", "having lost"
  if (view_.has_relation(verb, "acl") || view_.has_relation(verb, "amod") || view_.has_relation(verb, "advcl")) return true;
  if (view_.has_relation(verb, "conj") && !view_.has_child(verb, "nsubj") && view_.head(verb) >= 0)
    return is_passive(view_.head(verb));
  if (view_.has_relation(verb, "root") && !view_.has_child(verb, "nsubj")) return true;  // headline: "Two killed in blast"
  return view_.has_relation(verb, "xcomp");
}

// "Twenty soldiers killed in ambush": a verb that cannot be without an object has its subject as one.
bool Grammar::lacks_its_object(int verb) const {
  const std::string_view xpos = view_.parse[verb].xpos;
  if ((xpos != "VBN" && xpos != "VBD") || !view_.has_relation(verb, "root") || !object_verbs_.has(view_.lemma(verb))) return false;
  if (!view_.has_child(verb, "nsubj") || view_.has_child(verb, "aux")) return false;
  for (int c : view_.parse.children(verb))
    if (view_.has_relation(c, "ccomp") || view_.has_relation(c, "xcomp") || view_.has_relation(c, "iobj")) return false;
  return objects(verb).empty();
}

std::vector<int> Grammar::surface_subjects(int predicate, int depth) const {
  if (depth > kMaxDepth) return {};
  const int governor = view_.head(predicate);
  std::vector<int> found;
  for (int c : view_.parse.children(predicate))
    // What has a preposition is no subject: "Violence by soldiers must end" is sometimes parsed with two.
    if (view_.has_relation(c, "nsubj") && !view_.has_child(c, "case") && c != fronted_object(predicate))
      found.push_back(antecedent(c, predicate));
  if (found.empty())  // "Shelling by troops killed civilians", the noun read as a verb
    for (int c : view_.parse.children(predicate))
      if (view_.has_relation(c, "csubj") && view_.parse[c].xpos == "VBG") found.push_back(c);
  if (!found.empty() || governor < 0) return found;

  if (view_.has_relation(predicate, "conj")) {
    const int own = subject_of_second_clause(predicate);
    return own >= 0 ? std::vector<int>{own} : surface_subjects(governor, depth + 1);
  }
  if (view_.has_relation(predicate, "xcomp")) {
    if (!is_passive(governor) && !subject_control_.has(view_.lemma(governor))) {
      std::vector<int> controllers = objects(governor, depth + 1);
      for (int c : view_.parse.children(governor))
        if (view_.has_relation(c, "iobj")) controllers.push_back(c);
      controllers.erase(std::remove(controllers.begin(), controllers.end(), predicate), controllers.end());
      if (!controllers.empty()) return controllers;
    }
    return surface_subjects(governor, depth + 1);
  }
  if (view_.relation(predicate) == "acl:relcl") return {governor};
  if (view_.has_relation(predicate, "advcl") || view_.has_relation(predicate, "ccomp")) {
    // "accused Oslo of shelling", "thanked Baku for sending": the object acts; "left after meeting": the subject.
    const std::string marker = view_.marker(predicate);
    // "were killed by shelling", "died in fighting": the deed is somebody else's.
    if (marker == "by" || marker == "in" || marker == "during")
      if (view_.is_verb(governor) && (is_passive(governor) || undergo_verbs_.has(view_.lemma(governor)))) return {};
    const bool object_acts = marker == "of" || marker == "for" || marker == "from" || marker == "with";
    if (object_acts && view_.is_verb(governor) && !is_passive(governor)) {
      std::vector<int> controllers = objects(governor, depth + 1);
      controllers.erase(std::remove(controllers.begin(), controllers.end(), predicate), controllers.end());
      if (!controllers.empty()) return controllers;
    }
    if (view_.has_relation(predicate, "advcl") || !view_.has_child(predicate, "mark")) return surface_subjects(governor, depth + 1);
    return {};
  }
  if (view_.has_relation(predicate, "acl")) {
    if (view_.has_child(predicate, "mark")) {
      // "its decision to withdraw", "a plan for bombing": who decides or plans.
      std::vector<Argument> outer;
      if (depth < 2) noun_arguments(governor, outer);
      for (const Argument& a : outer)
        if (a.function == function::subject && !contains(found, a.token)) found.push_back(a.token);
      return found;
    }
    return {governor};
  }
  if (view_.has_relation(predicate, "amod")) return {governor};
  return {};
}

// "Oslo agreed, and Riga supported it", "while Riga and Bern supported him": a noun joined to the clause before, right before the verb.
int Grammar::subject_of_second_clause(int verb) const {
  if (!view_.is_verb(verb)) return -1;
  const int governor = view_.head(verb);
  int end = verb;  // adverbs and auxiliaries stand between
  while (end > 0 && view_.head(end - 1) == verb) --end;
  // Read as the clause's head, with its mark: "while Riga supported him".
  if (view_.is_noun(governor) && governor < verb && view_.has_relation(governor, "advcl") && view_.has_child(governor, "mark") &&
      !view_.has_child(governor, "cop"))
    return governor;
  // A verb without "and" of its own is joined by that of its subject.
  const std::string_view form = view_.parse[verb].xpos;
  if (form != "VBD" && form != "VBZ" && form != "VBP" && !view_.has_child(verb, "aux")) return -1;
  if (!view_.is_verb(governor) || view_.has_child(verb, "cc") || end == 0 || view_.parse[end - 1].upos == Upos::PUNCT) return -1;
  for (int noun = end - 1; noun > governor; --noun) {
    if (!view_.has_relation(noun, "conj") || !view_.is_noun(noun) || view_.parse.rightmost(noun) + 1 != end) continue;
    const int conjunction = view_.child(noun, "cc");
    if (view_.has_child(noun, "case") || conjunction < 0 || (view_.lemma(conjunction) != "and" && view_.lemma(conjunction) != "but")) return -1;
    for (int c : view_.parse.children(view_.head(noun)))  // of a list nobody knows where it begins
      if (c != noun && c != verb && view_.has_relation(c, "conj") && view_.is_noun(c)) return -1;
    return noun;
  }
  return -1;
}

// "Rwanda, whose army he accuses": two subjects, of which the first, with "whose", is the object. -1 when there is none.
int Grammar::fronted_object(int verb) const {
  int first = -1, subjects = 0;
  for (int c : view_.parse.children(verb)) {
    if (view_.has_relation(c, "obj")) return -1;
    if (!view_.has_relation(c, "nsubj")) continue;
    if (first < 0) first = c;
    ++subjects;
  }
  if (subjects < 2) return -1;
  for (int c : view_.parse.children(first))
    if (view_.relation(c) == "nmod:poss" && view_.lemma(c) == "whose") return first;
  return -1;
}

bool Grammar::is_subject_of_second_clause(int noun) const {
  if (!view_.is_noun(noun)) return false;
  int verb = view_.parse.rightmost(noun) + 1;  // behind adverbs and auxiliaries
  if (verb < view_.size() && view_.head(verb) > verb) verb = view_.head(verb);
  return verb < view_.size() && view_.has_relation(verb, "conj") && view_.is_verb(verb) && !view_.has_child(verb, "nsubj") &&
         view_.head(verb) < noun && subject_of_second_clause(verb) == noun;
}

std::vector<int> Grammar::objects(int verb, int depth) const {
  std::vector<int> found;
  if (depth > kMaxDepth) return found;
  if (const int fronted = fronted_object(verb); fronted >= 0) return {fronted};
  for (int c : view_.parse.children(verb))
    if (view_.has_relation(c, "obj")) found.push_back(antecedent(c, verb));
  if (!found.empty()) {
    for (int c : view_.parse.children(verb))  // "visited Turkey on Monday and Uzbekistan on Tuesday"
      if (view_.has_relation(c, "conj") && view_.is_noun(c) && c > found.front() && !view_.has_child(c, "nsubj") &&
          !view_.has_child(c, "cop") && !view_.has_child(c, "case") && !is_subject_of_second_clause(c))
        found.push_back(c);
    for (int c : view_.parse.children(verb))  // … and the same hung on the day
      if (view_.has_relation(c, "obl") && c > found.front() && (!view_.mention(c) || view_.mention(c)->actors.empty()))
        for (int g : view_.parse.children(c))
          if (view_.has_relation(g, "conj") && view_.upos(g) == Upos::PROPN && view_.mention(g) && !view_.has_child(g, "case") &&
              (g + 1 == view_.size() || view_.upos(g + 1) == Upos::ADP || view_.parse[g + 1].form == "."))
            found.push_back(g);
    return found;
  }
  const int governor = view_.head(verb);
  if (view_.has_relation(verb, "conj") && governor >= 0 && view_.is_verb(governor)) {
    for (int c : view_.parse.children(governor))  // "bombed and shelled the town", the object hanging on the first verb
      if (view_.has_relation(c, "obj") && c > verb) found.push_back(c);
  }
  if (found.empty() && view_.is_verb(verb)) {
    bool blocked = false;
    for (int c : view_.parse.children(verb))
      if (view_.has_relation(c, "ccomp") || view_.has_relation(c, "xcomp") || view_.has_relation(c, "obl")) blocked = true;
    if (!blocked)
      for (int c : view_.parse.children(verb))  // the same with the object on the last verb
        if (view_.has_relation(c, "conj") && view_.is_verb(c) && !view_.has_child(c, "nsubj") && !view_.has_child(c, "aux"))
          for (int o : view_.parse.children(c))
            if (view_.has_relation(o, "obj")) found.push_back(o);
  }
  return found;
}

std::vector<int> Grammar::agents(int verb) const {
  std::vector<int> found;
  for (int c : view_.parse.children(verb)) {
    if (view_.relation(c) == "obl:agent" || (view_.has_relation(c, "obl") && view_.marker(c) == "by")) found.push_back(c);
  }
  if (!found.empty()) return found;
  // "was retaken on Sunday by soldiers": read as coordinated with the day, or as hanging on a name.
  for (int c : view_.parse.children(verb)) {
    if (!view_.has_relation(c, "obl") || c < verb) continue;
    for (int g : view_.parse.children(c))
      if (view_.marker(g) == "by" && (view_.has_relation(g, "conj") || (view_.has_relation(g, "nmod") && view_.upos(c) == Upos::PROPN)))
        found.push_back(g);
  }
  return found;
}

void Grammar::add_phrases(int token, bool weak, std::vector<Argument>& out) const {
  for (int c : view_.parse.children(token)) {
    const bool nominal = view_.has_relation(c, "obl") || view_.has_relation(c, "nmod");
    const bool clausal = view_.has_relation(c, "advcl") || view_.relation(c) == "acl" || view_.has_relation(c, "ccomp") ||
                         view_.has_relation(c, "xcomp");
    if (!nominal && !clausal) continue;
    if (view_.relation(c) == "nmod:poss") continue;
    const std::string marker = view_.marker(c);
    if (marker.empty()) continue;
    Function function = view_.knowledge.frames().preposition(marker);
    if (function == function::none && !sources_.has(marker)) {  // "along with": the last word tells
      const std::size_t blank = marker.rfind(' ');
      if (blank != std::string::npos) function = view_.knowledge.frames().preposition(std::string_view(marker).substr(blank + 1));
    }
    if (function != function::none && !(clausal && marker == "to")) add(function, antecedent(c, token), weak, out);
  }
}

void Grammar::verb_arguments(int verb, std::vector<Argument>& out) const {
  const bool passive = is_passive(verb);
  const std::vector<int> surface = surface_subjects(verb);
  if (passive) {
    for (int t : agents(verb)) add(function::subject, t, false, out);
    for (int t : surface) add(function::object, t, false, out);
    for (int c : view_.parse.children(verb))  // "was given tanks"
      if (view_.has_relation(c, "obj")) add(function::object, c, false, out);
  } else {
    for (int t : surface) add(function::subject, t, false, out);
    for (int t : objects(verb)) add(function::object, t, false, out);
    // "the village they shelled": the noun outside is the object when the clause has a subject of its own and no object.
    if (view_.relation(verb) == "acl:relcl" && view_.has_child(verb, "nsubj") && !view_.has_child(verb, "obj")) {
      bool subject_is_relative = false;
      for (int c : view_.parse.children(verb))
        if (view_.has_relation(c, "nsubj") && is_relative_pronoun(c)) subject_is_relative = true;
      if (!subject_is_relative) add(function::object, view_.head(verb), true, out);
    }
  }
  bool has_clause = false;
  for (int c : view_.parse.children(verb)) {
    const std::string_view relation = view_.relation(c);
    if (is_relation(relation, "iobj")) add(function::iobject, c, false, out);
    if (is_relation(relation, "ccomp") || is_relation(relation, "xcomp")) {
      has_clause = true;
      add(function::complement, c, false, out);
    }
    // "agreed … to cease fire" is sometimes attached as an adverbial clause of purpose.
    if (is_relation(relation, "advcl") && view_.marker(c) == "to") add(function::complement, c, true, out);
    // "ruled out sending troops": a gerund right behind the verb is what it governs.
    if (is_relation(relation, "advcl") && view_.parse[c].xpos == "VBG" && view_.marker(c).empty()) {
      int behind = verb + 1;
      while (behind < view_.size() && view_.head(behind) == verb && view_.relation(behind) == "compound:prt") ++behind;
      if (view_.parse.leftmost(c) == behind) add(function::complement, c, true, out);
    }
    if (is_relation(relation, "parataxis") && view_.is_verb(c) && c > verb) add(function::complement, c, true, out);
  }
  // "Oslo must withdraw, the minister said": the clause that the verb of speaking hangs on.
  if (!has_clause && view_.has_relation(verb, "parataxis") && view_.head(verb) >= 0 && view_.is_verb(view_.head(verb)) &&
      !view_.has_child(verb, "obj"))
    add(function::complement, view_.head(verb), true, out);
  if (has_clause) {  // "told Baku that …", "warned Oslo it would …"
    const std::vector<Argument> so_far = out;
    for (const Argument& a : so_far)
      if (a.function == function::object) add(function::iobject, a.token, false, out);
  }
  // An event noun as object completes the verb too: "condemned the bombing".
  const std::vector<Argument> so_far = out;
  for (const Argument& a : so_far)
    if (a.function == function::object && view_.is_noun(a.token)) add(function::complement, a.token, false, out);
  add_phrases(verb, false, out);
  // A phrase that the parser hung on the object may belong to the verb: "received weapons from Oslo", "granted to her by Oslo".
  const std::vector<Argument> nominal = out;
  for (const Argument& a : nominal) {
    if (a.weak || !view_.is_noun(a.token) || a.token < verb) continue;
    add_phrases(a.token, true, out);
    if (passive)
      for (int c : view_.parse.children(a.token))
        if (view_.has_relation(c, "nmod") && view_.marker(c) == "by") add(function::subject, c, true, out);
  }
  // Phrases that hang on the verb the clause is coordinated with belong to both when they stand last: "met and spoke with X".
  if (view_.has_relation(verb, "conj") && view_.head(verb) >= 0 && view_.is_verb(view_.head(verb))) {
    std::vector<Argument> shared;
    add_phrases(view_.head(verb), false, shared);
    for (const Argument& a : shared)
      if (a.token > verb) out.push_back({a.function, a.token, true});
  }
}

int Grammar::light_verb(int noun) const {
  const int governor = view_.head(noun);
  if (governor < 0) return -1;
  if (is_series(noun)) return light_verb(governor);
  if (view_.has_relation(noun, "conj")) return view_.is_noun(governor) ? light_verb(governor) : -1;
  // "an attack carried out by rebels", "talks held in Oslo": the participle below the noun.
  for (int c : view_.parse.children(noun))
    if (view_.has_relation(c, "acl") && view_.is_verb(c) && is_passive(c) && light_verbs_.has(view_.lemma(c))) return c;
  if (!view_.is_verb(governor) && view_.upos(governor) != Upos::AUX) return -1;
  const bool is_light = light_verbs_.has(view_.lemma(governor));
  if (view_.has_relation(noun, "obj") && is_light) return governor;
  if (view_.relation(noun) == "nsubj:pass" && is_light) return governor;
  if (view_.has_relation(noun, "nsubj") && occurrence_verbs_.has(view_.lemma(governor))) return governor;
  return -1;
}

// "a series of attacks", "another round of talks": what is said of the series is said of its members.
bool Grammar::is_series(int noun) const {
  const int head = view_.head(noun);
  return head >= 0 && view_.has_relation(noun, "nmod") && view_.words.series_noun.has(view_.lemma(head)) && view_.marker(noun) == "of";
}

bool Grammar::has_object(int noun) const {
  for (int c : view_.parse.children(noun))
    if (view_.has_relation(c, "nmod") && view_.marker(c) == "of") return true;
  return false;
}

void Grammar::noun_arguments(int noun, std::vector<Argument>& out) const {
  std::vector<int> by;
  bool has_possessor = false;
  for (int c : view_.parse.children(noun)) {
    if (view_.has_relation(c, "nmod") && view_.marker(c) == "by") by.push_back(c);
    if (view_.relation(c) == "nmod:poss") has_possessor = true;
  }
  // "the detention of sailors by Iran", "a raid on the office by police": often parsed with the agent on the noun before it.
  if (by.empty())
    for (int c : view_.parse.children(noun)) {
      if (!(view_.has_relation(c, "nmod") || view_.has_relation(c, "obl")) || view_.marker(c).empty()) continue;
      for (int g : view_.parse.children(c)) {
        if (!view_.has_relation(g, "nmod")) continue;
        if (view_.marker(g) == "by") by.push_back(g);
        for (int h : view_.parse.children(g))
          if (by.empty() && view_.has_relation(h, "nmod") && view_.marker(h) == "by") by.push_back(h);
      }
    }
  // "A raid on the office by police shocked the town": read as hanging on the verb before which it stands.
  if (const int verb = view_.head(noun); by.empty() && verb > noun && view_.has_relation(noun, "nsubj"))
    for (int t : agents(verb))
      if (t > noun && t < verb) by.push_back(t);
  // "were killed in a raid by gunmen": of two, the noun that stands before `by` owns it.
  const int outer = view_.head(noun);
  if (by.empty() && outer >= 0 && view_.has_relation(noun, "obl") && view_.is_verb(outer) && is_passive(outer))
    for (int t : agents(outer))
      if (t > noun && view_.parse.leftmost(t) == view_.parse.rightmost(noun) + 1) by.push_back(t);
  for (int t : by) add(function::subject, t, false, out);
  for (int c : view_.parse.children(noun)) {
    const std::string_view relation = view_.relation(c);
    if (relation == "nmod:poss") {
      add(function::possessor, c, false, out);
      // "his arrest", "the activist's murder": it was done to the owner, unless somebody else suffers it ("its arrest of critics").
      const bool suffers = !by.empty() || (undergone_.has(view_.lemma(noun)) && !has_object(noun));
      add(suffers ? function::object : function::subject, c, false, out);
    } else if (is_relation(relation, "compound") || is_relation(relation, "amod") || is_relation(relation, "nmod") ||
               is_relation(relation, "nummod")) {
      if (is_relation(relation, "nmod") && !view_.marker(c).empty()) continue;
      add(function::modifier, c, false, out);
      const bool adjective = view_.adjective(c) != nullptr;
      if (adjective || is_relation(relation, "compound")) {
        add(function::subject, c, !adjective || has_possessor, out);
        if (is_relation(relation, "compound")) add(function::object, c, has_possessor ? false : true, out);
      }
    } else if (relation == "acl" && view_.marker(c) == "to") {
      add(function::complement, c, false, out);
    } else if (relation == "acl" && view_.has_child(c, "mark")) {
      add(function::complement, c, true, out);
    }
  }
  // "coalition advisers and air strikes": a noun that modifies the first of two may modify both.
  if (view_.has_relation(noun, "conj") && view_.head(noun) >= 0 && view_.is_noun(view_.head(noun)) && !has_possessor)
    for (int c : view_.parse.children(view_.head(noun)))
      if (c < view_.head(noun) && (view_.has_relation(c, "compound") || view_.relation(c) == "nmod:poss" || view_.adjective(c)))
        add(function::subject, c, true, out);
  add_phrases(noun, false, out);
  // "a series of meetings between the two", "a wave of arrests by the police"
  const int told = is_series(noun) ? view_.head(noun) : noun;
  if (told != noun)
    for (int c : view_.parse.children(told)) {
      if (c == noun || view_.marker(c) == "of") continue;
      if (view_.has_relation(c, "nmod") && view_.marker(c) == "by") add(function::subject, c, false, out);
      if (view_.relation(c) == "nmod:poss" || view_.adjective(c)) add(function::subject, c, false, out);
    }
  if (told != noun) add_phrases(told, true, out);
  const Function of = view_.knowledge.frames().preposition("of");
  const std::vector<Argument> so_far = out;
  for (const Argument& a : so_far)
    if (of != function::none && a.function == of) {
      add(function::object, a.token, false, out);
      add(function::subject, a.token, true, out);  // "the visit of the king": the binder drops it when it fills the object
      add(function::complement, a.token, true, out);
    } else if (a.function >= function::first_preposition) {
      add(function::complement, a.token, true, out);  // "a call for talks"
    }

  // The light verb's own participants.
  const int verb = light_verb(noun);
  if (verb >= 0) {
    const bool passive = is_passive(verb);
    if (passive) {
      for (int t : agents(verb)) add(function::subject, t, false, out);
    } else if (!view_.has_relation(told, "nsubj")) {
      for (int t : surface_subjects(verb))
        if (t != told) add(function::subject, t, false, out);
    }
    for (int c : view_.parse.children(verb))
      if (view_.has_relation(c, "iobj")) add(function::iobject, c, false, out);
    std::vector<Argument> around;
    add_phrases(verb, false, around);
    const bool happens = view_.has_relation(told, "nsubj") && view_.relation(told) != "nsubj:pass";  // "the aid went to schools"
    for (const Argument& a : around)
      if (a.token != told && !contains(by, a.token)) add(a.function, a.token, happens, out);
    return;
  }
  // "The curfew is in force in Lima", "talks ended in Oslo": where the predicate says it is, the event is.
  if (view_.head(noun) >= 0 && (view_.has_relation(noun, "nsubj") || view_.has_relation(noun, "obj"))) {
    std::vector<Argument> around;
    add_phrases(view_.head(noun), true, around);
    for (const Argument& a : around) {
      const std::string_view name = view_.knowledge.frames().function_name(a.function);
      const bool scene = name == "in" || name == "at" || name == "near" || name == "between" || name == "among" || name == "against" || name == "across";
      if (scene && a.token != noun) add(a.function, a.token, true, out);
    }
  }
  // "the regime's escalating attacks": sometimes parsed with the participle as a verb that owns both.
  if (view_.has_relation(noun, "obj") && view_.head(noun) == noun - 1 && view_.parse[noun - 1].xpos == "VBG")
    for (int c : view_.parse.children(noun - 1))
      if (view_.relation(c) == "nmod:poss") add(function::subject, c, false, out);
  // "are facing shelling by the army": who has to face it suffers it.
  if (view_.has_relation(noun, "obj") && view_.head(noun) >= 0 && suffer_verbs_.has(view_.lemma(view_.head(noun))))
    for (int t : surface_subjects(view_.head(noun))) add(function::object, t, true, out);
  // "entered the town as part of an offensive": whose part it is acts.
  if (const int part = view_.head(noun); part >= 0 && view_.lemma(part) == "part" && view_.has_relation(part, "obl") &&
                                         view_.marker(part) == "as" && view_.marker(noun) == "of")
    for (int t : surface_subjects(view_.head(part))) add(function::subject, t, true, out);
  // "sent troops at the request of Oslo": who does it was asked.
  if (const int asked = view_.head(noun); asked >= 0 && view_.has_relation(noun, "obl") && view_.marker(noun) == "at" &&
                                          asked_nouns_.has(view_.lemma(noun)) && view_.is_verb(asked) && !is_passive(asked)) {
    for (int t : surface_subjects(asked)) add(view_.knowledge.frames().preposition("to"), t, true, out);
    return;
  }
  // "is on a visit to", "arrived in Oslo for talks with": who does what the phrase hangs on.
  const int governor = view_.head(noun);
  const bool copular = view_.has_child(noun, "cop");
  if (copular || (governor >= 0 && view_.has_relation(noun, "obl"))) {
    const int predicate = copular ? noun : governor;
    if (copular || view_.is_verb(governor)) {
      const std::string marker = view_.marker(noun);
      if (predicate == noun || marker == "on" || marker == "for" || marker == "during" || marker == "in" || marker == "after" ||
          marker == "at" || marker == "before" || marker == "ahead of" || marker == "through") {
        // "after the attack" is somebody else's attack; "after an attack", "for talks", "on a visit" is the subject's.
        for (int c : view_.parse.children(noun)) {
          const std::string& word = view_.lemma(c);
          if (view_.has_relation(c, "det") && (word == "the" || word == "this" || word == "that" || word == "these" || word == "those")) return;
          if (view_.relation(c) == "nmod:poss") return;
        }
        // "were wounded in an attack", "died in an ambush": they suffered it.
        if (!copular && (is_passive(governor) || undergo_verbs_.has(view_.lemma(governor)))) return;
        for (int t : surface_subjects(predicate))
          if (t != noun) add(function::subject, t, true, out);
        // "joined the French minister for talks": both
        if (!copular && marker == "for" && view_.lemma(governor) == "join")
          for (int t : objects(governor)) add(view_.knowledge.frames().preposition("with"), t, true, out);
      }
    }
  }
}

void Grammar::adjective_arguments(int adjective, std::vector<Argument>& out) const {
  for (int t : surface_subjects(adjective)) add(function::subject, t, false, out);
  for (int c : view_.parse.children(adjective)) {
    if (view_.has_relation(c, "ccomp") || view_.has_relation(c, "xcomp") || view_.has_relation(c, "advcl"))
      add(function::complement, c, false, out);
  }
  add_phrases(adjective, false, out);
}

}  // namespace priscus
