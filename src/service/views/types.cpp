// GET /api/types: events by type; between the parties of dyads also by who does it to whom.
#include "service/views/event_answer.h"

namespace priscus {
namespace {

Reply types(ViewContext& context, const Request& request) {
  const Selection selection(context, request);
  const EventCube& cube = selection.cube();
  const CountsWriter counts(selection.cube());
  JsonText json;
  json.open_object();
  json.key("rows").open_array();
  for (const TypeCounts& row : count_types(selection.filter(), !selection.query().dyads.empty())) {
    json.open_object();
    json.key("type").text(cube.type_names[row.type]);
    json.key("quad").text_or_null(cube.quad_names[row.quad]);
    json.key("actor").text_or_null(cube.country_codes[row.actor]);
    json.key("recipient").text_or_null(cube.country_codes[row.recipient]);
    counts.write(row.counts, json);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return Reply::json(json.take());
}

}  // namespace

void add_types(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/types", parameter_list({}, true), [&context](const Request& request) { return types(context, request); }});
}

}  // namespace priscus
