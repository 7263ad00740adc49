// GET /api/days: events by day.
#include "service/views/event_answer.h"

namespace priscus {
namespace {

Reply days(ViewContext& context, const Request& request) {
  const Selection selection(context, request);
  const CountsWriter counts(selection.cube());
  JsonText json;
  json.open_object();
  json.key("days").open_array();
  for (const DayCounts& row : count_days(selection.filter())) {
    json.open_object();
    json.key("day").text(day_text(row.day));
    counts.write(row.counts, json);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return Reply::json(json.take());
}

}  // namespace

void add_days(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/days", parameter_list({}, true), [&context](const Request& request) { return days(context, request); }});
}

}  // namespace priscus
