#include "events/event_dates.h"

#include <algorithm>
#include <array>
#include <string_view>

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

// How many words lie between the time and `top`, 0 for the time's own governor; -1 when the time is not that of `top`.
int distance(const SentenceView& view, int top, const TimeMention& time, const Triggers& triggers) {
  if (view.has_relation(time.head, "nsubj")) return -1;  // "September 11 changed the law"
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

// From the first day of one to the last of the other.
std::optional<EventTime> joined(const TimeMention& a, const TimeMention& b) {
  const std::string first = std::min(ends(a.value).first, ends(b.value).first);
  const std::string last = std::max(ends(a.value).second, ends(b.value).second);
  const std::optional<Day> from = Day::from_iso(first), to = Day::from_iso(last);
  if (!from || !to || from->plus(kLongestVisit) < *to) return std::nullopt;
  return EventTime{first + "/" + last, {a.span.begin, b.span.end}, b.direction};
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
    if (away < 0 || only_bounds(view, *time)) continue;
    all.push_back(&*time);
    const bool valued = !time->value.empty();
    const bool better =
        !best || (valued && best->value.empty()) ||
        (valued == !best->value.empty() &&
         (away < best_distance || (away == best_distance && is_day(time->value) && !is_day(best->value))));
    if (better) best = &*time, best_distance = away;
  }
  if (!best) return std::nullopt;
  if (all.size() == 2 && is_day(all[0]->value) && is_day(all[1]->value) && are_coordinated(view, *all[0], *all[1]))
    if (std::optional<EventTime> both = joined(*all[0], *all[1])) return both;
  return EventTime{best->value, best->span, best->direction};
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

// The verb that an event noun belongs to and that tells of no act of its own: "the appeal was filed in 2012".
int plain_verb(const SentenceView& view, int noun, const Triggers& triggers) {
  const int verb = view.head(noun);
  if (verb < 0 || !view.is_verb(verb)) return -1;
  const std::string_view relation = view.relation(noun);
  const bool setting = is_relation(relation, "obl") && is_setting(view.marker(noun));
  if (setting) return verb;  // "were killed on Monday in an attack"
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

}  // namespace

std::optional<EventTime> time_of(const SentenceView& view, const Grammar& grammar, const Firing& firing,
                                 const Triggers& triggers) {
  if (std::optional<EventTime> time = time_below(view, firing.token, triggers)) return time;
  // "his recent visit" was before what the report tells.
  for (int c : view.parse.children(firing.token))
    if (view.has_relation(c, "amod") &&
        is_among(view.lemma(c), std::array<std::string_view, 5>{"recent", "previous", "earlier", "past", "former"}))
      return EventTime{"", view.span(c), TimeMention::Direction::past};
  int predicate = firing.token;
  if (firing.word_class == WordClass::noun) {
    predicate = grammar.light_verb(firing.token);
    if (predicate < 0) predicate = plain_verb(view, firing.token, triggers);
    if (predicate < 0) return time_behind(view, firing.token);
    if (std::optional<EventTime> time = time_below(view, predicate, triggers)) return time;
  }
  // "met on Monday and discussed", "agreed on Monday to withdraw", and what else shares the time of the clause above.
  for (int climb = 0, clause = predicate; climb < 4 && shares_time(view, clause) && view.head(clause) >= 0; ++climb) {
    clause = view.head(clause);
    if (std::optional<EventTime> time = time_below(view, clause, triggers)) return time;
  }
  // "a statement on Friday condemning the raid"
  if (view.has_relation(predicate, "acl") && view.head(predicate) >= 0 &&
      view.upos(view.head(predicate)) == Upos::NOUN) {
    const int noun = view.head(predicate);
    for (const TimeMention& time : view.mentions.times)
      if (time.sentence == view.index && view.head(time.head) == noun && !only_bounds(view, time))
        return EventTime{time.value, time.span, time.direction};
  }
  // "were killed when rebels attacked on Monday"
  for (int c : view.parse.children(predicate))
    if (view.has_relation(c, "advcl") && has_mark(view, c, {"when", "as", "while"}))
      if (std::optional<EventTime> time = time_below(view, c, triggers)) return time;
  return std::nullopt;
}

std::optional<EventTime> scene_of(const SentenceView& view) { return time_below(view, view.parse.root(), {}); }

void set_date(const EventTime& time, const Document& document, Event& event) {
  // What is still to come was not on a day of the past: that day is the promise's.
  if (event.status == Status::future && time.direction == TimeMention::Direction::past) return;
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
