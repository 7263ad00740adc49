// What is counted from the day of publication or from another date of the text: weekdays, "last week", "the same day".
#include "mentions/time_reader.h"

namespace priscus {

// --- weekdays

// `which`: -1 last, 1 next, 0 as the clause tells; "this Wednesday" is the one of the week of publication.
FoundTime TimeReader::find_weekday(int i, int which, bool of_this_week) {
  // "Bloody Sunday", "Black Friday" are names.
  static constexpr std::array<std::string_view, 10> kNames = {"bloody", "black", "good",   "super", "ash",
                                                              "holy",   "palm",  "easter", "cyber", "maundy"};
  if (i > 0 && one_of(word(i - 1), kNames)) return {};
  const int weekday = weekday_number(word(i));
  FoundTime found;
  found.first = found.last = i;
  // "Monday, May 22": the date decides.
  const int next = word(i + 1) == "," || word(i + 1) == "(" ? i + 2 : i + 1;
  if (next < size() && (month_at(next) || (day_at(next) && (month_at(next + 1) || word(next + 1) == "of")))) {
    FoundTime date = find_calendar(next);
    if (!date.empty() && !date.value.empty()) {
      date.first = i;
      if (word(i + 1) == "(" && word(date.last + 1) == ")") ++date.last;
      return date;
    }
  }
  if (is_part_of_day(word(i + 1))) found.last = i + 1;
  // "Monday last week", "Monday of this week"
  int week = 0;
  bool in_week = of_this_week;
  const int behind = word(found.last + 1) == "of" ? found.last + 2 : found.last + 1;
  if (unit_of(word(behind + 1)) == Unit::week &&
      (word(behind) == "last" || word(behind) == "next" || word(behind) == "this")) {
    week = word(behind) == "last" ? -1 : word(behind) == "next" ? 1 : 0;
    which = week;
    found.last = behind + 1;
    in_week = true;
  }
  if (!dated_) {
    found.direction = which < 0 ? Direction::past : which > 0 ? Direction::future : Direction::unknown;
    return found;
  }
  const int back = (today_.weekday() - weekday + 7) % 7, ahead = (7 - back) % 7;
  Day day;
  if (in_week)
    day = today_.plus(7 * week - today_.weekday() + weekday);
  else if (which > 0)
    day = today_.plus(ahead ? ahead : 7);
  else if (which < 0)
    day = today_.plus(-(back ? back : 7));
  else
    day = today_.plus(speaks_of_future(i) || is_scheduled(i) ? ahead : -back);
  found.value = day.iso();
  // "Monday to Wednesday"
  const int to = found.last + 2;
  if (is_range_word(found.last + 1, i) && cue(to) == Cue::weekday && is_capital(to) && found.last == i) {
    const int days = (weekday_number(word(to)) - weekday + 7) % 7;
    // A range that would end after publication in a clause of the past began a week before.
    if (which == 0 && !in_week && days > 0 && !speaks_of_future(i) && day.plus(days) > today_) day = day.plus(-7);
    found.value = day.iso() + "/" + day.plus(days).iso();
    found.last = to;
  }
  return found;
}

// --- words

FoundTime TimeReader::found_day(int first, int last, int offset, Direction direction) const {
  FoundTime found;
  found.first = first;
  found.last = last;
  if (dated_) found.value = today_.plus(offset).iso();
  found.direction = direction;
  return found;
}

FoundTime TimeReader::find_day_word(int i) {
  const std::string_view w = word(i);
  const int last = is_part_of_day(word(i + 1)) ? i + 1 : i;
  if (w.starts_with("to") && w[2] == 'd') return found_day(i, i, 0, Direction::present);
  if (w == "tonight") return found_day(i, i, 0, Direction::present);
  if (w.starts_with("yesterday")) return found_day(i, last, -1, Direction::past);
  if (w.starts_with("tomorrow")) return found_day(i, last, 1, Direction::future);
  // The night between two days. A day beside it tells which: "overnight on Tuesday".
  for (const int t : {i - 1, i + 1, i + 2})
    if (cue(t) == Cue::weekday || cue(t) == Cue::month || (t > i && cue(t) == Cue::number)) return {};
  if (word(i + 1) == "-" || word(i + 1) == "stay") return {};
  const bool future = speaks_of_future(i);
  FoundTime found = found_day(i, i, future ? 0 : -1, future ? Direction::future : Direction::past);
  if (!found.value.empty()) found.value += "/" + today_.plus(future ? 1 : 0).iso();
  return found;
}

// "last week", "next Monday", "this month", "the past two years", "the coming days".
FoundTime TimeReader::find_relative(int i) {
  const std::string_view w = word(i);
  const int which = w == "last" || w == "past" || w == "previous" || w == "preceding" || w == "recent" ? -1
                    : w == "this" || w == "current"                                                    ? 0
                                                                                                       : 1;
  int at = i + 1;
  // "this coming Monday", "this past week"
  if (w == "this" && cue(at) == Cue::relative && word(at) != "this" && word(at) != "current") {
    FoundTime found = find_relative(at);
    if (!found.empty()) found.first = i;
    return found;
  }
  int count = 0;
  const int number = number_word(word(at));
  const bool vague = word(at) == "few" || word(at) == "several" || word(at) == "couple" || word(at) == "many";
  if (number > 0 || vague) {
    count = number > 0 && word(at) != "a" ? number : -1;
    ++at;
    if (word(at) == "of") ++at;
  }
  const Unit unit = unit_of(word(at));
  FoundTime found;
  found.first = i;
  found.last = at;
  found.direction = which < 0 ? Direction::past : which > 0 ? Direction::future : Direction::present;
  // "the last days of May", "the last week of the year"
  if (unit != Unit::none && w == "last" && word(at + 1) == "of") {
    if (FoundTime part = find_ordinal(i); !part.empty()) return part;
    if (unit == Unit::day) return {};
  }
  if (unit != Unit::none && (count != 0 || is_plural_unit(word(at))))
    return which == 0 ? FoundTime() : find_span_of_units(i, at, which, count);
  if (w == "recent") return {};
  if (unit == Unit::hour || unit == Unit::century) return {};
  const bool beside = w == "following" || w == "previous" || w == "preceding";
  if (unit != Unit::none && (beside || unit == Unit::day)) {
    if (which == 0 || (unit == Unit::day && w == "last")) return {};
    return find_neighbour(i, at, unit, which);
  }
  if (is_part_of_day(word(at)) && (beside || w == "next")) return find_neighbour(i, at, Unit::day, which);
  if (cue(at) == Cue::weekday && is_capital(at) &&
      (beside || (w == "next" && word(i - 1) == "the" && !speaks_of_future(at))))
    return find_neighbour_weekday(i, at, which);
  if (beside) return {};
  if (unit != Unit::none) {
    if (w == "past") return find_span_of_units(i, at, which, 1);
    // "late last week" is read with its edge; the unit alone here.
    found.value = unit_value(unit, which);
    if (which == 0) found.direction = near_direction(i);
    return found;
  }
  if (is_part_of_day(word(at))) {
    if (w == "last" && (word(at) == "night" || word(at) == "evening")) return found_day(i, at, -1, Direction::past);
    return w == "this" ? found_day(i, at, 0, Direction::present) : FoundTime();
  }
  if (cue(at) == Cue::weekend) return find_weekend(i, at, which);
  if (cue(at) == Cue::weekday && is_capital(at)) {
    FoundTime day = find_weekday(at, which, w == "this");
    if (!day.empty()) day.first = i;
    return day;
  }
  if (const int month = month_at(at)) {
    if (day_at(at + 1) || year_at(at + 1)) return {};
    return find_relative_month(i, at, month, which);
  }
  if (is_season(word(at)) && w != "current") return find_season(i, at, which);
  if (word(at) == "quarter" && dated_) {
    const int quarter = today_.year() * 4 + (today_.month() - 1) / 3 + which;
    found.value = quarter_value(quarter / 4, quarter % 4 + 1);
    return found;
  }
  if (cue(at) == Cue::holiday) {
    FoundTime day = find_holiday(at);
    if (!day.empty()) day.first = i;
    return day;
  }
  return {};
}

// "the past two weeks", "the next 24 hours": an interval that ends (begins) on the day of publication. How long "the
// coming days" are nobody says: `count` below 1 has no value.
FoundTime TimeReader::find_span_of_units(int i, int at, int which, int count) const {
  FoundTime found;
  found.first = i;
  found.last = at;
  found.direction = which < 0 ? Direction::past : Direction::future;
  const Unit unit = unit_of(word(at));
  if (!dated_ || count < 1 || word(i) == "recent" || word(i) == "previous" || word(i) == "following") return found;
  const std::string now = unit == Unit::year || unit == Unit::decade ? iso_year(today_.year())
                          : unit == Unit::month                      ? iso_month(today_.year(), today_.month())
                                                                     : today_.iso();
  const std::string other = moved(now, unit, which * count);
  if (other.empty() || word(at).starts_with("minute")) return found;
  found.value = which < 0 ? other + "/" + now : now + "/" + other;
  return found;
}

// "earlier this year", "later this week".
TimeMention::Direction TimeReader::near_direction(int i) const {
  if (word(i - 1) == "earlier" || word(i - 1) == "early") return Direction::past;
  if (word(i - 1) == "later" || word(i - 1) == "late") return Direction::future;
  return Direction::present;
}

// Monday to Sunday.
std::string TimeReader::week_of(const Day& day) {
  const Day monday = day.plus(-day.weekday());
  return monday.iso() + "/" + monday.plus(6).iso();
}

// Week, month, year or decade, `which` of them from now.
std::string TimeReader::unit_value(Unit unit, int which) const {
  if (!dated_) return {};
  switch (unit) {
    case Unit::day:
      return today_.plus(which).iso();
    case Unit::week:
      return week_of(today_.plus(7 * which));
    case Unit::month:
      return month_after(iso_month(today_.year(), today_.month()), which);
    case Unit::year:
      return iso_year(today_.year() + which);
    case Unit::decade: {
      const int first = today_.year() / 10 * 10 + 10 * which;
      return iso_year(first) + "/" + iso_year(first + 9);
    }
    default:
      return {};
  }
}

FoundTime TimeReader::find_weekend(int i, int at, int which) const {
  FoundTime found;
  found.first = i;
  found.last = at;
  found.direction = which < 0 ? Direction::past : which > 0 ? Direction::future : Direction::unknown;
  if (!dated_) return found;
  const int back = (today_.weekday() + 2) % 7;  // to the last Saturday; from within a weekend to the one before
  const int to_saturday = which > 0 ? (12 - today_.weekday()) % 7 : -(back < 2 ? back + 7 : back);
  Day saturday = today_.plus(which > 0 && to_saturday == 0 ? 7 : to_saturday);
  if (which == 0) saturday = today_.plus(5 - today_.weekday());  // "this weekend": that of the week
  found.value = saturday.iso() + "/" + saturday.plus(1).iso();
  return found;
}

FoundTime TimeReader::find_relative_month(int i, int at, int month, int which) const {
  FoundTime found;
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

// "the next day", "the following week", "the previous year": beside the last date of the text; what was before one that
// the text does not tell was before publication.
FoundTime TimeReader::find_neighbour(int i, int at, Unit unit, int which) const {
  FoundTime found;
  found.first = i;
  found.last = at;
  std::string from = anchor(unit == Unit::week ? Unit::day : unit);
  if (from.empty() && which < 0 && dated_) from = today_.iso();
  found.value = moved(from, unit, which);
  if (unit == Unit::week && !found.value.empty()) found.value = week_of(*Day::from_iso(found.value));
  if (!dated_) found.direction = which < 0 ? Direction::past : Direction::unknown;
  return found;
}

// "the following Monday", and in a story "the next Monday": the first after the last date of the text.
FoundTime TimeReader::find_neighbour_weekday(int i, int at, int which) const {
  FoundTime found;
  found.first = i;
  found.last = is_part_of_day(word(at + 1)) ? at + 1 : at;
  const std::string from = anchor(Unit::day);
  const std::optional<Day> day = Day::from_iso(from.substr(0, 10));
  if (!day) return found;
  const int ahead = (weekday_number(word(at)) - day->weekday() + 7) % 7;
  found.value = day->plus(which > 0 ? (ahead ? ahead : 7) : ahead - 7).iso();
  return found;
}

// "the same day", "that day", "that evening", "the same month".
FoundTime TimeReader::find_same(int i) const {
  const int at = word(i) == "that" && word(i + 1) == "same" ? i + 2 : i + 1;
  const Unit unit = is_part_of_day(word(at)) ? Unit::day : unit_of(word(at));
  if (unit == Unit::none || unit == Unit::hour || unit > Unit::year || is_plural_unit(word(at))) return {};
  if (word(i) == "that" && (is_relation(token(i).deprel, "mark") || token(i).upos == Upos::SCONJ ||
                            token(i).upos == Upos::ADV || at + 1 >= size()))
    return {};
  if (is_relation(token(at).deprel, "compound")) return {};  // "that day care was costly"
  FoundTime found;
  found.first = i;
  found.last = at;
  const std::string value = anchor(unit == Unit::week ? Unit::day : unit);
  if (value.empty()) return found;
  if (unit == Unit::week) {
    found.value = week_of(*Day::from_iso(value.substr(0, 10)));
  } else if (value.find('/') == std::string::npos) {
    found.value = value.substr(0, unit == Unit::day ? 10 : unit == Unit::month ? 7 : 4);
  }
  return found;
}

// --- seasons and quarters

// "summer 2020", "the winter of 2019", "last summer". Winter begins in December of its year.
FoundTime TimeReader::find_season(int i, int at, int which) const {
  const std::string_view season = word(at);
  if (!is_season(season) || token(at).upos == Upos::VERB) return {};
  if (is_name(at) && i == at && is_name(at - 1)) return {};  // "the Arab Spring"
  const int begin = season == "spring" ? 3 : season == "summer" ? 6 : season == "winter" ? 12 : 9;
  const auto value = [&](int year) {
    const std::string month = iso_month(year, begin);
    return month + "/" + month_after(month, 2);
  };
  FoundTime found;
  found.first = i;
  found.last = at;
  if (i == at) {
    int end = 0;
    const int year = year_after(at, end);
    if (!year) return {};
    found.last = end;
    found.value = value(year);
    found.explicit_year = true;
    return found;
  }
  found.direction = which < 0 ? Direction::past : which > 0 ? Direction::future : Direction::present;
  if (!dated_) return found;
  int year = today_.year();
  const std::string today = today_.iso();
  if (which < 0)
    while (ends(value(year)).second >= today) --year;
  if (which > 0) {
    --year;
    while (ends(value(year)).first <= today) ++year;
  }
  if (which == 0) {
    if (begin == 12 && today_.month() < 6) --year;
    found.direction = Direction::unknown;
  }
  found.value = value(year);
  return found;
}

std::string TimeReader::quarter_value(int year, int number) const {
  const std::string month = iso_month(year, 3 * number - 2);
  return month + "/" + month_after(month, 2);
}

// "the third quarter of 2020", "Q3 2021"; `at` is its last word. Only with a year: matches have quarters too.
FoundTime TimeReader::find_quarter(int i, int at, int number) const {
  int end = 0;
  int year = year_after(at, end);
  if (!year && dated_ && word(at + 1) == "of" && word(at + 2) == "the" && word(at + 3) == "year") {
    year = today_.year();
    end = at + 3;
  }
  if (!year) return {};
  FoundTime found;
  found.first = i;
  found.last = end;
  found.value = quarter_value(year, number);
  found.explicit_year = true;
  return found;
}

}  // namespace priscus
