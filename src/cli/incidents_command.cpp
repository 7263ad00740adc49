#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/input.h"
#include "record/incident_text.h"
#include "record/sqlite_store.h"

namespace priscus {
namespace {

struct Options {
  std::string database;
  std::vector<std::string> parties;
  IncidentQuery query;
  bool json = false;
};

int run(const Options& options) {
  IncidentQuery query = options.query;
  for (const std::string& text : options.parties) query.parties.push_back(party_code(text));
  SqliteStore store(options.database, SqliteStore::Mode::read);
  const bool colour = isatty(STDOUT_FILENO), one = !query.id.empty();
  const std::int64_t count = store.incidents(query, [&](const Incident& incident) {
    std::string text;
    if (options.json) {
      append_incident_json(incident, text);
    } else if (one) {
      append_incident(incident, colour, text);
    } else {
      append_incident_line(incident, colour, text);
    }
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  });
  if (one && count == 0) throw StoreError(options.database + ": no incident \"" + query.id + "\"; `priscus incidents " + options.database + "` lists them");
  if (!options.json && !one) fmt::print(stderr, "{} incident{}\n", count, count == 1 ? "" : "s");
  return kDone;
}

std::string check_party(const std::string& text) {
  try {
    party_code(text);
    return {};
  } catch (const Error& error) {
    return error.what();
  }
}

std::string capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

}  // namespace

Command add_incidents(CLI::App& app) {
  auto options = std::make_shared<Options>();
  IncidentQuery& query = options->query;
  CLI::App* command = app.add_subcommand("incidents", "Show what happened, each event once with all reports of it and where they disagree");
  command->add_option("DB", options->database, "The database that `priscus record` made")->required();
  command->add_option("ID", query.id, "One incident, with every report: its id or the beginning of it");
  command->add_option("--party", options->parties, "Who takes part: BLR, BLR:GOV or :GOV; given again, both do")->allow_extra_args(false)->check(check_party);
  command->add_option("--type", query.types, "Type of event: ASSAULT")->allow_extra_args(false)->transform(capitals);
  command->add_option("--since", query.since, "From this day on (YYYY-MM-DD), by the day of the incident")->check(check_day);
  command->add_option("--until", query.until, "Up to this day, itself included")->check(check_day);
  command->add_option("--text", query.words, "Words that all stand in a sentence about it, in any form");
  command->add_option("--min-reports", query.least_reports, "Told by at least so many documents, reprints not counted")->check(CLI::PositiveNumber);
  command->add_option("--min-sources", query.least_sources, "Told by at least so many publishers")->check(CLI::PositiveNumber);
  command->add_flag("--disputed", query.only_disputed, "Only those whose reports disagree");
  command->add_option("--limit", query.limit, "At most so many incidents")->check(CLI::NonNegativeNumber);
  command->add_flag("--json", options->json, "One incident an object a line, in the format of docs/formats.md");
  command->footer(
      "Example: priscus incidents news.db --party SDN --type ASSAULT --min-sources 2\n"
      "         priscus incidents news.db 4f07c2");
  return [options] { return run(*options); };
}

}  // namespace priscus
