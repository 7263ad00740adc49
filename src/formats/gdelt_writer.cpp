#include "formats/gdelt_writer.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <charconv>

#include "formats/cameo_codes.h"
#include "formats/event_day.h"
#include "formats/dyadic_rows.h"
#include "formats/tab_row.h"

namespace priscus {
namespace {

std::string capitals(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

// "20240522" of "2024-05-22".
std::string digits(std::string_view day) {
  std::string out;
  for (char c : day)
    if (c != '-') out += c;
  return out;
}

// SQLDATE, MonthYear, Year, FractionDate: the part of the year gone by, in a year of 365 days.
void add_day(const std::string& day, TabRow& row) {
  if (day.empty()) {
    row.skip(4);
    return;
  }
  int month = 0, day_of_month = 0, year = 0;
  std::from_chars(day.data(), day.data() + 4, year);
  std::from_chars(day.data() + 5, day.data() + 7, month);
  std::from_chars(day.data() + 8, day.data() + 10, day_of_month);
  constexpr int kDaysBefore[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  const double fraction = (kDaysBefore[month - 1] + day_of_month - 1) / 365.0;
  const std::string plain = digits(day);
  row.cell(plain).cell(plain.substr(0, 6)).cell(plain.substr(0, 4)).cell(fmt::format("{:.4f}", year + fraction));
}

// Code, Name, CountryCode, KnownGroupCode, EthnicCode, Religion1Code, Religion2Code, Type1Code, Type2Code, Type3Code.
void add_party(const PartyRecord* party, const Ontology& ontology, TabRow& row) {
  if (!party) {
    row.skip(10);
    return;
  }
  const ActorCode code = actor_code(*party, ontology);
  row.cell(code.full()).cell(capitals(party->text)).cell(code.country).cell(code.group).skip(3);
  const bool both = !code.body.empty() && !code.role.empty();
  row.cell(code.body.empty() ? code.role : code.body).cell(both ? code.role : "").cell("");
}

// 1 country, 2 state of the USA, 3 place in the USA, 4 place elsewhere, 5 state elsewhere.
int place_type(const PlaceRecord& place) {
  const bool usa = place.country == "USA";
  if (place.precision == "country") return 1;
  if (place.precision == "region") return usa ? 2 : 5;
  return usa ? 3 : 4;
}

// "Beijing, Beijing, China"; a region or a country is not named twice.
std::string full_name(const PlaceRecord& place, const Ontology& ontology) {
  std::vector<std::string> parts = {place.name.empty() ? place.text : place.name};
  if (place.precision == "country") return parts[0];
  if (place.precision != "region" && !place.region.empty()) parts.push_back(place.region);
  if (const std::string_view country = ontology.country_name(place.country); !country.empty()) parts.emplace_back(country);
  return join(parts, ", ");
}

// Type, FullName, CountryCode, ADM1Code, (ADM2Code,) Lat, Long, FeatureID.
void add_place(const std::optional<PlaceRecord>& place, const Ontology& ontology, bool second_level, TabRow& row) {
  if (!place || place->precision == "none") {
    row.number(0).skip(second_level ? 7 : 6);
    return;
  }
  const std::string fips = ontology.country_codes(place->country).fips;
  // Codes of regions and places are GDELT's own gazetteer's; for a country they are those of the country.
  const bool is_country = place->precision == "country";
  row.number(place_type(*place)).cell(full_name(*place, ontology)).cell(fips).cell(is_country ? fips : "");
  if (second_level) row.cell("");
  row.number(place->latitude).number(place->longitude).cell(is_country ? fips : "");
}

}  // namespace

void GdeltWriter::append(const EventRecord& event, std::string& out) const {
  const bool two = version_ == Version::two;
  const std::string day = event_day(event);
  const std::string added = digits(event.document_date.empty() ? day : event.document_date);
  for (const DyadicRow& pair : dyadic_rows(event, ontology_)) {
    TabRow row(out);
    row.number(pair.id);
    add_day(day, row);
    add_party(pair.source, ontology_, row);
    add_party(pair.target, ontology_, row);
    row.number(event.sentence <= 0 ? 1 : 0).cell(event.cameo).cell(cameo_base(event.cameo)).cell(cameo_root(event.cameo));
    row.number(quad_class(event.cameo)).number(ontology_.goldstein(event.cameo));
    row.number(1).number(1).number(1).number(0);  // one mention in one source, one article; the tone is not measured
    for (int actor = 0; actor < 2; ++actor) add_place(std::nullopt, ontology_, two, row);
    add_place(event.place, ontology_, two, row);
    row.cell(two && !added.empty() ? added + "000000" : added).cell(event.url.empty() ? event.document : event.url).end();
  }
}

}  // namespace priscus
