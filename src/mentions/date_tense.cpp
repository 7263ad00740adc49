// Does the clause of a day without a year speak of what is to come?
#include "mentions/time_reader.h"

namespace priscus {

bool TimeReader::speaks_of_future(int at) const {
  static constexpr std::array<std::string_view, 14> kPlanning = {"plan", "expect", "schedule", "intend", "due",
                                                                 "set",  "hope",   "slate",    "invite", "prepare",
                                                                 "aim",  "vow",    "upcoming", "propose"};
  if (is_put_off_to(at)) return true;
  int steps = 0;
  for (int governor = at; governor >= 0 && steps < 6; governor = token(governor).head) {
    const Word& self = token(governor);
    bool sets_fire = false;  // "set fire to a bank on Monday" plans nothing
    if (self.lemma == "set")
      for (const int child : parse_->children(governor)) sets_fire = sets_fire || is_relation(token(child).deprel, "obj");
    if (governor != at && !sets_fire && one_of(self.lemma, kPlanning)) return !is_said_then(governor, at);
    const bool predicate = self.upos == Upos::VERB || self.upos == Upos::AUX || governor == parse_->root();
    bool finite = false;
    for (const int child : parse_->children(governor)) {
      const Word& word = token(child);
      if (is_relation(word.deprel, "aux")) {
        finite = true;
        // "said that the troops would leave by 15 May"
        if (word.lemma == "would" && !has_aux(governor, "have") && !has_mark(governor, "if")) return true;
        if (word.lemma == "will" || word.lemma == "shall" || word.lemma == "'ll" || (word.lemma == "going"))
          return true;
      }
      if (is_relation(word.deprel, "amod") && one_of(word.lemma, kPlanning)) return true;
      if (is_relation(word.deprel, "mark") && word.lemma == "due") return true;  // "is due to meet" read as one mark
      // "if Iceland does not open its ports by 1 September"
      if (is_relation(word.deprel, "mark") && (word.lemma == "if" || word.lemma == "unless") && is_present(governor)) return true;
    }
    if (predicate) {
      const bool is_finite = finite || feature(self.feats, "VerbForm") == "Fin";
      // Infinitives and participles hang on a verb that may tell more ("is due to visit on Monday"); finite clauses
      // do not.
      if (is_going_to(governor)) return true;
      if (is_finite || governor == parse_->root()) return false;
      if (feature(self.feats, "VerbForm") == "Inf" && is_relation(self.deprel, "xcomp")) {
        const int above = self.head;
        if (above >= 0 && (token(above).lemma == "be" || token(above).lemma == "go")) return true;
      }
      ++steps;
    }
  }
  return false;
}

// "a strike called for Wednesday", "put off until Friday", "postponed the meeting to August".
bool TimeReader::is_put_off_to(int at) const {
  static constexpr std::array<std::string_view, 12> kMoving = {"call",    "announce", "postpone", "delay",  "adjourn", "reschedule",
                                                               "extend",  "put",      "push",     "move",   "fix",     "defer"};
  bool until = false;
  for (const int child : parse_->children(at))
    if (is_relation(token(child).deprel, "case"))
      until = until || token(child).lemma == "for" || token(child).lemma == "to" || token(child).lemma == "until" || token(child).lemma == "till";
  if (!until) return false;
  for (int governor = token(at).head, steps = 0; governor >= 0 && steps < 2; governor = token(governor).head, ++steps)
    if (token(governor).upos == Upos::VERB) return one_of(token(governor).lemma, kMoving);
  return false;
}

// "had invited them in January", "proposed on Thursday to pay": the day on which the plan was told, not the day planned.
bool TimeReader::is_said_then(int verb, int at) const {
  if (token(verb).upos != Upos::VERB) return false;
  // "In a speech on Wednesday the president vowed to fight on"
  if (at < verb && token(verb).xpos == "VBD") {
    int t = token(at).head;
    for (int steps = 0; steps < 5 && t >= 0 && t != verb && token(t).upos != Upos::VERB; ++steps) t = token(t).head;
    if (t == verb) return true;
  }
  // "invited the rebels on Monday to talks", "vowed on Sunday to march"
  if (at > verb && token(verb).xpos == "VBD" && word(at + 1) == "to" && token(at).head >= verb) return true;
  if (token(at).head != verb) return false;
  bool subject = false, had = false;
  for (const int child : parse_->children(verb)) {
    const Word& word = token(child);
    subject = subject || word.deprel == "nsubj";
    had = had || (is_relation(word.deprel, "aux") && word.lemma == "have");
  }
  if (!subject) return false;
  if (had) return true;
  static constexpr std::array<std::string_view, 3> kTelling = {"propose", "invite", "vow"};
  const bool beside = at - verb <= 2;  // not "vowed to march on Sunday"
  return beside && one_of(token(verb).lemma, kTelling) && feature(token(verb).feats, "Tense") == "Past";
}

bool TimeReader::has_aux(int verb, std::string_view lemma) const {
  for (const int child : parse_->children(verb))
    if (is_relation(token(child).deprel, "aux") && token(child).lemma == lemma) return true;
  return false;
}

bool TimeReader::has_mark(int verb, std::string_view lemma) const {
  for (const int child : parse_->children(verb))
    if (is_relation(token(child).deprel, "mark") && token(child).lemma == lemma) return true;
  return false;
}

// "has been on strike since 20 April": what still goes on began in the past year, whatever year was named before.
bool TimeReader::goes_on_since(int at) const {
  if (word(at - 1) != "since") return false;
  for (int governor = at, steps = 0; governor >= 0 && steps < 5; governor = token(governor).head, ++steps)
    if (token(governor).upos == Upos::VERB || has_aux(governor, "have") || governor == parse_->root())
      return is_present(governor);
  return false;
}

bool TimeReader::is_present(int verb) const {
  if (feature(token(verb).feats, "Tense") == "Pres") return true;
  for (const int child : parse_->children(verb))
    if (is_relation(token(child).deprel, "aux") && feature(token(child).feats, "Tense") == "Pres") return true;
  return false;
}

// "The summit opens on Tuesday": the verb above in the simple present.
std::string_view TimeReader::present_verb(int at) const {
  for (int governor = at, steps = 0; governor >= 0 && steps < 4; governor = token(governor).head, ++steps) {
    if (token(governor).upos != Upos::VERB) continue;
    if (token(governor).xpos != "VBZ" && token(governor).xpos != "VBP") return {};
    for (const int child : parse_->children(governor))
      if (is_relation(token(child).deprel, "aux")) return {};
    return token(governor).lemma;
  }
  return {};
}

// Present verbs that with a day speak of a programme.
bool TimeReader::is_scheduled(int at) const {
  static constexpr std::array<std::string_view, 22> kScheduled = {
      "begin",  "start",  "open",  "end",    "expire", "vote", "meet", "convene", "resume", "leave", "arrive",
      "depart", "travel", "visit", "return", "fly",    "take", "host", "hold",    "go",     "run",   "close"};
  return one_of(present_verb(at), kScheduled);
}

// "is to visit", "was to visit": the copula's infinitive.
bool TimeReader::is_going_to(int governor) const {
  bool to = false, be = false;
  for (const int child : parse_->children(governor)) {
    to = to || (token(child).upos == Upos::PART && token(child).lemma == "to");
    be = be || (token(child).lemma == "be" && child < governor && feature(token(child).feats, "VerbForm") == "Fin");
  }
  return to && be;
}

}  // namespace priscus
