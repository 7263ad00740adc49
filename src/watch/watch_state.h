// watch_state.h: what `priscus watch` must remember: when each feed is due, which of its articles are still to come, which were tried.
//
//     WatchState state("news.watch.db");
//     state.take_feed(feed, items);                      // what it lists, and its new version, in one transaction
//     for (const auto& [host, due] : state.waiting(now)) … state.next_article(host, now, taken) …
//     state.settle({"https://news.example/1.html"});     // after its document has been recorded
//
// An SQLite file of its own beside the record, held by one program at a time. What is recorded is settled here afterwards: a kill in between
// costs a look into the record, never an article. Times are milliseconds since 1970. Every function throws StoreError.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "record/database.h"

namespace priscus {

class WatchState {
 public:
  // Makes the file when it is not there. Throws StoreError: another `priscus watch` holds it, no such file can be made, not one of ours.
  explicit WatchState(const std::string& path);

  struct Feed {
    std::string url{};
    std::string etag{}, last_modified{};  // of the version that was read last
    std::int64_t due = 0;
    int failures = 0;                 // in a row
  };
  // As it was kept; new ones are due at once.
  Feed feed(const std::string& url);
  void keep_feed(const Feed& feed);

  // An article that a feed lists and that is not in the record.
  struct Article {
    std::string url{}, feed{}, origin{};                  // origin: of the site, as in Url
    std::string title{}, date{}, publisher{}, language{}; // as the feed has them
    std::int64_t due = 0;
    int failures = 0;
    bool settled = false;                                 // only the feed lists it still
  };
  // The items that a feed lists now: new ones are added, settled ones that it lists no longer are forgotten. One transaction with the feed.
  void take_feed(const Feed& feed, const std::vector<Article>& articles);
  // Was it ever listed, and not forgotten since?
  bool knows(const std::string& url);

  // Sites with articles to fetch, and when the first of them is due.
  struct Waiting {
    std::string origin;
    std::int64_t due = 0;
  };
  std::vector<Waiting> waiting();
  // The first one of a site that is due and not among `taken`.
  std::optional<Article> next_article(const std::string& origin, std::int64_t now, const std::set<std::string>& taken);
  void postpone(const Article& article);  // its due and failures are kept
  void settle(const std::vector<std::string>& urls);
  std::int64_t pending();

  // A site that fails is left alone until a time; without failures nothing is kept of it.
  struct Site {
    std::string origin;
    int failures = 0;
    std::int64_t until = 0;
  };
  Site site(const std::string& origin);
  void keep_site(const Site& site);

  // A file of a folder as it was when it was read to its end.
  bool knows_file(const std::string& path, std::int64_t size, std::int64_t changed);
  void keep_file(const std::string& path, std::int64_t size, std::int64_t changed);

  // Forgets feeds that are no longer watched, and what they list.
  void keep_only(const std::vector<std::string>& feeds);

 private:
  Database database_;
};

}  // namespace priscus
