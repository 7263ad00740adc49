#include "syntax/tree_repair.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace priscus {
namespace {

constexpr int kLongestHeadline = 25;  // tokens

bool is_noun(const Word& word) { return word.upos == Upos::NOUN || word.upos == Upos::PROPN; }
bool is(const Word& word, std::string_view relation) { return is_relation(word.deprel, relation); }
bool is_finite(const Word& word) { return word.xpos == "VBD" || word.xpos == "VBZ" || word.xpos == "VBP"; }

// Nouns that measure time or distance stand without a preposition: "lasted ten days", "marched 30 kilometres".
bool is_measure(std::string_view lemma) {
  static constexpr std::array<std::string_view, 26> kMeasures = {
      "second", "minute", "hour",  "day",    "night",     "week",      "month", "year",  "decade",  "century", "time",    "morning", "evening",
      "afternoon", "today", "tomorrow", "yesterday", "metre", "meter", "kilometre", "kilometer", "mile", "foot", "percent", "%", "point"};
  return std::find(kMeasures.begin(), kMeasures.end(), lemma) != kMeasures.end();
}

// What headlines tell in one word and the tagger takes for a noun beside a name: "Manila summons envoy", "groups block roads".
// Base forms; words that are far oftener nouns there ("force", "leader", "minister") are left out.
bool is_headline_verb(std::string_view lemma) {
  static constexpr std::array<std::string_view, 128> kVerbs = {
      "aid",     "appeal",   "approve", "arrest",  "attack",    "back",      "ban",      "beat",     "blame",    "blast",    "block",
      "bomb",    "boycott",  "brawl",   "call",    "charge",    "claim",     "clash",    "clear",    "close",    "condemn",  "cut",
      "decry",   "defend",   "delay",   "demand",  "deny",      "deport",    "detain",   "down",     "drop",     "ease",     "elect",
      "end",     "exchange", "expel",   "extend",  "fight",     "fine",      "fire",     "free",     "freeze",   "grant",    "guard",
      "hail",    "halt",     "hand",    "help",    "hit",       "hold",      "host",     "issue",    "jail",     "join",     "kill",
      "launch",  "leave",    "lift",    "list",    "mark",      "march",     "meet",     "mourn",    "move",     "mull",     "near",
      "offer",   "open",     "order",   "oust",    "pardon",    "pass",      "phone",    "plan",     "pledge",   "praise",   "press",
      "probe",   "promise",  "protest", "punish",  "push",      "quit",      "raid",     "ram",      "reject",   "release",  "rescue",
      "restore", "retake",   "return",  "riot",    "rule",      "sack",      "sanction", "scrap",    "seal",     "seek",     "send",
      "shell",   "shut",     "sign",    "slam",    "slap",      "step",      "stop",     "storm",    "strike",   "sue",      "summon",
      "support", "surrender", "swap",   "target",  "test",      "threaten",  "tighten",  "torch",    "trade",    "urge",     "veto",
      "visit",   "vote",     "vow",     "walk",    "warn",      "welcome",   "withdraw"};
  return std::find(kVerbs.begin(), kVerbs.end(), lemma) != kVerbs.end();
}

class Repair {
 public:
  explicit Repair(std::vector<Word>& words) : words_(words), size_(static_cast<int>(words.size())) {}

  void run() {
    headline_segments();
    for (int t = 0; t < size_; ++t) {
      verb_before_object(t);
      bare_oblique(t);
      subject_behind_time(t);
      unmarked_subject(t);
      subject_in_phrase(t);
      second_of_between(t);
      sentence_without_verb(t);
      name_in_list(t);
      headline_verb(t);
      subject_with_preposition(t);
      passive_without_auxiliary(t);
      clause_of_a_name(t);
      agent_below_a_name(t);
      goal_below_origin(t);
      name_across_verb(t);
    }
  }

 private:
  int child(int head, std::string_view relation) const {
    for (int t = 0; t < size_; ++t)
      if (words_[t].head == head && is(words_[t], relation)) return t;
    return -1;
  }
  bool has_child(int head, std::string_view relation) const { return child(head, relation) >= 0; }
  bool dominates(int above, int t) const {
    for (int steps = 0; t >= 0 && steps <= size_; t = words_[t].head, ++steps)
      if (t == above) return true;
    return false;
  }
  int leftmost(int head) const {
    for (int t = 0; t < head; ++t)
      if (dominates(head, t)) return t;
    return head;
  }
  int rightmost(int head) const {
    for (int t = size_ - 1; t > head; --t)
      if (dominates(head, t)) return t;
    return head;
  }
  bool has_case(int t, std::string_view lemma) const {
    for (int c = 0; c < size_; ++c)
      if (words_[c].head == t && is(words_[c], "case") && words_[c].lemma == lemma) return true;
    return false;
  }
  void attach(int t, int head, std::string_view relation) {
    words_[t].head = head;
    words_[t].deprel = relation;
  }

  // "Bolivia severed ties with Israel": the verb is taken for a participle before its own object. Only when the clause would have
  // no predicate otherwise and what stands before the verb could not stand there in one noun phrase.
  void verb_before_object(int verb) {
    Word& v = words_[verb];
    if (v.upos != Upos::VERB || !is(v, "amod") || (v.xpos != "VBD" && v.xpos != "VBN") || verb == 0) return;
    const int object = v.head;
    if (object < verb || !is_noun(words_[object]) || has_child(object, "cop")) return;
    const bool clause = is(words_[object], "root") || is(words_[object], "ccomp") || is(words_[object], "parataxis");
    if (!clause) return;
    for (int t = 0; t < size_; ++t)  // another predicate beside it
      if (words_[t].head == object && (is(words_[t], "parataxis") || is(words_[t], "ccomp") || is(words_[t], "aux")) && t < object) return;
    if (!is_noun(words_[verb - 1]) || !dominates(object, verb - 1) || dominates(verb, verb - 1)) return;
    int subject = verb - 1;  // the top of what stands before the verb
    while (words_[subject].head != object && words_[subject].head >= 0 && words_[subject].head < verb) subject = words_[subject].head;
    if (words_[subject].head != object || subject > verb) return;
    if (!is(words_[subject], "compound") && !is(words_[subject], "nsubj") && !is(words_[subject], "nmod") && !is(words_[subject], "amod") &&
        !is(words_[subject], "nummod"))
      return;
    if (has_case(subject, "'s") || has_child(subject, "case")) return;
    const int head = words_[object].head;
    const std::string_view relation = words_[object].deprel;
    for (int t = 0; t < size_; ++t) {
      if (words_[t].head != object || t == subject || t == verb) continue;
      if (t < subject || is(words_[t], "punct") || is(words_[t], "advcl") || is(words_[t], "advmod")) {
        if (t < subject && (is(words_[t], "det") || is(words_[t], "amod") || is(words_[t], "compound") || is(words_[t], "nummod")))
          words_[t].head = subject;
        else if (t < verb || is(words_[t], "punct") || is(words_[t], "advcl"))
          words_[t].head = verb;
      } else if (t > subject && t < verb) {
        words_[t].head = verb;
      }
    }
    attach(verb, head, relation);
    attach(subject, verb, "nsubj");
    attach(object, verb, "obj");
    v.xpos = "VBD";
  }

  // "killed at least 13 women": a counted noun without preposition behind an active verb is its object.
  void bare_oblique(int noun) {
    Word& n = words_[noun];
    if (n.deprel != "obl" || !is_noun(n) || n.head < 0 || n.head > noun) return;
    const int verb = n.head;
    if (words_[verb].upos != Upos::VERB || has_child(noun, "case") || is_measure(n.lemma) || !has_child(noun, "nummod")) return;
    if (has_child(verb, "obj") || has_child(verb, "ccomp") || has_child(verb, "aux:pass")) return;
    if (words_[verb].xpos == "VBN" && !has_child(verb, "aux")) return;
    n.deprel = "obj";
  }

  // "Minister Jan Novak today met with Premier Ivo Horak": names of two people are read as one across the verb. A `flat` word follows
  // its head, so one before it, with a verb that lacks a subject between them, is that subject.
  void name_across_verb(int name) {
    const int head = words_[name].head;
    if (!is(words_[name], "flat") || head <= name || words_[name].upos != Upos::PROPN) return;
    const int verb = words_[head].head;
    if (verb <= name || verb > head || !lacks_subject(verb)) return;
    attach(name, verb, "nsubj");
    for (int t = name + 1; t < verb; ++t)
      if (words_[t].head == head && is(words_[t], "flat")) words_[t].head = name;
    for (int t = 0; t < name; ++t)
      if (words_[t].head == head) words_[t].head = name;
  }

  bool lacks_subject(int verb) const {
    const Word& v = words_[verb];
    if (v.upos != Upos::VERB || has_child(verb, "nsubj") || has_child(verb, "csubj") || has_child(verb, "expl")) return false;
    if (is(v, "conj") || is(v, "xcomp") || is(v, "acl") || is(v, "amod")) return false;
    return is_finite(v) || has_child(verb, "aux");
  }
  static bool is_time(const Word& word) {
    if (word.upos == Upos::NUM) return word.form.size() == 4 && (word.form[0] == '1' || word.form[0] == '2');
    static constexpr std::array<std::string_view, 19> kNames = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
        "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    return std::find(kNames.begin(), kNames.end(), word.form) != kNames.end();
  }

  // "On Friday Peruvian jets bombed a camp": the day and the subject are read as one phrase.
  void subject_behind_time(int noun) {
    Word& n = words_[noun];
    if (!is(n, "obl") || !is_noun(n) || n.head < noun || !lacks_subject(n.head)) return;
    const int first = leftmost(noun);
    if (first + 2 > noun || !is(words_[first], "case") || words_[first].head != noun || !is_time(words_[first + 1])) return;
    const int day = first + 1;
    if (words_[day].head != noun) return;
    attach(day, n.head, "obl");
    attach(first, day, "case");
    n.deprel = "nsubj";
  }

  // "In 2019 Chile and Peru signed a pact": what stands before a finite verb without a subject, and has no preposition.
  void unmarked_subject(int noun) {
    Word& n = words_[noun];
    if (n.deprel != "obl" || !is_noun(n) || n.head < noun || is_time(n) || is_measure(n.lemma)) return;
    if (lacks_subject(n.head) && !has_child(noun, "case")) n.deprel = has_child(n.head, "aux:pass") ? "nsubj:pass" : "nsubj";
  }

  // "With the mediation of Oslo, Kenya and Uganda agreed": the subject is read into the phrase before the comma.
  void subject_in_phrase(int noun) {
    const Word& n = words_[noun];
    if (!is(n, "conj") || !is_noun(n) || n.head < 0 || n.head > noun || has_child(noun, "case")) return;
    const int comma = leftmost(noun);
    if (comma < 1 || words_[comma].form != ",") return;
    for (int t = n.head + 1; t < noun; ++t)  // the first after the comma
      if (words_[t].head == n.head && is(words_[t], "conj")) return;
    int phrase = n.head;
    while (phrase >= 0 && !is(words_[phrase], "obl")) phrase = words_[phrase].head;
    if (phrase < 0 || words_[phrase].head < noun || !lacks_subject(words_[phrase].head)) return;
    const int verb = words_[phrase].head, old = n.head;
    if (rightmost(old) + 4 < verb || rightmost(old) > verb) return;
    bool has_list = false;
    for (int t = noun + 1; t < verb; ++t)
      if (words_[t].head == old && is(words_[t], "conj")) {
        words_[t].head = noun;
        has_list = true;
      }
    if (!has_list && n.upos != Upos::PROPN) return;
    attach(noun, verb, has_child(verb, "aux:pass") ? "nsubj:pass" : "nsubj");
    if (words_[comma].head == noun) words_[comma].head = verb;
  }

  // "A truce between the army and the rebels has held": the second of the two is read as the subject.
  void second_of_between(int noun) {
    Word& n = words_[noun];
    if (!is(n, "nsubj") || !is_noun(n) || n.head < noun) return;
    int conjunction = leftmost(noun);
    if (!is(words_[conjunction], "cc")) --conjunction;
    if (conjunction < 2 || words_[conjunction].lemma != "and") return;
    int first = conjunction - 1;  // the top of what stands before the "and"
    while (first >= 0 && !has_case(first, "between") && words_[first].head < conjunction) first = words_[first].head;
    if (first < 0 || !has_case(first, "between") || has_child(first, "conj") || !is(words_[first], "nmod")) return;
    const int verb = n.head, topic = words_[first].head;
    if (topic < 0 || topic > first || !is_noun(words_[topic])) return;
    if (is(words_[verb], "conj") && words_[verb].head == topic) {  // the noun was taken for the predicate
      const int head = words_[topic].head;
      const std::string_view relation = words_[topic].deprel;
      for (int t = topic + 1; t < size_; ++t)
        if (words_[t].head == topic && is(words_[t], "punct")) words_[t].head = verb;
      attach(verb, head, relation);
      attach(topic, verb, has_child(verb, "aux:pass") ? "nsubj:pass" : "nsubj");
    } else if (words_[topic].head != verb || !is(words_[topic], "nsubj")) {
      return;
    }
    attach(noun, first, "conj");
    attach(conjunction, noun, "cc");
  }

  // "Protests erupted in Tbilisi.": a sentence that ends in a full stop and has no other verb is no noun with a participle.
  void sentence_without_verb(int verb) {
    Word& v = words_[verb];
    if (v.deprel != "acl" || v.upos != Upos::VERB || (v.xpos != "VBD" && v.xpos != "VBN") || v.head < 0 || v.head > verb) return;
    const int noun = v.head;
    if (!is(words_[noun], "root") || !is_noun(words_[noun]) || words_.back().form != "." || has_child(noun, "cop")) return;
    for (int t = 0; t < size_; ++t) {
      if (t != verb && (words_[t].upos == Upos::AUX || is_finite(words_[t]))) return;
      if (words_[t].head == verb && (has_case(t, "by") || is(words_[t], "mark") || is(words_[t], "aux"))) return;
      if (words_[t].head == noun && (is(words_[t], "parataxis") || is(words_[t], "nsubj"))) return;
    }
    attach(verb, -1, "root");
    for (int t = verb + 1; t < size_; ++t)
      if (words_[t].head == noun) words_[t].head = verb;
    attach(noun, verb, "nsubj");
    v.xpos = "VBD";
  }

  // "Mali, Niger and Chad": an apposition would be closed by a comma.
  void name_in_list(int name) {
    Word& n = words_[name];
    if (!is(n, "appos") || n.upos != Upos::PROPN || n.head < 0 || n.head > name || words_[n.head].upos != Upos::PROPN) return;
    const int next = rightmost(name) + 1;
    if (next >= size_ || !is(words_[next], "cc")) return;
    const int last = words_[next].head;
    if (last > next && words_[last].head == n.head && is(words_[last], "conj") && words_[last].upos == Upos::PROPN) n.deprel = "conj";
  }

  // "Israel strikes north Lebanon": a plural noun between two names without a comma is the verb of a headline.
  void headline_verb(int verb) {
    Word& v = words_[verb];
    if (!is(v, "root") || v.xpos != "NNS" || verb == 0 || verb + 1 >= size_ || v.form.back() != 's') return;
    const int subject = verb - 1;
    if (words_[subject].head != verb || words_[subject].upos != Upos::PROPN || !is(words_[subject], "compound")) return;
    int object = -1;
    for (int t = verb + 1; t < size_ && object < 0; ++t)
      if (words_[t].head == verb && is(words_[t], "appos") && is_noun(words_[t])) object = t;
    if (object < 0 || leftmost(object) != verb + 1) return;
    for (int t = 0; t < size_; ++t)
      if (words_[t].upos == Upos::VERB || (words_[t].head == verb && t < subject && !is(words_[t], "punct"))) return;
    v.upos = Upos::VERB;
    v.xpos = "VBZ";
    words_[subject].deprel = "nsubj";
    words_[object].deprel = "obj";
  }

  // Headlines have no full stop; each of their parts tells one thing: "Polish guard dies, Warsaw seals border".
  void headline_segments() {
    if (size_ < 3) return;
    // In a sentence only what is never a noun is taken for a verb.
    const bool headline = size_ <= kLongestHeadline && !is(words_.back(), "punct");
    for (int first = 0, t = 0; t <= size_; ++t) {
      if (t < size_ && words_[t].form != "," && words_[t].form != ";" && words_[t].form != ":" && words_[t].form != ".") continue;
      headline_segment(first, t, headline);
      first = t + 1;
    }
  }

  // In [first, end): who acts, a word that is a verb of headlines though it was read as a noun, and what it is done to.
  void headline_segment(int first, int end, bool headline) {
    for (int t = first; t < end; ++t) {
      const Word& word = words_[t];
      const bool finite = word.upos == Upos::VERB && (is_finite(word) || word.xpos == "VB") && !is(word, "compound") && !is(word, "amod");
      if ((word.upos == Upos::AUX && word.xpos != "VBG") || (finite && !(t > 0 && words_[t - 1].lemma == "to"))) return;
    }
    for (int t = first + 1; t < end; ++t) {
      if (headline && is_headline_future(first, t)) return make_future(t);
    }
    for (int t = first + 1; t < end; ++t) {
      std::string base;
      if (headline ? !is_verb_of_headline(first, t, end, base) : !is_never_noun(t, base)) continue;
      make_predicate(first, t, end, base);
      return;
    }
  }

  // "President to visit Oslo": a headline's "to" behind who acts is a "will". "Plan to …", "bid to …" are nouns with a complement.
  bool is_headline_future(int first, int t) const {
    const Word& verb = words_[t];
    if (t < first + 2 || verb.upos != Upos::VERB || words_[t - 1].lemma != "to" || words_[t - 1].head != t || !is(verb, "acl")) return false;
    static constexpr std::array<std::string_view, 14> kOffices = {"minister", "president", "chancellor", "envoy", "leader", "king", "chief",
        "secretary", "premier", "pm", "delegation", "speaker", "pope", "ambassador"};
    const bool office = std::find(kOffices.begin(), kOffices.end(), lower(words_[t - 2].lemma)) != kOffices.end();
    if (words_[t - 2].upos != Upos::PROPN && !office) return false;
    int top = verb.head;
    while (top >= first && top < t && words_[top].head >= first && words_[top].head < t - 1) top = words_[top].head;
    return top >= first && top < t - 1 && is(words_[top], "root") && is_noun(words_[top]);
  }

  void make_future(int verb) {
    const int subject = static_cast<int>(std::find_if(words_.begin(), words_.end(), [](const Word& w) { return is_relation(w.deprel, "root"); }) - words_.begin());
    for (int t = verb + 1; t < size_; ++t)
      if (words_[t].head == subject) words_[t].head = verb;
    attach(verb, -1, "root");
    attach(subject, verb, "nsubj");
    attach(verb - 1, verb, "aux");
    words_[verb - 1].lemma = "will";
    words_[verb - 1].upos = Upos::AUX;
  }

  // "who denies having": forms that are no noun but are read as one.
  bool is_never_noun(int t, std::string& base) const {
    static constexpr std::array<std::array<std::string_view, 2>, 10> kForms = {{{"denies", "deny"}, {"defies", "defy"}, {"accuses", "accuse"},
        {"condemns", "condemn"}, {"insists", "insist"}, {"refuses", "refuse"}, {"threatens", "threaten"}, {"expels", "expel"},
        {"denounces", "denounce"}, {"rejects", "reject"}}};
    if (words_[t].upos != Upos::NOUN) return false;
    for (const auto& [form, verb] : kForms)
      if (words_[t].form == form) {
        base = verb;
        return is_noun(words_[t - 1]) || words_[t - 1].upos == Upos::PRON;
      }
    return false;
  }

  bool is_verb_of_headline(int first, int t, int end, std::string& base) const {
    const Word& word = words_[t];
    if (word.upos != Upos::NOUN && word.upos != Upos::ADJ && word.upos != Upos::VERB) return false;
    if (word.upos == Upos::VERB && !is_finite(word) && word.xpos != "VB") return false;
    const Word& before = words_[t - 1];
    if (!is_noun(before) && before.upos != Upos::NUM) return false;
    bool particle = false;
    if (t + 1 < end) {
      const Word& next = words_[t + 1];
      particle = next.upos == Upos::ADP && (next.xpos == "RP" || next.lemma == "over" || next.lemma == "down" || next.lemma == "up");
      const bool object = next.upos == Upos::PROPN || next.upos == Upos::NOUN || next.upos == Upos::ADJ || next.upos == Upos::NUM ||
                          next.upos == Upos::DET || next.upos == Upos::PRON || next.form == "'" || next.form == "‘";
      if (!object && !particle) return false;
    } else {
      return false;
    }
    const std::string form = lower(word.form);
    if (form != word.form && word.upos != Upos::VERB) return false;  // a name
    bool several = false;  // "Rwanda and Kenya sign", "groups block"
    for (int s = first; s < t; ++s) several |= words_[s].lemma == "and";
    several |= before.xpos == "NNS" || before.xpos == "NNPS" || before.lemma == "police" || before.lemma == "people";
    if (is_headline_verb(form)) {
      base = form;
      // "sign agreement" after one name alone is a compound ("Oslo peace deal").
      return several && !is(before, "nmod:poss");
    }
    if (several && before.xpos != "NNS" && before.xpos != "NNPS") several = false;
    if (several || form.size() < 4 || form.back() != 's') return false;
    for (const std::size_t cut : {std::size_t{1}, std::size_t{2}}) {
      base = form.substr(0, form.size() - cut);
      if (is_headline_verb(base) && (cut == 1 || form[form.size() - 2] == 'e')) return true;
    }
    if (form.ends_with("ies")) base = form.substr(0, form.size() - 3) + "y";
    if (form == "summons") base = "summon";
    return is_headline_verb(base);
  }

  void make_predicate(int first, int verb, int end, const std::string& base) {
    const auto inside = [&](int t) { return t >= first && t < end; };
    int subject = -1, object = -1;
    // What stands before the verb and does not hang on a word before it.
    std::vector<int> before, after;
    for (int t = first; t < end; ++t) {
      if (t == verb) continue;
      const int head = words_[t].head;
      if (t < verb && (head < first || head >= verb)) before.push_back(t);
      if (t > verb && (head <= verb || head >= end)) after.push_back(t);
    }
    for (const int t : before)
      if (is_noun(words_[t]) || words_[t].upos == Upos::PRON) subject = t;
    if (subject < 0) return;
    const bool relative = words_[subject].xpos == "WP" || words_[subject].xpos == "WDT";
    // What the part hangs on: nothing, or a word outside that does not hang on the part itself.
    bool was_root = false;
    int outer = -1;
    for (int t = first; t < end; ++t) {
      if (inside(words_[t].head)) continue;
      if (words_[t].head < 0) {
        was_root = true;
        continue;
      }
      int above = words_[t].head;
      while (above >= 0 && !inside(above)) above = words_[above].head;
      if (above < 0) outer = words_[t].head;
    }
    if (!was_root && outer < 0) return;
    for (const int t : before)
      if (t != subject) {
        words_[t].head = is(words_[t], "punct") || is(words_[t], "advmod") ? verb : subject;
        if (is_noun(words_[t]) && !has_child(t, "case")) words_[t].deprel = "compound";
      }
    for (const int t : after) {
      Word& w = words_[t];
      w.head = verb;
      if (t == verb + 1 && w.upos == Upos::ADP) {
        w.deprel = "compound:prt";
      } else if ((is_noun(w) || w.upos == Upos::PRON || w.upos == Upos::NUM) && !has_child(t, "case")) {
        w.deprel = object < 0 ? "obj" : "obl";
        object = object < 0 ? t : object;
      } else if (is_noun(w)) {
        w.deprel = "obl";
      } else if (w.upos == Upos::VERB) {
        w.deprel = "advcl";
      } else if (!is(w, "punct")) {
        w.deprel = "advmod";
      }
    }
    if (const Word& next = words_[verb + 1]; next.upos == Upos::ADP && !is_noun(words_[next.head < 0 ? verb : next.head])) {
      attach(verb + 1, verb, "compound:prt");
    }
    attach(subject, verb, "nsubj");
    for (int t = 0; t < size_; ++t)  // what hung on the noun that was the root
      if (!inside(t) && inside(words_[t].head) && words_[t].head != verb) words_[t].head = verb;
    attach(verb, was_root ? -1 : outer, was_root ? "root" : relative ? "acl:relcl" : "parataxis");
    words_[verb].upos = Upos::VERB;
    words_[verb].xpos = words_[verb].form == base ? "VBP" : "VBZ";
    words_[verb].lemma = base;
  }

  // "Violence by soldiers must end": a subject has no preposition; it belongs to the subject before it.
  void subject_with_preposition(int noun) {
    Word& n = words_[noun];
    if (!is(n, "nsubj") || !is_noun(n) || n.head < 0) return;
    if (!has_case(noun, "by") && !has_case(noun, "against") && !has_case(noun, "between") && !has_case(noun, "of") && !has_case(noun, "on") &&
        !has_case(noun, "from") && !has_case(noun, "with"))
      return;
    for (int t = 0; t < noun; ++t)
      if (words_[t].head == n.head && is(words_[t], "nsubj") && is_noun(words_[t]) && !has_child(t, "case")) return attach(noun, t, "nmod");
  }

  // "NATO called for": a passive has an auxiliary or a participle.
  void passive_without_auxiliary(int noun) {
    Word& n = words_[noun];
    if (n.deprel != "nsubj:pass" || n.head < 0) return;
    if (!has_child(n.head, "aux:pass") && is_finite(words_[n.head])) n.deprel = "nsubj";
  }

  // "warned Turkey that it would": a name takes no that-clause; it belongs to the verb.
  void clause_of_a_name(int clause) {
    Word& c = words_[clause];
    if (!is(c, "acl") || c.head < 0 || c.head > clause || c.upos != Upos::VERB) return;
    const Word& name = words_[c.head];
    if ((name.upos != Upos::PROPN && name.upos != Upos::PRON) || (!is(name, "obj") && !is(name, "iobj")) || name.head < 0) return;
    const int mark = child(clause, "mark");
    if (mark < 0 || words_[mark].lemma != "that") return;
    if (words_[name.head].upos == Upos::VERB) attach(clause, name.head, "ccomp");
  }

  // "missile strikes on Kharkiv by Russia": what is done by somebody is the deed, not the place.
  void agent_below_a_name(int noun) {
    Word& n = words_[noun];
    if (!is(n, "nmod") || n.head < 0 || n.head > noun || !has_case(noun, "by")) return;
    const Word& name = words_[n.head];
    if (name.upos != Upos::PROPN || name.head < 0 || !is(name, "nmod")) return;
    if (words_[name.head].upos == Upos::NOUN && name.head < n.head) n.head = name.head;
  }

  // "shipments from Turkey to Azerbaijan": both ends belong to what moves.
  void goal_below_origin(int noun) {
    Word& n = words_[noun];
    if (!is(n, "nmod") || n.head < 0 || n.head > noun || !has_case(noun, "to")) return;
    const int origin = n.head, moved = words_[origin].head;
    if (!has_case(origin, "from") || moved < 0 || moved > origin) return;
    if (is(words_[origin], "nmod")) attach(noun, moved, "nmod");
    if (is(words_[origin], "obl")) attach(noun, moved, "obl");
  }

  std::vector<Word>& words_;
  const int size_;
};

}  // namespace

void repair_tree(std::vector<Word>& words) { Repair(words).run(); }

}  // namespace priscus
