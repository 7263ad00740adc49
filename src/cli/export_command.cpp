#include "cli/commands.h"
#include "cli/event_filter.h"
#include "cli/output.h"
#include "formats/event_writer.h"
#include "record/sqlite_store.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  std::string database, format;
  EventFilter filter;
};

int run(const Options& options) {
  const std::shared_ptr<const Knowledge> knowledge = options.resources.load_knowledge();
  const std::unique_ptr<EventWriter> writer = make_event_writer(options.format, {knowledge->ontology(), PRISCUS_VERSION});
  SqliteStore store(options.database, SqliteStore::Mode::read);
  Output out;
  out.text() = writer->header();
  store.find(options.filter.query(shows_status(options.format) ? "" : "actual"), [&](const EventRecord& event) {
    writer->append(event, out.text());
    return out.more();
  });
  out.flush();
  return kDone;
}

}  // namespace

Command add_export(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("export", "Write the events of a record in a format of the field, by day");
  command->add_option("DB", options->database, "The database that `priscus record` made")->required();
  command->add_option("--as", options->format, "The format: docs/formats.md")->required()->check(CLI::IsMember(event_formats()));
  options->filter.add(*command);
  options->resources.add_knowledge_option(*command);
  command->footer(
      "Formats that do not tell the status of an event get those that happened (status actual); --status asks for others. jsonl and csv get all.\n"
      "Example: priscus export news.db --as icews --since 2024-01-01 > events.tab");
  return [options] { return run(*options); };
}

}  // namespace priscus
