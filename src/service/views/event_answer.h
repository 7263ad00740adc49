// event_answer.h: events out of a record as JSON: the object of `priscus code --json` with its document and its sentence.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "formats/json_text.h"
#include "priscus/span.h"
#include "record/record_reader.h"
#include "service/cube_counts.h"
#include "service/views/context.h"
#include "service/views/filters.h"

namespace priscus {

// `found`: words in its sentence to be marked, spans of the sentence's text; null: the sentence has no "found".
void write_recorded_event(const EventRecord& event, std::string_view document, std::string_view title, const std::vector<Span>* found, JsonText& json);

// "events", "next", "total" of one page. `mark`: with the words of the query marked in each sentence.
Reply events_page(ViewContext& context, const Request& request, bool mark);

// "events", "score" and "quads" with the names of all quad classes: keys of an object that the caller opens and closes.
class CountsWriter {
 public:
  explicit CountsWriter(const EventCube& cube);
  void write(const Counts& counts, JsonText& json) const;

 private:
  std::vector<std::pair<std::string, int>> quads_;  // name and number; -1: no event has it
};

}  // namespace priscus
