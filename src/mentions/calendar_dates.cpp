// Dates written with numbers and month names, years, decades, centuries, fixed holidays.
#include "mentions/time_reader.h"

namespace priscus {
namespace {

bool exists(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year ? year : 2000, month);
}

// The number that all of `text` is; -1 when it is none of at most `most` digits.
int plain_number(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > most) return -1;
  int number = 0;
  for (const char byte : text) {
    if (!is_digit(byte)) return -1;
    number = number * 10 + (byte - '0');
  }
  return number;
}

int plain_year(std::string_view text) {
  const int year = text.size() == 4 ? plain_number(text, 4) : 0;
  return year >= 1800 && year < 2100 ? year : 0;
}

// The number of an ordinal in digits: "5th", "21st"; 0 when it is none.
int ordinal(std::string_view word) {
  if (word.size() < 3 || word.size() > 4 || !is_digit(word[0])) return 0;
  const std::string_view suffix = word.substr(word.size() - 2);
  if (suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return 0;
  return std::max(0, plain_number(word.substr(0, word.size() - 2), 2));
}

FoundTime found_at(int first, int last, std::string value) {
  FoundTime found;
  found.first = first;
  found.last = last;
  found.value = std::move(value);
  found.explicit_year = true;
  return found;
}

}  // namespace

FoundTime TimeReader::find_number(int i) {
  if (FoundTime found = find_iso(i); !found.empty()) return found;
  if (FoundTime found = find_numeric(i); !found.empty()) return found;
  if (FoundTime found = find_range_of_days(i); !found.empty()) return found;
  if (FoundTime found = find_calendar(i); !found.empty()) return found;
  if (FoundTime found = find_decade(i); !found.empty()) return found;
  if (FoundTime found = find_year(i); !found.empty()) return found;
  if (FoundTime found = find_day_of_month(i); !found.empty()) return found;
  return find_counted(i);
}

// --- numbers and months

int TimeReader::month_at(int i) const {
  if (i < 0 || i >= size() || !is_capital(i)) return 0;
  const Upos upos = token(i).upos;
  if (upos == Upos::AUX || upos == Upos::VERB) return 0;
  return month_number(word(i));
}

// A day of the month: "5", "5th"; 0 when it is none.
int TimeReader::day_at(int i) const {
  const std::string_view w = word(i);
  if (w.empty() || !is_digit(w[0])) return 0;
  const std::size_t count = w.size() > 1 && is_digit(w[1]) ? 2 : 1;
  const std::string_view rest = w.substr(count);
  if (!(rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th")) return 0;
  const int day = plain_number(w.substr(0, count), 2);
  return day >= 1 && day <= 31 ? day : 0;
}

int TimeReader::year_at(int i) const { return plain_year(word(i)); }

// "May 22, 2021", "22 May 2021", "22nd of May", "May 2021", "May".
DatePart TimeReader::part_at(int i) const {
  DatePart part;
  if (const int month = month_at(i)) {
    part.month = month;
    part.last = i;
    const int next = word(i + 1) == "the" && ordinal(word(i + 2)) ? i + 2 : i + 1;
    if (const int day = day_at(next); day && exists(0, month, day) && unit_of(word(next + 1)) == Unit::none) {
      part.day = day;
      part.last = next;
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

void TimeReader::add_year(DatePart& part) const {
  int next = part.last + 1;
  if (part.day && word(next) == ",") ++next;
  if (!part.day && (word(next) == "of" || word(next) == ",")) ++next;
  // With its day a date may be as old as the calendar's use: "October 14, 1066".
  const int old = part.day && word(next).size() == 4 ? plain_number(word(next), 4) : 0;
  if (const int year = old >= 1000 && old < 1800 ? old : year_at(next)) {
    part.year = year;
    part.last = next;
    return;
  }
  // "in May last year", "in May of this year", "on May 5 last year"
  next = word(part.last + 1) == "of" ? part.last + 2 : part.last + 1;
  int end = 0;
  if (const int year = year_after(next - 1, end); year && end > next) {
    part.year = year;
    part.last = end;
  }
}

// The year behind a month, season or quarter at `last`: "2020", "of 2020", "last year", "of the same year".
int TimeReader::year_after(int last, int& end) const {
  int next = last + 1;
  if (word(next) == "of" || word(next) == "in") ++next;
  end = next;
  if (const int year = year_at(next)) return year;
  if (word(next) == "the") ++next;
  if (word(next + 1) != "year") return 0;
  end = next + 1;
  const std::string_view w = word(next);
  if ((w == "that" || w == "same")) {
    const std::string value = anchor(Unit::year);
    return value.empty() ? 0 : std::stoi(value.substr(0, 4));
  }
  if (!dated_) return 0;
  return w == "last" ? today_.year() - 1 : w == "next" ? today_.year() + 1 : w == "this" ? today_.year() : 0;
}

std::string TimeReader::value_of(const DatePart& part) const {
  if (!part.month) return part.year ? iso_year(part.year) : std::string();
  if (!part.year) return {};
  return part.day ? Day(part.year, part.month, part.day).iso() : iso_month(part.year, part.month);
}

// "on 2 June and from 7 to 9 June 2014": no verb stands between dates that share a year.
int TimeReader::year_ahead(int i) const {
  for (int t = i + 1; t < size(); ++t) {
    if (token(t).upos == Upos::VERB || token(t).upos == Upos::AUX || token(t).upos == Upos::SCONJ) return 0;
    if (!month_at(t)) continue;
    const DatePart part = part_at(t);
    if (part.year) return part.year;
  }
  return 0;
}

// The year that the words leave out.
int TimeReader::infer_year(const DatePart& part, int at) const {
  const int ahead = year_ahead(part.last);
  // With a date of publication only a year in the same sentence counts; without one, the last that was read.
  const bool near = previous_year_ && previous_year_sentence_ >= s_ - (dated_ ? 0 : 1000);
  if (!dated_) return near ? previous_year_ : ahead ? ahead : common_year_;
  const bool still = goes_on_since(at);
  if (near && previous_year_ < today_.year() && !still) return previous_year_;
  if (ahead) return ahead;
  const auto order = [&](int year) {
    return part.day ? Day(year, part.month, part.day).iso() : iso_month(year, part.month);
  };
  const int year = today_.year();
  // A story of an earlier year told sentence by sentence: "On 3 June 2015 the siege began. On 20 June the town fell."
  if (previous_is_scene_ && previous_year_sentence_ == s_ - 1 && at <= 2 && previous_year_ < year) {
    const std::string value = anchor(part.day ? Unit::day : Unit::month);
    if (!value.empty() && std::stoi(value.substr(0, 4)) == previous_year_)
      return order(previous_year_) >= value ? previous_year_ : previous_year_ + 1;
  }
  const std::string today = part.day ? today_.iso() : today_.iso().substr(0, 7);
  if (order(year) == today) return year;
  if (speaks_of_future(at)) return order(year) < today ? year + 1 : year;
  // "The trial begins on June 3": in the simple present the nearest.
  if (order(year) > today && !present_verb(at).empty() && part.month - today_.month() <= 6) return year;
  if (is_scheduled(at) && order(year) < today && today_.month() - part.month >= 6) return year + 1;
  return order(year) > today ? year - 1 : year;
}

// --- calendar dates and their ranges

FoundTime TimeReader::find_calendar(int i) {
  DatePart part = part_at(i);
  if (part.empty()) return {};
  FoundTime found;
  found.first = i;
  // "April 5-6", "April 5 to 7"
  if (part.day && month_at(i)) {
    if (FoundTime range = day_range_after(i, part); !range.empty()) return range;
  }
  // "April 5 to May 3", "June to August 2019"
  if (is_range_word(part.last + 1, i)) {
    const DatePart to = part_at(part.last + 2);
    const bool whole = to.year || part.year || part.day || month_stands_alone(i);
    if (!to.empty() && whole && (to.day != 0) == (part.day != 0)) return range_of(i, part, to);
  }
  if (!part.day && !part.year && !month_stands_alone(i)) return {};
  if (!part.year && is_part_of_name(part.last + 1)) return {};
  found.last = part.last;
  found.explicit_year = part.year != 0;
  if (!part.year && is_eleventh_of_september(part)) part.year = 2001;
  if (!part.year) part.year = infer_year(part, i);
  if (part.day && part.year && !exists(part.year, part.month, part.day)) part.year = 0;
  found.value = value_of(part);
  return found;
}

// "the September 11 attacks" are those of 2001, whenever the text was written.
bool TimeReader::is_eleventh_of_september(const DatePart& part) const {
  static constexpr std::array<std::string_view, 6> kAfter = {"attack",    "attacks",  "terror",
                                                             "terrorist", "hijacker", "hijackers"};
  return part.month == 9 && part.day == 11 && one_of(word(part.last + 1), kAfter) &&
         (!dated_ || today_.iso() > "2001-09-11");
}

// "the March 14 Alliance", "the 17 February Brigade" are named after a day.
bool TimeReader::is_part_of_name(int next) const {
  static constexpr std::array<std::string_view, 15> kNamed = {
      "alliance", "brigade", "brigades", "movement", "coalition",  "party",     "street",    "square",
      "bridge",   "stadium", "front",    "division", "university", "agreement", "revolution"};
  return is_capital(next) && one_of(word(next), kNamed);
}

// A month without day and year is one only after certain words: "in May", "last May" (those are read elsewhere).
bool TimeReader::month_stands_alone(int i) const {
  static constexpr std::array<std::string_view, 19> kBefore = {
      "in", "since", "until", "till", "by",  "from",    "during", "before",  "after", "of",
      "to", "early", "late",  "mid",  "and", "between", "around", "through", "for"};
  static constexpr std::array<std::string_view, 8> kBeforePerson = {"in",     "since", "until", "till",
                                                                    "during", "early", "late",  "mid"};
  if (mid_[i]) return true;
  if (is_dash(word(i - 1)) && word(i - 2) == "mid") return true;
  if (word(i) == "may" && may_is_somebody_) return one_of(word(i - 1), kBeforePerson);
  if (word(i) != "may" && (word(i).ends_with("'s") || word(i + 1) == "'s" || word(i + 1) == "’s")) return true;
  return one_of(word(i - 1), kBefore);
}

bool TimeReader::is_range_word(int i, int begin) const {
  const std::string_view w = word(i);
  return is_dash(w) || w == "to" || w == "until" || w == "till" || w == "through" ||
         (w == "and" && word(begin - 1) == "between");
}

// "April 5-6", "April 5 and 6, 2021" after its first day.
FoundTime TimeReader::day_range_after(int i, const DatePart& part) {
  const int first_day = i + 1;
  if (part.last != first_day || !(is_range_word(first_day + 1, i) || word(first_day + 1) == "and")) return {};
  const int day = day_at(first_day + 2);
  if (day <= part.day || !exists(0, part.month, day) || month_at(first_day + 3)) return {};
  DatePart to = part;
  to.day = day;
  to.last = first_day + 2;
  add_year(to);
  return range_of(i, part, to);
}

FoundTime TimeReader::range_of(int i, DatePart from, DatePart to) {
  FoundTime found;
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
FoundTime TimeReader::find_range_of_days(int i) {
  DatePart from;
  int next;
  int last_day = 0;
  const std::string_view w = word(i);
  std::size_t dash = w.find('-'), dash_size = 1;
  if (dash == std::string_view::npos) dash = w.find("–"), dash_size = 3;
  if (dash != std::string_view::npos) {
    from.day = plain_number(w.substr(0, dash), 2);
    last_day = plain_number(w.substr(dash + dash_size), 2);
    next = i + 1;
  } else {
    from.day = day_at(i);
    if (!from.day || !(is_range_word(i + 1, i) || word(i + 1) == "and")) return {};
    last_day = day_at(i + 2);
    next = i + 3;
  }
  if (word(next) == "of") ++next;
  const int month = month_at(next);
  if (!month || from.day <= 0 || last_day <= from.day || !exists(0, month, last_day)) return {};
  from.month = month;
  DatePart to;
  to.month = month;
  to.day = last_day;
  to.last = next;
  add_year(to);
  return range_of(i, from, to);
}

// "2021-05-22" as one token or five, also with a clock time behind it ("2021-05-22T10:00").
FoundTime TimeReader::find_iso(int i) const {
  if (word(i).size() == 10) {
    if (const std::optional<Day> day = Day::from_iso(word(i))) return found_at(i, i, day->iso());
    return {};
  }
  if (!year_at(i) || !is_dash(word(i + 1)) || !is_dash(word(i + 3))) return {};
  const int month = plain_number(word(i + 2), 2);
  const std::string_view last = word(i + 4).substr(0, word(i + 4).find('t'));
  const int number = plain_number(last, 2);
  if (month < 1 || number < 1 || !exists(year_at(i), month, number)) return {};
  const bool clock = last.size() != word(i + 4).size() && word(i + 5).find(':') != std::string_view::npos;
  return found_at(i, clock ? i + 5 : i + 4, Day(year_at(i), month, number).iso());
}

// "22/05/2021", "05/22/2021", "2021/05/22", "22.05.2021", "22-05-2021". Where both of the first numbers may be the
// month, the day comes first, unless such a date with the month first was read before in the text, or the day would
// then come after publication and with the month first would not.
FoundTime TimeReader::find_numeric(int i) const {
  std::array<std::string_view, 3> parts;
  char separator = 0;
  int last = i;
  if (const std::size_t at = word(i).find_first_of("/."); at != std::string_view::npos) {
    separator = word(i)[at];
    const std::vector<std::string_view> all = split(word(i), separator);
    if (all.size() != 3) return {};
    std::copy(all.begin(), all.end(), parts.begin());
  } else {
    separator = '-';
    for (int k = 0; k < 3; ++k) parts[k] = word(i + 2 * k);
    if (!is_dash(word(i + 1)) || !is_dash(word(i + 3))) return {};
    last = i + 4;
  }
  if (const int year = plain_year(parts[0])) {
    const int month = plain_number(parts[1], 2), day = plain_number(parts[2], 2);
    return exists(year, month, day) ? found_at(i, last, Day(year, month, day).iso()) : FoundTime();
  }
  const int year = plain_year(parts[2]);
  const int first = plain_number(parts[0], 2), second = plain_number(parts[1], 2);
  if (!year || first < 1 || second < 1) return {};
  const bool day_first = exists(year, second, first), month_first = exists(year, first, second);
  if (!day_first && !month_first) return {};
  bool swap = !day_first;
  if (day_first && month_first && separator == '/' && first != second) {
    const std::string by_day = Day(year, second, first).iso(), by_month = Day(year, first, second).iso();
    swap = month_first_ || (dated_ && by_day > today_.iso() && by_month <= today_.iso());
  } else if (swap) {
    month_first_ = true;
  }
  return found_at(i, last, swap ? Day(year, first, second).iso() : Day(year, second, first).iso());
}

// "the 20th", without its month: that of the last date of the text, else the last such day before publication.
FoundTime TimeReader::find_day_of_month(int i) const {
  const int day = ordinal(word(i));
  if (!day || day > 31 || word(i - 1) != "the" || word(i - 2) != "on") return {};
  if (i + 1 < size()) {
    const Upos next = token(i + 1).upos;
    if (next == Upos::NOUN || next == Upos::ADJ || next == Upos::PROPN || next == Upos::NUM || word(i + 1) == "of")
      return {};
  }
  std::string month = anchor(Unit::month).substr(0, 7);
  if (month.empty() && dated_) {
    month = iso_month(today_.year(), today_.month());
    if (day > today_.day()) month = speaks_of_future(i) ? month : month_after(month, -1);
  }
  FoundTime found;
  found.first = found.last = i;
  if (!month.empty()) {
    const int year = std::stoi(month.substr(0, 4)), number = std::stoi(month.substr(5, 2));
    if (exists(year, number, day)) found.value = Day(year, number, day).iso();
  }
  return found;
}

// --- years

// "the 1990s", "the '90s", "the 19th century"
FoundTime TimeReader::find_decade(int i) const {
  std::string_view w = word(i);
  if (const int number = ordinal(w); number > 0 && number < 22) {
    const int next = is_dash(word(i + 1)) ? i + 2 : i + 1;
    if (unit_of(word(next)) != Unit::century) return {};
    return found_at(i, next, iso_year(100 * (number - 1) + 1) + "/" + iso_year(100 * number));
  }
  if (w.ends_with("'s")) w = w.substr(0, w.size() - 2);
  if (w.ends_with("s")) w = w.substr(0, w.size() - 1);
  if (w.size() == word(i).size()) return {};
  const bool quoted = !w.empty() && !is_digit(w[0]);
  if (quoted) w = w.substr(w[0] == '\'' ? 1 : 3);
  int year = plain_number(w, 4);
  if (w.size() == 2 && year % 10 == 0 && (quoted || (word(i - 1) == "the" && year >= 20)))
    year += 1900;
  else if (w.size() != 4)
    return {};
  if (year < 1100 || year > 2090 || year % 10 != 0) return {};
  return found_at(i, i, iso_year(year) + "/" + iso_year(year + 9));
}

FoundTime TimeReader::find_year(int i) const {
  // "2011-2013" in one token
  const std::string_view w = word(i);
  for (const std::string_view dash : {"-", "–", "/"}) {
    if (w.size() < 7 || w.find(dash) != 4) continue;
    const int from = plain_year(w.substr(0, 4));
    int to = plain_number(w.substr(4 + dash.size()), 4);
    if (to >= 0 && to < 100) to += from / 100 * 100;
    if (from && to > from && plain_year(iso_year(to))) return found_at(i, i, iso_year(from) + "/" + iso_year(to));
  }
  const int year = year_at(i);
  if (!year) return {};
  const auto counts = [&](int t) {
    return is_relation(token(t).deprel, "nummod") && token(t).head > t &&
           feature(token(token(t).head).feats, "Number") == "Plur";
  };
  if (is_range_word(i + 1, i) || word(i + 1) == "/") {
    if (year_at(i + 2) && counts(i + 2)) return {};  // "from 1900 to 2000 dollars"
    if (const int to = year_at(i + 2); to > year && word(i + 1) != "/")
      return found_at(i, i + 2, iso_year(year) + "/" + iso_year(to));
    // "2014-15"
    const int to = word(i + 2).size() == 2 ? plain_number(word(i + 2), 2) : -1;
    if (to == (year + 1) % 100 && !is_dash(word(i + 3)) && word(i + 1) != "to")
      return found_at(i, i + 2, iso_year(year) + "/" + iso_year(year + 1));
  }
  return stands_for_year(i) ? found_at(i, i, iso_year(year)) : FoundTime();
}

// "in 2019", "the 2015 agreement", "(2019)", but not "2000 soldiers" and not "page 2001".
bool TimeReader::stands_for_year(int i) const {
  static constexpr std::array<std::string_view, 27> kBefore = {
      "in",     "since",  "until", "till",   "by",  "from",    "during",  "before", "after",
      "of",     "early",  "late",  "mid",    "to",  "around",  "(",       "year",   "spring",
      "summer", "autumn", "fall",  "winter", "and", "between", "through", "for",    "throughout"};
  const Word& self = token(i);
  if (mid_[i]) return true;
  if (is_relation(self.deprel, "nummod") && self.head > i && feature(token(self.head).feats, "Number") == "Plur" &&
      token(self.head).upos == Upos::NOUN && word(i - 1) != "the")
    return false;
  if (unit_of(word(i + 1)) != Unit::none || word(i + 1) == "%" || word(i + 1) == "percent") return false;
  if (word(i + 1) == "million" || word(i + 1) == "billion") return false;
  // What comes of money and people: "of 2000 to 3000 fighters".
  if (i + 1 < size() && token(i + 1).upos == Upos::NOUN && feature(token(i + 1).feats, "Number") == "Plur" &&
      word(i - 1) != "the" && self.head == i + 1)
    return false;
  if (one_of(word(i - 1), kBefore))
    return !(word(i - 1) == "to" && !is_relation(self.deprel, "obl") && !is_relation(self.deprel, "nmod"));
  if (is_dash(word(i - 1)) && word(i - 2) == "mid") return true;
  // "pre-2014", "post-2014" are before and after it.
  if (is_dash(word(i - 1))) return false;
  // A modifier before a singular noun: "the 1983 invasion", "its 2014 annexation".
  if (self.head > i && token(self.head).upos != Upos::VERB && feature(token(self.head).feats, "Number") != "Plur" &&
      (is_relation(self.deprel, "nummod") || is_relation(self.deprel, "compound") || is_relation(self.deprel, "amod") ||
       is_relation(self.deprel, "nmod") || is_relation(self.deprel, "obl")))
    return year_at(i) >= 1900;
  return word(i - 1) == "the" && self.head > i;
}

// --- holidays that have a day of their own

FoundTime TimeReader::find_holiday(int i) {
  struct Holiday {
    std::string_view words;
    int month, day;
  };
  static constexpr std::array<Holiday, 14> kHolidays = {{{"christmas eve", 12, 24},
                                                         {"christmas day", 12, 25},
                                                         {"christmas", 12, 25},
                                                         {"boxing day", 12, 26},
                                                         {"new year's eve", 12, 31},
                                                         {"new year 's eve", 12, 31},
                                                         {"new year's day", 1, 1},
                                                         {"new year 's day", 1, 1},
                                                         {"valentine's day", 2, 14},
                                                         {"valentine 's day", 2, 14},
                                                         {"bastille day", 7, 14},
                                                         {"armistice day", 11, 11},
                                                         {"international workers' day", 5, 1},
                                                         {"halloween", 10, 31}}};
  static constexpr std::array<std::string_view, 14> kBefore = {
      "on", "at", "since", "until", "till", "before", "after", "by", "around", "last", "next", "this", "of", "over"};
  if (!is_capital(i) || !(one_of(word(i - 1), kBefore) || i == 0)) return {};
  DatePart part;
  for (const Holiday& holiday : kHolidays) {
    int next = i;
    bool fits = true;
    for (const std::string_view each : split_words(holiday.words)) fits = fits && word(next++) == each;
    if (!fits) continue;
    part.month = holiday.month;
    part.day = holiday.day;
    part.last = next - 1;
    break;
  }
  if (part.last < 0) return {};
  // "the Christmas market"
  if (part.last + 1 < size() && token(part.last + 1).upos == Upos::NOUN) return {};
  FoundTime found;
  found.first = i;
  add_year(part);
  found.explicit_year = part.year != 0;
  if (!part.year) part.year = infer_year(part, i);
  found.last = part.last;
  found.value = value_of(part);
  return found;
}

}  // namespace priscus
