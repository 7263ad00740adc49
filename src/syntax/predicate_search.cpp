#include "syntax/predicate_search.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace priscus {
namespace {

// Bits of WordClasses, and how much less a new tree may score. A noun phrase that is no sentence ("Kenya's newly formed government.")
// loses 34 to 73 when its participle becomes the root, a sentence read as a noun phrase 1 to 30; more where grammar forbids the phrase.
constexpr std::uint16_t kNoun = 1u << 2, kPlural = 1u << 4, kVerb = 1u << 5, kInflectedVerb = 1u << 6, kAdjective = 1u << 7;
constexpr double kCheap = 30, kDear = 90;

bool is(const Word& word, std::string_view relation) { return is_relation(word.deprel, relation); }
bool is_noun(const Word& word) { return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.xpos == "NNP"; }
bool is_finite(const Word& word) { return word.xpos == "VBD" || word.xpos == "VBZ" || word.xpos == "VBP"; }
bool is_past(const Word& word) { return word.xpos == "VBD" || word.xpos == "VBN"; }

int child(const std::vector<Word>& words, int head, std::string_view relation) {
  for (int t = 0; t < static_cast<int>(words.size()); ++t)
    if (words[t].head == head && is(words[t], relation)) return t;
  return -1;
}
bool has_child(const std::vector<Word>& words, int head, std::string_view relation) {
  return child(words, head, relation) >= 0;
}
int root_of(const std::vector<Word>& words) {
  return static_cast<int>(std::find_if(words.begin(), words.end(), [](const Word& w) { return w.head < 0; }) - words.begin());
}

// The sentence ends in a full stop, perhaps before quotes and brackets.
bool has_full_stop(const std::vector<Word>& words) {
  for (auto word = words.rbegin(); word != words.rend() && word->upos == Upos::PUNCT; ++word)
    if (word->form == "." || word->form == "!" || word->form == "?") return true;
  return false;
}

// Days, years and measures stand without a preposition and are neither subject nor object.
bool is_time_or_measure(const Word& word) {
  static constexpr std::array<std::string_view, 25> kMeasures = {
      "second",  "minute",    "hour",  "day",      "night",     "week",    "month",     "year",      "decade", "century", "time",  "morning", "evening",
      "afternoon", "today", "tomorrow", "yesterday", "tonight", "kilometre", "kilometer", "mile",   "percent", "metre", "meter",   "%"};
  static constexpr std::array<std::string_view, 19> kNames = {
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
      "April",  "May",     "June",      "July",     "August", "September", "October", "November", "December"};
  return word.upos == Upos::NUM || std::find(kMeasures.begin(), kMeasures.end(), word.lemma) != kMeasures.end() ||
         std::find(kNames.begin(), kNames.end(), word.form) != kNames.end();
}

// Does some dictionary know the form as a verb's past? They have American spelling, so "organised" is asked for as "organized".
bool is_known_past(std::string form, const WordClasses& classes) {
  if (classes.of(form) & kInflectedVerb) return true;
  if (!form.ends_with("ised")) return false;
  form[form.size() - 3] = 'z';
  return (classes.of(form) & kInflectedVerb) != 0;
}

// May this be a verb in the past, whatever its tag? Adjectives and adverbs that dictionaries know as a verb's past as well: "organised".
bool may_be_past(const Word& word, const WordClasses& classes) {
  if (word.upos == Upos::VERB && is_past(word)) return true;
  return (word.xpos == "JJ" || word.xpos == "RB") && word.form.ends_with("ed") && is_known_past(word.form, classes);
}

// The base form of a past: "organised" organise, "stopped" stop, "denied" deny, and the irregular ones that treebanks are short of. The
// word itself, when no verb fits.
std::string base_of_past(const std::string& form, const WordClasses& classes) {
  static constexpr std::array<std::array<std::string_view, 2>, 12> kIrregular = {{{"lent", "lend"},         {"fled", "flee"},
      {"sought", "seek"},       {"overthrew", "overthrow"}, {"overran", "overrun"}, {"retook", "retake"},   {"withheld", "withhold"},
      {"withdrew", "withdraw"}, {"upheld", "uphold"},       {"forbade", "forbid"},  {"rebuilt", "rebuild"}, {"slew", "slay"}}};
  for (const auto& [past, base] : kIrregular)
    if (form == past) return std::string(base);
  if (form.size() < 4 || !form.ends_with("ed")) return form;
  const std::string stem = form.substr(0, form.size() - 2);
  std::vector<std::string> bases = {stem + "e", stem};
  if (stem.back() == 'i') bases.insert(bases.begin(), stem.substr(0, stem.size() - 1) + "y");
  if (stem[stem.size() - 1] == stem[stem.size() - 2]) bases.push_back(stem.substr(0, stem.size() - 1));
  for (const std::string& base : bases)
    if (classes.of(base) & kVerb) return base;
  return form.ends_with("ised") || form.ends_with("ysed") ? stem + "e" : form;
}

void make_past(Word& word, const WordClasses& classes) {
  if (word.upos != Upos::VERB || (word.xpos != "VBD" && word.xpos != "VBN")) word.lemma = base_of_past(lower(word.form), classes);
  word.upos = Upos::VERB;
  word.xpos = "VBD";
  word.feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
}

// A verb that nothing makes a clause of another verb: no conjunction, no "to", no relative.
bool could_be_main(const std::vector<Word>& words, int t, const WordClasses& classes) {
  const Word& w = words[t];
  if (t == 0 || (w.upos != Upos::VERB && !may_be_past(w, classes))) return false;
  const int aux = child(words, t, "aux");
  if (!(is_finite(w) || may_be_past(w, classes) || (w.xpos == "VBG" && aux >= 0))) return false;
  if (aux >= 0 ? words[aux].xpos == "VB" || words[aux].xpos == "VBG" : words[t - 1].upos == Upos::AUX) return false;
  // Behind a hyphen it is half an adjective ("state-owned"), unless a name acts: "Kenya test-fired".
  if (words[t - 1].form[0] == '-' && !(t >= 3 && words[t - 2].xpos == "NN" && words[t - 3].upos == Upos::PROPN)) return false;
  if (words[t - 1].upos == Upos::DET || words[t - 1].xpos == "IN" || words[t - 1].lemma == "to") return false;
  if (words[t - 1].upos == Upos::NUM && !(t >= 2 && words[t - 2].upos == Upos::ADP)) return false;  // "23 injured"
  if (has_child(words, t, "mark") || is(w, "conj") || w.deprel == "acl:relcl" || is(w, "csubj")) return false;
  if (aux < 0 && has_child(words, t, "obl:agent")) return false;
  for (int c = 0; c < static_cast<int>(words.size()); ++c)  // "who", "which", "when"
    if (words[c].head == t && c < t && !words[c].xpos.empty() && words[c].xpos[0] == 'W') return false;
  return true;
}

// "Fighters of the FARC promised elections": adjectives stand before nouns that are compounds of the same noun, so a participle behind
// a noun is no adjective of the next; and none stands before an article or a number.
bool is_no_adjective(const std::vector<Word>& words, int t) {
  const Word& w = words[t];
  if (t < 1 || t + 1 >= static_cast<int>(words.size()) || !is(w, "amod") || w.head < t) return false;
  const Word& next = words[t + 1];
  if (next.upos == Upos::DET || next.xpos == "PRP$" || (next.upos == Upos::NUM && !next.form.starts_with("20"))) return true;
  return is_noun(words[t - 1]);
}

// The words of a day at the beginning: "On 12/05/2021", "On May 12, 2021", "In 2019". 0 when there is none.
int opening_day(const std::vector<Word>& words) {
  const int size = static_cast<int>(words.size());
  const std::string first = lower(words[0].form);
  if (size < 5 || (first != "on" && first != "in" && first != "since" && first != "by")) return 0;
  const auto is_month = [&](int t) {
    static constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                                 "July",    "August",   "September", "October", "November", "December"};
    return t < size && std::find(kMonths.begin(), kMonths.end(), words[t].form) != kMonths.end();
  };
  const auto digits = [&](int t) {
    if (t >= size) return 0;
    const std::string& form = words[t].form;
    return std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; }) ? static_cast<int>(form.size()) : 0;
  };
  const auto is_year = [&](int t) { return digits(t) == 4; };
  const auto is_day = [&](int t) { return digits(t) == 1 || digits(t) == 2; };
  const auto is_figures = [&](int t) {
    const std::string& form = words[t].form;
    return form.size() >= 6 && form.size() <= 10 && form.find_first_not_of("0123456789/.-") == std::string::npos &&
           std::count_if(form.begin(), form.end(), [](char c) { return c < '0' || c > '9'; }) == 2;
  };
  if (is_figures(1)) return 2;
  if (is_year(1)) return words[2].form == "-" && is_day(3) && size > 6 && words[4].form == "-" && is_day(5) ? 6 : 2;
  if (is_month(1)) {
    const int day = is_day(2) ? 3 : 2;
    if (is_year(day)) return day + 1;
    return day == 3 && words[3].form == "," && is_year(4) ? 5 : day;
  }
  if (is_day(1) && is_month(2)) return is_year(3) ? 4 : 3;
  return 0;
}

// Does a word behind the first `end` hang on one of them, or the preposition on one behind?
bool is_torn(const std::vector<Word>& words, int end) {
  if (end == 0) return false;
  for (int t = end; t < static_cast<int>(words.size()); ++t)
    if (words[t].head >= 0 && words[t].head < end && words[t].upos != Upos::PUNCT) return true;
  if (words[0].head >= end) return true;
  return std::any_of(words.begin(), words.begin() + end, [](const Word& w) { return w.head < 0; });
}

// A subject that no preposition governs.
bool has_subject_of_its_own(const std::vector<Word>& words, int verb) {
  for (int t = 0; t < static_cast<int>(words.size()); ++t)
    if (words[t].head == verb && ((is(words[t], "nsubj") && !has_child(words, t, "case")) || is(words[t], "csubj") || is(words[t], "expl"))) return true;
  return false;
}

// Where the noun phrase ends that begins with word `first`: behind its last noun. `first` when none begins there.
int phrase_end(const std::vector<Word>& words, int first, int end) {
  int last = first;
  for (int t = first; t < end; ++t) {
    const Word& w = words[t];
    if (is_noun(w)) {
      if (t + 1 < end && words[t + 1].form == "-") break;  // "Kenya test-fired"
      last = t + 1;
    } else if (w.upos != Upos::DET && w.upos != Upos::ADJ && w.upos != Upos::NUM && w.xpos != "POS" && w.xpos != "PRP$" && w.form != "-" &&
               !(w.xpos == "VBN" && last == first)) {
      break;
    }
  }
  return last;
}

// The noun before a predicate that no preposition governs, the first behind the last comma: "A march by farmers [halted]". -1 when none.
int noun_before(const std::vector<Word>& words, int verb) {
  int first = verb;
  while (first > 0 && words[first - 1].form != ",") --first;
  for (int t = first; t < verb; ++t) {
    const int end = phrase_end(words, t, verb);
    if (end == t) continue;
    const bool governed = t > first && words[t - 1].upos == Upos::ADP;
    if (!governed && !is_time_or_measure(words[end - 1])) return end - 1;
    t = end - 1;
  }
  return -1;
}

bool has_comma(const std::vector<Word>& words, int first, int end) {
  return std::any_of(words.begin() + first, words.begin() + end, [](const Word& w) { return w.form == ","; });
}
// A noun or pronoun in [first, end) that no preposition governs, and that is no time.
bool has_bare_noun(const std::vector<Word>& words, int first, int end) {
  for (int t = first; t < end; ++t) {
    const Word& w = words[t];
    if (!is_noun(w) && w.upos != Upos::PRON) continue;
    if (!is(w, "compound") && !is(w, "nmod:poss") && !is(w, "flat") && !is(w, "conj") && !has_child(words, t, "case") && !is_time_or_measure(w)) return true;
  }
  return false;
}
// A word in [first, end) that begins a clause of its own: "resigned as the opposition threatened". Before, after, since and until do
// so unless a participle may have them: "detained after the coup".
bool has_subordinator(const std::vector<Word>& words, int first, int end, bool participle) {
  static constexpr std::array<std::string_view, 13> kWords = {"as", "while", "when", "because", "if", "although", "though", "once", "that",
                                                              "before", "after", "since", "until"};
  const auto last = participle ? kWords.end() - 4 : kWords.end();
  return std::any_of(words.begin() + first, words.begin() + end,
                     [&](const Word& w) { return std::find(kWords.begin(), last, w.lemma) != last; });
}
bool has_be_before(const std::vector<Word>& words, int end) {
  return std::any_of(words.begin(), words.begin() + end, [](const Word& w) { return w.lemma == "be" || w.form == "'s" || w.form == "’s"; });
}
bool is_finite_clause(const std::vector<Word>& words, int t) {
  const int aux = child(words, t, "aux");
  return aux >= 0 ? is_finite(words[aux]) || words[aux].xpos == "MD" : is_past(words[t]);
}

// Is the word the day of "on Friday"?
bool is_day_with_on(const std::vector<Word>& words, int t) {
  return words[t - 1].lemma == "on" && words[t - 1].head == t && words[t].form.ends_with("day") && is_time_or_measure(words[t]);
}

}  // namespace

std::vector<RootTrial> roots_to_try(const std::vector<Word>& words, const WordClasses& classes) {
  std::vector<RootTrial> result;
  const int size = static_cast<int>(words.size());
  if (size < 4 || !has_full_stop(words)) return result;
  const int root = root_of(words);
  const Word& r = words[root];
  const bool nominal = is_noun(r) || r.upos == Upos::NUM;
  if ((nominal && has_child(words, root, "cop")) || (!nominal && r.upos != Upos::VERB)) return result;
  const bool bare = nominal || !has_child(words, root, "aux");
  const bool has_subject = has_subject_of_its_own(words, root);
  const bool participle = !nominal && bare && (r.xpos == "VBN" || r.xpos == "VBG" || (r.xpos == "VBD" && root == 0));
  int subjects = 0;
  bool crossing = false;
  for (int t = 0; t < size; ++t) {
    subjects += words[t].head == root && t < root && is(words[t], "nsubj");
    const int head = words[t].head;
    crossing |= is_noun(words[t]) && head >= 0 && (t < root) != (head < root) && t != root && head != root && !has_child(words, t, "case");
  }
  const int day = opening_day(words);
  const bool torn = is_torn(words, day);
  const bool marked = !has_subject && has_child(words, root, "nsubj");  // "Sailors charged with murder fled": murder is no subject
  // An arc that spans the root, and the root has no subject or no object; or the subject was read into the day before it.
  if (!nominal && (is_past(r) || is_finite(r)) && root > day && ((crossing && (!has_subject || !has_child(words, root, "obj"))) || torn || marked))
    result.push_back({root, torn || marked ? kDear : kCheap, day});
  if (nominal && has_subject && has_be_before(words, root)) return result;
  for (int t = std::max(1, day); t < size; ++t) {
    if (t == root || !could_be_main(words, t, classes)) continue;
    const bool subjectless = !has_subject_of_its_own(words, t);
    const bool sure = is_no_adjective(words, t);
    // "Violence by soldiers shocked the town": the verb modifies the noun that it tells of.
    const bool below_noun = nominal && ((subjectless ? !is(words[t], "parataxis") : !is(words[t], "parataxis") && !is(words[t], "ccomp")) ||
                                        (t > root && has_child(words, root, "case") && has_comma(words, root, t)));
    // "Officers ousted in the coup fled": the second verb has neither subject nor conjunction, and the first no object.
    const bool second = !nominal && bare && t > root + 1 && words[t].head == root && subjectless && is_finite_clause(words, t) &&
                        (is_past(r) || words[t].xpos != "VBN" || has_child(words, t, "aux")) &&
                        !has_bare_noun(words, root + 1, t) && !has_comma(words, root + 1, t) &&
                        !has_subordinator(words, root + 1, t, r.xpos == "VBN");
    // "Engaged in talks with Iraq, Thailand opened a border": a participle and its phrases before a comma are no sentence.
    const bool behind_participle = participle && t > root && !has_child(words, root, "conj") &&
                                   (has_comma(words, root + 1, t) ? !has_subject || sure
                                                                   : !has_subject && (sure || (root == 0 && t == 2 && is_noun(words[1]) && is_past(words[t]))));
    // "Rebels promised elections, state media reported": elections and media cannot both be the subject.
    const bool first = subjects > 1 && t < root && has_comma(words, t, root);
    if (below_noun || second || behind_participle || first) result.push_back({t, sure || torn || second ? kDear : kCheap, torn ? day : 0});
  }
  return result;
}

void retag_past_verbs(std::vector<Word>& words, const WordClasses& classes) {
  for (std::size_t t = 1; t < words.size(); ++t) {
    Word& w = words[t];
    if (w.upos != Upos::PROPN || w.form[0] < 'a' || w.form[0] > 'z' || w.form.size() < 3) continue;
    const std::uint16_t known = classes.of(w.form);
    if ((known & kInflectedVerb) == 0 || (known & (kNoun | kPlural | kAdjective)) != 0 || w.form.ends_with("ing")) continue;
    make_past(w, classes);
  }
}

bool settle_root(std::vector<Word>& words, const WordClasses& classes) {
  const int size = static_cast<int>(words.size()), root = root_of(words);
  Word& verb = words[root];
  int subject = -1, object = -1;
  for (int t = 0; t < root; ++t)
    if (words[t].head == root && ((is(words[t], "nsubj") && !has_child(words, t, "case")) || is(words[t], "csubj") || is(words[t], "expl"))) subject = t;
  for (int t = root - 1; t >= 0 && subject < 0; --t)
    if (words[t].head == root && (is_noun(words[t]) || words[t].upos == Upos::PRON) && !has_child(words, t, "case") && !is_time_or_measure(words[t]) &&
        words[t + 1].form != "-")
      subject = t;
  if (subject < 0) {
    subject = noun_before(words, root);
    if (subject < 0) return false;
    words[subject].head = root;
    words[subject].deprel = "nsubj";
    if (words[subject].xpos == "NNP") words[subject].upos = Upos::PROPN;
    int participle = -1;  // "Officers ousted in the coup"
    for (int t = 0; t < root; ++t) {
      Word& w = words[t];
      const bool hangs_outside = w.head == root || w.head > subject || (t < subject && w.head < subject && w.head > t);
      if (t < subject && hangs_outside && w.upos != Upos::PUNCT && (t == 0 || !has_comma(words, t, subject))) {
        if (w.upos == Upos::DET || w.upos == Upos::NUM || w.upos == Upos::ADJ || is_noun(w)) w.head = subject;
        if (is_past(w) && t + 1 == subject) {
          w.head = subject;
          w.deprel = "amod";
        } else if (is_noun(w) && w.head == subject && (is(w, "nsubj") || is(w, "obj") || is(w, "obl"))) {
          w.deprel = "compound";
        }
      } else if (t == subject + 1 && w.head == root && w.upos == Upos::VERB && is_past(w)) {
        participle = t;
        w.head = subject;
        w.deprel = "acl";
        w.xpos = "VBN";
      } else if (t > subject && w.head == root && is_noun(w) && has_child(words, t, "case")) {
        w.head = participle >= 0 ? participle : subject;
        w.deprel = participle >= 0 ? "obl" : "nmod";
      }
    }
  }
  // "The king on Friday opened": the day belongs to the verb.
  for (int t = subject + 2; t < root; ++t) {
    if (is_day_with_on(words, t) && words[t].head == subject) {
      words[t].head = root;
      words[t].deprel = "obl";
    }
  }
  // "Protesters in Lagos torched": a phrase between subject and verb belongs to the subject.
  for (int t = subject + 1; t < root && words[t].form != ","; ++t) {
    Word& w = words[t];
    if (w.head != root || !is_noun(w) || is_time_or_measure(w) || words[t + 1].form == "-") continue;
    if (is(w, "compound") || is(w, "nmod") || is(w, "amod") || (is(w, "obl") && is_noun(words[subject]) && has_child(words, t, "case"))) {
      w.head = subject;
      w.deprel = "nmod";
    }
  }
  for (int t = root + 1; t < size; ++t) {
    Word& w = words[t];
    if (w.head != root || !(is_noun(w) || w.upos == Upos::PRON) || has_child(words, t, "case")) continue;
    if (object < 0 && !is(w, "obj") && !is(w, "iobj") && !is(w, "conj") && !is_time_or_measure(w) && !has_child(words, root, "obj")) w.deprel = "obj";
    if (is(w, "obj")) object = t;
  }
  // What stands right behind the verb and was read into a later phrase.
  if (object < 0 && !has_child(words, root, "ccomp") && !has_child(words, root, "xcomp") && !has_child(words, root, "iobj")) {
    const int end = phrase_end(words, root + 1, size);
    for (int t = root + 1; t < end && object < 0; ++t)
      if (is_noun(words[t]) && (words[t].head >= end || words[t].head < root) && !has_child(words, t, "case") && !is_time_or_measure(words[t])) object = t;
    if (object >= 0) {
      words[object].head = root;
      words[object].deprel = "obj";
    }
  }
  const bool passive = has_child(words, root, "aux:pass"), is_nominal = !is(words[subject], "csubj") && !is(words[subject], "expl");
  if (passive && verb.xpos == "VBN" && is_nominal) words[subject].deprel = "nsubj:pass";
  if (!passive && is_nominal && (object >= 0 || !is(words[subject], "nsubj:pass"))) words[subject].deprel = "nsubj";
  if (verb.upos != Upos::VERB || !verb.xpos.starts_with("VB") || (!has_child(words, root, "aux") && verb.xpos == "VBN" && words[subject].deprel != "nsubj:pass"))
    make_past(verb, classes);
  return true;
}

}  // namespace priscus
