// GET /api/series: the events between pairs of countries by day, week, month or year.
#include "service/views/event_answer.h"

namespace priscus {
namespace {

Reply series(ViewContext& context, const Request& request) {
  const std::string name = request.parameters.choice("period", {"month", "day", "week", "year"});
  const SeriesPeriod period = name == "day"    ? SeriesPeriod::day
                              : name == "week" ? SeriesPeriod::week
                              : name == "year" ? SeriesPeriod::year
                                               : SeriesPeriod::month;
  const EventQuery query = event_query(request.parameters);
  if (query.dyads.empty()) throw ApiProblem(400, "expected two parties like BLR,AZE", "dyad");
  for (const Dyad& dyad : query.dyads)
    if (dyad.one.country.empty() || dyad.other.country.empty()) throw ApiProblem(400, "a series needs a country on both sides, like BLR,AZE", "dyad");
  const Selection selection(context, request, query);
  const EventCube& cube = selection.cube();
  const CountsWriter counts(selection.cube());
  JsonText json;
  json.open_object();
  json.key("period").text(name);
  json.key("rows").open_array();
  for (const PeriodCounts& row : count_periods(selection.filter(), period)) {
    json.open_object();
    json.key("period").text(period_text(row.period, period));
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

void add_series(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/series", parameter_list({"period"}, true), [&context](const Request& request) { return series(context, request); }});
}

}  // namespace priscus
