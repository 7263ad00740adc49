// polecat_writer.h: the weekly files of POLECAT: 40 columns with tabs between them, a line of names.
#pragma once
#include "formats/event_writer.h"

namespace priscus {

// One row an event; several parties stand in one cell with "; " between them, in the same order in each of their columns. As in
// POLECAT's own files "None" stands for what is not known.
class PolecatWriter : public EventWriter {
 public:
  explicit PolecatWriter(const WriterContext& context) : ontology_(context.ontology), version_("priscus-" + context.version) {}
  std::string header() const override;
  void append(const EventRecord& event, std::string& out) const override;

 private:
  const Ontology& ontology_;
  std::string version_;
};

}  // namespace priscus
