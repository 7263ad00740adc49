#include "watch/watch_state.h"

#include "record/store.h"

namespace priscus {
namespace {

constexpr std::int64_t kApplication = 0x50524957;  // "PRIW"
constexpr int kVersion = 1;

constexpr const char* kSchema = R"sql(
CREATE TABLE feeds (url TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL, due INTEGER NOT NULL, failures INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (url TEXT PRIMARY KEY, feed TEXT NOT NULL, origin TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL, publisher TEXT NOT NULL,
  language TEXT NOT NULL, due INTEGER NOT NULL, failures INTEGER NOT NULL, settled INTEGER NOT NULL, listed INTEGER NOT NULL, position INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX articles_waiting ON articles (origin, due, position) WHERE settled = 0;
CREATE INDEX articles_feed ON articles (feed);
CREATE TABLE sites (origin TEXT PRIMARY KEY, failures INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
)sql";

constexpr int kWait = 1000;  // ms for another program's lock: it would hold it for weeks

}  // namespace

WatchState::WatchState(const std::string& path) try : database_(path, Database::Mode::write, kWait) {
  // The lock is taken by the first write and held to the end.
  database_.run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  Transaction transaction(database_);
  if (database_.number("SELECT count(*) FROM sqlite_schema") == 0) {
    database_.run(kSchema);
    database_.run(("PRAGMA application_id = " + std::to_string(kApplication) + "; PRAGMA user_version = " + std::to_string(kVersion)).c_str());
  }
  if (database_.number("PRAGMA application_id") != kApplication) database_.fail("is not the state of a `priscus watch`; give another name for it");
  if (database_.number("PRAGMA user_version") != kVersion) database_.fail("comes from another version of Priscus; delete it, the record keeps what was recorded");
  transaction.commit();
} catch (const StoreError& error) {
  if (std::string_view(error.what()).find(": is locked") == std::string_view::npos) throw;
  throw StoreError(path + ": another `priscus watch` is at work with it");
}

WatchState::Feed WatchState::feed(const std::string& url) {
  Feed feed;
  feed.url = url;
  Statement statement = database_.prepare("SELECT etag, last_modified, due, failures FROM feeds WHERE url = ?");
  if (statement.bind(1, url).step()) {
    feed.etag = statement.text(0);
    feed.last_modified = statement.text(1);
    feed.due = statement.number(2);
    feed.failures = static_cast<int>(statement.number(3));
  }
  return feed;
}

void WatchState::keep_feed(const Feed& feed) {
  database_.prepare("INSERT OR REPLACE INTO feeds (url, etag, last_modified, due, failures) VALUES (?, ?, ?, ?, ?)")
      .bind(1, feed.url).bind(2, feed.etag).bind(3, feed.last_modified).bind(4, feed.due).bind(5, feed.failures).run();
}

void WatchState::take_feed(const Feed& feed, const std::vector<Article>& articles) {
  Transaction transaction(database_);
  keep_feed(feed);
  Statement mark = database_.prepare("UPDATE articles SET listed = 0 WHERE feed = ?");
  mark.bind(1, feed.url).run();
  // An article that two feeds list belongs to the one that came first; the other leaves it there.
  Statement add = database_.prepare(
      "INSERT INTO articles (url, feed, origin, title, date, publisher, language, due, failures, settled, listed, position) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 1, ?) ON CONFLICT (url) DO UPDATE SET listed = 1 WHERE feed = excluded.feed");
  int position = 0;
  for (const Article& article : articles) {
    add.bind(1, article.url).bind(2, feed.url).bind(3, article.origin).bind(4, article.title).bind(5, article.date).bind(6, article.publisher);
    add.bind(7, article.language).bind(8, article.due).bind(9, static_cast<int>(article.settled)).bind(10, position++).run();
  }
  Statement forget = database_.prepare("DELETE FROM articles WHERE feed = ? AND listed = 0 AND settled = 1");
  forget.bind(1, feed.url).run();
  transaction.commit();
}

bool WatchState::knows(const std::string& url) {
  Statement statement = database_.prepare("SELECT 1 FROM articles WHERE url = ?");
  return statement.bind(1, url).step();
}

std::vector<WatchState::Waiting> WatchState::waiting() {
  std::vector<Waiting> sites;
  Statement statement = database_.prepare("SELECT origin, min(due) FROM articles WHERE settled = 0 GROUP BY origin ORDER BY 2");
  while (statement.step()) sites.push_back({std::string(statement.text(0)), statement.number(1)});
  return sites;
}

std::optional<WatchState::Article> WatchState::next_article(const std::string& origin, std::int64_t now, const std::set<std::string>& taken) {
  Statement statement = database_.prepare(
      "SELECT url, feed, origin, title, date, publisher, language, due, failures FROM articles WHERE settled = 0 AND origin = ? AND due <= ? ORDER BY due, position");
  statement.bind(1, origin).bind(2, now);
  while (statement.step()) {
    Article article;
    article.url = statement.text(0);
    if (taken.count(article.url) != 0) continue;
    article.feed = statement.text(1);
    article.origin = statement.text(2);
    article.title = statement.text(3);
    article.date = statement.text(4);
    article.publisher = statement.text(5);
    article.language = statement.text(6);
    article.due = statement.number(7);
    article.failures = static_cast<int>(statement.number(8));
    return article;
  }
  return std::nullopt;
}

void WatchState::postpone(const Article& article) {
  database_.prepare("UPDATE articles SET due = ?, failures = ? WHERE url = ?").bind(1, article.due).bind(2, article.failures).bind(3, article.url).run();
}

void WatchState::settle(const std::vector<std::string>& urls) {
  if (urls.empty()) return;
  Transaction transaction(database_);
  Statement statement = database_.prepare("UPDATE articles SET settled = 1 WHERE url = ?");
  // What no feed lists any more need not be kept.
  Statement forget = database_.prepare("DELETE FROM articles WHERE url = ? AND listed = 0");
  for (const std::string& url : urls) {
    statement.bind(1, url).run();
    forget.bind(1, url).run();
  }
  transaction.commit();
}

std::int64_t WatchState::pending() { return database_.number("SELECT count(*) FROM articles WHERE settled = 0"); }

WatchState::Site WatchState::site(const std::string& origin) {
  Site site;
  site.origin = origin;
  Statement statement = database_.prepare("SELECT failures, until FROM sites WHERE origin = ?");
  if (statement.bind(1, origin).step()) {
    site.failures = static_cast<int>(statement.number(0));
    site.until = statement.number(1);
  }
  return site;
}

void WatchState::keep_site(const Site& site) {
  if (site.failures == 0) {
    database_.prepare("DELETE FROM sites WHERE origin = ?").bind(1, site.origin).run();
  } else {
    database_.prepare("INSERT OR REPLACE INTO sites (origin, failures, until) VALUES (?, ?, ?)")
        .bind(1, site.origin).bind(2, site.failures).bind(3, site.until).run();
  }
}

bool WatchState::knows_file(const std::string& path, std::int64_t size, std::int64_t changed) {
  Statement statement = database_.prepare("SELECT 1 FROM files WHERE path = ? AND size = ? AND changed = ?");
  return statement.bind(1, path).bind(2, size).bind(3, changed).step();
}

void WatchState::keep_file(const std::string& path, std::int64_t size, std::int64_t changed) {
  database_.prepare("INSERT OR REPLACE INTO files (path, size, changed) VALUES (?, ?, ?)").bind(1, path).bind(2, size).bind(3, changed).run();
}

void WatchState::keep_only(const std::vector<std::string>& feeds) {
  Transaction transaction(database_);
  database_.run("CREATE TEMP TABLE IF NOT EXISTS watched (url TEXT PRIMARY KEY); DELETE FROM watched");
  Statement add = database_.prepare("INSERT OR IGNORE INTO watched VALUES (?)");
  for (const std::string& feed : feeds) add.bind(1, feed).run();
  database_.run("DELETE FROM articles WHERE feed NOT IN (SELECT url FROM watched); DELETE FROM feeds WHERE url NOT IN (SELECT url FROM watched)");
  // An article that went may be listed by another feed too: the others are read in full once.
  if (database_.changed() > 0) database_.run("UPDATE feeds SET etag = '', last_modified = ''");
  transaction.commit();
}

}  // namespace priscus
