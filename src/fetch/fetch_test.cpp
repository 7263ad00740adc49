#include "fetch/fetch.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <unistd.h>

#include <functional>
#include <thread>

namespace priscus {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

// A server on loopback that answers one request a connection, one after the other. More hostile ones are in tests/watch_test.py.
class Server {
 public:
  using Answer = std::function<std::string(const std::string& path, const std::string& request)>;

  explicit Server(Answer answer) : answer_(std::move(answer)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(socket_, 16) != 0) std::abort();
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    thread_ = std::thread([this] { serve(); });
  }
  ~Server() {
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
  }

  const std::string& url() const { return url_; }
  std::vector<std::string> paths() {
    std::lock_guard lock(mutex_);
    return paths_;
  }

 private:
  void serve() {
    for (int connection; (connection = accept(socket_, nullptr, nullptr)) >= 0; close(connection)) {
      std::string request;
      char bytes[4096];
      while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = ::read(connection, bytes, sizeof bytes);
        if (got <= 0) break;
        request.append(bytes, static_cast<std::size_t>(got));
      }
      const std::size_t begin = request.find(' ') + 1;
      const std::string path = request.substr(begin, request.find(' ', begin) - begin);
      {
        std::lock_guard lock(mutex_);
        paths_.push_back(path);
      }
      const std::string answer = answer_(path, request);
      if (::send(connection, answer.data(), answer.size(), MSG_NOSIGNAL) < 0) continue;
    }
  }

  const Answer answer_;
  const int socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  std::string url_;
  std::mutex mutex_;
  std::vector<std::string> paths_;
  std::thread thread_;
};

std::string answer(const std::string& status, const std::string& body = "", const std::string& headers = "") {
  return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

FetchOptions options() {
  FetchOptions options{.user_agent = user_agent("1.2", "https://example.org")};
  options.addresses.allow("127.0.0.1");
  options.pause = 1ms;
  return options;
}

TEST(Fetcher, FollowsRedirectsAndSaysWhoAsks) {
  Server server([](const std::string& path, const std::string& request) {
    if (path == "/a") return answer("301 Moved", "gone", "Location: b?x=1\r\n");
    if (path == "/b?x=1") return answer("200 OK", request, "Content-Type: text/plain\r\nETag: \"7\"\r\n");
    return answer("404 Not Found");
  });
  Fetcher fetcher(options());
  const Fetched page = fetcher.get({.url = server.url() + "/a", .accept = "text/plain"});
  ASSERT_EQ(page.status, FetchStatus::ok) << page.cause;
  EXPECT_EQ(page.url, server.url() + "/b?x=1");
  EXPECT_EQ(page.content_type, "text/plain");
  EXPECT_EQ(page.etag, "\"7\"");
  EXPECT_THAT(page.bytes, HasSubstr("User-Agent: priscus/1.2 (+https://example.org)\r\n"));
  EXPECT_THAT(page.bytes, HasSubstr("Accept: text/plain\r\n"));
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a", "/b?x=1"));
  const Fetched missing = fetcher.get({.url = server.url() + "/c"});
  EXPECT_EQ(missing.status, FetchStatus::failed);
  EXPECT_FALSE(missing.temporary);
  EXPECT_EQ(missing.cause, "the server answers 404: not found");
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a", "/b?x=1", "/c"));  // robots.txt is asked once
}

TEST(Fetcher, KeepsToRobots) {
  Server server([](const std::string& path, const std::string&) {
    return path == "/robots.txt" ? answer("200 OK", "User-agent: priscus\nDisallow: /no\n") : answer("200 OK", "text");
  });
  Fetcher fetcher(options());
  const Fetched page = fetcher.get({.url = server.url() + "/no/a"});
  EXPECT_EQ(page.status, FetchStatus::refused);
  EXPECT_EQ(page.cause, "robots.txt does not allow it");
  EXPECT_EQ(fetcher.get({.url = server.url() + "/yes"}).status, FetchStatus::ok);
  EXPECT_EQ(fetcher.get({.url = server.url() + "/no/b", .robots = false}).status, FetchStatus::ok);
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/yes", "/no/b"));
}

TEST(Fetcher, ARobotsFileThatCannotBeReadForbidsAllForAWhile) {
  std::atomic<bool> broken{true};
  Server server([&](const std::string& path, const std::string&) {
    if (path != "/robots.txt") return answer("200 OK", "text");
    return broken ? answer("503 Busy", "", "Retry-After: 9\r\n") : answer("403 Forbidden");
  });
  FetchOptions wanted = options();
  wanted.robots_failed_kept = 200ms;
  Fetcher fetcher(wanted);
  const Fetched page = fetcher.get({.url = server.url() + "/a"});
  EXPECT_EQ(page.status, FetchStatus::failed);
  EXPECT_TRUE(page.temporary && page.host_fault);
  EXPECT_EQ(page.retry_after, 9s);
  EXPECT_THAT(page.cause, HasSubstr("robots.txt cannot be read, so nothing may be fetched for now: the server answers 503"));
  broken = false;
  EXPECT_EQ(fetcher.get({.url = server.url() + "/a"}).status, FetchStatus::failed);
  std::this_thread::sleep_for(250ms);
  EXPECT_EQ(fetcher.get({.url = server.url() + "/a"}).status, FetchStatus::ok);  // 4xx: there is none
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/robots.txt", "/a"));
}

TEST(Fetcher, ConnectsToThePublicInternetOnly) {
  Server server([](const std::string&, const std::string&) { return answer("200 OK", "secret"); });
  Fetcher fetcher({.user_agent = "priscus/1"});
  const std::string port = server.url().substr(server.url().rfind(':'));
  for (const std::string& host : {std::string("127.0.0.1"), std::string("localhost"), std::string("2130706433"), std::string("[::ffff:127.0.0.1]"), std::string("0.0.0.0")}) {
    const Fetched page = fetcher.get({.url = "http://" + host + port + "/a"});
    EXPECT_EQ(page.status, FetchStatus::refused) << host << ": " << page.cause;
    EXPECT_THAT(page.cause, HasSubstr("which is not allowed")) << host;
  }
  EXPECT_THAT(fetcher.get({.url = "file:///etc/passwd"}).cause, HasSubstr("expected http or https, not file"));
  EXPECT_THAT(server.paths(), ElementsAre());
}

TEST(Fetcher, KnowsWhatHasNotChanged) {
  Server server([](const std::string& path, const std::string& request) {
    if (path == "/robots.txt") return answer("404 Not Found");
    const bool known = request.find("If-None-Match: \"7\"\r\n") != std::string::npos && request.find("If-Modified-Since: then\r\n") != std::string::npos;
    return known ? answer("304 Not Modified") : answer("200 OK", "text");
  });
  Fetcher fetcher(options());
  EXPECT_EQ(fetcher.get({.url = server.url() + "/a", .etag = "\"7\"", .last_modified = "then"}).status, FetchStatus::not_modified);
  EXPECT_EQ(fetcher.get({.url = server.url() + "/a"}).status, FetchStatus::ok);
  // What would break out of its header is not sent.
  EXPECT_EQ(fetcher.get({.url = server.url() + "/a", .etag = "\"7\"\r\nX: y", .last_modified = "then"}).status, FetchStatus::ok);
}

TEST(Fetcher, HasLimits) {
  Server server([](const std::string& path, const std::string&) {
    if (path == "/robots.txt") return answer("200 OK", "User-agent: *\nDisallow: /x\n" + std::string(2 << 20, '#'));
    return answer("200 OK", std::string(5000, 'a'));
  });
  Fetcher fetcher(options());
  EXPECT_EQ(fetcher.get({.url = server.url() + "/a", .limit = 5000}).bytes.size(), 5000u);
  const Fetched page = fetcher.get({.url = server.url() + "/a", .limit = 4999});
  EXPECT_EQ(page.status, FetchStatus::refused);
  EXPECT_EQ(page.cause, "longer than 4999 bytes, the limit");
  EXPECT_EQ(fetcher.get({.url = server.url() + "/x"}).status, FetchStatus::refused);  // the front of a long robots.txt counts
}

TEST(Fetcher, WaitsForTheSitesTurn) {
  Server server([](const std::string& path, const std::string&) { return path == "/robots.txt" ? answer("404 Not Found") : answer("200 OK", "text"); });
  FetchOptions wanted = options();
  wanted.pause = 300ms;
  Fetcher fetcher(wanted);
  const auto begin = steady_clock::now();
  EXPECT_EQ(fetcher.get({.url = server.url() + "/a"}).status, FetchStatus::ok);
  EXPECT_GT(fetcher.wait_for(server.url()), 0ms);
  EXPECT_EQ(fetcher.wait_for("http://other.example"), 0ms);
  EXPECT_EQ(fetcher.get({.url = server.url() + "/b"}).status, FetchStatus::ok);
  EXPECT_GE(steady_clock::now() - begin, 300ms);
  wanted.longest_wait = 0ms;
  wanted.pause = 1h;
  fetcher.set_options(wanted);
  std::this_thread::sleep_for(350ms);
  EXPECT_EQ(fetcher.get({.url = server.url() + "/c"}).status, FetchStatus::ok);
  const Fetched page = fetcher.get({.url = server.url() + "/d"});
  EXPECT_EQ(page.status, FetchStatus::later);
  EXPECT_GT(page.retry_after, 3500s);
}

TEST(Fetcher, StopsInTheMiddle) {
  std::atomic<bool> end{false};
  Server server([&](const std::string& path, const std::string&) {
    if (path == "/robots.txt") return answer("404 Not Found");
    while (!end) std::this_thread::sleep_for(10ms);
    return answer("200 OK", "text");
  });
  Fetcher fetcher(options());
  std::thread stopper([&] {
    std::this_thread::sleep_for(200ms);
    fetcher.stop();
  });
  const auto begin = steady_clock::now();
  EXPECT_EQ(fetcher.get({.url = server.url() + "/a"}).status, FetchStatus::stopped);
  EXPECT_LT(steady_clock::now() - begin, 10s);
  EXPECT_EQ(fetcher.get({.url = server.url() + "/b"}).status, FetchStatus::stopped);
  end = true;
  stopper.join();
}

TEST(Fetcher, SaysWhatWentWrong) {
  std::atomic<bool> end{false};
  Server server([&](const std::string& path, const std::string&) -> std::string {
    if (path == "/robots.txt") return answer("404 Not Found");
    if (path == "/cut") return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
    if (path == "/noise") return "\x01\x02\x03\r\n\r\n";
    while (!end) std::this_thread::sleep_for(10ms);
    return "";
  });
  FetchOptions wanted = options();
  wanted.whole = 1s;
  Fetcher fetcher(wanted);
  for (const char* path : {"/cut", "/noise"}) {
    const Fetched page = fetcher.get({.url = server.url() + path});
    EXPECT_EQ(page.status, FetchStatus::failed) << path;
    EXPECT_TRUE(page.temporary) << path;
    EXPECT_NE(page.cause, "") << path;
  }
  const Fetched slow = fetcher.get({.url = server.url() + "/slow"});
  EXPECT_EQ(slow.status, FetchStatus::failed);
  EXPECT_EQ(slow.cause, "no whole answer within 1 s");
  const Fetched unknown = fetcher.get({.url = "http://no-such-host.invalid/"});
  EXPECT_EQ(unknown.status, FetchStatus::failed);
  EXPECT_TRUE(unknown.temporary);
  EXPECT_THAT(unknown.cause, HasSubstr("the host no-such-host.invalid is not known"));
  end = true;
}

}  // namespace
}  // namespace priscus
