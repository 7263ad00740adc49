#include "fetch/fetch.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "fetch/backoff.h"
#include "priscus/error.h"

namespace priscus {

using namespace std::chrono;

namespace {

constexpr std::size_t kMostSites = 10'000;          // remembered at a time
constexpr std::uint64_t kMostOfOtherBodies = 64u << 10;  // bytes read of the body of a redirect or an error, which nobody wants
constexpr int kRobotsRedirects = 5;                 // as RFC 9309 asks for

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw Error(std::string("libcurl cannot be started: ") + curl_easy_strerror(started));
}

struct List {
  curl_slist* list = nullptr;
  List() = default;
  List(const List&) = delete;
  ~List() { curl_slist_free_all(list); }
  void add(const std::string& line) { list = curl_slist_append(list, line.c_str()); }
};

// A value that came from a server or a file and is sent on in a header.
bool fits_header(const std::string& value) {
  return !value.empty() && value.size() <= 1024 && std::all_of(value.begin(), value.end(), [](unsigned char c) { return c >= ' ' && c != 0x7f; });
}

std::string header(CURL* curl, const char* name) {
  curl_header* found = nullptr;
  if (curl_easy_header(curl, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK) return {};
  return repair_utf8(trim(found->value));
}

// "2.5 s", "1 s"
std::string shown(milliseconds time) { return fmt::format("{:g} s", static_cast<double>(time.count()) / 1000); }

std::string status_text(int status) {
  const char* const text = status == 401   ? "it asks for a login"
                           : status == 403 ? "access is forbidden"
                           : status == 404 ? "not found"
                           : status == 410 ? "gone"
                           : status == 429 ? "too many requests"
                           : status == 451 ? "withheld for legal reasons"
                           : status == 500 ? "fault of the server"
                           : status == 502 ? "bad gateway"
                           : status == 503 ? "service unavailable"
                           : status == 504 ? "the gateway got no answer"
                                           : nullptr;
  return text ? fmt::format("the server answers {}: {}", status, text) : fmt::format("the server answers {}", status);
}

bool is_redirect(int status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }

}  // namespace

std::string user_agent(const std::string& version, const std::string& contact) {
  return "priscus/" + version + (contact.empty() ? "" : " (+" + contact + ")");
}

// One get(): what all its requests share.
struct Fetcher::Exchange {
  const FetchRequest& request;
  std::shared_ptr<const FetchOptions> options;
  std::unique_ptr<CURL, void (*)(CURL*)> curl{curl_easy_init(), curl_easy_cleanup};
  milliseconds left;            // of the time for the whole
  std::uint64_t limit;
  bool cut = false;             // a longer body is cut at the limit, and no fault
  bool conditional = true;      // etag and last_modified are sent
};

// What curl calls back while one request runs.
struct Fetcher::Transfer {
  const Fetcher& fetcher;
  const Exchange& exchange;
  const Url& url;
  std::string body;
  std::string address_fault;
  std::uint64_t got = 0;
  bool too_long = false;

  // curl takes the next address of the host when this one is refused.
  static curl_socket_t open(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    std::string fault = transfer.exchange.options->addresses.fault(transfer.url.host, address->addr);
    if (fault.empty()) return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    transfer.address_fault = std::move(fault);
    return CURL_SOCKET_BAD;
  }

  static std::size_t write(char* bytes, std::size_t, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    long status = 0;
    curl_easy_getinfo(transfer.exchange.curl.get(), CURLINFO_RESPONSE_CODE, &status);
    const bool wanted = status >= 200 && status < 300;
    const std::uint64_t limit = wanted ? transfer.exchange.limit : kMostOfOtherBodies;
    const std::uint64_t fits = std::min<std::uint64_t>(count, limit - transfer.got);
    if (wanted) transfer.body.append(bytes, fits);
    transfer.got += fits;
    if (fits == count) return count;
    transfer.too_long = wanted;
    return 0;  // ends the transfer
  }

  static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Transfer*>(self)->fetcher.stopped_ ? 1 : 0;
  }
};

Fetcher::Fetcher(FetchOptions options) : options_(std::make_shared<const FetchOptions>(std::move(options))) { start_curl(); }

Fetcher::~Fetcher() = default;

std::shared_ptr<const FetchOptions> Fetcher::options() const {
  std::lock_guard lock(mutex_);
  return options_;
}

void Fetcher::set_options(FetchOptions options) {
  auto next = std::make_shared<const FetchOptions>(std::move(options));
  std::lock_guard lock(mutex_);
  options_ = std::move(next);
}

void Fetcher::stop() {
  {
    std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stopping_.notify_all();
}

milliseconds Fetcher::wait_for(const std::string& origin) const {
  std::lock_guard lock(mutex_);
  const auto site = sites_.find(origin);
  if (site == sites_.end()) return milliseconds(0);
  return std::max(milliseconds(0), ceil<milliseconds>(site->second.next_turn - Clock::now()));
}

// One request and its answer; redirects are not followed.
Fetched Fetcher::exchange(Exchange& exchange, const Url& url) {
  const FetchOptions& options = *exchange.options;
  CURL* curl = exchange.curl.get();
  Fetched fetched;
  fetched.url = url.text;
  if (exchange.left <= milliseconds(0)) {
    fetched.temporary = true;
    fetched.cause = fmt::format("no whole answer within {}", shown(options.whole));
    return fetched;
  }
  Transfer transfer{*this, exchange, url, {}, {}, 0, false};
  char error[CURL_ERROR_SIZE] = "";
  List headers;
  if (!exchange.request.accept.empty()) headers.add("Accept: " + exchange.request.accept);
  if (exchange.conditional && fits_header(exchange.request.etag)) headers.add("If-None-Match: " + exchange.request.etag);
  if (exchange.conditional && fits_header(exchange.request.last_modified)) headers.add("If-Modified-Since: " + exchange.request.last_modified);
  curl_easy_reset(curl);  // connections stay
  curl_easy_setopt(curl, CURLOPT_URL, url.text.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, options.user_agent.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.list);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  // A proxy of the environment would connect where it likes.
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);  // does not wait for a name server when it is broken off
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(exchange.left.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(options.slow_bytes));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.slow_time.count()));
  if (!exchange.cut) curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(exchange.limit));
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &Transfer::open);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Transfer::write);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &Transfer::progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);

  const Clock::time_point begin = Clock::now();
  const CURLcode result = curl_easy_perform(curl);
  exchange.left -= ceil<milliseconds>(Clock::now() - begin);

  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  fetched.http_status = static_cast<int>(status);
  fetched.content_type = header(curl, "Content-Type");
  fetched.etag = header(curl, "ETag");
  fetched.last_modified = header(curl, "Last-Modified");
  fetched.retry_after = retry_after(header(curl, "Retry-After"), system_clock::now());

  if (stopped_) {
    fetched.status = FetchStatus::stopped;
    fetched.cause = "stopped";
  } else if (!transfer.address_fault.empty() && (result == CURLE_COULDNT_CONNECT || result == CURLE_OPERATION_TIMEDOUT)) {
    fetched.status = FetchStatus::refused;
    fetched.cause = transfer.address_fault + ", which is not allowed";
  } else if (status >= 300) {
    // What the headers say counts, whatever became of the body.
    if (status == 304) {
      fetched.status = FetchStatus::not_modified;
    } else if (is_redirect(fetched.http_status)) {
      fetched.cause = header(curl, "Location");
    } else {
      fetched.temporary = status == 408 || status == 425 || status == 429 || status >= 500;
      fetched.host_fault = status == 429 || status == 502 || status == 503 || status == 504;
      fetched.cause = status_text(fetched.http_status);
    }
  } else if (result == CURLE_FILESIZE_EXCEEDED || transfer.too_long) {
    if (exchange.cut && transfer.too_long) {
      fetched.status = FetchStatus::ok;
      fetched.bytes = std::move(transfer.body);
    } else {
      fetched.status = FetchStatus::refused;
      fetched.cause = fmt::format("longer than {} bytes, the limit", exchange.limit);
    }
  } else if (result == CURLE_OK && status >= 200) {
    fetched.status = FetchStatus::ok;
    fetched.bytes = std::move(transfer.body);
  } else {
    const std::string_view said = error[0] ? error : curl_easy_strerror(result);
    fetched.temporary = result != CURLE_BAD_CONTENT_ENCODING;
    fetched.host_fault = status == 0;
    if (result == CURLE_COULDNT_RESOLVE_HOST) {
      fetched.cause = fmt::format("the host {} is not known", url.host);
    } else if (result == CURLE_OPERATION_TIMEDOUT && said.starts_with("Operation too slow")) {
      fetched.cause = fmt::format("too slow: fewer than {} bytes a second for {} s", options.slow_bytes, options.slow_time.count());
    } else if (result == CURLE_OPERATION_TIMEDOUT) {
      curl_off_t connected = 0;
      curl_easy_getinfo(curl, CURLINFO_CONNECT_TIME_T, &connected);
      fetched.cause = connected == 0 ? fmt::format("no connection within {}", shown(std::min(options.connect, options.whole)))
                                     : fmt::format("no whole answer within {}", shown(options.whole));
    } else if (result == CURLE_OK) {
      fetched.cause = fmt::format("the server answers {}, which is none", status);
    } else {
      fetched.cause = repair_utf8(said);
    }
  }
  return fetched;
}

// The site's robots.txt is asked when it is not known. Nothing: the page may be fetched.
std::optional<Fetched> Fetcher::check_robots(Exchange& page, const Url& url) {
  const auto judged = [&](const Robots& robots, const std::string& fault) -> std::optional<Fetched> {
    Fetched fetched;
    fetched.url = url.text;
    if (!fault.empty()) {
      fetched.cause = "robots.txt cannot be read, so nothing may be fetched for now: " + fault;
      fetched.temporary = fetched.host_fault = true;
      return fetched;
    }
    if (robots.allows(url.path)) return std::nullopt;
    fetched.status = FetchStatus::refused;
    fetched.cause = "robots.txt does not allow it";
    return fetched;
  };
  std::shared_ptr<const Robots> known;
  {
    std::lock_guard lock(mutex_);
    const Site& site = sites_[url.origin];
    if ((site.robots || !site.robots_fault.empty()) && Clock::now() < site.robots_until)
      return judged(site.robots ? *site.robots : Robots(), site.robots_fault);
    known = site.robots;
  }
  const FetchRequest request{.url = url.origin + "/robots.txt", .accept = "text/plain, */*;q=0.5", .robots = false};
  Exchange exchange{.request = request, .options = page.options, .left = page.options->whole, .limit = Robots::kLongestFile, .cut = true, .conditional = false};
  Url at;
  try {
    at = parse_url(request.url);
  } catch (const InputError& error) {
    return judged(Robots(), error.what());
  }
  Fetched fetched = this->exchange(exchange, at);
  for (int hops = 0; is_redirect(fetched.http_status) && fetched.status == FetchStatus::failed; ++hops) {
    // Too many of them, or one to what is no address: there is no robots.txt (RFC 9309, 2.3.1.2 and 2.3.1.3).
    fetched.http_status = 404;
    if (hops == kRobotsRedirects) break;
    try {
      at = parse_url(fetched.cause, at.text);
    } catch (const InputError&) {
      break;
    }
    fetched = this->exchange(exchange, at);
  }
  // The page would fare the same; for robots.txt itself elsewhere it is no answer.
  if (fetched.status == FetchStatus::stopped || (fetched.status == FetchStatus::refused && at.origin == url.origin)) {
    fetched.url = url.text;
    return fetched;
  }
  std::shared_ptr<const Robots> robots;
  std::string fault;
  if (fetched.status == FetchStatus::ok) {
    const std::string& agent = page.options->user_agent;
    robots = std::make_shared<const Robots>(Robots::parse(fetched.bytes, std::string_view(agent).substr(0, agent.find('/'))));
  } else if (fetched.http_status >= 400 && fetched.http_status < 500 && fetched.http_status != 429) {
    robots = std::make_shared<const Robots>();
  } else if (known) {
    robots = known;  // the copy of yesterday
  } else {
    fault = fetched.cause;
  }
  std::lock_guard lock(mutex_);
  Site& site = sites_[url.origin];
  site.robots = robots;
  site.robots_fault = fault;
  const bool answered = fetched.status == FetchStatus::ok || (fetched.http_status >= 400 && fetched.http_status < 500);
  site.robots_until = Clock::now() + (answered ? page.options->robots_kept : page.options->robots_failed_kept);
  auto verdict = judged(robots ? *robots : Robots(), fault);
  if (verdict && !fault.empty()) verdict->retry_after = fetched.retry_after;
  return verdict;
}

std::optional<Fetched> Fetcher::wait_turn(Exchange& exchange, const Url& url) {
  Fetched fetched;
  fetched.url = url.text;
  std::unique_lock lock(mutex_);
  Site& site = sites_[url.origin];
  const Clock::time_point now = Clock::now(), turn = std::max(now, site.next_turn);
  if (turn - now > exchange.options->longest_wait) {
    fetched.status = FetchStatus::later;
    fetched.retry_after = ceil<seconds>(turn - now);
    fetched.cause = fmt::format("the site's next turn is in {} s", fetched.retry_after->count());
    return fetched;
  }
  const milliseconds asked = site.robots && exchange.request.robots ? site.robots->pause() : milliseconds(0);
  site.next_turn = turn + std::max(exchange.options->pause, asked);
  if (sites_.size() > kMostSites) forget_old_sites();
  stopping_.wait_until(lock, turn, [&] { return stopped_.load(); });
  if (!stopped_) return std::nullopt;
  fetched.status = FetchStatus::stopped;
  fetched.cause = "stopped";
  return fetched;
}

void Fetcher::forget_old_sites() {
  const Clock::time_point now = Clock::now();
  std::erase_if(sites_, [&](const auto& entry) { return entry.second.next_turn < now && entry.second.robots_until < now; });
  // All of them fresh: those whose turn has come are asked for robots.txt again.
  if (sites_.size() > kMostSites) std::erase_if(sites_, [&](const auto& entry) { return entry.second.next_turn < now; });
}

Fetched Fetcher::follow(Exchange& exchange, Url url) {
  const std::string first = url.text;
  // In messages behind the address that was asked for.
  const auto led_to = [&](Fetched fetched) {
    if (fetched.url != first && !fetched.cause.empty()) fetched.cause = "leads to " + fetched.url + ": " + fetched.cause;
    return fetched;
  };
  for (int hops = 0;; ++hops) {
    if (exchange.request.robots)
      if (auto verdict = check_robots(exchange, url)) return led_to(*std::move(verdict));
    if (auto verdict = wait_turn(exchange, url)) return led_to(*std::move(verdict));
    Fetched fetched = this->exchange(exchange, url);
    {
      // The pause begins when the answer is there.
      std::lock_guard lock(mutex_);
      Site& site = sites_[url.origin];
      const milliseconds asked = site.robots && exchange.request.robots ? site.robots->pause() : milliseconds(0);
      site.next_turn = std::max(site.next_turn, Clock::now() + std::max(exchange.options->pause, asked));
    }
    if (!is_redirect(fetched.http_status) || fetched.status != FetchStatus::failed) return led_to(std::move(fetched));
    Fetched refused;
    refused.status = FetchStatus::refused;
    refused.http_status = fetched.http_status;
    refused.url = url.text;
    if (hops == exchange.options->redirects) {
      refused.cause = fmt::format("more than {} redirects", exchange.options->redirects);
      return led_to(std::move(refused));
    }
    try {
      url = parse_url(fetched.cause, url.text);
    } catch (const InputError& error) {
      refused.cause = std::string("is redirected, but ") + error.what();
      return led_to(std::move(refused));
    }
  }
}

Fetched Fetcher::get(const FetchRequest& request) {
  const std::shared_ptr<const FetchOptions> options = this->options();
  Exchange exchange{.request = request, .options = options, .left = options->whole, .limit = request.limit};
  Fetched fetched;
  if (stopped_) {
    fetched.status = FetchStatus::stopped;
    fetched.url = request.url;
    fetched.cause = "stopped";
    return fetched;
  }
  try {
    return follow(exchange, parse_url(request.url));
  } catch (const InputError& error) {
    fetched.status = FetchStatus::refused;
    fetched.url = request.url;
    fetched.cause = error.what();
    return fetched;
  }
}

}  // namespace priscus
