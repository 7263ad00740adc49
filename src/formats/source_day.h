// source_day.h: the day in a date as feeds, pages and tables write it.
//
//     source_day("Sat, 22 May 2021 08:30:00 GMT")   // "2021-05-22": RFC 822, of RSS and HTTP
//     source_day("May 22, 2021 8:30 pm")            // "2021-05-22"
//     source_day("2021-05-22T08:30:00Z")            // "2021-05-22": see iso_day()
//     source_day("05/06/2021")                      // nullopt: May or June?
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace priscus {

// The day as it stands, whatever the zone. English names of months, in full or by three letters; a day of the week
// before it and anything behind the year are passed over. nullopt for anything else.
std::optional<std::string> source_day(std::string_view text);

// The day in an address with /2021/05/22/ or /2021-05-22 or /20210522 in its path; nullopt when there is none.
std::optional<std::string> day_in_url(std::string_view url);

}  // namespace priscus
