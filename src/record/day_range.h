// day_range.h: the days that an event's date covers, so that dates of every width can be compared.
//
//     day_range("2020-09")                  // {"2020-09-01", "2020-09-30"}
//     day_range("2020-09-21/2020-10")       // {"2020-09-21", "2020-10-31"}
#pragma once
#include <string>
#include <string_view>

#include "priscus/event.h"

namespace priscus {

// ISO days, both inclusive; both empty when there is no such date.
struct DayRange {
  std::string first, last;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// Of an ISO 8601 day, month, year, or interval of these.
DayRange day_range(std::string_view date);

// The days by which an event is found: those of its date; without one the day of publication, unless the event is
// historical, for then that day is known to be wrong.
DayRange day_range(std::string_view event_date, std::string_view status, std::string_view document_date);

// The number of an ISO day for comparing and for indexes (days since 1970-01-01); for what is none, as the empty date, kNoDay, which is far from
// every day.
inline constexpr int kNoDay = -10'000'000;
int day_index(std::string_view day);

}  // namespace priscus
