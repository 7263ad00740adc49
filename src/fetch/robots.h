// robots.h: what a site's robots.txt lets us fetch (RFC 9309).
//
//     Robots robots = Robots::parse("User-agent: *\nDisallow: /private/\nCrawl-delay: 5\n", "priscus");
//     robots.allows("/news/1.html")   // true
//     robots.allows("/private/a")     // false
//     robots.pause()                  // 5 seconds between two requests
//
// The groups that name our product count, all of them together; without one, those for "*". Of the rules that match a path the longest
// pattern counts, and Allow where two are equally long; "*" stands for any bytes and "$" at the end for the end of the path. Paths are
// compared after percent-encoding is made alike on both sides. Crawl-delay is no part of the RFC: it is honoured, and belongs to its group
// as a rule does.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace priscus {

class Robots {
 public:
  static constexpr std::size_t kLongestFile = 512u << 10;  // bytes that count; the RFC asks for 500 KiB at least

  Robots() = default;  // allows everything
  static Robots disallow_all();

  // Any bytes: lines that say nothing known are passed over. `product` is our name without version; its case does not matter.
  static Robots parse(std::string_view text, std::string_view product);

  // `path` as in Url: path and query. /robots.txt itself is always allowed.
  bool allows(std::string_view path) const;

  // Zero when none is asked for; at most a day.
  std::chrono::milliseconds pause() const { return pause_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  std::vector<Rule> rules_;
  std::chrono::milliseconds pause_{0};
};

}  // namespace priscus
