// watcher.h: the loop of `priscus watch`: polls feeds and folders, fetches articles, hands them on to be recorded.
//
//     Watcher watcher(WatchConfig::load("watch.toml"), sink, log, "0.1.0");
//     watcher.run(Watcher::Until::stopped);   // another thread calls watcher.stop() or watcher.reload()
//
// One thread, the caller's, decides and records; `fetches` others fetch and read pages, one a site at a time. What is due and what was
// tried stands in a WatchState, so memory does not grow with feeds, articles and weeks. An article is recorded first and settled in the
// state afterwards, and a feed's version is kept together with the articles it lists: a kill at any moment loses none, and the record,
// which knows what it has, takes none twice.
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "fetch/fetch.h"
#include "formats/folder_walk.h"
#include "formats/reader.h"
#include "watch/feed_items.h"
#include "watch/watch_config.h"
#include "watch/watch_state.h"

namespace priscus {

struct WatchCounts {
  std::int64_t documents = 0, known = 0, rejected = 0, events = 0, copies = 0;
};

// Where documents go.
class WatchSink {
 public:
  virtual ~WatchSink() = default;

  // Is an article of this address there?
  virtual bool known(const std::string& url) = 0;

  // Records all that the reader gives, problems that left a document out too, and tells of these. What it returns, how much that was, is safe on the disk.
  // Throws StoreError; then nothing, or only a part, is there.
  virtual WatchCounts record(DocumentReader& reader) = 0;
};

enum class WatchLevel { debug, info, warning, error };

struct WatchLine {
  WatchLevel level;
  std::string what;     // "feed", "article", "folder", "record", "config", "status", "watch"; those of a sink are its own
  std::string subject;  // an address or a path; may be empty
  std::string message;
  std::vector<std::pair<std::string, std::int64_t>> numbers;  // of the message, for a program that reads it
};
using WatchLog = std::function<void(const WatchLine&)>;

class Watcher {
 public:
  // `sink` and `log` must outlive it; `log` is called by the thread in run() only. `version` is the program's. Throws StoreError as WatchState.
  Watcher(WatchConfig config, WatchSink& sink, WatchLog log, std::string version);
  ~Watcher();

  enum class Until {
    round,   // every feed and folder has been looked at once, and every article that is due has been tried
    stopped  // by stop()
  };
  // True when nothing failed in a round. A store that fails ends a round by StoreError; until stopped it is tried again later.
  bool run(Until until);

  // Since it was made; `known` also counts articles that were found in the record before they were fetched. Not while run() runs.
  const WatchCounts& counts() const { return counts_; }

  // From any thread. stop(): downloads are broken off, what has been fetched is recorded, run() returns. reload(): reads the
  // configuration's file again; a faulty one changes nothing and is told.
  void stop();
  void reload();

 private:
  using Time = std::int64_t;  // ms since 1970

  struct Feed {
    WatchConfig::Feed config;
    WatchState::Feed state;
    std::string origin;
    bool busy = false, looked_at = false;
  };
  struct Folder {
    WatchConfig::Folder config;
    Time due = 0;
    bool looked_at = false;
    std::optional<FolderWalk> walk;          // under way
    std::unique_ptr<DocumentReader> reader;  // of the file at hand
    std::string path;
    std::int64_t size = 0, changed = 0;
    bool left_some = false;                  // files that may still be written to
  };
  struct Task {
    bool is_feed = false;
    FetchRequest request;
    WatchState::Article article;
    std::string origin;
    int most_items = 0;
  };
  struct Result {
    Task task;
    Fetched fetched;
    FeedItems items;
    Document document;
    std::string fault;  // of the page, in spite of status ok
    bool no_article = false;
  };

  FetchOptions fetch_options() const;
  void take_config(WatchConfig config);
  void reload_config();
  void start_workers();
  void work();
  static void read(Result& result);

  void turn();
  void dispatch();
  bool hand_out(Task task);
  bool is_free(const std::string& origin, Time now);
  void handle(Result result);
  void account_site(const Fetched& fetched, const std::string& origin, Time now);
  void handle_feed(Result& result, Time now);
  bool take_items(Feed& feed, Result& result, Time now);
  void feed_failed(Feed& feed, const Fetched& fetched, const std::string& cause, Time now);
  void handle_article(Result& result, Time now);
  void reject(const std::string& source, const std::string& cause, const std::string& url, bool set_aside = false);
  void flush();
  WatchCounts record(std::unique_ptr<DocumentReader> reader);
  bool look_into_folders(Time now);
  bool next_file(Folder& folder, Time now);
  bool read_slice(Folder& folder);

  bool round_done(Time now);
  std::int64_t next_wake(Time now);
  void tell(WatchLevel level, std::string what, std::string subject, std::string message,
            std::vector<std::pair<std::string, std::int64_t>> numbers = {});
  void tell_status(Time now);
  static Time now();

  WatchConfig config_;
  WatchSink& sink_;
  const WatchLog log_;
  const std::string version_;
  WatchState state_;
  Fetcher fetcher_;
  std::vector<std::unique_ptr<Feed>> feeds_;
  std::vector<std::unique_ptr<Folder>> folders_;
  bool once_ = false, failed_ = false;
  Time started_ = 0, told_status_ = 0, resting_until_ = 0;
  WatchCounts counts_;
  std::int64_t fetched_ = 0;

  // Fetched, not yet recorded.
  std::vector<Document> batch_;
  std::vector<InputProblem> batch_problems_;
  std::vector<std::string> batch_urls_;  // to be settled with it
  Time batch_since_ = 0;
  std::set<std::string> taken_;        // articles in flight or in the batch
  std::set<std::string> busy_sites_;
  int in_flight_ = 0;

  std::vector<std::thread> workers_;
  std::mutex mutex_;  // of what follows
  std::condition_variable work_, wake_;
  std::deque<Task> tasks_;
  std::deque<Result> results_;
  bool quit_ = false;
  std::atomic<bool> stop_{false}, reload_{false};
};

}  // namespace priscus
