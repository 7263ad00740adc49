// test_event.h: events written by hand, and the tables they need, for the tests of the writers.
#pragma once
#include <string>
#include <vector>

#include "base/strings.h"
#include "formats/event_writer.h"
#include "priscus/knowledge.h"

namespace priscus {

// The files of this tree, read once.
inline const Ontology& test_ontology() {
  static const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(std::string(PRISCUS_SOURCE_DIR) + "/knowledge");
  return knowledge->ontology();
}

inline WriterContext test_context() { return {test_ontology(), "1.2.3"}; }

inline PartyRecord test_party(std::string text, std::string country, std::string sector, Span span = {}) {
  return {std::move(text), std::move(country), std::move(sector), span};
}

// "Belarus's army shelled two farms near Ganja, the ministry said." of 2024-05-22: everything is known of it.
inline EventRecord test_event() {
  EventRecord event;
  event.document = "wire-7";
  event.document_date = "2024-05-22";
  event.publisher = "Example Wire";
  event.url = "https://example.org/7";
  event.language = "en";
  event.sentence = 2;
  event.sentence_text = "Belarus's army shelled two farms near Ganja, the ministry said.";
  event.sentence_span = {100, static_cast<std::uint32_t>(100 + event.sentence_text.size())};
  event.trigger = {115, 122};
  event.trigger_text = "shelled";
  event.type = "ASSAULT";
  event.mode = "heavy-weapons";
  event.quad = "material conflict";
  event.cameo = "194";
  event.contexts = {"military", "legal"};
  event.score = -9.5;
  event.actors = {test_party("Belarus's army", "BLR", "MIL", {100, 114})};
  event.recipients = {test_party("Azerbaijan", "AZE", "AGR", {123, 132})};
  event.status = "actual";
  event.date = "2024-05-21";
  event.place = PlaceRecord{"Ganja", "Ganja", "AZE", "Ganja City", 40.68, 46.36, "city", {138, 143}};
  event.numbers = {{"killed", 40, -1, "civilian", "at least 40", "the ministry", {}}};
  event.attributed_to = "the ministry";
  event.attributed_span = {145, 157};
  event.same_as = "e1";
  event.confidence = 0.75;
  event.frame = "frames/assault.frames:1:shell";
  return event;
}

// The cells of every row that the writer gives for the event.
inline std::vector<std::vector<std::string>> rows_of(const EventWriter& writer, const EventRecord& event) {
  std::string out;
  writer.append(event, out);
  std::vector<std::vector<std::string>> rows;
  for (std::string_view line : split(out, '\n')) {
    if (line.empty()) continue;
    std::vector<std::string> cells;
    for (std::string_view cell : split(line, '\t')) cells.emplace_back(cell);
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace priscus
