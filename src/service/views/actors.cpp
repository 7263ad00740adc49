// GET /api/actors: what the knowledge has of a name.
#include "formats/actor_json.h"
#include "knowledge/actor_search.h"
#include "service/views/context.h"
#include "service/views/filters.h"

namespace priscus {
namespace {

Reply actors(const ViewContext& context, ActorNames& names, const Request& request) {
  const std::string query = request.parameters.one("q").value_or("");
  if (query.empty()) throw ApiProblem(400, "expected a name or a part of one", "q");
  const std::string date = day(request.parameters, "date");
  const auto limit = static_cast<std::size_t>(request.parameters.number("limit", 1, 200, 20));
  std::string out = "{\"actors\": [";
  std::size_t shown = 0;
  for (const FoundActor& found : find_actors(context.knowledge().actors(), query)) {
    if (shown == limit) break;
    if (shown++ > 0) out += ", ";
    append_actor_json(found, context.knowledge(), names, date, out);
    out.pop_back();  // the line feed
  }
  return Reply::json(out + "]}");
}

}  // namespace

void add_actors(Routes& routes, ViewContext& context) {
  const auto names = std::make_shared<ActorNames>(context.settings.knowledge_folders);
  routes.add({"GET", "/api/actors", {"q", "date", "limit"}, [&context, names](const Request& request) { return actors(context, *names, request); }});
}

}  // namespace priscus
