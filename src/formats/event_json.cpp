#include "formats/event_json.h"

#include "base/hash.h"
#include "formats/json_text.h"

namespace priscus {
namespace {

void write_name(const PartyRecord& p, JsonText& json) {
  json.key("text").text(p.text);
  json.key("country").text_or_null(p.country);
  json.key("sector").text_or_null(p.sector);
}

void write_parties(const std::vector<PartyRecord>& parties, JsonText& json) {
  json.open_array();
  for (const PartyRecord& p : parties) {
    json.open_object();
    write_name(p, json);
    json.key("start").number(p.span.begin);
    json.key("end").number(p.span.end);
    json.key("named_start").number(p.named.begin);
    json.key("named_end").number(p.named.end);
    json.key("function").text_or_null(p.function);
    json.key("guessed").boolean(p.guessed);
    json.key("confidence").probability(p.confidence);
    json.close_object();
  }
  json.close_array();
}

}  // namespace

void write_named_parties(const std::vector<PartyRecord>& parties, JsonText& json) {
  json.open_array();
  for (const PartyRecord& p : parties) {
    json.open_object();
    write_name(p, json);
    json.close_object();
  }
  json.close_array();
}

void write_place(const std::optional<PlaceRecord>& place, JsonText& json) {
  if (!place) {
    json.null();
    return;
  }
  const bool known = place->precision != "none";
  json.open_object();
  json.key("text").text(place->text);
  json.key("name").text_or_null(place->name);
  json.key("country").text_or_null(place->country);
  json.key("region").text_or_null(place->region);
  json.key("latitude");
  known ? json.number(place->latitude) : json.null();
  json.key("longitude");
  known ? json.number(place->longitude) : json.null();
  json.key("precision").text(place->precision);
  json.key("start").number(place->span.begin);
  json.key("end").number(place->span.end);
  json.close_object();
}

void write_numbers(const std::vector<NumberRecord>& numbers, JsonText& json) {
  json.open_array();
  for (const NumberRecord& n : numbers) {
    json.open_object();
    json.key("what").text(n.what);
    json.key("low").number(n.low);
    json.key("high");
    n.high >= 0 ? json.number(n.high) : json.null();
    json.key("unit").text_or_null(n.unit);
    json.key("text").text(n.text);
    json.key("counted_by").text_or_null(n.counted_by);
    json.key("start").number(n.span.begin);
    json.key("end").number(n.span.end);
    json.close_object();
  }
  json.close_array();
}

void write_event(const EventRecord& event, JsonText& json) {
  json.key("id").text(hex16(event_id(event)));
  json.key("doc").text(event.document);
  json.key("sent").number(event.sentence);
  json.key("trigger").text(event.trigger_text);
  json.key("start").number(event.trigger.begin);
  json.key("end").number(event.trigger.end);
  json.key("type").text(event.type);
  json.key("mode").text_or_null(event.mode);
  json.key("quad").text_or_null(event.quad);
  json.key("cameo").text_or_null(event.cameo);
  json.key("contexts").texts(event.contexts);
  json.key("score").number(event.score);
  json.key("actor");
  write_parties(event.actors, json);
  json.key("recipient");
  write_parties(event.recipients, json);
  json.key("status").text(event.status);
  json.key("date").text_or_null(event.date);
  json.key("place");
  write_place(event.place, json);
  json.key("numbers");
  write_numbers(event.numbers, json);
  json.key("attributed_to").text_or_null(event.attributed_to);
  json.key("same_as").text_or_null(event.same_as);
  json.key("confidence").probability(event.confidence);
  json.key("frame").text(event.frame);
}

void append_event_json(const EventRecord& event, std::string& out) {
  JsonText json;
  json.open_object();
  write_event(event, json);
  json.close_object();
  out += json.take();
  out += '\n';
}

}  // namespace priscus
