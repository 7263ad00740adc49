#include <fmt/format.h>

#include <thread>

#include "base/ordered_map.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "record/content_hash.h"
#include "record/sqlite_store.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  InputOptions input;
  std::string database;
  int threads = 0;
};

// Documents a transaction. What is lost by a kill is at most this many, and they are not known then: the next run takes them.
constexpr std::size_t kBatch = 64;

struct Item {
  Document document;
  std::vector<InputProblem> problems;  // met before it
};

struct Result {
  RecordedDocument document;
  bool known = false;
  bool failed = false;                 // the coder threw; its reason is among the input's problems
  std::vector<Problem> problems;       // of this document
  std::vector<InputProblem> input_problems;
};

const std::string kCannotBeCoded = "cannot be coded, a fault of the program: ";

class Recorder {
 public:
  explicit Recorder(const Options& options)
      : options_(options), coder_(options.resources.load_model(), options.resources.load_knowledge()),
        store_(options.database, SqliteStore::Mode::write), reader_(options.input.open()),
        progress_(Progress::Results::at_the_end, options.input.files) {
    batch_.coded_with = {PRISCUS_VERSION, coder_.model().version(), coder_.knowledge().version()};
  }

  int run() {
    const int threads = options_.threads > 0 ? options_.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    try {
      ordered_map<Item, Result>(
          threads, kBatch, [&](Item& item) { return read(item); }, [&](Item& item) { return work(item); },
          [&](Result&& result) { write(std::move(result)); });
      take(last_problems_);
      flush();
    } catch (...) {
      summary();
      throw;
    }
    summary();
    return teller_.any_left_out() ? kError : kDone;
  }

 private:
  bool read(Item& item) {
    const bool more = reader_->next(item.document);
    (more ? item.problems : last_problems_) = reader_->take_problems();
    return more;
  }

  Result work(Item& item) {
    Result result;
    result.input_problems = std::move(item.problems);
    result.document.hash = content_hash(item.document);
    result.known = store_.has(result.document.hash, item.document.url);
    if (result.known) return result;
    const std::string id = item.document.id;
    try {
      CodedDocument coded = coder_.code(std::move(item.document));
      result.problems = std::move(coded.problems);
      result.document = recorded(std::move(coded), coder_.knowledge());
    } catch (const std::exception& error) {  // a fault of ours: one document never stops a run
      result.failed = true;
      result.input_problems.push_back({id, 0, -1, kCannotBeCoded + error.what()});
    }
    return result;
  }

  void write(Result&& result) {
    take(result.input_problems);
    for (const Problem& problem : result.problems) {
      teller_.warn(result.document.document.id + ": " + problem.cause);
      batch_.rejects.push_back({result.document.document.id, 0, -1, problem.cause, ""});
    }
    progress_.add(static_cast<int>(result.document.document.sentences.size()), static_cast<long>(result.document.events.size()));
    if (result.failed) {
      // told and set aside with the input's problems
    } else if (result.known) {
      ++added_.known;
    } else {
      batch_.documents.push_back(std::move(result.document));
    }
    if (batch_.documents.size() >= kBatch || batch_.rejects.size() >= 16 * kBatch) flush();
  }

  void take(const std::vector<InputProblem>& problems) {
    for (const InputProblem& problem : problems) {
      teller_.tell(problem);
      if (!problem.left_out) continue;
      ++rejected_;
      batch_.rejects.push_back({problem.file, problem.line, problem.byte, problem.cause, ""});
    }
  }

  void flush() {
    if (batch_.empty()) return;
    const Store::Added added = store_.add(batch_);
    added_.documents += added.documents;
    added_.known += added.known;
    added_.events += added.events;
    added_.copies += added.copies;
    batch_.documents.clear();
    batch_.rejects.clear();
  }

  void summary() const {
    fmt::print("documents: {} new, {} known, {} rejected; events: {}\n", added_.documents, added_.known, rejected_, added_.events);
    if (added_.copies > 0) fmt::print("copies of other documents, kept without events: {}\n", added_.copies);
  }

  const Options& options_;
  const Coder coder_;
  SqliteStore store_;
  std::unique_ptr<DocumentReader> reader_;
  ProblemTeller teller_;
  Progress progress_;
  std::vector<InputProblem> last_problems_;
  Batch batch_;
  Store::Added added_;
  std::int64_t rejected_ = 0;
};

int run(const Options& options) { return Recorder(options).run(); }

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
