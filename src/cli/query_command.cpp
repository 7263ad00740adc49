#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/event_filter.h"
#include "cli/output.h"
#include "cli/text_table.h"
#include "formats/csv_text.h"
#include "formats/event_csv.h"
#include "formats/event_json.h"
#include "formats/event_table.h"
#include "formats/json_text.h"
#include "record/sqlite_store.h"

namespace priscus {
namespace {

struct Options {
  std::string database;
  EventFilter filter;
  std::string series;  // empty: the events themselves
  bool json = false, csv = false;
};

// Writes events in one of the three forms.
class EventsWriter {
 public:
  explicit EventsWriter(const Options& options) : options_(options), colour_(isatty(STDOUT_FILENO)) {
    if (options.csv) out_.text() = event_csv_header();
  }

  // False when nobody reads any more.
  bool write(const EventRecord& event) {
    if (options_.json) {
      append_event_json(event, out_.text());
    } else if (options_.csv) {
      append_event_csv(event, out_.text());
    } else {
      append_block(event);
    }
    return out_.more();
  }
  void finish() { out_.flush(); }

 private:
  // Events of one document that follow each other stand under one line for it.
  void append_block(const EventRecord& event) {
    if (event.document != document_ || first_) {
      if (!first_) out_.text() += '\n';
      append_document_line(event.document, event.document_date, colour_, out_.text());
    }
    append_event_lines(event, colour_, out_.text());
    document_ = event.document;
    first_ = false;
  }

  const Options& options_;
  const bool colour_;
  bool first_ = true;
  std::string document_;
  Output out_;
};

int show_events(SqliteStore& store, const Options& options) {
  EventsWriter writer(options);
  const std::int64_t count = store.find(options.filter.query(), [&](const EventRecord& event) { return writer.write(event); });
  writer.finish();
  if (!options.json && !options.csv) fmt::print(stderr, "{} event{}\n", count, count == 1 ? "" : "s");
  return kDone;
}

SeriesPeriod period_of(const std::string& name) {
  return name == "day" ? SeriesPeriod::day : name == "week" ? SeriesPeriod::week : name == "month" ? SeriesPeriod::month : SeriesPeriod::year;
}

std::string json_line(const SeriesRow& row) {
  JsonText json;
  json.open_object();
  json.key("period").text(row.period);
  json.key("dyad").open_array().text(row.one).text(row.other).close_array();
  json.key("events").number(row.events);
  json.key("score").number(row.score);
  json.close_object();
  return json.take() + '\n';
}

int show_series(SqliteStore& store, const Options& options) {
  const std::vector<std::string> header = {"period", "one", "other", "events", "score"};
  Output out;
  TextTable table(header);
  if (options.csv) append_csv_line(header, out.text());
  store.series(options.filter.query("actual"), period_of(options.series), [&](const SeriesRow& row) {
    if (options.json) {
      out.text() += json_line(row);
    } else if (options.csv) {
      append_csv_line(std::vector{row.period, row.one, row.other, std::to_string(row.events), fmt::format("{}", row.score)}, out.text());
    } else {
      table.add({row.period, row.one, row.other, std::to_string(row.events), fmt::format("{:.2f}", row.score)}, out.text());
    }
    return out.more();
  });
  if (!options.json && !options.csv) table.finish(out.text());
  out.flush();
  return kDone;
}

int run(const Options& options) {
  SqliteStore store(options.database, SqliteStore::Mode::read);
  return options.series.empty() ? show_events(store, options) : show_series(store, options);
}

}  // namespace

Command add_query(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("query", "Show the events of a record, by day; all of them or those that fit every filter");
  command->add_option("DB", options->database, "The database that `priscus record` made")->required();
  options->filter.add(*command);
  command->add_option("--series", options->series,
                      "Instead of the events their number and mean PLOVER score for each pair of countries and period; without --status of those "
                      "that happened")
      ->check(CLI::IsMember({"day", "week", "month", "year"}));
  CLI::Option* csv = command->add_flag("--csv", options->csv, "Comma-separated values with a line of names");
  command->add_flag("--json", options->json, "One event (or row of a series) an object a line, as `code --json` writes it")->excludes(csv);
  command->footer(
      "Example: priscus query news.db --dyad BLR,AZE --since 2021-01-01\n"
      "         priscus query news.db --actor RUS:MIL --type ASSAULT --text \"power station\" --csv > assaults.csv\n"
      "         priscus query news.db --dyad KGZ,TJK --series month");
  return [options] { return run(*options); };
}

}  // namespace priscus
