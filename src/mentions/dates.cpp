#include "mentions/dates.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "mentions/calendar.h"
#include "mentions/noun_phrases.h"

namespace priscus {
namespace {

using Direction = TimeMention::Direction;

// A date as far as the words tell it. 0 where they do not.
struct Part {
  int year = 0, month = 0, day = 0;
  int last = -1;  // last token
  bool empty() const { return last < 0; }
};

// What was found at a place of the sentence.
struct Found {
  int first = 0, last = -1;
  std::string value;
  Direction direction = Direction::unknown;
  bool explicit_year = false;
  bool empty() const { return last < first; }
};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 4> kUnits = {"day", "week", "month", "year"};

int unit_of(std::string_view word) {
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    if (word == kUnits[i] ||
        (word.size() == kUnits[i].size() + 1 && word.back() == 's' && word.substr(0, word.size() - 1) == kUnits[i]))
      return static_cast<int>(i);
  }
  return -1;
}

bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "—"; }

// First and last day of an ISO day, month, year or interval.
std::pair<std::string, std::string> ends(const std::string& value) {
  const std::size_t slash = value.find('/');
  std::string from = value.substr(0, slash), to = slash == std::string::npos ? from : value.substr(slash + 1);
  if (from.size() == 4) from += "-01";
  if (from.size() == 7) from += "-01";
  if (to.size() == 4) to += "-12";
  if (to.size() == 7) to += "-" + std::to_string(days_in_month(std::stoi(to.substr(0, 4)), std::stoi(to.substr(5, 2))));
  return {from, to};
}

class TimeReader {
 public:
  TimeReader(const Document& document, const std::vector<Parse>& parses) : document_(document), parses_(parses) {
    if (const std::optional<Day> day = Day::from_iso(document.date)) today_ = *day, dated_ = true;
  }

  std::vector<TimeMention> read() {
    for (std::size_t s = 0; s < parses_.size(); ++s) read_sentence(static_cast<int>(s));
    return std::move(times_);
  }

 private:
  void read_sentence(int s) {
    s_ = s;
    parse_ = &parses_[s];
    words_.resize(parse_->size());
    for (int i = 0; i < parse_->size(); ++i) words_[i] = lower((*parse_)[i].form);
    for (int i = 0; i < size();) {
      Found found = find(i);
      if (found.empty()) {
        ++i;
        continue;
      }
      i = found.last + 1;
      add(std::move(found));
    }
  }

  int size() const { return parse_->size(); }
  std::string_view word(int i) const { return i >= 0 && i < size() ? std::string_view(words_[i]) : std::string_view(); }
  const Word& token(int i) const { return (*parse_)[i]; }

  void add(Found found) {
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
    if (!time.value.empty()) {
      previous_ = time.value;
      if (found.explicit_year) {
        previous_year_ = std::stoi(time.value.substr(0, 4));
        previous_year_sentence_ = s_;
      }
    }
    times_.push_back(std::move(time));
  }

  Direction direction_of(const std::string& value) const {
    const auto [from, to] = ends(value);
    const std::string today = today_.iso();
    return to < today ? Direction::past : today < from ? Direction::future : Direction::present;
  }

  // The expression that begins at token i; empty when none does.
  Found find(int i) {
    const std::string_view w = word(i);
    if (w.empty()) return {};
    if (is_digit(w[0])) {
      if (Found found = find_iso(i); !found.empty()) return found;
      if (Found found = find_range_of_days(i); !found.empty()) return found;
      if (Found found = find_calendar(i); !found.empty()) return found;
      if (Found found = find_year(i); !found.empty()) return found;
      return find_ago(i);
    }
    if (weekday_number(token(i).form) >= 0 && starts_upper(token(i).form)) return find_weekday(i, 0);
    if (month_at(i)) return find_calendar(i);
    if (Found found = find_word(i); !found.empty()) return found;
    if (number_word(w) > 0) return find_ago(i);
    return {};
  }

  // --- numbers and months

  int month_at(int i) const {
    if (i < 0 || i >= size() || !starts_upper(token(i).form)) return 0;
    const Upos upos = token(i).upos;
    if (upos == Upos::AUX || upos == Upos::VERB) return 0;
    return month_number(token(i).form);
  }

  // A day of the month: "5", "5th"; 0 when it is none.
  int day_at(int i) const {
    std::string_view w = word(i);
    if (w.empty() || !is_digit(w[0])) return 0;
    std::size_t count = w.size() > 1 && is_digit(w[1]) ? 2 : 1;
    const std::string_view rest = w.substr(count);
    if (!(rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th")) return 0;
    const int day = count == 1 ? w[0] - '0' : (w[0] - '0') * 10 + (w[1] - '0');
    return day >= 1 && day <= 31 ? day : 0;
  }

  int year_at(int i) const {
    const std::string_view w = word(i);
    if (w.size() != 4) return 0;
    int year = 0;
    for (const char byte : w) {
      if (!is_digit(byte)) return 0;
      year = year * 10 + (byte - '0');
    }
    return year >= 1800 && year < 2100 ? year : 0;
  }

  static bool exists(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year ? year : 2000, month);
  }

  // "May 22, 2021", "22 May 2021", "22nd of May", "May 2021", "May".
  Part part_at(int i) const {
    Part part;
    if (const int month = month_at(i)) {
      part.month = month;
      part.last = i;
      if (const int day = day_at(i + 1); day && exists(0, month, day)) {
        part.day = day;
        part.last = i + 1;
      }
      add_year(part);
      return part;
    }
    const int day = day_at(i);
    if (!day) return part;
    const int next = word(i + 1) == "of" ? i + 2 : i + 1;
    const int month = month_at(next);
    if (!month || !exists(0, month, day)) return part;
    part.day = day;
    part.month = month;
    part.last = next;
    add_year(part);
    return part;
  }

  void add_year(Part& part) const {
    int next = part.last + 1;
    if (part.day && word(next) == ",") ++next;
    if (!part.day && (word(next) == "of" || word(next) == ",")) ++next;
    if (const int year = year_at(next)) {
      part.year = year;
      part.last = next;
    }
  }

  std::string value_of(const Part& part) const {
    if (!part.month) return part.year ? iso_year(part.year) : std::string();
    if (!part.year) return {};
    return part.day ? Day(part.year, part.month, part.day).iso() : iso_month(part.year, part.month);
  }

  static std::string iso_year(int year) { return iso_month(year, 1).substr(0, 4); }

  // The year that the words leave out.
  int infer_year(const Part& part, int at) const {
    // With a date of publication only a year in the same sentence counts; without one, the last that was read.
    const bool near = previous_year_ && previous_year_sentence_ >= s_ - (dated_ ? 0 : 1000);
    if (!dated_) return near ? previous_year_ : 0;
    if (near && previous_year_ < today_.year()) return previous_year_;
    const int day = part.day ? part.day : 1;
    const auto order = [&](int year) {
      return iso_month(year, part.month) + (part.day ? Day(year, part.month, day).iso().substr(7) : "");
    };
    const std::string today = part.day ? today_.iso() : today_.iso().substr(0, 7);
    const int year = today_.year();
    if (order(year) == today) return year;
    if (speaks_of_future(at)) return order(year) < today ? year + 1 : year;
    return order(year) > today ? year - 1 : year;
  }

  // --- calendar dates and their ranges

  Found find_calendar(int i) {
    Part part = part_at(i);
    if (part.empty()) return {};
    if (!part.day && !part.year && !month_stands_alone(i)) return {};
    Found found;
    found.first = i;
    // "April 5-6", "April 5 to 7"
    if (part.day && month_at(i)) {
      if (Found range = day_range_after(i, part); !range.empty()) return range;
    }
    // "April 5 to May 3", "June to August 2019"
    if (is_range_word(part.last + 1, i)) {
      Part to = part_at(part.last + 2);
      if (!to.empty() && (to.day != 0) == (part.day != 0)) return range_of(i, part, to);
    }
    found.last = part.last;
    found.explicit_year = part.year != 0;
    if (!part.year) part.year = infer_year(part, i);
    if (part.day && part.year && !exists(part.year, part.month, part.day)) part.year = 0;
    found.value = value_of(part);
    return found;
  }

  // A month without day and year is one only after certain words: "in May", "last May" (those are read elsewhere).
  bool month_stands_alone(int i) const {
    static constexpr std::array<std::string_view, 18> kBefore = {
        "in", "since", "until", "till", "by",  "from", "during",  "before", "after",
        "of", "to",    "early", "late", "mid", "and",  "between", "around", "through"};
    return one_of(word(i - 1), kBefore) || (is_dash(word(i - 1)) && word(i - 2) == "mid");
  }

  bool is_range_word(int i, int begin) const {
    const std::string_view w = word(i);
    return is_dash(w) || w == "to" || w == "until" || w == "till" || w == "through" ||
           (w == "and" && word(begin - 1) == "between");
  }

  // "April 5-6", "April 5 and 6, 2021" after its first day; the second day may be part of the same token ("5-6").
  Found day_range_after(int i, const Part& part) {
    const int first_day = i + 1;
    if (part.last != first_day || !(is_range_word(first_day + 1, i) || word(first_day + 1) == "and")) return {};
    const int day = day_at(first_day + 2);
    if (day <= part.day || !exists(0, part.month, day) || month_at(first_day + 3)) return {};
    Part to = part;
    to.day = day;
    to.last = first_day + 2;
    add_year(to);
    return range_of(i, part, to);
  }

  Found range_of(int i, Part from, Part to) {
    Found found;
    found.first = i;
    found.last = to.last;
    found.explicit_year = to.year || from.year;
    if (!to.year) to.year = from.year && from.month <= to.month ? from.year : infer_year(to, i);
    if (!from.year && to.year) from.year = from.month <= to.month ? to.year : to.year - 1;
    if (!to.year || !exists(from.year, from.month, from.day ? from.day : 1) ||
        !exists(to.year, to.month, to.day ? to.day : 1))
      return found;
    found.value = value_of(from) + "/" + value_of(to);
    return found;
  }

  // "5-7 April", "5 to 7 April 2021", "5 and 6 April", "5-7" in one token.
  Found find_range_of_days(int i) {
    Part from;
    int next;
    int last_day = 0;
    const std::string_view w = word(i);
    std::size_t dash = w.find('-'), dash_size = 1;
    if (dash == std::string_view::npos) dash = w.find("–"), dash_size = 3;
    if (dash != std::string_view::npos) {
      from.day = small_number(w.substr(0, dash));
      last_day = small_number(w.substr(dash + dash_size));
      next = i + 1;
    } else {
      from.day = day_at(i);
      if (!from.day || !(is_range_word(i + 1, i) || word(i + 1) == "and")) return {};
      last_day = day_at(i + 2);
      next = i + 3;
    }
    if (word(next) == "of") ++next;
    const int month = month_at(next);
    if (!month || !last_day || last_day <= from.day || !exists(0, month, last_day)) return {};
    from.month = month;
    Part to;
    to.month = month;
    to.day = last_day;
    to.last = next;
    add_year(to);
    return range_of(i, from, to);
  }

  static int small_number(std::string_view text) {
    if (text.empty() || text.size() > 2) return 0;
    int number = 0;
    for (const char byte : text) {
      if (!is_digit(byte)) return 0;
      number = number * 10 + (byte - '0');
    }
    return number <= 31 ? number : 0;
  }

  // "2021-05-22" as one token or five.
  Found find_iso(int i) {
    Found found;
    found.first = i;
    if (word(i).size() == 10) {
      if (const std::optional<Day> day = Day::from_iso(word(i))) found.value = day->iso(), found.last = i;
    } else if (year_at(i) && is_dash(word(i + 1)) && is_dash(word(i + 3)) && day_at(i + 2) && day_at(i + 4)) {
      const Day day(year_at(i), day_at(i + 2), day_at(i + 4));
      if (day.exists()) found.value = day.iso(), found.last = i + 4;
    }
    found.explicit_year = !found.empty();
    return found;
  }

  // --- years

  Found find_year(int i) {
    Found found;
    found.first = i;
    found.explicit_year = true;
    // "2011-2013" in one token
    const std::string_view w = word(i);
    for (const std::string_view dash : {"-", "–"}) {
      const std::size_t at = w.find(dash);
      if (at != 4) continue;
      const int from = plain_year(w.substr(0, 4)), to = plain_year(w.substr(4 + dash.size()));
      if (from && to > from) {
        found.value = iso_year(from) + "/" + iso_year(to);
        found.last = i;
        return found;
      }
    }
    const int year = year_at(i);
    if (!year) return {};
    if (is_range_word(i + 1, i)) {
      if (const int to = year_at(i + 2); to > year) {
        found.value = iso_year(year) + "/" + iso_year(to);
        found.last = i + 2;
        return found;
      }
    }
    if (!stands_for_year(i)) return {};
    found.value = iso_year(year);
    found.last = i;
    return found;
  }

  static int plain_year(std::string_view text) {
    if (text.size() != 4) return 0;
    int year = 0;
    for (const char byte : text) {
      if (!is_digit(byte)) return 0;
      year = year * 10 + (byte - '0');
    }
    return year >= 1800 && year < 2100 ? year : 0;
  }

  // "in 2019", "the 2015 agreement", "(2019)", but not "2000 soldiers" and not "page 2001".
  bool stands_for_year(int i) const {
    static constexpr std::array<std::string_view, 26> kBefore = {
        "in",     "since",  "until", "till",   "by",  "from",    "during",  "before", "after",
        "of",     "early",  "late",  "mid",    "to",  "around",  "(",       "year",   "spring",
        "summer", "autumn", "fall",  "winter", "and", "between", "through", "for"};
    const Word& self = token(i);
    if (is_relation(self.deprel, "nummod") && self.head > i && feature(token(self.head).feats, "Number") == "Plur" &&
        token(self.head).upos == Upos::NOUN && word(i - 1) != "the")
      return false;
    if (unit_of(word(i + 1)) >= 0) return false;
    if (one_of(word(i - 1), kBefore))
      return !(word(i - 1) == "to" && !is_relation(self.deprel, "obl") && !is_relation(self.deprel, "nmod"));
    if (is_dash(word(i - 1)) && word(i - 2) == "mid") return true;
    // A modifier before a singular noun: "the 1983 invasion", "its 2014 annexation".
    if (self.head > i && token(self.head).upos != Upos::VERB && feature(token(self.head).feats, "Number") != "Plur" &&
        (is_relation(self.deprel, "nummod") || is_relation(self.deprel, "compound") ||
         is_relation(self.deprel, "amod") || is_relation(self.deprel, "nmod") || is_relation(self.deprel, "obl")))
      return year_at(i) >= 1900;
    return word(i - 1) == "the" && self.head > i;
  }

  // --- weekdays

  // `which`: -1 last, 1 next, 0 as the clause tells.
  Found find_weekday(int i, int which) {
    const int weekday = weekday_number(token(i).form);
    Found found;
    found.first = found.last = i;
    // "Monday, May 22": the date decides.
    const int next = word(i + 1) == "," || word(i + 1) == "(" ? i + 2 : i + 1;
    if (next < size() && (month_at(next) || (day_at(next) && (month_at(next + 1) || word(next + 1) == "of")))) {
      Found date = find_calendar(next);
      if (!date.empty() && !date.value.empty()) {
        date.first = i;
        return date;
      }
    }
    if (is_part_of_day(i + 1)) found.last = i + 1;
    if (!dated_) {
      found.direction = which < 0 ? Direction::past : which > 0 ? Direction::future : Direction::unknown;
      return found;
    }
    const int back = (today_.weekday() - weekday + 7) % 7, ahead = (7 - back) % 7;
    if (which > 0) {
      found.value = today_.plus(ahead ? ahead : 7).iso();
    } else if (which < 0) {
      found.value = today_.plus(-(back ? back : 7)).iso();
    } else {
      found.value = today_.plus(speaks_of_future(i) ? ahead : -back).iso();
    }
    return found;
  }

  bool is_part_of_day(int i) const {
    static constexpr std::array<std::string_view, 4> kParts = {"morning", "afternoon", "evening", "night"};
    return one_of(word(i), kParts);
  }

  // --- words

  Found found_day(int first, int last, int offset, Direction direction) const {
    Found found;
    found.first = first;
    found.last = last;
    if (dated_) found.value = today_.plus(offset).iso();
    found.direction = direction;
    return found;
  }

  Found find_word(int i) {
    const std::string_view w = word(i);
    if (w == "today" || w == "tonight") return found_day(i, i, 0, Direction::present);
    if (w == "yesterday") return found_day(i, is_part_of_day(i + 1) ? i + 1 : i, -1, Direction::past);
    if (w == "tomorrow") return found_day(i, is_part_of_day(i + 1) ? i + 1 : i, 1, Direction::future);
    if (w == "last" || w == "past" || w == "previous") return find_relative(i, -1);
    if (w == "next" || w == "coming" || w == "upcoming" || w == "following") return find_relative(i, 1);
    if (w == "this" || w == "current") return find_relative(i, 0);
    if (w == "same" || w == "that") return find_same(i);
    if (w == "weekend" && word(i - 1) == "the") return find_weekend(i, i, speaks_of_future(i) ? 1 : -1);
    return {};
  }

  // "last week", "next Monday", "this month", "the past two years", "the coming days".
  Found find_relative(int i, int which) {
    const std::string_view w = word(i);
    int at = i + 1;
    const bool counted =
        number_word(word(at)) > 0 || word(at) == "few" || word(at) == "several" || word(at) == "couple";
    if (counted) ++at;
    const int unit = unit_of(word(at));
    Found found;
    found.first = i;
    found.last = at;
    found.direction = which < 0 ? Direction::past : which > 0 ? Direction::future : Direction::present;
    const bool several = counted || word(at) == "days" || word(at) == "weeks" || word(at) == "months" ||
                         word(at) == "years" || word(at) == "hours";
    if (several && (unit >= 0 || word(at) == "hours")) return which == 0 ? Found() : found;
    if (unit == 0) return find_next_day(i, which);
    if (w == "following" || w == "previous") return {};
    if (unit > 0) {
      found.value = unit_value(unit, which);
      if (which == 0) found.direction = near_direction(i);
      return found;
    }
    if (is_part_of_day(at)) {
      if (w == "last" && word(at) == "night") return found_day(i, at, -1, Direction::past);
      return w == "this" ? found_day(i, at, 0, Direction::present) : Found();
    }
    if (word(at) == "weekend") return find_weekend(i, at, which);
    if (at < size() && weekday_number(token(at).form) >= 0 && starts_upper(token(at).form)) {
      Found day = find_weekday(at, which == 0 ? (speaks_of_future(at) ? 0 : 0) : which);
      day.first = i;
      return day;
    }
    if (const int month = month_at(at)) return find_relative_month(i, at, month, which);
    if (which != 0 && is_season(word(at))) return found;
    return {};
  }

  static bool is_season(std::string_view word) {
    return word == "spring" || word == "summer" || word == "autumn" || word == "fall" || word == "winter";
  }

  // "earlier this year", "later this week".
  Direction near_direction(int i) const {
    if (word(i - 1) == "earlier") return Direction::past;
    if (word(i - 1) == "later") return Direction::future;
    return Direction::present;
  }

  // Week (Monday to Sunday), month or year, `which` of them from now.
  std::string unit_value(int unit, int which) const {
    if (!dated_) return {};
    if (unit == 1) {
      const Day monday = today_.plus(-today_.weekday() + 7 * which);
      return monday.iso() + "/" + monday.plus(6).iso();
    }
    if (unit == 2) return month_from_now(which);
    return iso_year(today_.year() + which);
  }

  std::string month_from_now(int months) const {
    const int number = today_.year() * 12 + today_.month() - 1 + months;
    return iso_month(number / 12, number % 12 + 1);
  }

  Found find_weekend(int i, int at, int which) const {
    Found found;
    found.first = i;
    found.last = at;
    found.direction = which < 0 ? Direction::past : which > 0 ? Direction::future : Direction::unknown;
    if (!dated_) return found;
    const int back = (today_.weekday() + 2) % 7;  // to the last Saturday; from within a weekend to the one before
    const int to_saturday = which > 0 ? (12 - today_.weekday()) % 7 : -(back < 2 ? back + 7 : back);
    const Day saturday = today_.plus(which > 0 && to_saturday == 0 ? 7 : to_saturday);
    found.value = saturday.iso() + "/" + saturday.plus(1).iso();
    return found;
  }

  Found find_relative_month(int i, int at, int month, int which) const {
    Found found;
    found.first = i;
    found.last = at;
    found.direction = which < 0 ? Direction::past : which > 0 ? Direction::future : Direction::unknown;
    if (!dated_) return found;
    int year = today_.year();
    if (which < 0 && month >= today_.month()) --year;
    if (which > 0 && month <= today_.month()) ++year;
    found.value = iso_month(year, month);
    return found;
  }

  // "the next day", "the following day", "the previous day": counted from the last date of the text.
  Found find_next_day(int i, int which) const {
    Found found;
    found.first = i;
    found.last = i + 1;
    if (which == 0) return {};
    if (const std::optional<Day> day = Day::from_iso(previous_); day && previous_.size() == 10)
      found.value = day->plus(which).iso();
    return found;
  }

  // "the same day", "that day", "the same month".
  Found find_same(int i) const {
    const int unit = unit_of(word(i + 1));
    if (unit < 0 || word(i + 1).back() == 's') return {};
    if (word(i) == "that" && (is_relation(token(i).deprel, "mark") || unit == 1)) return {};
    Found found;
    found.first = i;
    found.last = i + 1;
    const std::size_t length = unit == 0 ? 10 : unit == 2 ? 7 : 4;
    if (unit != 1 && previous_.size() >= length && previous_.find('/') == std::string::npos)
      found.value = previous_.substr(0, length);
    return found;
  }

  // "two days ago", "a year ago", "in two days" when the clause speaks of the future.
  Found find_ago(int i) const {
    const int number = number_word(word(i));
    const int unit = unit_of(word(i + 1));
    if (number <= 0 || unit < 0) return {};
    const bool ago = word(i + 2) == "ago" || word(i + 2) == "earlier";
    const bool ahead = word(i - 1) == "in" && word(i) != "a" && speaks_of_future(i + 1);
    if (!ago && !ahead) return {};
    Found found;
    found.first = i;
    found.last = ago ? i + 2 : i + 1;
    found.direction = ago ? Direction::past : Direction::future;
    if (word(i + 2) == "earlier") found.direction = Direction::unknown;
    if (!dated_ || word(i + 2) == "earlier") return found;
    const int sign = ago ? -1 : 1;
    if (unit == 0) found.value = today_.plus(sign * number).iso();
    if (unit == 1) found.value = today_.plus(sign * 7 * number).iso();
    if (unit == 2) found.value = month_from_now(sign * number);
    if (unit == 3 && number < 1000) found.value = iso_year(today_.year() + sign * number);
    return found;
  }

  // --- does the clause speak of the future?

  bool speaks_of_future(int at) const {
    static constexpr std::array<std::string_view, 14> kPlanning = {"plan", "expect", "schedule", "intend", "due",
                                                                   "set",  "hope",   "slate",    "plan",   "prepare",
                                                                   "aim",  "vow",    "upcoming", "propose"};
    int steps = 0;
    for (int governor = at; governor >= 0 && steps < 6; governor = token(governor).head) {
      const Word& self = token(governor);
      if (governor != at && one_of(self.lemma, kPlanning)) return true;
      const bool predicate = self.upos == Upos::VERB || self.upos == Upos::AUX || governor == parse_->root();
      bool finite = false;
      for (const int child : parse_->children(governor)) {
        const Word& word = token(child);
        if (is_relation(word.deprel, "aux")) {
          finite = true;
          if (word.lemma == "will" || word.lemma == "shall" || word.lemma == "'ll" || (word.lemma == "going"))
            return true;
        }
        if (is_relation(word.deprel, "amod") && one_of(word.lemma, kPlanning)) return true;
      }
      if (predicate) {
        const bool is_finite = finite || feature(self.feats, "VerbForm") == "Fin";
        // Infinitives and participles hang on a verb that may tell more ("is due to visit on Monday"); finite clauses
        // do not.
        if (is_finite || governor == parse_->root()) return is_going_to(governor);
        if (feature(self.feats, "VerbForm") == "Inf" && is_relation(self.deprel, "xcomp")) {
          const int above = self.head;
          if (above >= 0 && (token(above).lemma == "be" || token(above).lemma == "go")) return true;
        }
        ++steps;
      }
    }
    return false;
  }

  // "is to visit": the copula's infinitive.
  bool is_going_to(int governor) const {
    bool to = false, be = false;
    for (const int child : parse_->children(governor)) {
      to = to || (token(child).upos == Upos::PART && token(child).lemma == "to");
      be = be || (token(child).lemma == "be" && child < governor && feature(token(child).feats, "Tense") == "Pres");
    }
    return to && be;
  }

  const Document& document_;
  const std::vector<Parse>& parses_;
  bool dated_ = false;
  Day today_;
  int s_ = 0;
  const Parse* parse_ = nullptr;
  std::vector<std::string> words_;  // of the sentence, in lower case
  std::vector<TimeMention> times_;
  std::string previous_;  // value of the last expression that had one
  int previous_year_ = 0, previous_year_sentence_ = -1000000;
};

}  // namespace

std::vector<TimeMention> find_times(const Document& document, const std::vector<Parse>& parses) {
  return TimeReader(document, parses).read();
}

}  // namespace priscus
