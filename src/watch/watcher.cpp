#include "watch/watcher.h"

#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "fetch/backoff.h"
#include "fetch/page.h"
#include "formats/language.h"
#include "record/store.h"

namespace priscus {
namespace {

using namespace std::chrono;

constexpr std::size_t kBatch = 16;         // documents recorded at a time: few enough that stopping takes seconds
constexpr std::int64_t kBatchWaits = 5'000;  // ms that a document waits for others
constexpr int kSlice = 64;                 // documents of a file read before feeds get their turn
constexpr seconds kSliceTime{3};
constexpr const char* kFeedAccept = "application/rss+xml, application/atom+xml, application/rdf+xml;q=0.9, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1";

std::string today() {
  const auto day = year_month_day(floor<days>(system_clock::now()));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

// "45 s", "12 min", "3 h 5 min", "2 d 4 h"
std::string duration(std::int64_t ms) {
  const std::int64_t s = (ms + 500) / 1000;
  if (ms < 1000) return fmt::format("{} ms", ms);
  if (s < 120) return fmt::format("{} s", s);
  if (s < 7200) return fmt::format("{} min", s / 60);
  if (s < 172800) return fmt::format("{} h {} min", s / 3600, s % 3600 / 60);
  return fmt::format("{} d {} h", s / 86400, s % 86400 / 3600);
}

std::int64_t memory_used() {
  long pages = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return static_cast<std::int64_t>(resident) * sysconf(_SC_PAGESIZE);
}

// Documents and problems that are in memory; `stop`, when given, ends it early.
class ListReader : public DocumentReader {
 public:
  ListReader(std::vector<Document> documents, std::vector<InputProblem> problems, const std::atomic<bool>* stop = nullptr, bool* cut = nullptr)
      : documents_(std::move(documents)), stop_(stop), cut_(cut) {
    problems_ = std::move(problems);
  }

  bool next(Document& document) override {
    document = Document();
    if (at_ == documents_.size()) return false;
    if (stop_ && *stop_) {
      *cut_ = true;
      return false;
    }
    document = std::move(documents_[at_++]);
    place_ = {document.id, 0};
    return true;
  }

 private:
  std::vector<Document> documents_;
  const std::atomic<bool>* stop_;
  bool* cut_;
  std::size_t at_ = 0;
};

// Some of what another reader has; it goes on from there with the next slice.
class SliceReader : public DocumentReader {
 public:
  SliceReader(DocumentReader& inner, const std::atomic<bool>& stop, bool& cut) : inner_(inner), stop_(stop), cut_(cut) {}

  bool next(Document& document) override {
    document = Document();
    if (stop_ || given_ == kSlice || steady_clock::now() - begin_ > kSliceTime) {
      cut_ = true;
      return false;
    }
    ++given_;
    return next_of(inner_, document);
  }

 private:
  DocumentReader& inner_;
  const std::atomic<bool>& stop_;
  bool& cut_;
  int given_ = 0;
  const steady_clock::time_point begin_ = steady_clock::now();
};

std::string origin_of(const std::string& url) {
  try {
    return parse_url(url).origin;
  } catch (const InputError&) {
    return {};
  }
}

}  // namespace

Watcher::Time Watcher::now() { return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count(); }

Watcher::Watcher(WatchConfig config, WatchSink& sink, WatchLog log, std::string version)
    : config_(std::move(config)), sink_(sink), log_(std::move(log)), version_(std::move(version)), state_(config_.state), fetcher_(fetch_options()) {
  take_config(config_);
}

Watcher::~Watcher() {
  fetcher_.stop();
  {
    std::lock_guard lock(mutex_);
    quit_ = true;
  }
  work_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

FetchOptions Watcher::fetch_options() const {
  FetchOptions options;
  options.user_agent = config_.user_agent.empty() ? user_agent(version_, config_.contact) : config_.user_agent;
  options.addresses = config_.addresses;
  options.connect = config_.connect;
  options.whole = config_.whole;
  options.slow_bytes = static_cast<std::int64_t>(config_.slow_bytes);
  options.slow_time = std::max(seconds(1), ceil<seconds>(config_.slow_time));
  options.redirects = config_.redirects;
  options.pause = config_.pause;
  return options;
}

void Watcher::take_config(WatchConfig config) {
  config_ = std::move(config);
  fetcher_.set_options(fetch_options());
  std::vector<std::unique_ptr<Feed>> feeds;
  std::vector<std::string> urls;
  const Time now = this->now();
  for (const WatchConfig::Feed& wanted : config_.feeds) {
    urls.push_back(wanted.url);
    const auto old = std::find_if(feeds_.begin(), feeds_.end(), [&](const auto& feed) { return feed && feed->config.url == wanted.url; });
    std::unique_ptr<Feed> feed;
    if (old != feeds_.end()) {
      feed = std::move(*old);
    } else {
      feed = std::make_unique<Feed>();
      feed->state = state_.feed(wanted.url);
      feed->origin = origin_of(wanted.url);
    }
    // Its text is wanted now, or its articles: what it listed is looked at anew.
    if (old != feeds_.end() && feed->config.articles != wanted.articles) feed->state.etag.clear(), feed->state.last_modified.clear();
    feed->config = wanted;
    // Also when the clock was set back.
    if (feed->state.failures == 0) feed->state.due = std::min<Time>(feed->state.due, now + wanted.interval.count());
    feeds.push_back(std::move(feed));
  }
  feeds_ = std::move(feeds);
  state_.keep_only(urls);
  std::vector<std::unique_ptr<Folder>> folders;
  for (const WatchConfig::Folder& wanted : config_.folders) {
    const auto old = std::find_if(folders_.begin(), folders_.end(), [&](const auto& folder) {
      return folder && folder->config.path == wanted.path && folder->config.pattern == wanted.pattern;
    });
    std::unique_ptr<Folder> folder = old != folders_.end() ? std::move(*old) : std::make_unique<Folder>();
    folder->config = wanted;
    folder->due = std::min<Time>(folder->due, now + wanted.interval.count());
    folders.push_back(std::move(folder));
  }
  folders_ = std::move(folders);
}

void Watcher::reload_config() {
  try {
    WatchConfig config = WatchConfig::load(config_.file);
    if (config.record != config_.record || config.state != config_.state)
      throw WatchConfigError(config_.file + ": record and state cannot be changed while it runs; stop it and start it again");
    take_config(std::move(config));
    start_workers();
    tell(WatchLevel::info, "config", config_.file, fmt::format("read again: {} feeds, {} folders", feeds_.size(), folders_.size()),
         {{"feeds", feeds_.size()}, {"folders", folders_.size()}});
  } catch (const StoreError&) {
    throw;
  } catch (const Error& error) {
    tell(WatchLevel::error, "config", config_.file, std::string("the new configuration is faulty, the old one stays: ") + error.what());
  }
}

void Watcher::start_workers() {
  while (static_cast<int>(workers_.size()) < config_.fetches) workers_.emplace_back([this] { work(); });
}

void Watcher::work() {
  for (;;) {
    Result result;
    {
      std::unique_lock lock(mutex_);
      work_.wait(lock, [&] { return quit_ || !tasks_.empty(); });
      if (quit_) return;
      result.task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    try {
      result.fetched = fetcher_.get(result.task.request);
      if (result.fetched.status == FetchStatus::ok) read(result);
    } catch (const std::exception& error) {  // a fault of ours: one page never stops a run
      result.fault = std::string("cannot be read, a fault of the program: ") + error.what();
      result.fetched.status = FetchStatus::ok;
      result.items.fault = result.fault;
    }
    {
      std::lock_guard lock(mutex_);
      results_.push_back(std::move(result));
    }
    wake_.notify_one();
  }
}

void Watcher::read(Result& result) {
  if (result.task.is_feed) {
    Fetched feed;
    feed.url = result.fetched.url;
    feed.bytes = std::move(result.fetched.bytes);
    result.items = read_feed_items(std::move(feed), result.task.most_items, result.task.request.limit);
    return;
  }
  try {
    Fetched page = std::move(result.fetched);
    result.fetched = Fetched{};
    result.fetched.status = page.status;
    result.fetched.url = page.url;
    result.fetched.http_status = page.http_status;
    result.document = page_document(std::move(page));
  } catch (const InputError& error) {
    result.fault = error.what();
    result.no_article = result.fault == "holds no article";
  }
}

void Watcher::stop() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  fetcher_.stop();
  wake_.notify_all();
}

void Watcher::reload() {
  {
    std::lock_guard lock(mutex_);
    reload_ = true;
  }
  wake_.notify_all();
}

bool Watcher::run(Until until) {
  once_ = until == Until::round;
  started_ = told_status_ = now();
  start_workers();
  tell(WatchLevel::info, "watch", config_.file, fmt::format("watching {} feeds and {} folders; {} articles are still to come", feeds_.size(), folders_.size(), state_.pending()),
       {{"feeds", feeds_.size()}, {"folders", folders_.size()}, {"pending", state_.pending()}});
  for (;;) {
    bool busy = false;
    try {
      if (reload_.exchange(false)) reload_config();
      if (now() >= resting_until_ || stop_) turn();
      if (stop_) break;
      if (now() >= resting_until_) busy = look_into_folders(now());
      if (once_ && round_done(now())) break;
    } catch (const StoreError& error) {
      if (once_ || stop_) throw;
      // What was fetched is still among the articles to come.
      const std::int64_t rest = config_.retry.count();
      resting_until_ = now() + rest;
      batch_.clear();
      batch_problems_.clear();
      for (const std::string& url : batch_urls_) taken_.erase(url);
      batch_urls_.clear();
      for (const auto& folder : folders_) folder->walk.reset(), folder->reader.reset();
      tell(WatchLevel::error, "record", "", fmt::format("{}; nothing is fetched for {}, then it is tried again", error.what(), duration(rest)));
    }
    const std::int64_t wait = busy ? 0 : next_wake(now());
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, milliseconds(wait), [&] { return stop_ || reload_ || !results_.empty(); });
  }
  if (stop_) {
    // Downloads end by themselves within a second; what they brought is taken.
    std::unique_lock lock(mutex_);
    tasks_.clear();
    quit_ = true;
    lock.unlock();
    work_.notify_all();
    for (std::thread& worker : workers_) worker.join();
    workers_.clear();
    turn();
  }
  flush();
  tell(WatchLevel::info, "watch", config_.file, stop_ ? "stopped" : "the round is done");
  tell_status(now());
  return !failed_;
}

// Takes what has been fetched, records it when it is time, hands out what is due.
void Watcher::turn() {
  for (;;) {
    Result result;
    {
      std::lock_guard lock(mutex_);
      if (results_.empty()) break;
      result = std::move(results_.front());
      results_.pop_front();
    }
    handle(std::move(result));
    if (batch_.size() >= kBatch) flush();
  }
  const Time now = this->now();
  if (stop_) return;
  dispatch();
  const bool waits = !batch_.empty() || !batch_problems_.empty() || !batch_urls_.empty();
  if (waits && (in_flight_ == 0 || now - batch_since_ >= kBatchWaits)) flush();
  if (now - told_status_ >= config_.status.count()) tell_status(now);
}

bool Watcher::is_free(const std::string& origin, Time now) {
  return busy_sites_.count(origin) == 0 && state_.site(origin).until <= now && fetcher_.wait_for(origin) == milliseconds(0);
}

bool Watcher::hand_out(Task task) {
  busy_sites_.insert(task.origin);
  ++in_flight_;
  {
    std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  work_.notify_one();
  return in_flight_ < config_.fetches;
}

void Watcher::dispatch() {
  if (in_flight_ >= config_.fetches) return;
  const Time now = this->now();
  for (const auto& feed : feeds_) {
    if (feed->busy) continue;
    if (once_) {
      if (feed->looked_at) continue;
      // In a round every feed has its turn, but a site that asked for peace keeps it.
      if ((feed->state.failures > 0 && feed->state.due > now) || state_.site(feed->origin).until > now) {
        feed->looked_at = true;
        failed_ = true;
        tell(WatchLevel::warning, "feed", feed->config.url,
             fmt::format("failed before and is left alone for {}", duration(std::max(feed->state.due, state_.site(feed->origin).until) - now)));
        continue;
      }
    } else if (feed->state.due > now) {
      continue;
    }
    if (!is_free(feed->origin, now)) continue;
    feed->busy = true;
    Task task;
    task.is_feed = true;
    task.origin = feed->origin;
    task.most_items = config_.items;
    task.request = {.url = feed->config.url, .accept = kFeedAccept, .etag = feed->state.etag, .last_modified = feed->state.last_modified,
                    .limit = config_.feed_bytes, .robots = feed->config.robots};
    if (!hand_out(std::move(task))) return;
  }
  for (const WatchState::Waiting& site : state_.waiting()) {
    if (site.due > now) break;
    if (!is_free(site.origin, now)) continue;
    while (auto article = state_.next_article(site.origin, now, taken_)) {
      if (sink_.known(article->url)) {
        state_.settle({article->url});
        ++counts_.known;
        continue;
      }
      taken_.insert(article->url);
      const auto feed = std::find_if(feeds_.begin(), feeds_.end(), [&](const auto& one) { return one->config.url == article->feed; });
      Task task;
      task.origin = site.origin;
      task.request = {.url = article->url, .accept = kPageAccept, .limit = config_.article_bytes, .robots = feed == feeds_.end() || (*feed)->config.robots};
      task.article = *std::move(article);
      if (!hand_out(std::move(task))) return;
      break;
    }
  }
}

void Watcher::handle(Result result) {
  const Time now = this->now();
  // First what cannot fail: a state that cannot be written must not leave anything behind that is held for ever.
  busy_sites_.erase(result.task.origin);
  --in_flight_;
  taken_.erase(result.task.article.url);
  for (const auto& feed : feeds_)
    if (result.task.is_feed && feed->config.url == result.task.request.url) feed->busy = false;
  if (result.fetched.status != FetchStatus::stopped) {
    ++fetched_;
    account_site(result.fetched, result.task.origin, now);
  }
  if (result.task.is_feed) handle_feed(result, now);
  else handle_article(result, now);
}

// A site that fails as a whole is left alone, whatever is to be had from it.
void Watcher::account_site(const Fetched& fetched, const std::string& origin, Time now) {
  const std::string last = origin_of(fetched.url);
  WatchState::Site site = state_.site(last.empty() ? origin : last);
  if (fetched.status == FetchStatus::failed && fetched.host_fault) {
    ++site.failures;
    const milliseconds asked = fetched.retry_after.value_or(seconds(0));
    site.until = now + std::max(asked, backoff(site.failures, config_.retry, config_.retry_longest)).count();
    state_.keep_site(site);
  } else if (site.failures > 0 && fetched.http_status > 0) {
    site.failures = 0;
    state_.keep_site(site);
  }
}

void Watcher::feed_failed(Feed& feed, const Fetched& fetched, const std::string& cause, Time now) {
  failed_ = true;
  ++feed.state.failures;
  const milliseconds asked = fetched.retry_after.value_or(seconds(0)), interval = feed.config.interval;
  const milliseconds wait = std::max(asked, backoff(feed.state.failures, interval, std::max(interval, config_.retry_longest)));
  feed.state.due = now + wait.count();
  state_.keep_feed(feed.state);
  tell(WatchLevel::warning, "feed", feed.config.url, fmt::format("{}; again in {}", cause, duration(wait.count())),
       {{"failures", feed.state.failures}, {"wait_ms", wait.count()}, {"status", fetched.http_status}});
}

void Watcher::handle_feed(Result& result, Time now) {
  const auto found = std::find_if(feeds_.begin(), feeds_.end(), [&](const auto& one) { return one->config.url == result.task.request.url; });
  if (found == feeds_.end()) return;  // taken out of the configuration meanwhile
  Feed& feed = **found;
  Fetched& fetched = result.fetched;
  switch (fetched.status) {
    case FetchStatus::stopped: return;
    case FetchStatus::later:
      feed.state.due = now + milliseconds(*fetched.retry_after).count();
      feed.looked_at = true;
      return;
    case FetchStatus::not_modified:
      feed.state.failures = 0;
      feed.state.due = now + feed.config.interval.count();
      state_.keep_feed(feed.state);
      tell(WatchLevel::debug, "feed", feed.config.url, "has not changed");
      break;
    case FetchStatus::ok:
      if (!result.items.fault.empty()) feed_failed(feed, fetched, result.items.fault, now);
      else if (!take_items(feed, result, now)) return;
      break;
    default: feed_failed(feed, fetched, fetched.cause, now);
  }
  feed.looked_at = true;
}

// False: it was stopped midway, and the feed is as if it had not been fetched.
bool Watcher::take_items(Feed& feed, Result& result, Time now) {
  FeedItems& items = result.items;
  std::vector<WatchState::Article> articles;
  std::vector<Document> texts;
  std::int64_t fresh = 0;
  for (Document& item : items.documents) {
    if (!feed.config.name.empty()) item.publisher = feed.config.name;
    if (item.language.empty()) item.language = feed.config.language;
    WatchState::Article article;
    const bool known = !item.url.empty() && (state_.knows(item.url) || sink_.known(item.url));
    const bool text = !feed.config.articles || item.url.empty();
    if (!item.url.empty()) {
      article = {.url = item.url, .feed = feed.config.url, .origin = origin_of(item.url), .title = std::string(item.view(item.title)), .date = item.date,
                 .publisher = item.publisher, .language = item.language, .due = now, .settled = known || text};
      articles.push_back(std::move(article));
      fresh += !known;
      // Without an address the day would make it another document tomorrow.
      if (item.date.empty()) item.date = today();
    }
    if (text && !known) texts.push_back(std::move(item));
  }
  if (items.cut) tell(WatchLevel::warning, "feed", feed.config.url, fmt::format("lists more than {} items; the first ones are taken", config_.items));
  if (!texts.empty() || !items.problems.empty()) {
    bool cut = false;
    record(std::make_unique<ListReader>(std::move(texts), std::move(items.problems), &stop_, &cut));
    if (cut) return false;
  }
  feed.state.etag = result.fetched.etag;
  feed.state.last_modified = result.fetched.last_modified;
  feed.state.failures = 0;
  feed.state.due = now + feed.config.interval.count();
  state_.take_feed(feed.state, articles);
  tell(fresh > 0 ? WatchLevel::info : WatchLevel::debug, "feed", feed.config.url, fmt::format("{} items, {} new", items.documents.size(), fresh),
       {{"items", items.documents.size()}, {"new", fresh}});
  return true;
}

void Watcher::handle_article(Result& result, Time now) {
  WatchState::Article& article = result.task.article;
  const Fetched& fetched = result.fetched;
  const auto postpone = [&](milliseconds wait) {
    article.due = now + wait.count();
    state_.postpone(article);
  };
  if (fetched.status == FetchStatus::stopped) return;
  if (fetched.status == FetchStatus::later) {
    postpone(*fetched.retry_after);
  } else if (fetched.status == FetchStatus::failed && fetched.temporary && article.failures + 1 < config_.tries) {
    failed_ = true;
    ++article.failures;
    const milliseconds wait = std::max<milliseconds>(fetched.retry_after.value_or(seconds(0)), backoff(article.failures, config_.retry, config_.retry_longest));
    tell(WatchLevel::warning, "article", article.url, fmt::format("{}; again in {}", fetched.cause, duration(wait.count())),
         {{"failures", article.failures}, {"wait_ms", wait.count()}, {"status", fetched.http_status}});
    postpone(wait);
  } else if (fetched.status != FetchStatus::ok) {
    failed_ = true;
    const bool tried = fetched.temporary && config_.tries > 1;
    reject(article.url, fetched.cause + (tried ? fmt::format("; given up after {} tries", config_.tries) : ""), article.url);
  } else if (!result.fault.empty()) {
    failed_ |= !result.no_article;
    const bool elsewhere = fetched.url != article.url;
    reject(article.url, elsewhere ? "leads to " + fetched.url + ": " + result.fault : result.fault, article.url, result.no_article);
  } else if (sink_.known(result.document.url)) {
    state_.settle({article.url});
    ++counts_.known;
    tell(WatchLevel::debug, "article", article.url, "is there already as " + result.document.url);
  } else {
    Document& document = result.document;
    if (document.title.empty() && !article.title.empty()) {
      Document titled = make_document({}, article.title, document.text);
      document.text = std::move(titled.text);
      document.title = titled.title;
    }
    if (document.date.empty()) document.date = article.date.empty() ? today() : article.date;
    if (document.publisher.empty()) document.publisher = article.publisher;
    if (document.language.empty()) document.language = article.language;
    tell(WatchLevel::debug, "article", article.url, "fetched");
    if (batch_.empty() && batch_urls_.empty()) batch_since_ = now;
    batch_.push_back(std::move(document));
    batch_urls_.push_back(article.url);
    taken_.insert(article.url);
  }
}

void Watcher::reject(const std::string& source, const std::string& cause, const std::string& url, bool set_aside) {
  if (batch_.empty() && batch_urls_.empty()) batch_since_ = now();
  batch_problems_.push_back({source, 0, -1, cause, true, set_aside});
  batch_urls_.push_back(url);
  taken_.insert(url);
}

void Watcher::flush() {
  if (batch_.empty() && batch_problems_.empty() && batch_urls_.empty()) return;
  record(std::make_unique<ListReader>(std::move(batch_), std::move(batch_problems_)));
  batch_.clear();
  batch_problems_.clear();
  state_.settle(batch_urls_);
  for (const std::string& url : batch_urls_) taken_.erase(url);
  batch_urls_.clear();
}

WatchCounts Watcher::record(std::unique_ptr<DocumentReader> reader) {
  if (!config_.any_language) reader = only_language(std::move(reader), ReaderOptions().language);
  const WatchCounts counts = sink_.record(*reader);
  counts_.documents += counts.documents;
  counts_.known += counts.known;
  counts_.rejected += counts.rejected;
  counts_.events += counts.events;
  counts_.copies += counts.copies;
  if (counts.documents > 0 || counts.rejected > 0)
    tell(WatchLevel::info, "record", "", fmt::format("documents: {} new, {} known, {} rejected; events: {}", counts.documents, counts.known, counts.rejected, counts.events),
         {{"documents", counts.documents}, {"known", counts.known}, {"rejected", counts.rejected}, {"events", counts.events}, {"copies", counts.copies}});
  return counts;
}

// A slice of work on the folders; true when there is more to do at once.
bool Watcher::look_into_folders(Time now) {
  for (const auto& folder : folders_) {
    if (folder->reader) return read_slice(*folder);
    if (!folder->walk && (once_ ? folder->looked_at : folder->due > now)) continue;
    if (next_file(*folder, now)) return true;
  }
  return false;
}

// Opens the next new or changed file; false at the end of the folder.
bool Watcher::next_file(Folder& folder, Time now) {
  const auto done = [&] {
    folder.walk.reset();
    folder.looked_at = true;
    folder.due = now + (folder.left_some ? std::min(config_.settle, folder.config.interval) : folder.config.interval).count();
    folder.left_some = false;
    return false;
  };
  const auto tell_problems = [&](const std::vector<InputProblem>& problems) {
    for (const InputProblem& problem : problems) tell(WatchLevel::warning, "folder", folder.config.path, problem.message());
  };
  std::error_code ignored;
  const std::filesystem::path record_path = std::filesystem::weakly_canonical(config_.record, ignored), state_path = std::filesystem::weakly_canonical(config_.state, ignored),
                              config_path = std::filesystem::weakly_canonical(config_.file, ignored);
  try {
    if (!folder.walk) folder.walk.emplace(folder.config.path);
    while (folder.walk->next(folder.path)) {
      if (stop_) return true;
      tell_problems(folder.walk->take_problems());
      const std::string name = std::filesystem::path(folder.path).filename();
      if (fnmatch(folder.config.pattern.c_str(), name.c_str(), 0) != 0) continue;
      // Our own files may lie in the folder: news.db, news.db-wal …
      const std::string path = std::filesystem::weakly_canonical(folder.path, ignored).string();
      if (path.starts_with(record_path.string()) || path.starts_with(state_path.string()) || path == config_path.string()) continue;
      struct stat status {};
      if (::stat(folder.path.c_str(), &status) != 0) continue;  // gone meanwhile
      folder.size = status.st_size;
      folder.changed = static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
      if (state_.knows_file(folder.path, folder.size, folder.changed)) continue;
      const Time age = now - folder.changed / 1'000'000;
      if (!once_ && age >= 0 && age < config_.settle.count()) {
        folder.left_some = true;
        continue;
      }
      ReaderOptions options;
      options.language.clear();  // record() looks at it
      try {
        folder.reader = open_reader(folder.path, options);
      } catch (const InputError& error) {
        failed_ = true;
        std::string cause = error.what();
        if (cause.starts_with(folder.path + ": ")) cause.erase(0, folder.path.size() + 2);
        record(std::make_unique<ListReader>(std::vector<Document>(), std::vector<InputProblem>{{folder.path, 0, -1, cause, true}}));
        state_.keep_file(folder.path, folder.size, folder.changed);
        continue;
      }
      return true;
    }
    tell_problems(folder.walk->take_problems());
  } catch (const InputError& error) {
    failed_ = true;
    tell(WatchLevel::warning, "folder", folder.config.path, error.what());
  }
  return done();
}

bool Watcher::read_slice(Folder& folder) {
  bool cut = false;
  record(std::make_unique<SliceReader>(*folder.reader, stop_, cut));
  if (cut) return true;
  folder.reader.reset();
  state_.keep_file(folder.path, folder.size, folder.changed);
  tell(WatchLevel::debug, "folder", folder.path, "read");
  return true;
}

bool Watcher::round_done(Time now) {
  if (in_flight_ > 0 || !batch_.empty() || !batch_urls_.empty()) return false;
  for (const auto& feed : feeds_)
    if (!feed->looked_at) return false;
  for (const auto& folder : folders_)
    if (!folder->looked_at) return false;
  for (const WatchState::Waiting& site : state_.waiting())
    if (site.due <= now && state_.site(site.origin).until <= now) return false;
  return true;
}

// ms until there may be something to do.
std::int64_t Watcher::next_wake(Time now) {
  constexpr std::int64_t kLongest = 1000, kShortest = 10;
  if (resting_until_ > now) return std::min(kLongest, resting_until_ - now);
  Time wake = now + kLongest;
  if (in_flight_ < config_.fetches) {
    const auto site_due = [&](const std::string& origin) {
      return busy_sites_.count(origin) != 0 ? now + kLongest : std::max<Time>(state_.site(origin).until, now + fetcher_.wait_for(origin).count());
    };
    for (const auto& feed : feeds_)
      if (!feed->busy && !(once_ && feed->looked_at)) wake = std::min(wake, std::max(once_ ? 0 : feed->state.due, site_due(feed->origin)));
    for (const WatchState::Waiting& site : state_.waiting()) wake = std::min(wake, std::max(site.due, site_due(site.origin)));
  }
  if (!batch_.empty() || !batch_urls_.empty()) wake = std::min(wake, batch_since_ + kBatchWaits);
  for (const auto& folder : folders_) wake = std::min(wake, folder->due);
  return std::clamp(wake - now, kShortest, kLongest);
}

void Watcher::tell(WatchLevel level, std::string what, std::string subject, std::string message, std::vector<std::pair<std::string, std::int64_t>> numbers) {
  log_({level, std::move(what), std::move(subject), std::move(message), std::move(numbers)});
}

void Watcher::tell_status(Time now) {
  told_status_ = now;
  std::int64_t failing = 0;
  for (const auto& feed : feeds_) failing += feed->state.failures > 0;
  const std::int64_t pending = state_.pending(), memory = memory_used() >> 20;
  tell(WatchLevel::info, "status", "",
       fmt::format("up {}; feeds: {}, {} failing; requests: {}; articles to come: {}; documents: {} new, {} known, {} rejected; events: {}; memory: {} MB",
                   duration(now - started_), feeds_.size(), failing, fetched_, pending, counts_.documents, counts_.known, counts_.rejected, counts_.events, memory),
       {{"up_s", (now - started_) / 1000}, {"feeds", feeds_.size()}, {"failing", failing}, {"requests", fetched_}, {"pending", pending},
        {"documents", counts_.documents}, {"known", counts_.known}, {"rejected", counts_.rejected}, {"events", counts_.events}, {"copies", counts_.copies}, {"memory_mb", memory}});
}

}  // namespace priscus
