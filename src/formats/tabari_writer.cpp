#include "formats/tabari_writer.h"

#include "formats/cameo_codes.h"
#include "formats/event_day.h"
#include "formats/dyadic_rows.h"
#include "formats/tab_row.h"

namespace priscus {
namespace {

std::string code_of(const PartyRecord* party, const Ontology& ontology) {
  const std::string code = party ? actor_code(*party, ontology).full() : "";
  return code.empty() ? "---" : code;
}

}  // namespace

void TabariWriter::append(const EventRecord& event, std::string& out) const {
  const std::string day = event_day(event);
  const std::string date = day.empty() ? "000000" : day.substr(2, 2) + day.substr(5, 2) + day.substr(8, 2);
  for (const DyadicRow& pair : dyadic_rows(event, ontology_)) {
    TabRow row(out);
    row.cell(date).cell(code_of(pair.source, ontology_)).cell(code_of(pair.target, ontology_));
    row.cell(event.cameo.empty() ? "***" : event.cameo).cell(ontology_.cameo_label(event.cameo)).end();
  }
}

}  // namespace priscus
