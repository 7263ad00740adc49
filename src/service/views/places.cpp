// GET /api/places: events by where they happened, and by the pairs of countries they are between.
#include "service/views/event_answer.h"

namespace priscus {
namespace {

constexpr std::size_t kMostArcs = 500;  // more lines than that nobody can tell apart on a map

void write_place(const EventCube& cube, const PlaceCounts& row, const CountsWriter& counts, JsonText& json) {
  const EventCube::Place& place = cube.place_list[row.place];
  json.open_object();
  json.key("name").text_or_null(place.name);
  json.key("country").text_or_null(place.country);
  json.key("region").text_or_null(place.region);
  json.key("latitude").number(place.latitude);
  json.key("longitude").number(place.longitude);
  json.key("precision").text(place.precision);
  counts.write(row.counts, json);
  json.close_object();
}

Reply places(ViewContext& context, const Request& request) {
  const auto limit = static_cast<std::size_t>(request.parameters.number("limit", 1, 20000, 5000));
  const Selection selection(context, request);
  const EventCube& cube = selection.cube();
  const CountsWriter counts(selection.cube());
  JsonText json;
  json.open_object();
  json.key("places").open_array();
  std::size_t shown = 0;
  std::int64_t nowhere = 0;  // events without coordinates
  for (const PlaceCounts& row : count_places(selection.filter())) {
    const bool known = row.place != 0 && cube.place_list[row.place].precision != "none";
    if (!known) nowhere += row.counts.events;
    if (known && shown++ < limit) write_place(cube, row, counts, json);
  }
  json.close_array();
  json.key("without_place").number(nowhere);
  json.key("arcs").open_array();
  std::vector<PairCounts> pairs = count_pairs(selection.filter());
  if (pairs.size() > kMostArcs) pairs.resize(kMostArcs);
  for (const PairCounts& row : pairs) {
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

void add_places(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/places", parameter_list({"limit"}, true), [&context](const Request& request) { return places(context, request); }});
}

}  // namespace priscus
