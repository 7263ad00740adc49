// watch_config.h: what `priscus watch` is to watch: a TOML file (docs/watch.md has one in full).
//
//     record = "news.db"
//     contact = "https://example.org/our-project"
//     [[feed]]
//     url = "https://news.example/world.rss"
//     [[folder]]
//     path = "incoming"
//
//     WatchConfig config = WatchConfig::load("watch.toml");
//
// Times are "500ms", "30s", "15m", "2h", "1d"; sizes are bytes or "500 KB", "8 MB". Paths are relative to the file's folder.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/address_rules.h"
#include "priscus/error.h"

namespace priscus {

// what() holds every fault, one a line: "watch.toml:7: interval: expected a time such as \"15m\", got \"soon\"".
struct WatchConfigError : Error {
  using Error::Error;
};

struct WatchConfig {
  using Time = std::chrono::milliseconds;

  struct Feed {
    std::string url;        // as parse_url() spells it
    std::string name;       // publisher of articles that name none; empty: what the feed calls itself
    std::string language;   // of articles that say nothing of theirs; empty: as the feed says
    Time interval{};
    bool articles = true;   // false: the feed's own text is taken, the pages are not fetched
    bool robots = true;     // false: robots.txt is not asked, neither for the feed nor for its articles
  };
  struct Folder {
    std::string path;
    std::string pattern = "*";  // of file names, as the shell's
    Time interval{};
  };

  std::string file;    // the configuration itself
  std::string record;  // the database
  std::string state;   // what has to be kept across restarts; by default beside the record, "news.watch.db"
  std::string contact, user_agent;     // user_agent: in place of the one made of version and contact
  Time interval = std::chrono::minutes(15);
  Time status = std::chrono::hours(1);  // between two lines that tell how things stand
  int fetches = 4;                      // at a time, each from another site
  bool any_language = false;            // articles in other languages than English are read too
  AddressRules addresses;

  // [limits]
  std::uint64_t feed_bytes = 16u << 20, article_bytes = 8u << 20;
  Time connect = std::chrono::seconds(10), whole = std::chrono::minutes(1), slow_time = std::chrono::seconds(20);
  std::uint64_t slow_bytes = 100;  // a second
  int redirects = 5;
  int items = 1000;                // of one feed; later ones are passed over
  Time pause = std::chrono::seconds(2);   // between two requests to one site
  Time retry = std::chrono::minutes(2);   // after the first failure of an article or a site; doubles from there
  Time retry_longest = std::chrono::hours(6);
  int tries = 8;                   // of an article that fails for the time being
  Time settle = std::chrono::seconds(5);  // a file in a folder is read when it has not changed for so long

  std::vector<Feed> feeds;
  std::vector<Folder> folders;

  // Throws WatchConfigError. `file` is for messages and relative paths.
  static WatchConfig parse(std::string_view text, const std::string& file);
  // The same for a file; also throws InputError when it cannot be read.
  static WatchConfig load(const std::string& file);
};

}  // namespace priscus
