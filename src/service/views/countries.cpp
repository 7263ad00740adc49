// GET /api/countries: codes, names and where they lie.
#include "formats/json_text.h"
#include "knowledge/ontology_lists.h"
#include "service/views/context.h"

namespace priscus {
namespace {

std::string countries(const Knowledge& knowledge) {
  JsonText json;
  json.open_object();
  json.key("countries").open_array();
  for (const CountryPoint& country : countries_of(knowledge)) {
    json.open_object();
    json.key("code").text(country.code);
    json.key("name").text(country.name);
    json.key("numeric").text_or_null(country.numeric);
    json.key("latitude");
    country.has_point ? json.number(country.latitude) : json.null();
    json.key("longitude");
    country.has_point ? json.number(country.longitude) : json.null();
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take();
}

}  // namespace

void add_countries(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/countries", {}, [answer = countries(context.knowledge())](const Request&) { return Reply::json(answer); }});
}

}  // namespace priscus
