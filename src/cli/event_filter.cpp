#include "cli/event_filter.h"

#include <algorithm>

#include "cli/input.h"
#include "priscus/error.h"

namespace priscus {
namespace {

// Refuses what `parse` throws at.
template <class Parse>
CLI::Validator checked(Parse parse) {
  return CLI::Validator(
      [parse](std::string& text) {
        try {
          parse(text);
          return std::string();
        } catch (const Error& error) {
          return std::string(error.what());
        }
      },
      "");
}

std::string capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::vector<PartyCode> party_codes(const std::vector<std::string>& texts) {
  std::vector<PartyCode> out;
  for (const std::string& text : texts) out.push_back(party_code(text));
  return out;
}

}  // namespace

void EventFilter::add(CLI::App& command) {
  // One value an option, so that the name of the database may follow; given again it means "or".
  const auto filter = [&](const char* name, std::vector<std::string>& values, const char* help) {
    return command.add_option(name, values, help)->allow_extra_args(false);
  };
  filter("--actor", actors_, "Who acts: BLR a country, BLR:GOV a country and a sector, :GOV a sector; may be given several times")
      ->check(checked(party_code));
  filter("--recipient", recipients_, "Whom it concerns, in the same form")->check(checked(party_code));
  filter("--dyad", dyads_, "A,B: A acts on B, or B on A, or both act together")->check(checked(dyad));
  filter("--sector", query_.sectors, "Sector of any party: MIL")->transform(capitals);
  filter("--type", query_.types, "Type of event: CONSULT")->transform(capitals);
  filter("--mode", query_.modes, "Mode of event: phone");
  filter("--quad", query_.quads, "Quad class of event")
      ->check(CLI::IsMember({"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}));
  filter("--status", query_.statuses, "Whether it happened")->check(CLI::IsMember(status_names()));
  filter("--place", query_.places, "Where it happened: a country (AZE) or the name of a place or region");
  command.add_option("--since", query_.since, "From this day on (YYYY-MM-DD), by the event's date; without one by the document's")->check(check_day);
  command.add_option("--until", query_.until, "Up to this day, itself included")->check(check_day);
  command.add_option("--text", query_.words, "Words that all stand in the event's sentence, in any form");
  command.add_option("--speaker", query_.speaker, "Words in what names the speaker: \"foreign ministry\"");
  command.add_option("--limit", query_.limit, "At most so many events")->check(CLI::NonNegativeNumber);
}

EventQuery EventFilter::query(const std::string& status) const {
  EventQuery query = query_;
  query.actors = party_codes(actors_);
  query.recipients = party_codes(recipients_);
  for (const std::string& text : dyads_) query.dyads.push_back(dyad(text));
  if (query.statuses.empty() && !status.empty()) query.statuses.push_back(status);
  return query;
}

}  // namespace priscus
