// iso_day.h: the day in a date as sources write it.
//
//     iso_day("2021-05-22T08:30:00Z")   // "2021-05-22"
//     iso_day("2021-05-22 08:30")       // "2021-05-22"
//     iso_day("22 May 2021")            // nullopt
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace priscus {

// "YYYY-MM-DD" of an ISO 8601 day (also without hyphens) or date-time; white space around it is ignored. A time zone
// does not move the day: it is the day in the source's own zone. nullopt for anything else and for days that no
// calendar has (2021-02-30, year 0000).
std::optional<std::string> iso_day(std::string_view text);

// Is the text exactly "YYYY-MM-DD" and such a day real?
bool is_iso_day(std::string_view text);

}  // namespace priscus
