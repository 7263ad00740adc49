// A number of days or years from another date: "two days ago", "three weeks later", "five days before 3 May".
#include "mentions/time_reader.h"

namespace priscus {

// "two days ago", "a year earlier", "a couple of weeks later", "in two days" when the clause speaks of the future.
FoundTime TimeReader::find_counted(int i) {
  static constexpr std::array<std::string_view, 8> kVague = {"few",  "several", "many",   "some",
                                                             "half", "couple",  "dozens", "a"};
  int at = i, count = -1;
  if (const int number = number_word(word(at)); number >= 0) {
    count = number;
    ++at;
    // "twenty-five"
    if (count >= 20 && count % 10 == 0 && is_dash(word(at))) {
      const int ones = number_word(word(at + 1));
      if (ones > 0 && ones < 10) count += ones, at += 2;
    }
    if ((word(i) == "a" || word(i) == "an") && cue(at) == Cue::counted && number_word(word(at)) <= 0) {
      count = -1;
      ++at;
    } else if (word(i) == "a" && word(at) == "dozen") {
      count = 12;
      ++at;
    }
  } else if (word(i) == "half" && (word(i + 1) == "a" || word(i + 1) == "an")) {
    at += 2;
  } else if (one_of(word(i), kVague)) {
    ++at;
  } else {
    return {};
  }
  if (word(at) == "of") ++at;
  if (word(at) == "and" && word(at + 1) == "a" && word(at + 2) == "half") at += 3, count = -1;
  if (count > 1 && word(at) == "more") return {};
  const Unit unit = unit_of(word(at));
  if (unit == Unit::none || count == 0) return {};
  if (word(at).starts_with("minute")) count = 0;
  FoundTime found;
  found.first = i;
  const std::string_view after = word(at + 1);
  // "more than two years ago" is not two years ago.
  static constexpr std::array<std::string_view, 6> kMoreOrLess = {"than", "over", "least", "under", "nearly", "almost"};
  const bool loose = one_of(word(i - 1), kMoreOrLess) || word(i - 1) == "most";
  if (loose && !(unit == Unit::day && (word(i - 1) == "nearly" || word(i - 1) == "almost"))) count = -1;
  if (after == "ago") {
    found.last = at + 1;
    found.direction = Direction::past;
    if (dated_ && count >= 0 && count < 1000) {
      const std::string now = unit == Unit::month ? iso_month(today_.year(), today_.month()) : today_.iso();
      found.value = moved(now, unit, -count);
    }
    return found;
  }
  if (after == "from" && word(at + 2) == "now") {
    found.last = at + 2;
    found.direction = Direction::future;
    if (dated_ && count > 0 && count < 1000) found.value = moved(today_.iso(), unit, count);
    return found;
  }
  const bool before = after == "earlier" || after == "before" || after == "prior" || after == "previously";
  const bool later = after == "later" || after == "after" || after == "afterwards";
  if (before || later) {
    if (word(at + 2) == "than") return {};
    found.last = at + 1;
    if (after == "before" || after == "after" || word(at + 2) == "to") {
      // "five days before 3 May"; before a war or a visit is a day that nobody can count.
      int next = word(at + 2) == "to" ? at + 3 : at + 2;
      if (word(next) == "the") ++next;
      if (FoundTime date = next < size() ? find(next) : FoundTime(); !date.empty()) {
        found.last = date.last;
        found.explicit_year = date.explicit_year;
        if (count >= 0 && count < 1000) found.value = moved(date.value, unit, before ? -count : count);
        return found;
      }
      if (next < size() && token(at + 2).upos != Upos::PUNCT && token(at + 2).upos != Upos::CCONJ &&
          token(at + 1).upos != Upos::ADV)
        return found;
    }
    std::string from = anchor(unit == Unit::month || unit == Unit::year ? unit : Unit::day);
    if (unit == Unit::decade) from = anchor(Unit::year);
    if (from.empty() && before && dated_) from = today_.iso();
    if (count >= 0 && count < 1000) found.value = moved(from, unit, before ? -count : count);
    return found;
  }
  // "in two days"
  if (word(i - 1) == "in" && word(i) != "a" && count > 0 && speaks_of_future(at)) {
    found.last = at;
    found.direction = Direction::future;
    if (dated_ && count < 1000) {
      const std::string now = unit == Unit::month ? iso_month(today_.year(), today_.month()) : today_.iso();
      found.value = moved(now, unit, count);
    }
    return found;
  }
  return {};
}

// "days later", "hours ago", "the day before yesterday", "the year before", "the day after".
FoundTime TimeReader::find_unit(int i) {
  const std::string_view after = word(i + 1);
  FoundTime found;
  found.first = i;
  found.last = i + 1;
  if (is_plural_unit(word(i))) {
    const bool hours = unit_of(word(i)) == Unit::hour;
    if (after == "ago") {
      found.direction = Direction::past;
      if (hours && dated_) found.value = today_.iso();
      return found;
    }
    if (after == "later" || after == "earlier") {
      if (word(i + 2) == "than") return {};
      if (hours) found.value = moved(anchor(Unit::day), Unit::day, 0);
      return found;
    }
    return {};
  }
  const bool before = after == "before", later = after == "after";
  if ((!before && !later) || (word(i - 1) != "the" && i != 0)) return {};
  if (word(i) == "day" && word(i + 2) == "yesterday" && before) return found_day(i, i + 2, -2, Direction::past);
  if (word(i) == "day" && word(i + 2) == "tomorrow" && later) return found_day(i, i + 2, 2, Direction::future);
  const bool stands_alone = i + 2 >= size() || token(i + 2).upos == Upos::PUNCT || token(i + 2).upos == Upos::CCONJ ||
                            token(i + 2).upos == Upos::ADP || token(i + 2).upos == Upos::SCONJ;
  if (!stands_alone) return {};
  return find_neighbour(i, i + 1, unit_of(word(i)), before ? -1 : 1);
}

}  // namespace priscus
