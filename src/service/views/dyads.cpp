// GET /api/dyads: pairs of countries by the number of events between them.
#include "service/views/event_answer.h"

namespace priscus {
namespace {

Reply dyads(ViewContext& context, const Request& request) {
  const auto limit = static_cast<std::size_t>(request.parameters.number("limit", 1, 5000, 100));
  const Selection selection(context, request);
  const EventCube& cube = selection.cube();
  std::vector<PairCounts> rows = count_pairs(selection.filter());
  if (rows.size() > limit) rows.resize(limit);
  const CountsWriter counts(selection.cube());
  JsonText json;
  json.open_object();
  json.key("dyads").open_array();
  for (const PairCounts& row : rows) {
    json.open_object();
    json.key("one").text(cube.country_codes[cube.pair_names[row.pair].one]);
    json.key("other").text(cube.country_codes[cube.pair_names[row.pair].other]);
    counts.write(row.counts, json);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return Reply::json(json.take());
}

}  // namespace

void add_dyads(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/dyads", parameter_list({"limit"}, true), [&context](const Request& request) { return dyads(context, request); }});
}

}  // namespace priscus
