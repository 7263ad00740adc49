// test_record.h: documents and events written by hand for the tests of this room.
#pragma once
#include <string>
#include <vector>

#include "record/content_hash.h"
#include "record/store.h"

namespace priscus {

inline PartyRecord party(std::string country, std::string sector = "GOV") { return {"the " + country, std::move(country), std::move(sector), {4, 9}}; }

// An event in the first sentence of a document "id" of 2024-05-22; what a test is about it changes.
inline EventRecord test_event(const std::string& id, std::string type, std::vector<PartyRecord> actors, std::vector<PartyRecord> recipients) {
  EventRecord event;
  event.document = id;
  event.document_date = "2024-05-22";
  event.sentence_text = "Belarus's \"minister\" has called on his neighbours, twice, for talks.";
  event.sentence_span = {0, static_cast<std::uint32_t>(event.sentence_text.size())};
  event.trigger = {26, 35};
  event.trigger_text = "called on";
  event.type = std::move(type);
  event.mode = "meet";
  event.quad = "verbal conflict";
  event.cameo = "106";
  event.contexts = {"diplomatic", "military"};
  event.score = -0.1;
  event.actors = std::move(actors);
  event.recipients = std::move(recipients);
  event.status = "actual";
  event.date = "2024-05-21";
  event.date_span = {40, 46};
  event.place = PlaceRecord{"Oslo", "Oslo", "NOR", "Oslo fylke", 59.91, 10.75, "city", {50, 54}};
  event.numbers = {{"attending", 3, 5, "minister", "three to five", "", {60, 73}}, {"killed", 40, -1, "", "at least 40", "the agency", {}}};
  event.attributed_to = "the agency";
  event.attributed_span = {50, 60};
  event.same_as = "e1";
  event.confidence = 0.75;
  event.frame = "frames/request.frames:1:call-on";
  return event;
}

inline RecordedDocument test_document(const std::string& id, std::vector<EventRecord> events, const std::string& date = "2024-05-22") {
  RecordedDocument out;
  out.document = make_document(id, "", "Belarus's \"minister\" has called on his neighbours, twice, for talks.", date);
  out.hash = content_hash(out.document);
  out.events = std::move(events);
  return out;
}

}  // namespace priscus
