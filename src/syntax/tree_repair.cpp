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
      plural_noun_read_as_verb(t);
      participle_before_noun(t);
      noun_of_verb_and_particle(t);
      name_before_hyphen(t);
      direction_behind_noun(t);
      particle_of_verb(t);
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
      subject_behind_comma(t);
      phrase_behind_subject(t);
      passive_subject_of_active(t);
      two_objects(t);
      reduced_relative(t);
      second_subject(t);
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

  // "killed at least 13 women", "seized power": a noun without preposition behind an active verb is its object, if it is counted or
  // begins right behind the verb.
  void bare_oblique(int noun) {
    Word& n = words_[noun];
    if (n.deprel != "obl" || !is_noun(n) || n.head < 0 || n.head > noun) return;
    const int verb = n.head;
    if (words_[verb].upos != Upos::VERB || has_child(noun, "case") || is_measure(n.lemma) || is_time(n)) return;
    const int behind = words_[verb + 1].head == verb && is(words_[verb + 1], "compound") ? verb + 2 : verb + 1;
    if (!has_child(noun, "nummod") && (leftmost(noun) != behind || words_[behind].upos == Upos::ADP || words_[behind].upos == Upos::ADV)) return;
    if (has_child(verb, "obj") || has_child(verb, "ccomp") || has_child(verb, "aux:pass")) return;
    if (words_[verb].xpos == "VBN" && !has_child(verb, "aux") && !has_child(verb, "nsubj")) return;
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
  // "12/05/2021", "12.5.21"
  static bool is_day_in_figures(std::string_view form) {
    if (form.size() < 6 || form.size() > 10) return false;
    int signs = 0;
    for (std::size_t i = 0; i < form.size(); ++i) {
      const bool digit = form[i] >= '0' && form[i] <= '9';
      if (!digit && (i == 0 || i + 1 == form.size() || (form[i] != '/' && form[i] != '.' && form[i] != '-'))) return false;
      signs += digit ? 0 : 1;
    }
    return signs == 2;
  }
  static bool is_time(const Word& word) {
    if (word.upos == Upos::NUM) return (word.form.size() == 4 && (word.form[0] == '1' || word.form[0] == '2')) || is_day_in_figures(word.form);
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
    const int below = child(name, "conj");  // the last hung on the one before it
    if (below > name && words_[below].upos == Upos::PROPN && has_child(below, "cc") && next < size_ && words_[next].form != ",") n.deprel = "conj";
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

  // "approved arms exports": a third person in the singular whose subject, right before it, is a plural noun or is no subject at all.
  void plural_noun_read_as_verb(int noun) {
    Word& n = words_[noun];
    if (n.xpos != "VBZ" || n.upos != Upos::VERB || n.form.back() != 's' || noun < 2) return;
    const int before = noun - 1;
    if (words_[before].upos != Upos::NOUN || words_[before].head != noun || !is(words_[before], "nsubj") || has_child(noun, "obj") || has_child(noun, "ccomp") ||
        has_child(noun, "aux"))
      return;
    int verb = before - 1;  // behind which the two nouns stand
    while (verb >= 0 && (words_[verb].upos == Upos::DET || words_[verb].upos == Upos::ADJ)) --verb;
    if (verb < 1 || words_[verb].upos != Upos::VERB || (words_[verb].xpos != "VBD" && words_[verb].xpos != "VBN")) return;
    const bool modifier = words_[verb].head == noun && is(words_[verb], "amod");  // no verb has one
    const bool clause = n.head == verb && (is(n, "ccomp") || is(n, "obj") || is(n, "xcomp"));
    if (!modifier && !(clause && words_[before].xpos == "NNS")) return;
    if (clause && has_child(noun, "mark")) return;
    n.upos = Upos::NOUN;
    n.xpos = "NNS";
    n.feats = "Number=Plur";
    words_[before].deprel = "compound";
    if (clause) n.deprel = "obj";
    for (int t = noun + 1; t < size_; ++t)
      if (words_[t].head == noun && is(words_[t], "obl")) words_[t].deprel = "nmod";
    if (modifier && has_child(verb, "nsubj")) {  // the verb has its subject and is the predicate in truth
      const int head = n.head;
      const std::string_view relation = n.deprel;
      for (int t = 0; t < size_; ++t)
        if (words_[t].head == noun && (t < verb || (t > noun && !is(words_[t], "nmod")))) words_[t].head = verb;
      attach(verb, head, relation);
      attach(noun, verb, "obj");
    }
  }

  // "released detained sailors", "Detained students fled": a participle right before a noun, which something else holds for its own
  // object or for the subject of the next verb.
  void participle_before_noun(int participle) {
    Word& p = words_[participle];
    const int noun = participle + 1;
    if (p.upos != Upos::VERB || (p.xpos != "VBN" && p.xpos != "VBD") || noun >= size_ || !is_noun(words_[noun])) return;
    // The verb before it was read as the participle: "Insurgents released kidnapped engineers".
    if (participle > 0 && words_[participle - 1].head == participle && words_[noun].head == participle && is(words_[noun], "obj")) {
      const int verb = participle - 1;
      Word& v = words_[verb];
      if (v.upos != Upos::VERB || v.xpos != "VBD" || !is(v, "advcl") || !has_child(verb, "nsubj") || has_child(participle, "nsubj")) return;
      const int head = p.head;
      const std::string_view relation = p.deprel;
      for (int t = 0; t < size_; ++t)
        if (words_[t].head == participle) words_[t].head = verb;
      attach(verb, head, relation);
      attach(noun, verb, "obj");
      attach(participle, noun, "amod");
      return;
    }
    for (int t = 0; t < participle; ++t)
      if (words_[t].head == participle && !is(words_[t], "advmod")) return;
    if (is(p, "xcomp") && p.head == participle - 1 && words_[noun].head == participle && is(words_[noun], "obj")) {
      static constexpr std::array<std::string_view, 8> kHelpers = {"get", "be", "become", "have", "keep", "remain", "feel", "stay"};
      if (words_[p.head].upos != Upos::VERB || std::find(kHelpers.begin(), kHelpers.end(), words_[p.head].lemma) != kHelpers.end()) return;
      const int verb = p.head;
      for (int t = noun + 1; t < size_; ++t)
        if (words_[t].head == participle) words_[t].head = verb;
      attach(noun, verb, "obj");
      attach(participle, noun, "amod");
    } else if (is(p, "advcl") && participle == 0 && rightmost(participle) == participle && p.head > noun && words_[noun].head == p.head && is(words_[noun], "nsubj")) {
      attach(participle, noun, "amod");
    }
  }

  // "A sit-in by students": verb, hyphen and particle behind an article are a noun, and the particle hangs on the verb.
  void noun_of_verb_and_particle(int particle) {
    static constexpr std::array<std::string_view, 8> kParticles = {"in", "out", "off", "up", "down", "over", "on", "away"};
    if (particle < 3 || words_[particle - 1].form != "-" || std::find(kParticles.begin(), kParticles.end(), words_[particle].form) == kParticles.end()) return;
    const int noun = particle - 2, article = particle - 3;
    if (words_[article].upos != Upos::DET && words_[article].upos != Upos::ADJ && words_[article].xpos != "PRP$") return;
    if (words_[noun].xpos != "VB" && words_[noun].xpos != "VBP" && words_[noun].xpos != "NN") return;
    const Upos next = particle + 1 < size_ ? words_[particle + 1].upos : Upos::PUNCT;  // "a sit-in protest", "a drive-in peaceful protest"
    if (next == Upos::NOUN || next == Upos::ADJ || next == Upos::PROPN) return;
    const int top = dominates(noun, particle) ? noun : particle;
    int head = words_[top].head;
    const std::string_view relation = words_[top].deprel;
    while (head > particle && words_[head].upos != Upos::VERB && words_[head].head > particle) head = words_[head].head;
    if (head == particle || head == noun || (head >= 0 && (dominates(noun, head) || dominates(particle, head)))) return;
    for (int t = 0; t < size_; ++t)
      if (words_[t].head == particle && t != noun) words_[t].head = noun;
    const bool subject = head > particle && words_[head].upos == Upos::VERB && !has_child(head, "nsubj");
    attach(noun, head, head < 0 ? relation : subject ? "nsubj" : is_noun_relation(relation) ? relation : "dep");
    attach(particle, noun, "compound:prt");
    attach(particle - 1, noun, "punct");
    words_[article].head = noun;
    words_[noun].upos = Upos::NOUN;
    words_[noun].xpos = "NN";
    words_[noun].feats = "Number=Sing";
  }
  static bool is_noun_relation(std::string_view relation) {
    return is_relation(relation, "nsubj") || is_relation(relation, "obj") || is_relation(relation, "obl") || is_relation(relation, "nmod") ||
           is_relation(relation, "conj") || is_relation(relation, "appos");
  }

  // "Kenya test-fired a missile": a name before a common noun with a hyphen and a verb in the past is the subject.
  void name_before_hyphen(int hyphen) {
    if (words_[hyphen].form != "-" || hyphen < 2 || hyphen + 1 >= size_) return;
    const int noun = hyphen - 1, verb = hyphen + 1, name = hyphen - 2;
    Word& v = words_[verb];
    if (words_[noun].xpos != "NN" || (v.xpos != "VBD" && v.xpos != "VBN") || v.upos != Upos::VERB) return;
    if (words_[name].upos != Upos::PROPN || words_[name].head != noun || words_[noun].head != verb) return;
    if (has_child(verb, "nsubj") && !is(words_[noun], "nsubj")) return;
    if (v.head >= 0 && v.head < verb) return;
    words_[noun].deprel = "compound";
    attach(name, v.head >= 0 ? v.head : verb, v.head >= 0 ? "compound" : "nsubj");
    if (v.head < 0) v.xpos = "VBD";
  }

  // "the crossing east of Chipata": the direction says where the thing before it lies.
  void direction_behind_noun(int direction) {
    static constexpr std::array<std::string_view, 8> kDirections = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"};
    Word& d = words_[direction];
    if (direction < 2 || direction + 2 >= size_ || std::find(kDirections.begin(), kDirections.end(), d.form) == kDirections.end()) return;
    const int noun = direction - 1;
    if (words_[direction + 1].form != "of" || words_[noun].head != direction || !is(words_[noun], "compound")) return;
    if (words_[noun].upos != Upos::NOUN && words_[noun].xpos != "VBG") return;
    if (std::find(kDirections.begin(), kDirections.end(), words_[noun].form) != kDirections.end()) return;
    attach(noun, d.head, d.deprel);
    for (int t = 0; t < size_; ++t) {
      if (words_[t].head != direction || t == noun) continue;
      if (t < direction || !has_case(t, "of")) words_[t].head = noun;
      else words_[t].deprel = "obl";
    }
    attach(direction, noun, "advmod");
    d.upos = Upos::ADV;
    d.xpos = "RB";
    if (words_[noun].upos != Upos::NOUN) {
      words_[noun].upos = Upos::NOUN;
      words_[noun].xpos = "NN";
      words_[noun].lemma = lower(words_[noun].form);
    }
  }

  // "called off the strike", "handed in their rifles": the particle belongs to the verb, what follows is its object.
  void particle_of_verb(int particle) {
    static constexpr std::array<std::array<std::string_view, 2>, 40> kPairs = {{
        {"call", "off"},  {"hand", "in"},    {"hand", "over"},  {"shoot", "down"}, {"lay", "down"},   {"give", "up"},   {"blow", "up"},  {"turn", "down"},
        {"turn", "back"}, {"take", "over"},  {"break", "off"},  {"pull", "out"},   {"pull", "back"},  {"send", "back"}, {"bring", "down"}, {"bring", "back"},
        {"cut", "off"},   {"carry", "out"},  {"set", "up"},     {"step", "up"},    {"round", "up"},   {"beat", "up"},   {"back", "up"},  {"hold", "up"},
        {"seal", "off"},  {"shut", "down"},  {"shut", "off"},   {"take", "back"},  {"win", "back"},   {"beat", "back"}, {"push", "back"}, {"drive", "out"},
        {"throw", "out"}, {"rule", "out"},   {"call", "up"},    {"draw", "up"},    {"put", "down"},   {"put", "off"},   {"set", "off"},  {"wipe", "out"}}};
    Word& p = words_[particle];
    if (particle < 1 || particle + 1 >= size_ || words_[particle + 1].upos == Upos::ADP || (p.upos != Upos::ADP && p.upos != Upos::ADV) || words_[particle - 1].upos != Upos::VERB) return;
    const int verb = particle - 1;
    const bool known = std::any_of(kPairs.begin(), kPairs.end(), [&](const auto& pair) { return pair[0] == words_[verb].lemma && pair[1] == p.form; });
    if (!known || has_child(verb, "obj") || has_child(verb, "aux:pass")) return;
    int noun = -1;
    if (is(p, "case") && p.head > particle && words_[p.head].head == verb && is(words_[p.head], "obl")) noun = p.head;
    if (p.head == verb)
      for (int t = particle + 1; t < size_ && noun < 0; ++t)
        if (words_[t].head == verb && is(words_[t], "obl") && !has_child(t, "case") && leftmost(t) == particle + 1) noun = t;
    if (noun < 0 || !is_noun(words_[noun]) || is_time(words_[noun]) || is_measure(words_[noun].lemma)) return;
    attach(particle, verb, "compound:prt");
    p.upos = Upos::ADP;
    p.xpos = "RP";
    words_[noun].deprel = "obj";
  }

  // "Under pressure from Kenya, Peru signed": the one noun between a comma and a verb without subject, wherever else it hangs.
  void subject_behind_comma(int verb) {
    if (!lacks_subject(verb) || words_[verb].xpos == "VBN" || (!is(words_[verb], "root") && !is(words_[verb], "ccomp") && !is(words_[verb], "parataxis"))) return;
    int end = verb;  // behind the noun: before adverbs and auxiliaries
    while (end > 0 && (words_[end - 1].upos == Upos::ADV || words_[end - 1].upos == Upos::AUX) && words_[end - 1].head == verb) --end;
    int comma = end - 1;
    while (comma >= 0 && words_[comma].upos != Upos::PUNCT && words_[comma].upos != Upos::VERB && words_[comma].upos != Upos::CCONJ) --comma;
    if (comma < 1 || words_[comma].form != "," || comma + 1 == end) return;
    int subject = -1;
    for (int t = comma + 1; t < end; ++t) {
      const int head = words_[t].head;
      if (head > comma && head < end) continue;
      if (subject >= 0 || !is_noun(words_[t])) return;
      subject = t;
    }
    if (subject < 0 || has_child(subject, "case") || is_time(words_[subject]) || is_measure(words_[subject].lemma)) return;
    for (int t = 0; t < comma; ++t)
      if (words_[t].head == subject && is(words_[t], "case")) return;
    if (dominates(subject, verb)) return;
    attach(subject, verb, has_child(verb, "aux:pass") ? "nsubj:pass" : "nsubj");
    for (int t = 0; t <= comma; ++t)
      if (words_[t].head == subject) words_[t].head = verb;
    words_[comma].head = verb;
    for (int t = end; t < size_; ++t)
      if (t != verb && words_[t].head == subject) words_[t].head = verb;
  }

  // "A march by farmers halted the talks": a phrase between the subject and its active verb, without a comma, belongs to the subject.
  void phrase_behind_subject(int noun) {
    Word& n = words_[noun];
    if (!is_noun(n) || n.head < noun || words_[n.head].upos != Upos::VERB || !has_case(noun, "by") || has_child(n.head, "aux:pass")) return;
    if (!is(n, "obl") && !is(n, "nsubj")) return;
    const int first = leftmost(noun), verb = n.head, before = first - 1;
    if (words_[first].lemma != "by" || before < 0) return;
    int subject = before;
    while (words_[subject].head >= 0 && words_[subject].head < first) subject = words_[subject].head;
    if (!is_noun(words_[subject]) || words_[subject].head != verb || rightmost(subject) != before) return;
    if (is(n, "nsubj") && !is(words_[subject], "nsubj")) words_[subject].deprel = "nsubj";
    if (!is(words_[subject], "nsubj")) return;
    attach(noun, subject, "nmod");
  }

  // "The army accused Rwanda": what has an object and no auxiliary is no passive.
  void passive_subject_of_active(int noun) {
    Word& n = words_[noun];
    if (n.deprel != "nsubj:pass" || n.head < noun) return;
    Word& v = words_[n.head];
    if (v.upos != Upos::VERB || v.head >= 0 || has_child(n.head, "aux") || !has_child(n.head, "obj")) return;
    n.deprel = "nsubj";
    if (v.xpos == "VBN") v.xpos = "VBD";
  }

  // "gave Fiji 20 million dollars", "granted the rebels a truce": to whom comes first.
  void two_objects(int verb) {
    static constexpr std::array<std::string_view, 14> kGiving = {"give", "grant", "offer", "promise", "hand", "lend", "award", "send", "pay",
                                                                 "sell", "pledge", "deny", "owe", "loan"};
    const Word& v = words_[verb];
    if (v.upos != Upos::VERB || std::find(kGiving.begin(), kGiving.end(), v.lemma) == kGiving.end() || has_child(verb, "iobj")) return;
    const int first = child(verb, "obj");
    if (first < verb || (!is_noun(words_[first]) && words_[first].upos != Upos::PRON)) return;
    // Two objects, or the second hangs on the first as if it explained it.
    for (int t = first + 1; t < size_; ++t) {
      Word& second = words_[t];
      const bool bare = is(second, "obl") && !is_time(second) && !is_measure(second.lemma) && leftmost(t) == rightmost(first) + 1 &&
                        words_[leftmost(t)].upos != Upos::ADP && words_[leftmost(t)].upos != Upos::ADV;
      const bool beside = second.head == verb && (is(second, "obj") || bare);
      const bool below = second.head == first && is(second, "appos") && has_child(t, "nummod") && words_[leftmost(t) - 1].form != ",";
      if (!is_noun(second) || (!beside && !below) || has_child(t, "case") || words_[leftmost(t) - 1].upos == Upos::ADP) continue;
      words_[first].deprel = "iobj";
      attach(t, verb, "obj");
      return;
    }
    // A name right behind the verb is read into the noun phrase that follows. An article, a number or an adjective between them shows the
    // border; without one only after verbs that nearly always say to whom.
    const int name = verb + 1;
    if (name + 1 > first || words_[name].upos != Upos::PROPN || words_[first].upos != Upos::NOUN) return;
    if (!is(words_[name], "compound") && !is(words_[name], "nmod") && !is(words_[name], "flat")) return;
    int head = words_[name].head;  // a number or another noun of the phrase may lie between
    for (int steps = 0; head != first; head = words_[head].head)
      if (head < name || ++steps > 2) return;
    int next = name + 1;
    while (next < first && words_[next].upos == Upos::PROPN && (words_[next].head == name || is(words_[next], "compound"))) ++next;
    const bool border = words_[next].upos == Upos::DET || words_[next].upos == Upos::NUM || words_[next].xpos == "PRP$" || words_[next].xpos == "JJ";
    const bool surely = v.lemma == "give" || v.lemma == "offer" || v.lemma == "grant" || v.lemma == "promise" || v.lemma == "lend" || v.lemma == "award";
    const bool letters = words_[name].form.size() > 1 && words_[name].form[1] >= 'A' && words_[name].form[1] <= 'Z';  // "offered UN help"
    if (!border && (!surely || letters || next != name + 1)) return;
    for (int t = name + 1; t < next; ++t)
      if (words_[t].head != name) attach(t, name, "flat");
    attach(name, verb, "iobj");
  }

  // "Prisoners detained on Monday returned": a participle right behind the noun that is subject, of it or of the main verb, and no comma
  // or conjunction that makes it a clause of its own.
  void reduced_relative(int participle) {
    Word& p = words_[participle];
    if (p.upos != Upos::VERB || (p.xpos != "VBD" && p.xpos != "VBN") || participle < 1 || p.head <= participle) return;
    if (!is(p, "csubj") && !is(p, "advcl") && !is(p, "xcomp")) return;
    const int verb = p.head, noun = participle - 1;
    if (!is_noun(words_[noun]) || has_child(noun, "case") || has_child(participle, "mark") || has_child(participle, "aux") || has_child(participle, "obj")) return;
    const bool of_it = words_[noun].head == participle && is(words_[noun], "nsubj"), of_verb = words_[noun].head == verb && is(words_[noun], "nsubj");
    if (verb == participle + 1) return;
    if (!of_verb && !(of_it && !has_child(verb, "nsubj"))) return;
    for (int t = participle; t < verb; ++t)
      if (words_[t].upos == Upos::PUNCT || words_[t].upos == Upos::CCONJ) return;
    if (of_it) attach(noun, verb, has_child(verb, "aux:pass") ? "nsubj:pass" : "nsubj");
    attach(participle, noun, "acl");
    p.xpos = "VBN";
    p.feats = "Tense=Past|VerbForm=Part|Voice=Pass";
    for (int t = 0; t < noun; ++t)
      if (words_[t].head == participle) words_[t].head = noun;
  }

  // "The envoy warned Georgia": a verb that has its subject before it has an object behind it.
  void second_subject(int noun) {
    Word& n = words_[noun];
    if (n.deprel != "nsubj" || !is_noun(n) || n.head < 0 || n.head >= noun || leftmost(noun) != n.head + 1 || words_[n.head + 1].lemma == "that") return;
    const int verb = n.head, subject = child(verb, "nsubj");
    for (int t = subject; t >= 0 && t < verb; ++t)  // a quotation: "'It works,' says Ann"
      if (words_[t].upos == Upos::PUNCT) return;
    if (words_[verb].upos != Upos::VERB || subject < 0 || subject >= verb || has_child(verb, "obj") || has_child(verb, "ccomp") || has_child(verb, "aux:pass")) return;
    if (rightmost(noun) + 2 < size_ && words_[rightmost(noun) + 1].upos != Upos::PUNCT && words_[rightmost(noun) + 1].upos != Upos::ADP) return;
    n.deprel = "obj";
  }

  std::vector<Word>& words_;
  const int size_;
};

}  // namespace

void repair_tree(std::vector<Word>& words) { Repair(words).run(); }

}  // namespace priscus
