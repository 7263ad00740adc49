#include "formats/event_table.h"

#include <fmt/format.h>

#include "formats/number_text.h"

namespace priscus {
namespace {

std::string_view bold(bool colour) { return colour ? "\033[1m" : ""; }
std::string_view plain(bool colour) { return colour ? "\033[0m" : ""; }

std::string parties(const std::vector<PartyRecord>& list) {
  std::string out;
  for (const PartyRecord& p : list) {
    if (!out.empty()) out += ", ";
    out += p.text;
    std::string code = p.country;
    if (!p.sector.empty()) code += (code.empty() ? "- " : " ") + p.sector;
    if (!code.empty()) out += " (" + code + ")";
  }
  return out;
}

// "Shusha (AZE)"; the words of the text where the gazetteer has no name.
std::string place_text(const PlaceRecord& place) {
  const std::string& name = place.name.empty() ? place.text : place.name;
  return place.country.empty() ? name : name + " (" + place.country + ")";
}

// The sentence on one line with the trigger marked.
std::string marked_sentence(const EventRecord& event, bool colour) {
  const std::size_t begin = event.trigger.begin - event.sentence_span.begin, end = event.trigger.end - event.sentence_span.begin;
  std::string out = event.sentence_text.substr(0, begin);
  out += colour ? "\033[1;33m" : "[";
  out += event.sentence_text.substr(begin, end - begin);
  out += colour ? "\033[0m" : "]";
  out += event.sentence_text.substr(end);
  for (char& c : out)
    if (c == '\n' || c == '\t') c = ' ';
  return out;
}

}  // namespace

void append_document_line(std::string_view id, std::string_view date, bool colour, std::string& out) {
  out += fmt::format("{}{}{}{}{}\n", bold(colour), id, date.empty() ? "" : ", ", date, plain(colour));
}

void append_event_lines(const EventRecord& event, bool colour, std::string& out) {
  std::string type = event.type;
  if (!event.mode.empty()) type += '/' + event.mode;
  const std::string actors = parties(event.actors), recipients = parties(event.recipients);
  out += fmt::format("  {:<10}  {}{}{}  {}{}{}  [{}]", event.date.empty() ? "-" : event.date, bold(colour), type, plain(colour),
                     actors.empty() ? "-" : actors, recipients.empty() ? "" : " -> ", recipients, event.status);
  if (event.place) out += "  at " + place_text(*event.place);
  for (const NumberRecord& n : event.numbers) out += "  " + number_text(n);
  if (!event.attributed_to.empty()) out += "  says " + event.attributed_to;
  out += fmt::format("\n              {}\n", marked_sentence(event, colour));
}

}  // namespace priscus
