#include "events/event_dates.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"
#include "mentions/calendar.h"

namespace priscus {
namespace {

// An event of an earlier year is background unless it lies at most so many days before the report.
constexpr int kStillNews = 31;
// Coordinated days further apart than this are two events told by one verb.
constexpr int kLongestVisit = 31;

template <std::size_t N>
bool is_among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "in a statement", "at Monday's meeting": where the act was done.
bool is_setting(std::string_view marker) {
  return is_among(marker, std::array<std::string_view, 5>{"in", "at", "on", "during", "by"});
}

bool begins_clause(const SentenceView& view, int token) {
  return view.has_relation(token, "ccomp") || view.has_relation(token, "advcl") || view.has_relation(token, "acl") ||
         view.has_relation(token, "parataxis") || view.has_relation(token, "conj") || view.has_relation(token, "xcomp");
}

// "before Monday", "until last week" tell when it was not, or not yet over.
bool only_bounds(const SentenceView& view, const TimeMention& time) {
  static constexpr std::array<std::string_view, 8> kBounds = {"before", "after", "until",     "till",
                                                              "ahead",  "prior", "following", "despite"};
  for (int c : view.parse.children(time.head))
    if (c < time.first && is_among(view.lemma(c), kBounds)) return true;
  int before = time.first - 1;
  while (before > 0 && view.upos(before) == Upos::DET) --before;
  return before >= 0 && is_among(view.lemma(before), kBounds);
}

// May the time that stands below `noun` also be that of the word above it?
bool passes_up(const SentenceView& view, int noun, const TimeMention& time) {
  if (view.has_relation(noun, "conj")) return true;
  if (view.has_relation(noun, "appos") || view.has_relation(noun, "nmod:poss")) return false;
  const bool setting = view.has_relation(noun, "obl") && is_setting(view.marker(noun));
  if (setting) return true;
  const std::string marker = view.marker(time.head);
  // "Monday's attack", "the 2015 agreement"; but "on May 5 the army attacked" is sometimes parsed as one phrase.
  if (time.last < noun) return is_setting(marker);
  if (marker == "of" || marker == "from") return false;
  if (view.has_relation(noun, "nsubj")) return marker == "on" || marker == "in" || marker == "at" || marker.empty();
  return true;
}

bool is_finite_past(const SentenceView& view, int token) {
  if (!view.is_verb(token)) return false;
  if (view.parse[token].xpos == "VBD") return true;
  if (view.parse[token].xpos != "VBN") return false;
  for (int c : view.parse.children(token))
    if (view.has_relation(c, "aux")) return true;
  return false;
}

// The verb of the relative clause between a subject and its verb in which the time stands: "soldiers who toppled the
// government on Thursday agreed …"; -1 when it stands in none. The parser often hangs it elsewhere.
int relative_around(const SentenceView& view, const TimeMention& time) {
  for (int t = time.first - 1; t >= 0; --t) {
    if (!view.is_verb(t)) continue;
    if (!view.has_relation(t, "acl:relcl") || !is_finite_past(view, t)) return -1;
    const int noun = view.head(t);
    if (noun < 0 || noun > t) return -1;
    for (int n = noun, steps = 0; n >= 0 && steps < 4; n = view.head(n), ++steps)
      if (view.has_relation(n, "nsubj")) return view.head(n) > time.last ? t : -1;
    return -1;
  }
  return -1;
}

// How many words lie between the time and `top`, 0 for the time's own governor; -1 when the time is not that of `top`.
int distance(const SentenceView& view, int top, const TimeMention& time, const Triggers& triggers) {
  if (view.has_relation(time.head, "nsubj")) return -1;  // "September 11 changed the law"
  if (const int relative = relative_around(view, time); relative >= 0 && view.is_verb(top))
    return top == relative ? 1 : -1;
  int link = -1;
  for (int t = time.head, steps = 0; t >= 0 && steps < 6; link = t, t = view.head(t), ++steps) {
    if (t == top) return steps;
    if (t == time.head) continue;
    if (view.is_verb(t)) {
      // "the agreement reached on Monday": the participle dates its noun, unless it tells of another act.
      // That participle is sometimes parsed as a verb of the clause around.
      const bool below = view.head(t) == top && view.has_relation(t, "acl");
      const bool behind =
          t == top + 1 && view.parse[t].xpos == "VBN" && !view.has_child(t, "nsubj") && !view.has_child(t, "aux");
      const bool dates_noun = (below || behind) && view.is_noun(top) && link == time.head;
      const bool other_act = t < static_cast<int>(triggers.size()) && triggers[t] && view.upos(top) != Upos::PROPN;
      return dates_noun && !other_act ? steps + 1 : -1;
    }
    if (begins_clause(view, t) && !view.is_noun(t)) return -1;
    if (!passes_up(view, t, time)) return -1;
  }
  return -1;
}

bool is_by_days(const std::string& value) { return value.size() >= 10 && value[4] == '-' && value[7] == '-'; }

bool is_day(const std::string& value) { return value.size() == 10 || value.size() == 21; }

// "on 4 May and … on 5 May": no verb between.
bool are_coordinated(const SentenceView& view, const TimeMention& a, const TimeMention& b) {
  bool joined = false;
  for (int t = a.last + 1; t < b.first; ++t) {
    if (view.is_verb(t) || view.upos(t) == Upos::AUX) return false;
    joined = joined || view.upos(t) == Upos::CCONJ;
  }
  return joined;
}

// "in 2021 and 2022", "in April and June"
bool are_side_by_side(const SentenceView& view, const TimeMention& a, const TimeMention& b) {
  bool joined = false;
  for (int t = a.last + 1; t < b.first; ++t) {
    joined = joined || view.lemma(t) == "and";
    if (view.lemma(t) != "and" && view.upos(t) != Upos::ADP) return false;
  }
  return joined;
}

// From the first day of one to the last of the other.
std::optional<EventTime> joined(const TimeMention& a, const TimeMention& b) {
  const std::string first = std::min(ends(a.value).first, ends(b.value).first);
  const std::string last = std::max(ends(a.value).second, ends(b.value).second);
  const std::optional<Day> from = Day::from_iso(first), to = Day::from_iso(last);
  if (!from || !to || from->plus(kLongestVisit) < *to) return std::nullopt;
  return EventTime{first + "/" + last, {a.span.begin, b.span.end}, b.direction};
}

// Is the time that of an event noun between the verb and it: "thanked Chad for the extradition of two men in May"? Days
// are the news and go to the verb.
bool is_of_noun_between(const SentenceView& view, int verb, const TimeMention& time, const Triggers& triggers) {
  if (!view.is_verb(verb) || time.first < verb || time.value.empty() || is_day(time.value)) return false;
  for (int t = time.first - 1; t > verb && t < static_cast<int>(triggers.size()); --t) {
    if (view.is_verb(t)) return false;
    if (triggers[t] && view.is_noun(t) && view.head(t) == verb && view.has_relation(t, "obl"))
      return !is_setting(view.marker(t));
  }
  return false;
}

// "have been killed since the clash on 5 June": from that day to the report.
std::string since_noun(const SentenceView& view, int top, const TimeMention& time) {
  const std::string& published = view.document.date;
  if (published.size() < 10 || time.value.size() != 10 || time.value >= published) return time.value;
  for (int t = view.head(time.head), steps = 0; t >= 0 && t != top && steps < 5; t = view.head(t), ++steps)
    if (view.is_noun(t) && view.marker(t) == "since") return time.value + "/" + published.substr(0, 10);
  // … with the day hung on the verb
  for (int c : view.parse.children(view.head(time.head) >= 0 ? view.head(time.head) : time.head))
    if (view.is_noun(c) && c < time.first && view.marker(c) == "since" && view.parse.rightmost(c) + 2 >= time.first)
      return time.value + "/" + published.substr(0, 10);
  return time.value;
}

// The best time below `top`: one with a value, the nearest, the finest, the first.
std::optional<EventTime> time_below(const SentenceView& view, int top, const Triggers& triggers) {
  const TimeMention* best = nullptr;
  int best_distance = 0;
  std::vector<const TimeMention*> all;
  const auto& times = view.mentions.times;
  auto time = std::lower_bound(times.begin(), times.end(), view.index,
                               [](const TimeMention& t, int sentence) { return t.sentence < sentence; });
  for (; time != times.end() && time->sentence == view.index; ++time) {
    const int away = distance(view, top, *time, triggers);
    // "three days after they had fled" tells how far apart two things are.
    if (time->value.empty() && (view.lemma(time->last) == "after" || view.lemma(time->last) == "before")) continue;
    if (away < 0 || only_bounds(view, *time) || is_of_noun_between(view, top, *time, triggers)) continue;
    all.push_back(&*time);
    const bool valued = !time->value.empty();
    const bool better =
        !best || (valued && best->value.empty()) ||
        (valued == !best->value.empty() &&
         (away < best_distance || (away == best_distance && is_day(time->value) && !is_day(best->value))));
    if (better) best = &*time, best_distance = away;
  }
  if (!best) return std::nullopt;
  if (all.size() == 2 && all[0]->value.size() == all[1]->value.size() && all[0]->value.size() < 10 &&
      all[0]->value < all[1]->value && are_side_by_side(view, *all[0], *all[1]))
    return EventTime{all[0]->value + "/" + all[1]->value, {all[0]->span.begin, all[1]->span.end}, all[1]->direction};
  if (all.size() == 2 && is_day(all[0]->value) && is_day(all[1]->value) && are_coordinated(view, *all[0], *all[1]))
    if (std::optional<EventTime> both = joined(*all[0], *all[1])) return both;
  const std::string value = since_noun(view, top, *best);
  return EventTime{value, best->span, value == best->value ? best->direction : TimeMention::Direction::present};
}

bool has_mark(const SentenceView& view, int clause, std::initializer_list<std::string_view> lemmas) {
  for (int c : view.parse.children(clause)) {
    if (!view.has_relation(c, "mark") && !view.has_relation(c, "advmod") && !view.has_relation(c, "case")) continue;
    if (std::find(lemmas.begin(), lemmas.end(), view.lemma(c)) != lemmas.end()) return true;
  }
  return false;
}

// "were killed on Monday when rebels attacked", "attacked on Monday, killing five", "ended it on Monday by signing".
bool shares_time(const SentenceView& view, int clause) {
  if (view.has_relation(clause, "conj") || view.has_relation(clause, "xcomp")) return true;
  if (!view.has_relation(clause, "advcl")) return false;
  if (has_mark(view, clause, {"when", "as", "while"})) return true;
  return view.parse[clause].xpos == "VBG" &&
         !has_mark(view, clause, {"after", "before", "since", "without", "despite"});
}

constexpr std::array<std::string_view, 6> kAsked = {"request", "invitation", "behest", "urging", "demand", "call"};

// "a wave of attacks", "a second day of talks": the noun that counts stands for what it counts.
int counted_whole(const SentenceView& view, int noun) {
  static constexpr std::array<std::string_view, 11> kWhole = {"day",  "week",   "series",   "wave",  "round", "number",
                                                              "host", "string", "campaign", "spate", "night"};
  for (int steps = 0; steps < 2 && view.has_relation(noun, "conj") && view.head(noun) >= 0; ++steps)
    noun = view.head(noun);
  const int whole = view.head(noun);
  if (whole < 0 || !view.has_relation(noun, "nmod") || view.marker(noun) != "of") return -1;
  return is_among(view.lemma(whole), kWhole) ? whole : -1;
}

// The verb that an event noun belongs to and that tells of no act of its own: "the appeal was filed in 2012".
int plain_verb(const SentenceView& view, int noun, const Triggers& triggers) {
  const int verb = view.head(noun);
  if (verb < 0 || !view.is_verb(verb)) return -1;
  const std::string_view relation = view.relation(noun);
  const bool setting = is_relation(relation, "obl") && is_setting(view.marker(noun));
  // "were killed on Monday in an attack"; but "came on Monday at the request of Chad" does not say when that asked.
  if (setting) return is_among(view.lemma(noun), kAsked) ? -1 : verb;
  static constexpr std::array<std::string_view, 13> kHappen = {"begin", "start", "resume",  "erupt", "flare", "break", "happen",
                                                               "occur", "open",  "restart", "end",   "follow", "collapse"};
  if (relation == "nsubj" && is_among(view.lemma(verb), kHappen)) return verb;
  if (is_relation(relation, "obl") && view.marker(noun) == "under" && view.lemma(noun) == "mediation") return verb;
  if (relation != "nsubj:pass" && relation != "obj") return -1;
  if (verb < static_cast<int>(triggers.size()) && triggers[verb]) return -1;
  return view.knowledge.lexicon().words("speech-verb").has(view.lemma(verb)) ? -1 : verb;
}

bool is_past(std::string_view xpos) { return xpos == "VBD" || xpos == "VBN"; }

// "hopes to build on the accord at the meeting in June 2019": a phrase right behind the noun that is parsed as one of a
// verb that speaks of now or later.
std::optional<EventTime> time_behind(const SentenceView& view, int noun) {
  const int verb = view.head(noun);
  if (verb < 0 || !view.is_verb(verb) || is_past(view.parse[verb].xpos)) return std::nullopt;
  for (const TimeMention& time : view.mentions.times) {
    if (time.sentence != view.index || time.value.empty() || time.direction == TimeMention::Direction::future) continue;
    int phrase = time.head;
    for (int steps = 0; steps < 3 && view.head(phrase) >= 0 && view.head(phrase) != verb; ++steps)
      phrase = view.head(phrase);
    if (view.head(phrase) != verb || !view.has_relation(phrase, "obl") || only_bounds(view, time)) continue;
    if (view.parse.leftmost(phrase) == noun + 1 && phrase > noun)
      return EventTime{time.value, time.span, time.direction};
  }
  return std::nullopt;
}

// Reads the time of one trigger.
class EventClock {
 public:
  EventClock(const SentenceView& view, const Grammar& grammar, const Firing& firing, const Triggers& triggers)
      : view_(view), grammar_(grammar), firing_(firing), triggers_(triggers) {}

  std::optional<EventTime> read() const {
    const bool verb = firing_.word_class != WordClass::noun;
    if (verb)
      if (std::optional<EventTime> time = right_before(firing_.token)) return time;
    if (std::optional<EventTime> time = below(firing_.token)) return time;
    // "his recent visit" was before what the report tells.
    for (int c : view_.parse.children(firing_.token))
      if (view_.has_relation(c, "amod") &&
          is_among(view_.lemma(c), std::array<std::string_view, 5>{"recent", "previous", "earlier", "past", "former"}))
        return EventTime{"", view_.span(c), TimeMention::Direction::past};
    int predicate = firing_.token;
    if (!verb) {
      predicate = grammar_.light_verb(firing_.token);
      int noun = firing_.token;
      if (const int whole = counted_whole(view_, noun); predicate < 0 && whole >= 0) {
        noun = whole;
        if (std::optional<EventTime> time = below(whole)) return time;
      }
      if (predicate < 0) predicate = plain_verb(view_, noun, triggers_);
      if (predicate < 0) {
        if (std::optional<EventTime> time = of_noun_before()) return time;
        return time_behind(view_, firing_.token);
      }
      if (std::optional<EventTime> time = below(predicate)) return time;
    }
    for (const auto reader : {&EventClock::of_when, &EventClock::of_clause, &EventClock::of_which,
                              &EventClock::counted_from, &EventClock::of_pact, &EventClock::of_talk})
      if (std::optional<EventTime> time = (this->*reader)(predicate)) return time;
    if (verb)
      if (std::optional<EventTime> time = behind(predicate)) return time;
    return of_sentence(predicate);
  }

 private:
  std::optional<EventTime> below(int token) const { return time_below(view_, token, triggers_); }

  // "met on Monday and discussed", "agreed on Monday to withdraw", and what else shares the time of the clause above.
  std::optional<EventTime> of_clause(int predicate) const {
    int clause = predicate;
    for (int climb = 0; climb < 4 && view_.head(clause) >= 0; ++climb) {
      if (!shares_time(view_, clause)) break;
      clause = view_.head(clause);
      if (std::optional<EventTime> time = below(clause)) return time;
    }
    // "…, defying appeals", "…, as ministers met in Oslo": behind a comma it goes with the main verb, wherever it was
    // hung.
    const int root = view_.parse.root();
    if (clause > root && is_finite_past(view_, root) && goes_with_main(clause))
      if (std::optional<EventTime> time = below(root); time && is_day(time->value)) return time;
    // "were invited on Monday; the leader turned it down": a story goes on, unless it says that it was later.
    if (view_.has_relation(clause, "parataxis") && view_.head(clause) >= 0 && view_.head(clause) < clause &&
        view_.parse[clause].xpos == "VBD" && !goes_elsewhere(clause))
      if (std::optional<EventTime> time = below(view_.head(clause)); time && is_day(time->value)) return time;
    // "ten were killed and forty wounded on Sunday"
    if (firing_.meaning.type == "ASSAULT")
      for (int c : view_.parse.children(predicate))
        if (view_.has_relation(c, "conj") && view_.parse[c].xpos == "VBN" && !view_.has_child(c, "aux"))
          if (std::optional<EventTime> time = below(c)) return time;
    // "a statement on Friday condemning the raid"
    if (view_.has_relation(predicate, "acl") && view_.head(predicate) >= 0 &&
        view_.upos(view_.head(predicate)) == Upos::NOUN) {
      const int noun = view_.head(predicate);
      for (const TimeMention& time : view_.mentions.times)
        if (time.sentence == view_.index && view_.head(time.head) == noun && !only_bounds(view_, time))
          return EventTime{time.value, time.span, time.direction};
    }
    // "were killed when rebels attacked on Monday"
    for (int c : view_.parse.children(predicate))
      if (view_.has_relation(c, "advcl") && has_mark(view_, c, {"when", "as", "while"}))
        if (std::optional<EventTime> time = below(c)) return time;
    return std::nullopt;
  }

  bool goes_with_main(int clause) const {
    if (view_.parse[clause].xpos == "VBG") return view_.form(clause - 1) == ",";
    for (int c : view_.parse.children(clause))
      if (view_.has_relation(c, "mark") && c > 0 && (view_.lemma(c) == "as" || view_.lemma(c) == "while"))
        return view_.form(c - 1) == "," && view_.parse[clause].xpos == "VBD";
    return false;
  }

  // "Under the agreement signed on 2 May the rebels pledged …"
  std::optional<EventTime> of_pact(int predicate) const {
    static constexpr std::array<std::string_view, 9> kPacts = {"agreement", "accord", "deal",  "pact",     "treaty",
                                                               "memorandum", "truce", "charter", "declaration"};
    for (int verb = predicate, climb = 0; climb < 3 && verb >= 0; ++climb) {
      for (int c : view_.parse.children(verb)) {
        if (!view_.has_relation(c, "obl") || !is_among(view_.lemma(c), kPacts)) continue;
        const std::string marker = view_.marker(c);
        if (marker != "under" && marker != "in") continue;
        for (int participle : view_.parse.children(c))
          if (view_.has_relation(participle, "acl"))
            if (std::optional<EventTime> time = below(participle)) return time;
      }
      if (!view_.has_relation(verb, "conj")) break;
      verb = view_.head(verb);
    }
    return std::nullopt;
  }

  // "a visit by the premier, who promised …": what the parties of a talk say there.
  std::optional<EventTime> of_talk(int predicate) const {
    static constexpr std::array<std::string_view, 7> kTalks = {"visit", "talk", "talks", "meeting", "summit",
                                                               "conversation", "negotiation"};
    if (!view_.has_relation(predicate, "acl:relcl") || view_.parse[predicate].xpos != "VBD") return std::nullopt;
    for (int t = view_.head(predicate), steps = 0; t >= 0 && steps < 4; t = view_.head(t), ++steps) {
      if (!view_.is_noun(t)) return std::nullopt;
      if (!is_among(view_.lemma(t), kTalks)) continue;
      if (std::optional<EventTime> time = below(t)) return time;
      const int verb = view_.head(t);
      return verb >= 0 && view_.is_verb(verb) ? below(verb) : std::nullopt;
    }
    return std::nullopt;
  }

  // "In June 2022 a revolt shook the country and ended only after the bishops mediated": a month or year at the head of
  // a sentence is that of all it tells.
  std::optional<EventTime> of_sentence(int predicate) const {
    if (!is_finite_past(view_, predicate)) return std::nullopt;
    for (int t = predicate, steps = 0; t >= 0 && steps < 6; t = view_.head(t), ++steps) {
      if (goes_elsewhere(t) || view_.has_relation(t, "acl") || view_.has_relation(t, "ccomp")) return std::nullopt;
      for (int c : view_.parse.children(t))
        if (view_.has_relation(c, "aux") && view_.lemma(c) == "have") return std::nullopt;
    }
    std::optional<EventTime> found;
    int times = 0;
    each_time([&](const TimeMention& time) {
      ++times;
      if (time.first == 1 && time.value.size() <= 7 && !time.value.empty() && lower(view_.form(0)) == "in")
        found = EventTime{time.value, time.span, time.direction};
    });
    return times == 1 ? found : std::nullopt;
  }

  bool goes_elsewhere(int clause) const {
    for (int c : view_.parse.children(clause)) {
      if (view_.has_relation(c, "advmod") &&
          is_among(lower(view_.form(c)), std::array<std::string_view, 7>{"later", "earlier", "then", "since", "already",
                                                                   "previously", "once"}))
        return true;
      if (view_.has_relation(c, "aux") && view_.lemma(c) == "have") return true;
    }
    return false;
  }

  template <class Use>
  void each_time(Use use) const {
    const auto& times = view_.mentions.times;
    auto time = std::lower_bound(times.begin(), times.end(), view_.index,
                                 [](const TimeMention& t, int sentence) { return t.sentence < sentence; });
    for (; time != times.end() && time->sentence == view_.index; ++time) use(*time);
  }

  // "The Council on Monday unanimously condemned": a day right before the verb is the verb's.
  std::optional<EventTime> right_before(int verb) const {
    int t = verb - 1;
    while (t > 0 && (view_.upos(t) == Upos::ADV || view_.upos(t) == Upos::AUX)) --t;
    std::optional<EventTime> found;
    each_time([&](const TimeMention& time) {
      if (time.last != t || !is_day(time.value) || only_bounds(view_, time) || time.first == 0) return;
      if (view_.form(time.first - 1) == "on" && is_finite_past(view_, verb) && !begins_name(time))
        found = EventTime{time.value, time.span, time.direction};
    });
    return found;
  }

  // "the attack on Monday killed five" is the noun's as well; a subject that is an act keeps its own.
  bool begins_name(const TimeMention& time) const {
    const int before = time.first - 2;
    return before >= 0 && before < static_cast<int>(triggers_.size()) && triggers_[before];
  }

  // "in March, when the army took the town", "on 13 May, when …", "since December, when …": the clause happened then.
  std::optional<EventTime> of_when(int predicate) const {
    for (int clause = predicate, climb = 0; climb < 3 && clause >= 0; ++climb) {
      int when = -1;
      for (int c : view_.parse.children(clause))
        if (c < clause && view_.lemma(c) == "when") when = c;
      if (when > 0) {
        const int before = when - 1 - (view_.form(when - 1) == ",");
        std::optional<EventTime> found;
        each_time([&](const TimeMention& time) {
          if (time.last != before || time.value.empty()) return;
          std::string value = time.value;
          if (is_since(time)) value = value.substr(0, value.find('/'));
          found = EventTime{value, time.span, time.direction};
          const std::optional<Day> published = Day::from_iso(view_.document.date);
          if (published && ends(value).second < published->iso()) found->direction = TimeMention::Direction::past;
        });
        if (found) return found;
        return std::nullopt;
      }
      if (!view_.has_relation(clause, "conj")) break;
      clause = view_.head(clause);
    }
    return std::nullopt;
  }

  bool is_since(const TimeMention& time) const {
    int before = time.first - 1;
    while (before > 0 && view_.upos(before) == Upos::DET) --before;
    return before >= 0 && view_.lemma(before) == "since";
  }

  // "the attack in March, in which dozens died", "the weekend's raids on two prisons, in which …"
  std::optional<EventTime> of_which(int predicate) const {
    int which = -1;
    for (int t = predicate - 1; t > 0 && t > predicate - 16 && which < 0; --t) {
      if (view_.lemma(t) == "which" && (view_.lemma(t - 1) == "in" || view_.lemma(t - 1) == "during")) which = t;
      if (view_.form(t) == ";") break;
    }
    if (which < 0) return std::nullopt;
    for (int t = which - 2; t >= 0; --t) {
      if (view_.is_verb(t)) return std::nullopt;
      if (t < static_cast<int>(triggers_.size()) && triggers_[t] && view_.is_noun(t)) return below(t);
    }
    return std::nullopt;
  }

  // "…, hours after rebels took the town", "on Thursday, three days after they had captured it": counted from the main
  // clause.
  std::optional<EventTime> counted_from(int predicate) const {
    int after = -1;
    for (int c : view_.parse.children(predicate))
      if (c < predicate && view_.has_relation(c, "mark") && (view_.lemma(c) == "after" || view_.lemma(c) == "before"))
        after = c;
    if (after < 1 || !view_.has_relation(predicate, "advcl") || view_.head(predicate) < 0) return std::nullopt;
    const std::string& unit = view_.lemma(after - 1);
    const std::string number = lower(after > 1 ? view_.form(after - 2) : std::string_view());
    int count = number_word(number);
    const bool hours = unit == "hour" || unit == "minute";
    if (after > 2 && is_among(view_.lemma(after - 3), std::array<std::string_view, 5>{"than", "least", "over", "nearly",
                                                                                     "almost"}))
      return std::nullopt;
    if (hours) count = unit == "hour" && count >= 24 ? count / 24 : 0;
    if (count < 0 || count > 200) return std::nullopt;
    std::optional<EventTime> base = below(view_.head(predicate));
    if (!base) base = of_clause(view_.head(predicate));
    if (!base || base->value.empty() || base->value.find('/') != std::string::npos) return std::nullopt;
    if (view_.lemma(after) == "after") count = -count;
    EventTime time{"", base->span, TimeMention::Direction::unknown};
    const std::optional<Day> day = Day::from_iso(base->value);
    if (hours || unit == "day" || unit == "week") {
      if (!day) return std::nullopt;
      time.value = day->plus(unit == "week" ? 7 * count : count).iso();
    } else if (unit == "month" && base->value.size() >= 7) {
      time.value = month_after(base->value.substr(0, 7), count);
    } else if (unit == "year") {
      const int year = std::stoi(base->value.substr(0, 4)) + count;
      if (year > 0 && year < 10000) time.value = iso_year(year);
    }
    if (time.value.empty()) return std::nullopt;
    const std::optional<Day> published = Day::from_iso(view_.document.date);
    if (published && ends(time.value).second < published->iso()) time.direction = TimeMention::Direction::past;
    return time;
  }

  // The coarse time behind this noun that is_of_noun_between keeps from the verb.
  std::optional<EventTime> of_noun_before() const {
    const int verb = view_.head(firing_.token);
    std::optional<EventTime> found;
    if (verb < 0 || !view_.is_verb(verb)) return found;
    each_time([&](const TimeMention& time) {
      if (!found && time.first > firing_.token && distance(view_, verb, time, triggers_) >= 0 &&
          is_of_noun_between(view_, verb, time, triggers_) && !only_bounds(view_, time))
        found = EventTime{time.value, time.span, time.direction};
    });
    return found;
  }

  // A day behind a verb in the past with no other verb or act between is the verb's, whatever it was hung on.
  std::optional<EventTime> behind(int verb) const {
    constexpr int kFar = 14;
    if (!is_finite_past(view_, verb)) return std::nullopt;
    std::optional<EventTime> found;
    each_time([&](const TimeMention& time) {
      if (found || time.first <= verb || time.first > verb + kFar || !is_day(time.value)) return;
      if (only_bounds(view_, time) || is_since(time) || time.direction == TimeMention::Direction::future) return;
      for (int t = verb + 1; t < time.first; ++t) {
        if (view_.is_verb(t) || view_.upos(t) == Upos::AUX || view_.upos(t) == Upos::SCONJ) return;
        if (t < static_cast<int>(triggers_.size()) && triggers_[t]) return;
        const std::string_view form = view_.form(t);
        if (form == ";" || form == ":" || form == "," || view_.parse[t].xpos == "WDT" || view_.parse[t].xpos == "WP")
          return;
      }
      // "on Monday" only: "of 5 May" belongs to a noun.
      const std::string& marker = view_.lemma(time.first - 1);
      if (view_.upos(time.first - 1) == Upos::ADP && marker != "on" && marker != "at" && marker != "early") return;
      found = EventTime{time.value, time.span, time.direction};
    });
    return found;
  }

  const SentenceView& view_;
  const Grammar& grammar_;
  const Firing& firing_;
  const Triggers& triggers_;
};

}  // namespace

std::optional<EventTime> time_of(const SentenceView& view, const Grammar& grammar, const Firing& firing,
                                 const Triggers& triggers) {
  return EventClock(view, grammar, firing, triggers).read();
}

std::optional<EventTime> scene_of(const SentenceView& view) { return time_below(view, view.parse.root(), {}); }

void set_date(const EventTime& time, const Document& document, Event& event) {
  // What is still to come was not on a day of the past: that day is the promise's.
  if (event.status == Status::future && time.direction == TimeMention::Direction::past) return;
  // "has not fired since May": a time in which it did not happen is no date of it.
  if (event.status == Status::negated && !document.date.empty() && time.value.ends_with("/" + document.date)) return;
  event.date = time.value;
  event.date_span = time.span;
  if (event.status != Status::actual) return;
  if (time.direction == TimeMention::Direction::future) event.status = Status::future;
  // A text that does not say when it was written tells its own news by days; bare months and years are background.
  if (document.date.empty() && time.direction == TimeMention::Direction::unknown && !time.value.empty() &&
      !is_by_days(time.value))
    event.status = Status::historical;
  if (time.direction != TimeMention::Direction::past || time.value.empty()) return;
  const std::optional<Day> published = Day::from_iso(document.date), last = Day::from_iso(ends(time.value).second);
  if (published && last && last->year() < published->year() && last->plus(kStillNews) < *published)
    event.status = Status::historical;
}

}  // namespace priscus
