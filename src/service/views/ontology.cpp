// GET /api/ontology: the types, modes, sectors and statuses that events may have.
#include <algorithm>

#include "formats/json_text.h"
#include "knowledge/ontology_lists.h"
#include "service/views/context.h"

namespace priscus {
namespace {

std::string ontology(const Ontology& ontology) {
  JsonText json;
  json.open_object();
  std::vector<std::string> quads;
  json.key("types").open_array();
  for (const EventType& type : ontology.types()) {
    if (std::find(quads.begin(), quads.end(), type.quad) == quads.end()) quads.push_back(type.quad);
    json.open_object();
    json.key("name").text(type.name);
    json.key("quad").text(type.quad);
    json.key("score").number(ontology.score(type.name, ""));
    json.key("reciprocal").boolean(type.reciprocal);
    json.key("modes").open_array();
    for (const std::string& mode : modes_of(ontology, type.name)) json.text(mode);
    json.close_array();
    json.key("description").text_or_null(type.description);
    json.close_object();
  }
  json.close_array();
  json.key("statuses").open_array();
  for (int status = 0; status <= static_cast<int>(Status::historical); ++status) json.text(name(static_cast<Status>(status)));
  json.close_array();
  json.key("quads").open_array();
  for (const std::string& quad : quads) json.text(quad);
  json.close_array();
  json.key("sectors").open_array();
  for (const auto& [code, description] : sectors_of(ontology)) {
    json.open_object();
    json.key("code").text(code);
    json.key("name").text(description);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take();
}

}  // namespace

void add_ontology(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/ontology", {}, [answer = ontology(context.knowledge().ontology())](const Request&) { return Reply::json(answer); }});
}

}  // namespace priscus
