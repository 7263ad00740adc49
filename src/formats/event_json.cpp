#include "formats/event_json.h"

#include "formats/json_text.h"

namespace priscus {
namespace {

void write_parties(const std::vector<PartyRecord>& parties, JsonText& json) {
  json.open_array();
  for (const PartyRecord& p : parties) {
    json.open_object();
    json.key("text").text(p.text);
    json.key("country").text_or_null(p.country);
    json.key("sector").text_or_null(p.sector);
    json.key("start").number(p.span.begin);
    json.key("end").number(p.span.end);
    json.close_object();
  }
  json.close_array();
}

}  // namespace

void append_event_json(const EventRecord& event, std::string& out) {
  JsonText json;
  json.open_object();
  json.key("doc").text(event.document);
  json.key("sent").number(event.sentence);
  json.key("trigger").text(event.trigger_text);
  json.key("start").number(event.trigger.begin);
  json.key("end").number(event.trigger.end);
  json.key("type").text(event.type);
  json.key("mode").text_or_null(event.mode);
  json.key("quad").text_or_null(event.quad);
  json.key("cameo").text_or_null(event.cameo);
  json.key("contexts").open_array();
  for (const std::string& context : event.contexts) json.text(context);
  json.close_array();
  json.key("score").number(event.score);
  json.key("actor");
  write_parties(event.actors, json);
  json.key("recipient");
  write_parties(event.recipients, json);
  json.key("status").text(event.status);
  json.key("date").text_or_null(event.date);
  json.key("attributed_to").text_or_null(event.attributed_to);
  json.key("same_as").text_or_null(event.same_as);
  json.key("confidence").number(event.confidence);
  json.key("frame").text(event.frame);
  json.close_object();
  out += json.take();
  out += '\n';
}

}  // namespace priscus
