// gdelt_writer.h: the event tables of GDELT 1.0 (58 columns) and 2.0 (61): tabs between the cells, no line of names.
#pragma once
#include "formats/event_writer.h"

namespace priscus {

// One row for each pair of parties (dyadic_rows.h). The place is the action's; where the actors are is not known.
class GdeltWriter : public EventWriter {
 public:
  enum class Version { one, two };
  GdeltWriter(const WriterContext& context, Version version) : ontology_(context.ontology), version_(version) {}
  void append(const EventRecord& event, std::string& out) const override;

 private:
  const Ontology& ontology_;
  Version version_;
};

}  // namespace priscus
