#include "formats/icews_writer.h"

#include "formats/event_day.h"
#include "formats/dyadic_rows.h"
#include "formats/tab_row.h"

namespace priscus {
namespace {

void add_party(const PartyRecord* party, const Ontology& ontology, TabRow& row) {
  if (!party) {
    row.skip(3);
    return;
  }
  row.cell(party->text).cell(ontology.sector_codes(party->sector).icews).cell(ontology.country_name(party->country));
}

void add_place(const std::optional<PlaceRecord>& place, const Ontology& ontology, TabRow& row) {
  if (!place) {
    row.skip(6);
    return;
  }
  const bool is_point = place->precision == "city" || place->precision == "point";
  row.cell(is_point ? place->name : "").cell("").cell(place->region).cell(ontology.country_name(place->country));
  if (place->precision == "none") {
    row.skip(2);
  } else {
    row.number(place->latitude).number(place->longitude);
  }
}

}  // namespace

std::string IcewsWriter::header() const {
  return "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\t"
         "Target Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";
}

void IcewsWriter::append(const EventRecord& event, std::string& out) const {
  const std::string day = event_day(event);
  for (const DyadicRow& pair : dyadic_rows(event, ontology_)) {
    TabRow row(out);
    row.number(pair.id).cell(day);
    add_party(pair.source, ontology_, row);
    row.cell(ontology_.cameo_label(event.cameo)).cell(event.cameo).one_decimal(ontology_.goldstein(event.cameo));
    add_party(pair.target, ontology_, row);
    row.cell(event.document).number(event.sentence + 1).cell(event.publisher);
    add_place(event.place, ontology_, row);
    row.end();
  }
}

}  // namespace priscus
