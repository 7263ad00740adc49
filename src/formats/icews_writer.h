// icews_writer.h: the event files of ICEWS: 20 columns with tabs between them, a line of names.
#pragma once
#include "formats/event_writer.h"

namespace priscus {

// One row for each pair of parties (dyadic_rows.h); Event ID and Event Date together are the key.
class IcewsWriter : public EventWriter {
 public:
  explicit IcewsWriter(const WriterContext& context) : ontology_(context.ontology) {}
  std::string header() const override;
  void append(const EventRecord& event, std::string& out) const override;

 private:
  const Ontology& ontology_;
};

}  // namespace priscus
