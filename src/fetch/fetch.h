// fetch.h: what stands at an address of the web, fetched as a polite and wary guest.
//
//     Fetcher fetcher({.user_agent = user_agent(version, "https://example.org/about")});
//     const Fetched page = fetcher.get({.url = "https://news.example/1.html"});
//     if (page.status == FetchStatus::ok) … page.bytes, page.url, page.content_type …
//     else … page.cause: "https://news.example/1.html: robots.txt does not allow it" …
//
// Polite: robots.txt is asked once a day and kept to (robots.h), with a pause between two requests to one site. Wary: only http and https,
// only machines of the public internet (address_rules.h, checked on the address connected to, so that no name server can talk us
// round), redirects followed by us and each checked like the first address, limits on time and on bytes before and after unpacking.
// No cookies, no credentials, no proxy from the environment. Certificates are checked.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "fetch/address_rules.h"
#include "fetch/robots.h"
#include "fetch/url.h"

namespace priscus {

// "priscus/0.1.0 (+https://example.org/about)"; without `contact` "priscus/0.1.0". `version` is the program's.
std::string user_agent(const std::string& version, const std::string& contact);

struct FetchOptions {
  std::string user_agent{};         // sent as it is; its part before "/" is the product that robots.txt is read for
  AddressRules addresses{};
  std::chrono::milliseconds connect{10'000};       // until a connection stands
  std::chrono::milliseconds whole{60'000};         // for one get(), redirects included, waiting for the site's turn not
  std::int64_t slow_bytes = 100;                   // a transfer of fewer bytes a second …
  std::chrono::seconds slow_time{20};              // … for so long is broken off
  int redirects = 5;
  std::chrono::milliseconds pause{2'000};          // between two requests to one site, unless its robots.txt asks for more
  std::chrono::milliseconds longest_wait{30'000};  // for the site's turn; what would wait longer is `later`
  std::chrono::milliseconds robots_kept{std::chrono::hours(24)};
  std::chrono::milliseconds robots_failed_kept{std::chrono::minutes(5)};
};

struct FetchRequest {
  std::string url{};
  std::string accept{};                  // the header Accept; empty: anything
  std::string etag{}, last_modified{};   // of the version that is known; empty: none is
  std::uint64_t limit = 16u << 20;   // bytes of the body, packed and unpacked
  bool robots = true;                // false: robots.txt is not asked, for a site of one's own
};

enum class FetchStatus {
  ok,
  not_modified,  // since the version of the request
  refused,       // by us: the address, a redirect, robots.txt, the size; trying again changes nothing
  failed,        // the server or the way to it
  later,         // the site's turn is further away than longest_wait; retry_after says when it comes
  stopped        // by stop()
};

struct Fetched {
  FetchStatus status = FetchStatus::failed;
  std::string url{};              // in the end, after redirects
  std::string bytes{};            // the body, unpacked; only for ok
  std::string content_type{}, etag{}, last_modified{};  // as the server says; empty when it does not
  int http_status = 0;            // 0: no answer
  std::string cause{};            // why it is not ok, in plain words, without the address asked for
  bool temporary = false;         // failed, but may go another time: no connection, no time, a fault of the server
  bool host_fault = false;        // temporary, and other pages of the site would fare no better now
  std::optional<std::chrono::seconds> retry_after{};  // the server says when to come again
};

class Fetcher {
 public:
  explicit Fetcher(FetchOptions options);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Blocks. May be called from several threads. Throws nothing on account of the network or the address.
  Fetched get(const FetchRequest& request);

  // How long get() would wait for the turn of this site (Url::origin); zero when it is unknown.
  std::chrono::milliseconds wait_for(const std::string& origin) const;

  // From now on with these; a get() under way ends with the old ones. What is known of sites stays.
  void set_options(FetchOptions options);

  // Every get() under way returns `stopped` within about a second, and every later one at once.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;
  struct Site {
    std::shared_ptr<const Robots> robots;  // null: not asked yet
    Clock::time_point robots_until{};      // when it is asked again
    std::string robots_fault;              // why it could not be read, and everything is disallowed for now
    Clock::time_point next_turn{};
  };
  struct Transfer;
  struct Exchange;

  std::shared_ptr<const FetchOptions> options() const;
  Fetched exchange(Exchange& exchange, const Url& url);
  Fetched follow(Exchange& exchange, Url url);
  std::optional<Fetched> check_robots(Exchange& exchange, const Url& url);
  std::optional<Fetched> wait_turn(Exchange& exchange, const Url& url);
  void forget_old_sites();

  std::shared_ptr<const FetchOptions> options_;
  std::map<std::string, Site> sites_;  // by origin
  mutable std::mutex mutex_;           // of options_ and sites_
  std::condition_variable stopping_;
  std::atomic<bool> stopped_{false};
};

}  // namespace priscus
