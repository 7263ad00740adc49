#include "formats/document_json.h"

#include <algorithm>

#include "formats/event_json.h"
#include "formats/json_text.h"

namespace priscus {
namespace {

using Cluster = std::vector<const EventRecord*>;

std::vector<Cluster> clusters(const std::vector<EventRecord>& events) {
  std::vector<Cluster> all;
  for (const EventRecord& event : events) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const Cluster& mentions) {
      return !event.same_as.empty() && mentions.front()->same_as == event.same_as;
    });
    if (same == all.end()) all.push_back({&event});
    else same->push_back(&event);
  }
  return all;
}

// The surest mention with what it lacks from the others.
EventRecord merged(const Cluster& mentions) {
  const auto surer = [](const EventRecord* a, const EventRecord* b) { return a->confidence < b->confidence; };
  EventRecord event = **std::max_element(mentions.begin(), mentions.end(), surer);
  for (const EventRecord* mention : mentions) {
    if (event.mode.empty() && mention->type == event.type && !mention->mode.empty()) {
      event.mode = mention->mode;
      event.cameo = mention->cameo;
      event.score = mention->score;
    }
    if (event.actors.empty()) event.actors = mention->actors;
    if (event.recipients.empty()) event.recipients = mention->recipients;
    if (event.date.empty()) event.date = mention->date;
    if (!event.place) event.place = mention->place;
    if (event.numbers.empty()) event.numbers = mention->numbers;
    for (const std::string& context : mention->contexts)
      if (std::find(event.contexts.begin(), event.contexts.end(), context) == event.contexts.end()) event.contexts.push_back(context);
  }
  return event;
}

void write_event(const Cluster& mentions, JsonText& json) {
  const EventRecord event = merged(mentions);
  json.open_object();
  json.key("id").text_or_null(event.same_as);
  json.key("type").text(event.type);
  json.key("mode").text_or_null(event.mode);
  json.key("quad").text_or_null(event.quad);
  json.key("cameo").text_or_null(event.cameo);
  json.key("contexts").texts(event.contexts);
  json.key("score").number(event.score);
  json.key("actor");
  write_named_parties(event.actors, json);  // of the event, not of a mention: without spans
  json.key("recipient");
  write_named_parties(event.recipients, json);
  json.key("status").text(event.status);
  json.key("date").text_or_null(event.date);
  json.key("place");
  write_place(event.place, json);
  json.key("numbers");
  write_numbers(event.numbers, json);
  json.key("attributed_to").open_array();
  std::vector<std::string> speakers;
  for (const EventRecord* mention : mentions) {
    if (mention->attributed_to.empty() || std::find(speakers.begin(), speakers.end(), mention->attributed_to) != speakers.end()) continue;
    speakers.push_back(mention->attributed_to);
    json.text(mention->attributed_to);
  }
  json.close_array();
  json.key("confidence").probability(event.confidence);
  json.key("mentions").open_array();
  for (const EventRecord* mention : mentions) {
    std::string line;
    append_event_json(*mention, line);
    line.pop_back();  // the line feed
    json.raw(line);
  }
  json.close_array();
  json.close_object();
}

}  // namespace

void append_document_json(const Document& document, const std::vector<EventRecord>& events, std::string& out) {
  JsonText json;
  json.open_object();
  json.key("doc").text(document.id);
  json.key("date").text_or_null(document.date);
  json.key("title").text_or_null(document.view(document.title));
  json.key("publisher").text_or_null(document.publisher);
  json.key("url").text_or_null(document.url);
  json.key("sentences").number(static_cast<int>(document.sentences.size()));
  json.key("events").open_array();
  for (const Cluster& mentions : clusters(events)) write_event(mentions, json);
  json.close_array();
  json.close_object();
  out += json.take();
  out += '\n';
}

}  // namespace priscus
