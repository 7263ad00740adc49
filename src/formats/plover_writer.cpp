#include "formats/plover_writer.h"

#include "base/hash.h"
#include "formats/event_day.h"
#include "formats/json_text.h"

namespace priscus {
namespace {

void write_parties(const std::vector<PartyRecord>& parties, JsonText& json) {
  json.open_array();
  for (const PartyRecord& p : parties) {
    json.open_object();
    json.key("actorText").text(p.text);
    json.key("code").text_or_null(p.country);
    json.key("sector").text_or_null(p.sector);
    json.close_object();
  }
  json.close_array();
}

}  // namespace

void PloverWriter::append(const EventRecord& event, std::string& out) const {
  JsonText json;
  json.open_object();
  json.key("id").text(hex16(event_id(event)));
  json.key("date").text_or_null(event_day(event));
  json.key("source");
  write_parties(event.actors, json);
  json.key("target");
  write_parties(event.recipients, json);
  json.key("event").text(event.type);
  json.key("mode").text_or_null(event.mode);
  json.key("eventText").text(event.trigger_text);
  json.key("context").texts(event.contexts);
  json.key("text").text(event.sentence_text);
  json.key("language").text_or_null(event.language);
  json.key("publication").text_or_null(event.publisher);
  json.key("coder").text("priscus");
  json.key("version").text(version_);
  json.key("dateCoded").text_or_null(event.coded_on);
  json.key("comment").text(event.status + (event.attributed_to.empty() ? "" : ", says " + event.attributed_to));
  json.close_object();
  out += json.take();
  out += '\n';
}

}  // namespace priscus
