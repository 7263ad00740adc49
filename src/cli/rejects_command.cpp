#include <fmt/format.h>

#include "cli/commands.h"
#include "formats/json_text.h"
#include "formats/reader.h"
#include "record/sqlite_store.h"

namespace priscus {
namespace {

struct Options {
  std::string database;
  bool json = false;
};

std::string json_line(const Reject& reject) {
  JsonText json;
  json.open_object();
  json.key("source").text(reject.source);
  json.key("line");
  reject.line > 0 ? json.number(reject.line) : json.null();
  json.key("byte");
  reject.byte >= 0 ? json.number(reject.byte) : json.null();
  json.key("cause").text(reject.cause);
  json.key("when").text(reject.when);
  json.close_object();
  return json.take() + '\n';
}

// As it was told when it was met, behind the time.
std::string table_line(const Reject& reject) {
  return reject.when + "  " + InputProblem{reject.source, reject.line, reject.byte, reject.cause, true}.message() + '\n';
}

int run(const Options& options) {
  SqliteStore store(options.database, SqliteStore::Mode::read);
  store.rejects([&](const Reject& reject) {
    const std::string line = options.json ? json_line(reject) : table_line(reject);
    return std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
  });
  return kDone;
}

}  // namespace

Command add_rejects(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("rejects", "Show what a record could not take, and why");
  command->add_option("DB", options->database, "The database that `priscus record` made")->required();
  command->add_flag("--json", options->json, "One object a line: source, line, byte, cause, when");
  command->footer("Example: priscus rejects news.db");
  return [options] { return run(*options); };
}

}  // namespace priscus
