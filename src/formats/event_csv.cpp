#include "formats/event_csv.h"

#include <fmt/format.h>

namespace priscus {
namespace {

void append_cell(std::string_view cell, std::string& out) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

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

}  // namespace

std::string event_csv_header() {
  return "doc,doc_date,sent,date,status,type,mode,quad,cameo,contexts,score,actor,actor_code,recipient,recipient_code,"
         "attributed_to,trigger,start,end,same_as,confidence,frame,sentence\n";
}

void append_event_csv(const EventRecord& e, std::string& out) {
  const std::string cells[] = {
      e.document, e.document_date, std::to_string(e.sentence), e.date, e.status, e.type, e.mode, e.quad, e.cameo,
      join(e.contexts, "; "), fmt::format("{}", e.score), names(e.actors), codes(e.actors), names(e.recipients), codes(e.recipients),
      e.attributed_to, e.trigger_text, std::to_string(e.trigger.begin), std::to_string(e.trigger.end), e.same_as,
      fmt::format("{}", e.confidence), e.frame, e.sentence_text};
  for (const std::string& cell : cells) {
    if (&cell != cells) out += ',';
    append_cell(cell, out);
  }
  out += '\n';
}

}  // namespace priscus
