#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/recorder.h"
#include "record/sqlite_store.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  InputOptions input;
  std::string database;
  int threads = 0;
};

class Talk : public RecorderTalk {
 public:
  explicit Talk(const std::vector<std::string>& files) : progress_(Progress::Results::at_the_end, files) {}

  void problem(const InputProblem& problem) override { teller_.tell(problem); }
  void warning(const std::string& document, const std::string& cause) override { teller_.warn(document + ": " + cause); }
  void document(std::size_t sentences, std::size_t events) override { progress_.add(static_cast<int>(sentences), static_cast<long>(events)); }

  bool any_left_out() const { return teller_.any_left_out(); }

 private:
  ProblemTeller teller_;
  Progress progress_;
};

void summary(const Recorder::Counts& counts) {
  fmt::print("documents: {} new, {} known, {} rejected; events: {}\n", counts.documents, counts.known, counts.rejected, counts.events);
  if (counts.copies > 0) fmt::print("copies of other documents, kept without events: {}\n", counts.copies);
}

int run(const Options& options) {
  const Coder coder(options.resources.load_model(), options.resources.load_knowledge());
  SqliteStore store(options.database, SqliteStore::Mode::write);
  const std::unique_ptr<DocumentReader> reader = options.input.open();
  Talk talk(options.input.files);
  Recorder recorder(coder, store, talk, Recorder::threads(options.threads));
  try {
    recorder.record(*reader);
  } catch (...) {
    summary(recorder.counts());
    throw;
  }
  summary(recorder.counts());
  return talk.any_left_out() ? kError : kDone;
}

}  // namespace

Command add_record(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("record", "Code articles into a record: a SQLite database that grows and takes nothing twice");
  command->add_option("DB", options->database, "The database; it is made when it is not there")->required();
  options->input.add(*command);
  command->add_option("--threads", options->threads, "Documents coded at a time (default: the number of cores)")->check(CLI::Range(0, 256));
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->footer(
      "A document with the same id, date and text, or the same address, as one that is there adds nothing, so a run that was stopped can be started\n"
      "again. A reprint of another article is kept without events. Events of several articles are joined: see `priscus incidents`.\n"
      "What cannot be read is set aside in the record: see `priscus rejects`.\n"
      "Example: priscus record news.db news.jsonl");
  return [options] { return run(*options); };
}

}  // namespace priscus
