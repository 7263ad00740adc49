// phoenix_writer.h: the event files of Phoenix (events.full.YYYYMMDD.txt): 26 columns with tabs between them, no line of names.
#pragma once
#include "formats/event_writer.h"

namespace priscus {

// One row for each pair of parties (dyadic_rows.h).
class PhoenixWriter : public EventWriter {
 public:
  explicit PhoenixWriter(const WriterContext& context) : ontology_(context.ontology), version_("v" + context.version) {}
  void append(const EventRecord& event, std::string& out) const override;

 private:
  const Ontology& ontology_;
  std::string version_;
};

}  // namespace priscus
