// period.h: days, months and years in knowledge files, and days as numbers.
//
//     Period period;
//     read_period("1990..1994-07", period);          // 1990-01-01 to 1994-07-31
//     day_number("1970-01-02");                      // 1
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "priscus/actors.h"

namespace priscus {

// Days since 1970-01-01 of an ISO day "YYYY-MM-DD" that exists; nothing for anything else.
std::optional<int> day_number(std::string_view day);

// The first and the last day of "YYYY", "YYYY-MM" or "YYYY-MM-DD"; nothing when it is no such date.
std::optional<Period> read_date(std::string_view date);

// "FROM..TO", each a date or empty; from its first to its last day. Returns what is wrong, empty when all is well: no `..`, no date,
// the end before the beginning.
std::string read_period(std::string_view text, Period& period);

// In how many days both hold; open ends reach as far as the other.
int overlap_days(const Period& a, const Period& b);

}  // namespace priscus
