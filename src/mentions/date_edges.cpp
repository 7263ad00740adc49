// Parts of a month, a year, a decade: "early 2019", "at the end of September 2020", "the first half of last year".
//
// Months and years have thirds: early May is the 1st to the 10th, mid-May the 11th to the 20th, late May and the end of
// May the rest; early 2019 is January to April, mid-2019 May to August. Of a week the early part ends on Tuesday and
// the late one begins on Thursday. A day keeps its day: "early Monday", "the night of November 10".
#include "mentions/time_reader.h"

namespace priscus {

std::string TimeReader::narrowed(const std::string& value, Edge edge) {
  const std::size_t slash = value.find('/');
  if (value.empty()) return {};
  const auto [from, to] = ends(value);
  if (edge == Edge::first_day) return from;
  if (edge == Edge::last_day) return to;
  if (value.size() == 10 || edge == Edge::eve) return edge == Edge::eve ? moved(from, Unit::day, -1) : value;
  if (slash == std::string::npos && value.size() == 7) {
    const int days = days_in_month(std::stoi(value.substr(0, 4)), std::stoi(value.substr(5, 2)));
    const std::string last = value + "-" + std::to_string(days);
    switch (edge) {
      case Edge::early:
        return value + "-01/" + value + "-10";
      case Edge::mid:
        return value + "-11/" + value + "-20";
      case Edge::late:
        return value + "-21/" + last;
      case Edge::first_half:
        return value + "-01/" + value + "-15";
      case Edge::second_half:
        return value + "-16/" + last;
      default:
        return value;
    }
  }
  if (slash == std::string::npos) {
    switch (edge) {
      case Edge::early:
        return value + "-01/" + value + "-04";
      case Edge::mid:
        return value + "-05/" + value + "-08";
      case Edge::late:
        return value + "-09/" + value + "-12";
      case Edge::first_half:
        return value + "-01/" + value + "-06";
      case Edge::second_half:
        return value + "-07/" + value + "-12";
      default:
        return value;
    }
  }
  // Weeks, decades and centuries.
  const std::optional<Day> first = Day::from_iso(value);
  if (first && first->plus(6).iso() == to) {
    switch (edge) {
      case Edge::early:
        return first->iso() + "/" + first->plus(1).iso();
      case Edge::mid:
        return first->plus(1).iso() + "/" + first->plus(3).iso();
      case Edge::late:
        return first->plus(3).iso() + "/" + to;
      default:
        return value;
    }
  }
  if (slash != 4 || value.size() != 9) return value;
  const int begin = std::stoi(value.substr(0, 4)), years = std::stoi(value.substr(5)) - begin + 1;
  const auto part = [&](int skip, int length) {
    return iso_year(begin + skip) + "/" + iso_year(begin + skip + length - 1);
  };
  switch (edge) {
    case Edge::early:
      return part(0, years / 3 + years % 3);
    case Edge::mid:
      return part(years / 3 + years % 3, years / 3);
    case Edge::late:
      return part(years - years / 3, years / 3);
    case Edge::first_half:
      return part(0, years / 2);
    case Edge::second_half:
      return part(years / 2, years - years / 2);
    default:
      return value;
  }
}

FoundTime TimeReader::find_period(int i) {
  if (word(i) == "the" || word(i) == "its") ++i;
  if (i >= size()) return {};
  // "the end of the year"
  const Unit unit = unit_of(word(i));
  if (word(i - 1) == "the" &&
      (unit == Unit::day || unit == Unit::week || unit == Unit::month || unit == Unit::year || unit == Unit::decade) &&
      !is_plural_unit(word(i))) {
    FoundTime found;
    found.first = found.last = i;
    found.value = unit_value(unit, 0);
    return found;
  }
  return find(i);
}

FoundTime TimeReader::find_edge(int i) {
  const std::string_view w = word(i);
  if (mid_[i]) {
    const Cue cue = cue_of(w);
    FoundTime found = cue == Cue::number || cue == Cue::month ? find_as(cue, i) : FoundTime();
    if (found.empty() || found.first != i) return {};
    found.value = narrowed(found.value, Edge::mid);
    return found;
  }
  const bool adjective = w == "early" || w == "late" || w == "mid";
  const bool part_of_day = is_part_of_day(w);
  int next = i + 1;
  if (adjective) {
    if (is_dash(word(next))) ++next;
    if (w != "mid" && (word(next) == "in" || word(next) == "on" || word(next) == "of")) ++next;
  } else {
    if (word(next) != "of") return {};
    ++next;
  }
  FoundTime found = find_period(next);
  if (found.empty() || found.last < next) return {};
  found.first = i;
  const Edge edge = w == "early" || w == "beginning" || w == "start" ? Edge::early
                    : w == "mid" || w == "middle"                    ? Edge::mid
                    : w == "eve"                                     ? Edge::eve
                                                                     : Edge::late;
  // "the night of 9 to 10 November", "early on Monday"
  if (!part_of_day) found.value = narrowed(found.value, edge);
  if (!found.value.empty() && dated_ && found.direction == Direction::present) found.direction = Direction::unknown;
  return found;
}

// "the first half of 2020", "the second week of May", "the last days of August", "the third quarter of last year".
FoundTime TimeReader::find_ordinal(int i) {
  const std::string_view w = word(i);
  const bool last = w == "last" || w == "final";
  const int number = w == "first" ? 1 : w == "second" ? 2 : w == "third" ? 3 : w == "fourth" ? 4 : 0;
  int at = i + 1;
  if (word(at) == "few") ++at;
  if (word(at) == "quarter") return last || !number ? FoundTime() : find_quarter(i, at, number);
  const Unit unit = unit_of(word(at));
  const bool half = word(at) == "half";
  if ((unit == Unit::none && !half) || word(at + 1) != "of") return {};
  FoundTime found = find_period(at + 2);
  if (found.empty() || found.value.empty()) return {};
  const auto [from, to] = ends(found.value);
  if (half) {
    if (number != 1 && number != 2) return {};
    found.value = narrowed(found.value, number == 1 ? Edge::first_half : Edge::second_half);
  } else if (is_plural_unit(word(at))) {
    found.value = narrowed(found.value, last ? Edge::late : Edge::early);
  } else if (unit == Unit::day && (last || number == 1)) {
    found.value = narrowed(found.value, last ? Edge::last_day : Edge::first_day);
  } else if (unit == Unit::week && (found.value.size() == 7 || found.value.size() == 4)) {
    const Day begin = last ? Day::from_iso(to)->plus(-6) : Day::from_iso(from)->plus(7 * (number - 1));
    found.value = begin.iso() + "/" + begin.plus(6).iso();
  } else if (unit == Unit::month && found.value.size() == 4) {
    found.value = last ? found.value + "-12" : iso_month(std::stoi(found.value), number);
  } else {
    return {};
  }
  found.first = i;
  if (dated_) found.direction = Direction::unknown;
  return found;
}

}  // namespace priscus
