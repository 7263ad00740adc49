// event_day.h: the one day that formats with a day for each event want.
#pragma once
#include <string>

#include "formats/event_record.h"

namespace priscus {

// ISO day: the first day of the event's date, be it a day, a month, a year or an interval; without a date the document's day, but
// none for what is historical, for then that day is known to be wrong. Empty when there is none.
std::string event_day(const EventRecord& event);

}  // namespace priscus
