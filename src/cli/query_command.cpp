#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/input.h"
#include "formats/event_csv.h"
#include "formats/event_json.h"
#include "formats/event_table.h"
#include "record/sqlite_store.h"

namespace priscus {
namespace {

struct Options {
  std::string database;
  std::vector<std::string> actors, recipients, dyads;
  EventQuery query;
  bool json = false, csv = false;
};

// Writes events in one of the three forms; false when nobody reads any more.
class Writer {
 public:
  explicit Writer(const Options& options) : options_(options), colour_(isatty(STDOUT_FILENO)) {
    if (options.csv) text_ = event_csv_header();
  }

  bool write(const EventRecord& event) {
    if (options_.json) {
      append_event_json(event, text_);
    } else if (options_.csv) {
      append_event_csv(event, text_);
    } else {
      append_block(event);
    }
    return text_.size() < kBuffer || flush();
  }

  bool flush() {
    const bool written = std::fwrite(text_.data(), 1, text_.size(), stdout) == text_.size();
    text_.clear();
    return written;
  }

 private:
  static constexpr std::size_t kBuffer = 1 << 16;

  // Events of one document that follow each other stand under one line for it.
  void append_block(const EventRecord& event) {
    if (event.document != document_ || first_) {
      if (!first_) text_ += '\n';
      append_document_line(event.document, event.document_date, colour_, text_);
    }
    append_event_lines(event, colour_, text_);
    document_ = event.document;
    first_ = false;
  }

  const Options& options_;
  const bool colour_;
  bool first_ = true;
  std::string document_, text_;
};

std::vector<PartyCode> party_codes(const std::vector<std::string>& texts) {
  std::vector<PartyCode> out;
  for (const std::string& text : texts) out.push_back(party_code(text));
  return out;
}

int run(const Options& options) {
  EventQuery query = options.query;
  query.actors = party_codes(options.actors);
  query.recipients = party_codes(options.recipients);
  for (const std::string& text : options.dyads) query.dyads.push_back(dyad(text));
  SqliteStore store(options.database, SqliteStore::Mode::read);
  Writer writer(options);
  const std::int64_t count = store.find(query, [&](const EventRecord& event) { return writer.write(event); });
  writer.flush();
  if (!options.json && !options.csv) fmt::print(stderr, "{} event{}\n", count, count == 1 ? "" : "s");
  return kDone;
}

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

}  // namespace

Command add_query(CLI::App& app) {
  auto options = std::make_shared<Options>();
  EventQuery& query = options->query;
  CLI::App* command = app.add_subcommand("query", "Show the events of a record, by day; all of them or those that fit every filter");
  command->add_option("DB", options->database, "The database that `priscus record` made")->required();
  // One value an option, so that the name of the database may follow; given again it means "or".
  const auto filter = [&](const char* name, std::vector<std::string>& values, const char* help) {
    return command->add_option(name, values, help)->allow_extra_args(false);
  };
  filter("--actor", options->actors, "Who acts: BLR a country, BLR:GOV a country and a sector, :GOV a sector; may be given several times")
      ->check(checked(party_code));
  filter("--recipient", options->recipients, "Whom it concerns, in the same form")->check(checked(party_code));
  filter("--dyad", options->dyads, "A,B: A acts on B, or B on A, or both act together")->check(checked(dyad));
  filter("--type", query.types, "Type of event: CONSULT")->transform(capitals);
  filter("--mode", query.modes, "Mode of event: phone");
  filter("--status", query.statuses, "Whether it happened")->check(CLI::IsMember({"actual", "future", "hypothetical", "negated", "historical"}));
  command->add_option("--since", query.since, "From this day on (YYYY-MM-DD), by the event's date; without one by the document's")->check(check_day);
  command->add_option("--until", query.until, "Up to this day, itself included")->check(check_day);
  command->add_option("--text", query.words, "Words that all stand in the event's sentence, in any form");
  command->add_option("--limit", query.limit, "At most so many events")->check(CLI::NonNegativeNumber);
  CLI::Option* csv = command->add_flag("--csv", options->csv, "Comma-separated values with a line of names");
  command->add_flag("--json", options->json, "One event an object a line, as `code --json` writes it")->excludes(csv);
  command->footer(
      "Example: priscus query news.db --dyad BLR,AZE --since 2021-01-01\n"
      "         priscus query news.db --actor RUS:MIL --type ASSAULT --text \"power station\" --csv > assaults.csv");
  return [options] { return run(*options); };
}

}  // namespace priscus
