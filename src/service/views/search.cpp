// GET /api/search: events in whose sentence the words stand, with the words marked.
#include "service/views/event_answer.h"

namespace priscus {

void add_search(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/search", parameter_list({}, true, true), [&context](const Request& request) {
                if (!request.parameters.has("text")) throw ApiProblem(400, "expected the words to look for", "text");
                return events_page(context, request, true);
              }});
}

}  // namespace priscus
