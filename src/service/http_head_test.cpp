#include "service/http_head.h"

#include <gtest/gtest.h>

#include "service/problem.h"

namespace priscus {
namespace {

constexpr char kPlain[] = "GET /api/events?limit=5 HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n";

// The status of the problem that reading gives; 0 when there is none.
int status_of(std::string_view bytes, const HeadLimits& limits = {}) {
  try {
    const std::optional<std::size_t> end = head_end(bytes, limits);
    if (!end) return -1;
    parse_head(bytes.substr(0, *end), limits);
    return 0;
  } catch (const ApiProblem& problem) {
    return problem.status();
  }
}

std::string with_header(const std::string& line) { return "GET / HTTP/1.1\r\nHost: a\r\n" + line + "\r\n\r\n"; }

TEST(HttpHead, ReadsMethodAddressAndHeaders) {
  ASSERT_EQ(head_end(kPlain), std::string_view(kPlain).size());
  const HttpHead head = parse_head(kPlain);
  EXPECT_EQ(head.method, "GET");
  EXPECT_EQ(head.target, "/api/events?limit=5");
  EXPECT_EQ(head.headers.at("accept-encoding"), "gzip");
  EXPECT_EQ(head.content_length, 0u);
  EXPECT_TRUE(head.keep_alive);
}

TEST(HttpHead, EndsAtTheEmptyLineAndNotBefore) {
  const std::string two = std::string(kPlain) + kPlain;
  EXPECT_EQ(head_end(two), std::string_view(kPlain).size());
  for (std::size_t length = 0; length < std::string_view(kPlain).size(); ++length)
    EXPECT_EQ(head_end(std::string_view(kPlain).substr(0, length)), std::nullopt) << length;
}

TEST(HttpHead, KeepsAliveAsTheVersionSays) {
  EXPECT_FALSE(parse_head("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n").keep_alive);
  EXPECT_FALSE(parse_head("GET / HTTP/1.0\r\n\r\n").keep_alive);
  EXPECT_TRUE(parse_head("GET / HTTP/1.0\r\nConnection: x, Keep-Alive\r\n\r\n").keep_alive);
}

TEST(HttpHead, RefusesWhatCouldBeReadInTwoWays) {
  EXPECT_EQ(status_of(kPlain), 0);
  EXPECT_EQ(status_of("GET / HTTP/1.1\nHost: a\n\n"), 400);                               // lines without CR
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);                                    // no Host
  EXPECT_EQ(status_of(with_header("Host: b")), 400);                                      // two
  EXPECT_EQ(status_of(with_header("Content-Length: 1\r\nContent-Length: 2")), 400);
  EXPECT_EQ(status_of(with_header("Content-Length: +1")), 400);
  EXPECT_EQ(status_of(with_header("Content-Length: 1 2")), 400);
  EXPECT_EQ(status_of(with_header("Content-Length: 99999999999999999999")), 413);
  EXPECT_EQ(status_of(with_header("Transfer-Encoding: chunked")), 411);
  EXPECT_EQ(status_of(with_header("Transfer-Encoding: chunked\r\nContent-Length: 5")), 411);
  EXPECT_EQ(status_of(with_header("X-A: b\r\n c")), 400);                                 // goes on in the next line
  EXPECT_EQ(status_of(with_header("X-A : b")), 400);
  EXPECT_EQ(status_of(with_header(": b")), 400);
  EXPECT_EQ(status_of(with_header("no colon")), 400);
  EXPECT_EQ(status_of(with_header("X-A: b\rc")), 400);
  EXPECT_EQ(status_of(with_header(std::string("X-A: b\0c", 8))), 400);
}

TEST(HttpHead, RefusesOtherFirstLines) {
  EXPECT_EQ(status_of("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("G{T / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of(std::string("GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", 32)), 400);
  EXPECT_EQ(status_of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 505);
  EXPECT_EQ(status_of("\r\n\r\n"), 400);
  EXPECT_EQ(status_of("\x16\x03\x01\x02 hello of TLS\r\n\r\n"), 400);
}

TEST(HttpHead, HoldsItsLimitsBeforeTheEndHasCome) {
  HeadLimits limits;
  limits.target = 100;
  limits.head = 1000;
  limits.headers = 3;
  EXPECT_EQ(status_of("GET /" + std::string(200, 'a'), limits), 414);
  EXPECT_EQ(status_of("GET /" + std::string(100, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", limits), 414);
  EXPECT_EQ(status_of("GET /" + std::string(99, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", limits), 0);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: " + std::string(1000, 'a'), limits), 431);
  EXPECT_EQ(status_of(with_header("A: 1\r\nB: 2\r\nC: 3"), limits), 431);
  EXPECT_EQ(status_of(with_header("A: 1\r\nB: 2"), limits), 0);
}

}  // namespace
}  // namespace priscus
