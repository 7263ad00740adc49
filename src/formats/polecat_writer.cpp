#include "formats/polecat_writer.h"

#include <algorithm>
#include <functional>

#include "base/hash.h"
#include "formats/event_day.h"
#include "formats/tab_row.h"

namespace priscus {
namespace {

constexpr std::string_view kNone = "None";

// "a; None; c"; empty when no element has a value. A semicolon inside an element becomes a comma.
template <class Element>
std::string list(const std::vector<Element>& elements, const std::function<std::string(const Element&)>& text_of) {
  std::vector<std::string> cells;
  bool any = false;
  for (const Element& element : elements) {
    std::string text = text_of(element);
    std::replace(text.begin(), text.end(), ';', ',');
    any = any || !text.empty();
    cells.push_back(text.empty() ? std::string(kNone) : std::move(text));
  }
  return any ? join(cells, "; ") : std::string();
}

// The words of the sentence that fill the role; those that name the party where the span lies elsewhere.
std::string raw_name(const EventRecord& event, const PartyRecord& party) {
  if (party.span.empty() || !event.sentence_span.contains(party.span)) return party.text;
  return event.sentence_text.substr(party.span.begin - event.sentence_span.begin, party.span.size());
}

// Name, Country, COW, Primary Sector, Sectors, Title, Name Raw, Wikipedia ID.
void add_parties(const EventRecord& event, const std::vector<PartyRecord>& parties, const Ontology& ontology, TabRow& row) {
  const auto cell = [&](const std::function<std::string(const PartyRecord&)>& text_of) { row.cell(list<PartyRecord>(parties, text_of)); };
  cell([](const PartyRecord& p) { return p.text; });
  cell([](const PartyRecord& p) { return p.country; });
  cell([&](const PartyRecord& p) { return ontology.country_codes(p.country).cow; });
  for (int both = 0; both < 2; ++both) cell([](const PartyRecord& p) { return p.sector; });
  row.cell("");
  cell([&](const PartyRecord& p) { return raw_name(event, p); });
  row.cell("");
}

// GeoNames' code for the kind of place.
std::string_view feature_type(std::string_view precision) {
  if (precision == "country") return "PCLI";
  if (precision == "region") return "ADM1";
  if (precision == "area") return "RGN";
  if (precision == "city") return "PPL";
  return precision == "point" ? "PPLX" : "";
}

// Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type.
void add_place(const std::optional<PlaceRecord>& place, TabRow& row) {
  if (!place) {
    row.skip(10);
    return;
  }
  const bool is_city = place->precision == "city";
  row.cell(place->name).cell(is_city ? place->name : "").cell("").cell(place->region).cell(place->country);
  if (place->precision == "none") {
    row.skip(2);
  } else {
    row.number(place->latitude).number(place->longitude);
  }
  row.cell("").cell(place->text).cell(feature_type(place->precision));
}

std::string capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

std::string PolecatWriter::header() const {
  return "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\t"
         "Primary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\t"
         "Recipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\t"
         "Placename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\t"
         "Publication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion\n";
}

void PolecatWriter::append(const EventRecord& event, std::string& out) const {
  TabRow row(out, kNone);
  row.cell(hex16(event_id(event))).cell(event_day(event));
  row.cell(event.type).cell(event.mode).one_decimal(event.score).cell(capitals(event.quad));
  row.cell(join(event.contexts, "; "));
  add_parties(event, event.actors, ontology_, row);
  add_parties(event, event.recipients, ontology_, row);
  add_place(event.place, row);
  row.cell(event.publisher).cell(event.document_date).skip(3).cell(event.language).cell(version_).end();
}

}  // namespace priscus
