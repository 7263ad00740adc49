// event_writer.h: events in the formats that the field's scripts read. docs/formats.md tells how their columns are filled.
//
//     std::unique_ptr<EventWriter> writer = make_event_writer("icews", {knowledge.ontology(), "0.1.0"});
//     std::string out = writer->header();
//     for (const EventRecord& event : events) writer->append(event, out);
//
// Writers keep nothing between calls: any number of threads may use one.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/event_record.h"
#include "priscus/ontology.h"

namespace priscus {

struct WriterContext {
  const Ontology& ontology;  // must outlive the writer
  std::string version;       // of the program: "0.1.0"
};

class EventWriter {
 public:
  virtual ~EventWriter() = default;

  // The line of names with its line feed; empty in formats that have none.
  virtual std::string header() const { return {}; }

  // Appends the event's rows, each with a line feed: one, or one for each pair of parties (dyadic_rows.h). Never fails.
  virtual void append(const EventRecord& event, std::string& out) const = 0;
};

// jsonl, csv, plover, polecat, icews, gdelt1, gdelt2, phoenix, tabari.
const std::vector<std::string>& event_formats();

// Does the format tell whether an event happened? Of the others it is best to give them only events of status actual.
bool shows_status(std::string_view format);

// Throws Error when `format` is none of event_formats().
std::unique_ptr<EventWriter> make_event_writer(std::string_view format, const WriterContext& context);

}  // namespace priscus
