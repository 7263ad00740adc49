#include <fmt/format.h>

#include <thread>

#include "base/ordered_map.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "formats/event_json.h"
#include "formats/json_text.h"
#include "record/event_changes.h"
#include "record/sqlite_store.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  std::string database;
  bool apply = false, all = false, json = false;
  int threads = 0;
};

constexpr std::size_t kBatch = 64;  // documents a transaction, as in `record`

struct Result {
  RecordedDocument document;
  std::vector<EventChange> changes;
  std::vector<Problem> problems;
  std::size_t events = 0, sentences = 0;
};

// The event without its line feed.
std::string event_json(const EventRecord& event) {
  std::string out;
  append_event_json(event, out);
  out.pop_back();
  return out;
}

std::string json_line(const std::string& document, const EventChange& change) {
  JsonText json;
  json.open_object();
  json.key("doc").text(document);
  json.key("change").text(name(change.what));
  json.key("fields").open_array();
  for (const EventChange::Field& field : change.fields) {
    json.open_object();
    json.key("field").text(field.name);
    json.key("before").text_or_null(field.before);
    json.key("after").text_or_null(field.after);
    json.close_object();
  }
  json.close_array();
  json.key("before");
  change.what == EventChange::What::added ? json.null() : json.raw(event_json(change.before));
  json.key("after");
  change.what == EventChange::What::gone ? json.null() : json.raw(event_json(change.after));
  json.close_object();
  return json.take() + '\n';
}

std::string parties(const std::vector<PartyRecord>& list) {
  std::string out;
  for (const PartyRecord& p : list) out += (out.empty() ? "" : ", ") + p.text;
  return out.empty() ? "-" : out;
}

std::string text_lines(const EventChange& change) {
  const EventRecord& e = change.what == EventChange::What::gone ? change.before : change.after;
  std::string out = fmt::format("  {:<7}  {}  {}{}  {} -> {}  [{}]\n", name(change.what), e.trigger_text, e.type, e.mode.empty() ? "" : "/" + e.mode,
                                parties(e.actors), parties(e.recipients), e.status);
  for (const EventChange::Field& field : change.fields)
    out += fmt::format("           {}: {} => {}\n", field.name, field.before.empty() ? "-" : field.before, field.after.empty() ? "-" : field.after);
  return out;
}

class Recoder {
 public:
  explicit Recoder(const Options& options)
      : options_(options), coder_(options.resources.load_model(), options.resources.load_knowledge()),
        store_(options.database, options.apply ? SqliteStore::Mode::write : SqliteStore::Mode::read),
        now_{PRISCUS_VERSION, coder_.model().version(), coder_.knowledge().version()} {}

  int run() {
    const int threads = options_.threads > 0 ? options_.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    ordered_map<StoredDocument, Result>(
        threads, kBatch, [&](StoredDocument& stored) { return read(stored); }, [&](StoredDocument& stored) { return work(stored); },
        [&](Result&& result) { write(std::move(result)); });
    flush();
    summary();
    return kDone;
  }

 private:
  // Documents that were coded as they would be now are passed over.
  bool read(StoredDocument& stored) {
    while (store_.next_document(last_, stored)) {
      if (options_.all || !(stored.coded_with == now_)) return true;
      ++passed_;
    }
    return false;
  }

  Result work(StoredDocument& stored) {
    Result result;
    if (stored.copy) {
      result.document.hash = stored.hash;
      result.document.document = std::move(stored.document);
      return result;
    }
    CodedDocument coded = coder_.code(std::move(stored.document));
    result.problems = std::move(coded.problems);
    result.document = recorded(std::move(coded), coder_.knowledge());
    result.document.hash = std::move(stored.hash);
    result.changes = event_changes(stored.events, result.document.events);
    result.events = stored.events.size();
    result.sentences = result.document.document.sentences.size();
    return result;
  }

  void write(Result&& result) {
    ++documents_;
    differ_ += !result.changes.empty();
    const std::string& id = result.document.document.id;
    for (const Problem& problem : result.problems) teller_.warn(id + ": " + problem.cause);
    std::string text;
    if (!result.changes.empty() && !options_.json) text = id + '\n';
    std::size_t touched = 0;
    for (const EventChange& change : result.changes) {
      count_[static_cast<int>(change.what)] += 1;
      touched += change.what != EventChange::What::added;
      text += options_.json ? json_line(id, change) : text_lines(change);
    }
    same_ += static_cast<std::int64_t>(result.events - touched);
    std::fwrite(text.data(), 1, text.size(), stdout);
    progress_.add(static_cast<int>(result.sentences), static_cast<long>(result.document.events.size()));
    if (!options_.apply) return;
    const bool differ = !result.changes.empty();
    batch_.push_back({std::move(result.document), differ});
    if (batch_.size() >= kBatch) flush();
  }

  void flush() {
    if (batch_.empty()) return;
    store_.replace(now_, batch_);
    batch_.clear();
  }

  void summary() const {
    // Beside lines of JSON it is talk.
    fmt::print(options_.json ? stderr : stdout,
               "documents: {} coded again, {} with differences, {} left as they were; events: {} new, {} gone, {} changed, {} the same{}\n", documents_,
               differ_, passed_, count_[0], count_[1], count_[2], same_,
               options_.apply ? "" : differ_ > 0 ? "\nNothing was written: --apply takes it over." : "");
  }

  const Options& options_;
  const Coder coder_;
  SqliteStore store_;
  const CodedWith now_;
  ProblemTeller teller_;
  Progress progress_;
  std::int64_t last_ = 0;
  std::vector<Store::Replacement> batch_;
  std::int64_t documents_ = 0, differ_ = 0, passed_ = 0, same_ = 0, count_[3] = {0, 0, 0};
};

int run(const Options& options) { return Recoder(options).run(); }

}  // namespace

Command add_recode(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("recode", "Code the texts of a record again with today's model and knowledge; show what would differ");
  command->add_option("DB", options->database, "The database that `priscus record` made")->required();
  command->add_flag("--apply", options->apply, "Take the new events into the record");
  command->add_flag("--all", options->all, "Also documents that were coded by these versions of program, model and knowledge");
  command->add_flag("--json", options->json, "One difference an object a line: doc, change (new, gone, changed), fields, before, after");
  command->add_option("--threads", options->threads, "Documents coded at a time (default: the number of cores)")->check(CLI::Range(0, 256));
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->footer(
      "A run with --apply that was stopped goes on where it was when it is started again.\n"
      "Example: priscus recode news.db\n"
      "         priscus recode news.db --apply");
  return [options] { return run(*options); };
}

}  // namespace priscus
