// GET /api/events: the events of the record, a page at a time.
#include "service/views/event_answer.h"

namespace priscus {

void add_events(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/events", parameter_list({}, true, true), [&context](const Request& request) { return events_page(context, request, false); }});
}

}  // namespace priscus
