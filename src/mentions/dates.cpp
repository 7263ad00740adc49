#include "mentions/dates.h"

#include <unordered_map>

#include "mentions/noun_phrases.h"
#include "mentions/time_reader.h"

namespace priscus {
namespace {

// "The same day" is counted from a date at most this many sentences back.
constexpr int kAnchorReach = 5;

constexpr std::array<std::string_view, 7> kUnits = {"hour", "day", "week", "month", "year", "decade", "century"};

}  // namespace

TimeReader::TimeReader(const Document& document, const std::vector<Parse>& parses)
    : document_(document), parses_(parses) {
  // Far from the ends of what four digits can write, so that no counting leaves them.
  const std::optional<Day> day = Day::from_iso(document.date);
  if (day && day->year() >= 1000 && day->year() < 9000) today_ = *day, dated_ = true;
}

std::vector<TimeMention> TimeReader::read() {
  if (!dated_) read_dateline();
  if (!dated_) read_common_year();
  for (std::size_t s = 0; s < parses_.size(); ++s) read_sentence(static_cast<int>(s));
  return std::move(times_);
}

void TimeReader::read_sentence(int s) {
  s_ = s;
  parse_ = &parses_[s];
  words_.resize(parse_->size());
  cues_.resize(parse_->size());
  mid_.assign(parse_->size(), 0);
  bool any = false;
  for (int i = 0; i < size(); ++i) {
    words_[i] = lower(token(i).form);
    mid_[i] = words_[i].size() > 4 && words_[i].starts_with("mid-");
    if (mid_[i]) words_[i].erase(0, 4);
    cues_[i] = mid_[i] ? Cue::edge : cue_of(words_[i]);
    any = any || cues_[i] != Cue::none;
  }
  if (!any) return;
  for (int i = dateline_end() + 1; i < size();) {
    FoundTime found = cues_[i] == Cue::none ? FoundTime() : find(i);
    if (found.empty()) {
      ++i;
      continue;
    }
    i = found.last + 1;
    since(found);
    add(std::move(found));
  }
}

// The last token of "SEOUL, April 23 (AP) -" at the beginning of the text, -1 without one: that date is when the report
// was sent, no event's.
int TimeReader::dateline_end() const {
  constexpr int kLongest = 14;
  if (document_.sentences[s_].index != 0 || size() < 4) return -1;
  const std::string_view town = token(0).form;
  if (town.size() < 3 || std::any_of(town.begin(), town.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return -1;
  for (int i = 1; i < std::min(size(), kLongest); ++i) {
    const std::string_view form = token(i).form;
    const bool inside = form == "-" && !document_.sentences[s_].tokens[i - 1].space_after;  // "PORT-AU-PRINCE"
    if (inside) continue;
    if (is_dash(form) || form == "--") return i;
    if (form == "," || form == "(" || form == ")" || form == "." || form == "/" || form == "of" || form == "-LRB-" ||
        form == "-RRB-")
      continue;
    if (!starts_upper(form) && !is_digit(form[0])) return -1;
  }
  return -1;
}

// In a document without a date of its own a sentence that is nothing but a full date is the day of publication: the
// line under the title, "Tuesday, March 14, 2017". Only at the beginning.
void TimeReader::read_dateline() {
  for (std::size_t s = 0; s < parses_.size() && s < 3 && !dated_; ++s) {
    if (parses_[s].empty() || parses_[s].size() > 12) continue;
    read_sentence(static_cast<int>(s));
    const bool alone = times_.size() == 1 && times_[0].value.size() == 10;
    bool all = alone;
    for (int i = 0; all && i < size(); ++i)
      all = (i >= times_[0].first && i <= times_[0].last) || token(i).upos == Upos::PUNCT || word(i) == "published" ||
            word(i) == "updated" || word(i) == "on";
    if (all)
      if (const std::optional<Day> day = Day::from_iso(times_[0].value)) today_ = *day, dated_ = true;
    times_.clear();
  }
  previous_year_ = 0;
  previous_year_sentence_ = -1000000;
  previous_is_scene_ = month_first_ = may_is_somebody_ = false;
}

// Without a day of publication the year of all full dates of the text is that of those that leave it out.
void TimeReader::read_common_year() {
  for (const Parse& parse : parses_) {
    for (int i = 1; i < parse.size(); ++i) {
      if (parse[i].form.size() != 4 || !is_digit(parse[i].form[0])) continue;
      const int year = std::all_of(parse[i].form.begin(), parse[i].form.end(), is_digit) ? std::stoi(parse[i].form) : 0;
      if (year < 1800 || year > 2099) continue;
      const bool month = month_number(parse[i - 1].form) != 0 || (i > 1 && month_number(parse[i - 2].form) != 0) ||
                         (i > 2 && parse[i - 1].form == "," && month_number(parse[i - 3].form) != 0);
      if (!month) continue;
      if (common_year_ != 0 && common_year_ != year) {
        common_year_ = 0;
        return;
      }
      common_year_ = year;
    }
  }
}

TimeReader::Cue TimeReader::cue_of(std::string_view word) {
  static const std::unordered_map<std::string_view, Cue> kCues = [] {
    std::unordered_map<std::string_view, Cue> cues;
    const auto put = [&](Cue cue, std::initializer_list<std::string_view> words) {
      for (const std::string_view word : words) cues.emplace(word, cue);
    };
    put(Cue::day, {"today", "today's", "today’s", "tonight", "yesterday", "yesterday's", "yesterday’s", "tomorrow",
                   "tomorrow's", "tomorrow’s", "overnight"});
    put(Cue::relative, {"last", "past", "previous", "preceding", "next", "coming", "upcoming", "following", "this",
                        "current", "recent"});
    put(Cue::same, {"same", "that"});
    put(Cue::edge, {"early", "late", "mid", "middle", "end", "beginning", "start", "close", "morning", "afternoon",
                    "evening", "night", "eve"});
    put(Cue::ordinal, {"first", "second", "third", "fourth", "final"});
    put(Cue::counted,
        {"a",        "an",     "few",    "several",  "many",     "some",    "couple",  "half",      "one",
         "two",      "three",  "four",   "five",     "six",      "seven",   "eight",   "nine",      "ten",
         "eleven",   "twelve", "dozen",  "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
         "nineteen", "twenty", "thirty", "forty",    "fifty",    "sixty",   "seventy", "eighty",    "ninety"});
    put(Cue::season, {"spring", "summer", "autumn", "fall", "winter"});
    put(Cue::weekend, {"weekend", "weekend's", "weekend’s"});
    put(Cue::holiday, {"christmas", "new", "boxing", "valentine", "valentine's", "halloween", "bastille", "armistice",
                       "international"});
    put(Cue::unit,
        {"day", "week", "month", "year", "decade", "hours", "days", "weeks", "months", "years", "decades", "minutes"});
    put(Cue::month, {"january",   "february", "march",    "april",    "may",  "june", "july", "august",
                     "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
                     "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"});
    put(Cue::weekday, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
    put(Cue::quarter, {"q1", "q2", "q3", "q4"});
    put(Cue::since, {"since"});
    return cues;
  }();
  if (word.empty()) return Cue::none;
  if (is_digit(word[0])) return Cue::number;
  if (const auto found = kCues.find(word); found != kCues.end()) return found->second;
  // "Monday's", "Sept."
  if (word.back() == '.') return month_number(word) ? Cue::month : weekday_number(word) >= 0 ? Cue::weekday : Cue::none;
  if (word.ends_with("'s") || word.ends_with("’s")) {
    const std::size_t size = word.size() - (word.ends_with("'s") ? 2 : 4);
    const auto found = kCues.find(word.substr(0, size));
    if (found != kCues.end() && (found->second == Cue::month || found->second == Cue::weekday)) return found->second;
  }
  if ((word[0] == '\'' || word.starts_with("’")) && word.ends_with("0s")) return Cue::number;  // "the '90s"
  return Cue::none;
}

TimeReader::Unit TimeReader::unit_of(std::string_view word) {
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    if (word == kUnits[i] || (word.size() == kUnits[i].size() + 1 && word.back() == 's' && word.starts_with(kUnits[i])))
      return static_cast<Unit>(i);
    if (word.size() > kUnits[i].size() + 1 && word.starts_with(kUnits[i]) &&
        (word.substr(kUnits[i].size()) == "'s" || word.substr(kUnits[i].size()) == "’s"))
      return static_cast<Unit>(i);
  }
  return word == "centuries" ? Unit::century : word == "minutes" || word == "minute" ? Unit::hour : Unit::none;
}

bool TimeReader::is_part_of_day(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kParts = {"morning", "afternoon", "evening",  "night",    "noon",
                                                             "midday",  "dawn",      "midnight", "evening's"};
  return one_of(word, kParts);
}

bool TimeReader::is_season(std::string_view word) {
  return word == "spring" || word == "summer" || word == "autumn" || word == "fall" || word == "winter";
}

void TimeReader::add(FoundTime found) {
  TimeMention time;
  time.sentence = s_;
  time.first = found.first;
  time.last = found.last;
  time.head = head_of(*parse_, found.first, found.last);
  const std::vector<Token>& tokens = document_.sentences[s_].tokens;
  time.span = {tokens[found.first].span.begin, tokens[found.last].span.end};
  time.direction = found.direction;
  if (!found.value.empty() && dated_ && found.direction == Direction::unknown)
    time.direction = direction_of(found.value);
  time.value = std::move(found.value);
  if (!time.value.empty() && found.explicit_year) {
    previous_year_ = std::stoi(time.value.substr(0, 4));
    previous_year_sentence_ = s_;
    previous_is_scene_ = time.value.size() >= 7 && time.value[4] == '-' && time.first <= 2;
  }
  times_.push_back(std::move(time));
}

TimeMention::Direction TimeReader::direction_of(const std::string& value) const {
  const auto [from, to] = ends(value);
  const std::string today = today_.iso();
  return to < today ? Direction::past : today < from ? Direction::future : Direction::present;
}

// "since 2014" lasts until the report.
void TimeReader::since(FoundTime& found) const {
  if (found.value.empty()) return;
  int before = found.first - 1;
  while (word(before) == "the" || word(before) == "at" || word(before) == "least") --before;
  if (word(before) != "since" || (dated_ && ends(found.value).second >= today_.iso())) return;
  if (found.value.find('/') != std::string::npos) {  // "since the beginning of May", "since the spring of 2022"
    if (!dated_ || ends(found.value).second >= today_.iso()) return;
    found.value = ends(found.value).first;
  }
  if (dated_) found.value += "/" + today_.iso();
  found.direction = Direction::present;
}

FoundTime TimeReader::find_as(Cue cue, int i) {
  switch (cue) {
    case Cue::none:
      return {};
    case Cue::number:
      return find_number(i);
    case Cue::month:
      if (FoundTime found = month_at(i) ? find_calendar(i) : FoundTime(); !found.empty()) return found;
      if (word(i) == "may" && is_name(i) && is_name(i - 1) && cues_[i - 1] == Cue::none) may_is_somebody_ = true;
      return {};
    case Cue::weekday:
      return is_capital(i) ? find_weekday(i, 0) : FoundTime();
    case Cue::day:
      return find_day_word(i);
    case Cue::relative:
      return find_relative(i);
    case Cue::same:
      return find_same(i);
    case Cue::edge:
      return find_edge(i);
    case Cue::ordinal:
      return find_ordinal(i);
    case Cue::counted:
      return find_counted(i);
    case Cue::season:
      return find_season(i, i, 0);
    case Cue::weekend:
      return word(i - 1) == "the" || (word(i - 1) == "a" && is_relation(token(i).deprel, "compound")) ? find_weekend(i, i, speaks_of_future(i) ? 1 : -1) : FoundTime();
    case Cue::holiday:
      return find_holiday(i);
    case Cue::unit:
      return find_unit(i);
    case Cue::quarter:
      return find_quarter(i, i, word(i)[1] - '0');
    case Cue::since:
      return find_since_then(i);
  }
  return {};
}

// "since then": from the last date of the text to the report.
FoundTime TimeReader::find_since_then(int i) const {
  if (word(i + 1) != "then") return {};
  FoundTime found;
  found.first = i;
  found.last = i + 1;
  found.direction = Direction::present;
  const std::string from = anchor(Unit::year);
  if (from.empty() || !dated_ || ends(from).second >= today_.iso()) return found;
  const std::size_t slash = from.find('/');
  found.value = (slash == std::string::npos ? from : from.substr(slash + 1)) + "/" + today_.iso();
  return found;
}

std::string TimeReader::anchor(Unit unit) const {
  const std::size_t least = unit == Unit::year || unit == Unit::decade ? 4 : unit == Unit::month ? 7 : 10;
  for (auto time = times_.rbegin(); time != times_.rend() && time->sentence + kAnchorReach >= s_; ++time) {
    if (time->value.empty()) continue;
    const std::string& value = time->value;
    const std::size_t slash = value.find('/');
    if ((slash == std::string::npos ? value.size() : slash) >= least) return value;
  }
  return {};
}

std::string TimeReader::moved(const std::string& value, Unit unit, int count) {
  if (value.empty()) return {};
  // "later" counts from the end of an interval, "earlier" from its beginning.
  const std::size_t slash = value.find('/');
  const std::string from = slash == std::string::npos ? value
                           : count < 0                ? value.substr(0, slash)
                                                      : value.substr(slash + 1);
  if (unit == Unit::year || unit == Unit::decade) {
    const int year = std::stoi(from.substr(0, 4)) + (unit == Unit::decade ? 10 : 1) * count;
    return year > 0 && year < 10000 ? iso_year(year) : std::string();
  }
  if (unit == Unit::month) return from.size() >= 7 ? month_after(from.substr(0, 7), count) : std::string();
  if (unit == Unit::century) return {};
  const std::optional<Day> day = Day::from_iso(from);
  if (!day) return {};
  if (unit == Unit::hour) return day->plus(count / 24).iso();
  return day->plus(unit == Unit::week ? 7 * count : count).iso();
}

std::vector<TimeMention> find_times(const Document& document, const std::vector<Parse>& parses) {
  return TimeReader(document, parses).read();
}

}  // namespace priscus
