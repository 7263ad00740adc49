#include <fmt/chrono.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "cli/commands.h"
#include "cli/recorder.h"
#include "formats/json_text.h"
#include "record/sqlite_store.h"
#include "watch/watcher.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  std::string config;
  bool once = false, check = false, json = false, verbose = false;
  int threads = 0;
};

// ms for another program's lock: the watcher comes again by itself, and must be able to stop.
constexpr int kWait = 5000;

const char* name(WatchLevel level) {
  switch (level) {
    case WatchLevel::debug: return "debug";
    case WatchLevel::info: return "info";
    case WatchLevel::warning: return "warning";
    default: return "error";
  }
}

// One line on standard error: "2026-11-24T15:01:02Z warning feed https://news.example/rss: the server answers 503 …".
class Logger {
 public:
  explicit Logger(const Options& options) : options_(options) {}

  void operator()(const WatchLine& line) const {
    if (line.level == WatchLevel::debug && !options_.verbose) return;
    const std::string time = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    std::string text;
    if (options_.json) {
      JsonText json;
      json.open_object();
      json.key("time").text(time);
      json.key("level").text(name(line.level));
      json.key("what").text(line.what);
      if (!line.subject.empty()) json.key("subject").text(line.subject);
      json.key("message").text(line.message);
      for (const auto& [key, number] : line.numbers) json.key(key).number(number);
      json.close_object();
      text = json.take();
    } else {
      text = fmt::format("{} {:<7} {} {}{}{}", time, name(line.level), line.what, line.subject, line.subject.empty() ? "" : ": ", line.message);
      // What a server sent may not begin a line of its own, nor speak to the terminal.
      for (char& c : text)
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = ' ';
    }
    text += '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
  }

 private:
  const Options& options_;
};

class Sink : public WatchSink, private RecorderTalk {
 public:
  Sink(const Coder& coder, std::string record, const Logger& logger, int threads) : coder_(coder), record_(std::move(record)), logger_(logger), threads_(threads) { open(); }

  bool known(const std::string& url) override { return store_->has({}, url); }

  WatchCounts record(DocumentReader& reader) override {
    if (recorder_->counts().documents >= kReopen) open();
    const Recorder::Counts before = recorder_->counts();
    recorder_->record(reader);
    const Recorder::Counts& after = recorder_->counts();
    return {after.documents - before.documents, after.known - before.known, after.rejected - before.rejected, after.events - before.events,
            after.copies - before.copies};
  }

 private:
  // A store keeps in memory what it has seen of the record, to join it with what comes: after so many documents it begins anew, so that
  // weeks need no more memory than days.
  static constexpr std::int64_t kReopen = 500;

  void open() {
    auto store = std::make_unique<SqliteStore>(record_, SqliteStore::Mode::write, kWait);
    RecorderTalk& talk = *this;
    recorder_ = std::make_unique<Recorder>(coder_, *store, talk, threads_);
    store_ = std::move(store);
  }

  void problem(const InputProblem& problem) override {
    std::string message = problem.message();
    if (message.starts_with(problem.file + ": ")) message.erase(0, problem.file.size() + 2);
    logger_({problem.left_out && !problem.set_aside ? WatchLevel::warning : WatchLevel::info, problem.left_out ? "reject" : "read", problem.file, message, {}});
  }
  void warning(const std::string& document, const std::string& cause) override { logger_({WatchLevel::warning, "record", document, cause, {}}); }
  void document(std::size_t, std::size_t) override {}

  const Coder& coder_;
  const std::string record_;
  const Logger& logger_;
  const int threads_;
  std::unique_ptr<SqliteStore> store_;
  std::unique_ptr<Recorder> recorder_;  // of store_
};

// SIGHUP, SIGTERM and SIGINT as calls, made by a thread of its own: nothing has to be safe within a signal handler. Made before any
// other thread, so that all of them leave the signals to it.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    for (const int signal : {SIGHUP, SIGTERM, SIGINT}) sigaddset(&set_, signal);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    signal(SIGPIPE, SIG_IGN);
    thread_ = std::thread([this] { wait(); });
  }
  ~Signals() {
    ended_ = true;
    pthread_kill(thread_.native_handle(), SIGTERM);
    thread_.join();
  }

  // What came before is passed on now.
  void attach(Watcher* watcher) {
    std::lock_guard lock(mutex_);
    watcher_ = watcher;
    if (watcher_ && reload_) watcher_->reload();
    if (watcher_ && stopped_) watcher_->stop();
  }

 private:
  void wait() {
    for (;;) {
      int signal = 0;
      if (sigwait(&set_, &signal) != 0) continue;
      if (ended_) return;
      std::lock_guard lock(mutex_);
      if (signal == SIGHUP) {
        reload_ = true;
        if (watcher_) watcher_->reload();
        continue;
      }
      // The second time at once: what is recorded is safe at any moment.
      if (stopped_) _exit(kError);
      stopped_ = true;
      if (watcher_) watcher_->stop();
    }
  }

  sigset_t set_;
  std::atomic<bool> ended_{false};
  std::mutex mutex_;
  Watcher* watcher_ = nullptr;
  bool stopped_ = false, reload_ = false;
  std::thread thread_;
};

int check(const Options& options) {
  try {
    const WatchConfig config = WatchConfig::load(options.config);
    fmt::print("{}: {} feeds, {} folders; the record is {}, the state {}\n", options.config, config.feeds.size(), config.folders.size(), config.record, config.state);
    return kDone;
  } catch (const WatchConfigError& error) {
    fmt::print(stderr, "{}\n", error.what());
    return kFaultFound;
  }
}

int run(const Options& options) {
  if (options.check) return check(options);
  const WatchConfig config = WatchConfig::load(options.config);
  Signals signals;
  const Logger logger(options);
  const Coder coder(options.resources.load_model(), options.resources.load_knowledge());
  Sink sink(coder, config.record, logger, Recorder::threads(options.threads));
  Watcher watcher(config, sink, std::cref(logger), PRISCUS_VERSION);
  struct Attached {
    Signals& signals;
    ~Attached() { signals.attach(nullptr); }
  } attached{signals};
  signals.attach(&watcher);
  const bool all_well = watcher.run(options.once ? Watcher::Until::round : Watcher::Until::stopped);
  const WatchCounts& counts = watcher.counts();
  fmt::print("documents: {} new, {} known, {} rejected; events: {}\n", counts.documents, counts.known, counts.rejected, counts.events);
  return options.once && !all_well ? kError : kDone;
}

}  // namespace

Command add_watch(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("watch", "Poll feeds and folders for weeks, fetch new articles, record them");
  command->add_option("CONFIG", options->config, "What to watch and how: a TOML file, see docs/watch.md")->required();
  command->add_flag("--once", options->once, "Look at everything once, fetch what is due, then end: for cron");
  command->add_flag("--check", options->check, "Only check the configuration; exit code 1 when it has a fault");
  command->add_flag("--json", options->json, "Log lines as JSON: time, level, what, subject, message, and numbers by name");
  command->add_flag("--verbose", options->verbose, "Log each request, also when nothing is new");
  command->add_option("--threads", options->threads, "Documents coded at a time (default: the number of cores)")->check(CLI::Range(0, 256));
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->footer(
      "The log goes to standard error. SIGHUP reads the configuration again, SIGTERM and Ctrl-C stop within seconds; started again, it goes on\n"
      "where it was. With --once the exit code is 2 when a feed or an article failed.\n"
      "Example: priscus watch watch.toml --check\n"
      "         priscus watch watch.toml 2>> watch.log");
  return [options] { return run(*options); };
}

}  // namespace priscus
