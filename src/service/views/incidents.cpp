// GET /api/incidents: what happened, each event once with its reports; GET /api/incidents/{incident}: one of them.
#include <set>

#include "record/incident_text.h"
#include "service/views/event_answer.h"

namespace priscus {
namespace {

constexpr std::size_t kStep = 500;  // events looked at for their incidents at a time

std::string incident_json(const Incident& incident) {
  std::string line;
  append_incident_json(incident, line);
  line.pop_back();  // the line feed
  return line;
}

// An incident is listed where the first of its wanted events stands: this tells whether an event is that.
bool is_first(const Selection& selection, EventCube::Index event, const std::vector<std::int64_t>& rows, bool newest_first) {
  const EventCube& cube = selection.cube();
  const CubePosition at = position(cube, event);
  for (std::int64_t row : rows) {
    const EventCube::Index other = cube.index_of(row);
    if (other == cube.size() || !selection.filter()(other)) continue;
    const CubePosition there = position(cube, other);
    if (newest_first ? at < there : there < at) return false;
  }
  return true;
}

Reply list(ViewContext& context, const Request& request) {
  const Paging paging = priscus::paging(request.parameters);
  const Selection selection(context, request);
  ReaderPool::Taken reader = context.readers.take(request.deadline);
  std::vector<std::string> found;  // their ids
  std::set<std::string> seen;
  std::optional<CubePosition> after = paging.after;
  bool more = true;
  while (more && found.size() < paging.limit) {
    const CubePage page = priscus::page(selection.filter(), paging.newest_first, after ? &*after : nullptr, kStep);
    std::size_t k = 0;
    for (; k < page.events.size() && found.size() < paging.limit; ++k) {
      const EventCube::Index event = page.events[k];
      after = position(selection.cube(), event);
      const std::string id = reader->incident_of(selection.cube().rows[event]);
      if (id.empty() || !seen.insert(id).second) continue;
      if (!is_first(selection, event, reader->events_of_incident(id), paging.newest_first)) continue;
      found.push_back(id);
    }
    more = page.more || k < page.events.size();
  }
  JsonText json;
  json.open_object();
  json.key("incidents").open_array();
  for (const Incident& incident : reader->incidents(found)) json.raw(incident_json(incident));
  json.close_array();
  json.key("next").text_or_null(more && after ? cursor(*after, paging.newest_first) : "");
  json.close_object();
  return Reply::json(json.take());
}

Reply one(ViewContext& context, const Request& request) {
  const std::optional<Incident> incident = context.readers.take(request.deadline)->incident(request.part("incident"));
  if (!incident) throw ApiProblem(404, "the record has no incident of that id");
  return Reply::json(incident_json(*incident));
}

}  // namespace

void add_incidents(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/incidents", parameter_list({}, true, true), [&context](const Request& request) { return list(context, request); }});
  routes.add({"GET", "/api/incidents/{incident}", {}, [&context](const Request& request) { return one(context, request); }});
}

}  // namespace priscus
