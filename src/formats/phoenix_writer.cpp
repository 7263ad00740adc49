#include "formats/phoenix_writer.h"

#include <fmt/format.h>

#include "formats/cameo_codes.h"
#include "formats/event_day.h"
#include "formats/dyadic_rows.h"
#include "formats/tab_row.h"

namespace priscus {
namespace {

// Date, Year, Month, Day.
void add_day(const std::string& day, TabRow& row) {
  if (day.empty()) {
    row.skip(4);
    return;
  }
  const std::string year = day.substr(0, 4), month = day.substr(5, 2), day_of_month = day.substr(8, 2);
  row.cell(year + month + day_of_month).cell(year).cell(month).cell(day_of_month);
}

// Full, Entity, Role, Attribute.
void add_party(const PartyRecord* party, const Ontology& ontology, TabRow& row) {
  if (!party) {
    row.skip(4);
    return;
  }
  const ActorCode code = actor_code(*party, ontology);
  row.cell(code.full()).cell(code.country.empty() ? code.body : code.country).cell(code.role).cell(code.group);
}

// Lat, Lon, LocationName, StateName, CountryCode.
void add_place(const std::optional<PlaceRecord>& place, TabRow& row) {
  if (!place || place->precision == "none") {
    row.skip(5);
    return;
  }
  row.number(place->latitude).number(place->longitude).cell(place->name).cell(place->region).cell(place->country);
}

}  // namespace

void PhoenixWriter::append(const EventRecord& event, std::string& out) const {
  const std::string day = event_day(event);
  for (const DyadicRow& pair : dyadic_rows(event, ontology_)) {
    TabRow row(out);
    row.cell(fmt::format("{}_{}", pair.id, version_));
    add_day(day, row);
    add_party(pair.source, ontology_, row);
    add_party(pair.target, ontology_, row);
    row.cell(event.cameo).cell(cameo_root(event.cameo));
    const int penta = penta_class(event.cameo);
    row.cell(penta < 0 ? "" : std::to_string(penta)).one_decimal(ontology_.goldstein(event.cameo)).cell(join(event.contexts, ";"));
    add_place(event.place, row);
    row.cell(fmt::format("{}_{}", event.document, event.sentence + 1)).cell(event.url).cell(event.publisher).end();
  }
}

}  // namespace priscus
