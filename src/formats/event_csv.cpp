#include "formats/event_csv.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "formats/csv_text.h"
#include "formats/number_text.h"

namespace priscus {
namespace {

std::string names(const std::vector<PartyRecord>& parties) {
  std::vector<std::string> out;
  for (const PartyRecord& p : parties) out.push_back(p.text);
  return join(out, "; ");
}

std::string codes(const std::vector<PartyRecord>& parties) {
  std::vector<std::string> out;
  for (const PartyRecord& p : parties) {
    std::string code = p.country.empty() ? "-" : p.country;
    if (!p.sector.empty()) code += ' ' + p.sector;
    out.push_back(code);
  }
  return join(out, "; ");
}

std::string numbers(const std::vector<NumberRecord>& list) {
  std::vector<std::string> out;
  for (const NumberRecord& n : list) out.push_back(number_text(n));
  return join(out, "; ");
}

}  // namespace

std::string event_csv_header() {
  return "id,doc,doc_date,sent,date,status,type,mode,quad,cameo,contexts,score,actor,actor_code,recipient,recipient_code,"
         "place,place_country,place_region,latitude,longitude,place_precision,numbers,"
         "attributed_to,trigger,start,end,same_as,confidence,frame,sentence,publisher,url\n";
}

void append_event_csv(const EventRecord& e, std::string& out) {
  const PlaceRecord place = e.place.value_or(PlaceRecord());
  const bool located = e.place && place.precision != "none";
  const std::string cells[] = {
      hex16(event_id(e)), e.document, e.document_date, std::to_string(e.sentence), e.date, e.status, e.type, e.mode, e.quad, e.cameo,
      join(e.contexts, "; "), fmt::format("{}", e.score), names(e.actors), codes(e.actors), names(e.recipients), codes(e.recipients),
      place.name.empty() ? place.text : place.name, place.country, place.region, located ? fmt::format("{}", place.latitude) : "",
      located ? fmt::format("{}", place.longitude) : "", place.precision, numbers(e.numbers),
      e.attributed_to, e.trigger_text, std::to_string(e.trigger.begin), std::to_string(e.trigger.end), e.same_as,
      fmt::format("{}", e.confidence), e.frame, e.sentence_text, e.publisher, e.url};
  append_csv_line(cells, out);
}

}  // namespace priscus
