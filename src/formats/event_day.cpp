#include "formats/event_day.h"

#include "text/iso_day.h"

namespace priscus {

std::string event_day(const EventRecord& event) {
  std::string day = event.date.substr(0, event.date.find('/'));
  if (event.date.empty() && event.status != name(Status::historical)) day = event.document_date;
  if (day.size() == 4) day += "-01";
  if (day.size() == 7) day += "-01";
  return is_iso_day(day) ? day : std::string();
}

}  // namespace priscus
