// tabari_writer.h: TABARI's event file: date (YYMMDD), source, target, event and label with tabs between them.
#pragma once
#include "formats/event_writer.h"

namespace priscus {

// One row for each pair of parties (dyadic_rows.h); "---" for a party that is not named or has no code, "***" for no code of the event.
class TabariWriter : public EventWriter {
 public:
  explicit TabariWriter(const WriterContext& context) : ontology_(context.ontology) {}
  void append(const EventRecord& event, std::string& out) const override;

 private:
  const Ontology& ontology_;
};

}  // namespace priscus
