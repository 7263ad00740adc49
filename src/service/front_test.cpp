#include "service/front.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace priscus {
namespace {

using testing::HasSubstr;

class FrontTest : public testing::Test {
 protected:
  FrontTest() : page(Page::not_built()) {
    routes.add({"GET", "/api/big", {}, [](const Request&) { return Reply::json(std::string(5000, 'a')); }});
    routes.add({"POST", "/api/code", {}, [](const Request& request) { return Reply::json(request.body); }});
    routes.add({"GET", "/api/export", {}, [](const Request&) {
                  Reply reply = Reply::streamed("text/csv", [n = 0](std::string& out) mutable {
                    out = std::string(2000, 'x');
                    return ++n < 3;
                  });
                  reply.attachment = "a\"b\r\nc/../d.csv";
                  return reply;
                }});
    routes.add({"GET", "/api/fails", {}, [](const Request&) {
                  return Reply::streamed("text/csv", [](std::string&) -> bool { throw ApiProblem(503, "too slow"); });
                }});
    routes.add({"GET", "/api/lines", {}, [](const Request&) {
                  Reply reply = Reply::streamed("application/x-ndjson", [n = 0](std::string& out) mutable {
                    out = "line\n";
                    return ++n < 3;
                  });
                  reply.prompt = true;
                  return reply;
                }});
    routes.set_state([] { return std::string("s"); });
  }

  static Request request(const std::string& method, const std::string& target, std::map<std::string, std::string, std::less<>> headers = {}) {
    Request made = make_request(method, target);
    made.headers = std::move(headers);
    made.headers.emplace("host", "localhost:8080");
    return made;
  }

  // Status that admit() gives; 200 when it lets the request in.
  int admitted(const FrontSettings& settings, const Request& request) {
    try {
      Front(settings, routes, page).admit(request);
      return 200;
    } catch (const ApiProblem& problem) {
      return problem.status();
    }
  }

  Reply answer(const Request& request, const FrontSettings& settings = {}) { return Front(settings, routes, page).answer(request); }

  static std::string header(const Reply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers)
      if (key == name) return value;
    return "";
  }

  Routes routes;
  Page page;
};

TEST_F(FrontTest, PackedLinesDoNotWaitForEachOther) {
  Reply lines = answer(request("GET", "/api/lines", {{"accept-encoding", "gzip"}}));
  ASSERT_TRUE(lines.stream);
  for (int i = 0; i < 3; ++i) {
    std::string piece;
    EXPECT_EQ(lines.stream(piece), i < 2);
    EXPECT_FALSE(piece.empty());
    // 00 00 FF FF ends what was flushed.
    if (i < 2) EXPECT_TRUE(piece.ends_with(std::string_view("\0\0\xFF\xFF", 4)));
  }
}

TEST_F(FrontTest, WithoutATokenOnlyOurOwnNameIsAnswered) {
  for (const char* host : {"localhost", "LOCALHOST:9", "127.0.0.1:8080", "[::1]:8080", "[::1]"}) EXPECT_EQ(admitted({}, request("GET", "/", {{"host", host}})), 200) << host;
  for (const char* host : {"evil.example", "localhost.evil.example:8080", "127.0.0.1.evil.example", "[::2]:8080", "::1", ""})
    EXPECT_EQ(admitted({}, request("GET", "/", {{"host", host}})), 421) << host;
}

TEST_F(FrontTest, WithATokenOnlyWhoKnowsItIsAnswered) {
  FrontSettings settings;
  settings.token = "0123456789abcdef";
  EXPECT_EQ(admitted(settings, request("GET", "/", {{"host", "news.example"}})), 200);  // the page asks for the token
  EXPECT_EQ(admitted(settings, request("GET", "/api/big")), 401);
  for (const char* given : {"Bearer 0123456789abcdeg", "Bearer 0123456789abcde", "Bearer 0123456789abcdef0123456789abcdef", "Bearer ", "Basic 0123456789abcdef", "0123456789abcdef"})
    EXPECT_EQ(admitted(settings, request("GET", "/api/big", {{"authorization", given}})), 401) << given;
  EXPECT_EQ(admitted(settings, request("GET", "/api/big", {{"authorization", "Bearer 0123456789abcdef"}})), 200);
  EXPECT_EQ(admitted(settings, request("GET", "/api/big", {{"authorization", "bearer  0123456789abcdef"}})), 200);
  EXPECT_EQ(admitted(settings, request("GET", "/api/big?token=0123456789abcdef")), 401);
  EXPECT_EQ(header(Front(settings, routes, page).refuse(ApiProblem(401, "")), "WWW-Authenticate"), "Bearer realm=\"priscus\"");
}

TEST_F(FrontTest, AForeignPageCannotMakeUsWork) {
  EXPECT_EQ(admitted({}, request("GET", "/api/big", {{"origin", "http://localhost:8080"}})), 200);
  EXPECT_EQ(admitted({}, request("GET", "/api/big", {{"origin", "http://localhost:9999"}})), 403);
  EXPECT_EQ(admitted({}, request("GET", "/api/big", {{"origin", "null"}})), 403);
  EXPECT_EQ(admitted({}, request("POST", "/api/code", {{"content-type", "text/plain"}})), 415);
  EXPECT_EQ(admitted({}, request("POST", "/api/code", {{"content-type", "Application/JSON; charset=utf-8"}})), 200);
  FrontSettings settings;
  settings.cors_origin = "https://news.example";
  EXPECT_EQ(admitted(settings, request("GET", "/api/big", {{"origin", "https://news.example"}})), 200);
  EXPECT_EQ(admitted(settings, request("GET", "/api/big", {{"origin", "https://news.example.evil"}})), 403);
}

TEST_F(FrontTest, CorsIsOffUnlessAsked) {
  EXPECT_EQ(header(answer(request("GET", "/api/big")), "Access-Control-Allow-Origin"), "");
  EXPECT_EQ(header(answer(request("OPTIONS", "/api/code")), "Access-Control-Allow-Methods"), "");
  FrontSettings settings;
  settings.cors_origin = "https://news.example";
  EXPECT_EQ(header(answer(request("GET", "/api/big"), settings), "Access-Control-Allow-Origin"), "https://news.example");
  const Reply preflight = answer(request("OPTIONS", "/api/code"), settings);
  EXPECT_EQ(preflight.status, 204);
  EXPECT_THAT(header(preflight, "Access-Control-Allow-Headers"), HasSubstr("Authorization"));
}

TEST_F(FrontTest, EveryAnswerCarriesTheSecurityHeaders) {
  const Front front({}, routes, page);
  for (const Reply& reply : {answer(request("GET", "/")), answer(request("GET", "/api/big")), answer(request("GET", "/nothing")), front.refuse(ApiProblem(400, "x"))}) {
    EXPECT_THAT(header(reply, "Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_THAT(header(reply, "Content-Security-Policy"), HasSubstr("frame-ancestors 'none'"));
    EXPECT_EQ(header(reply, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(reply, "Referrer-Policy"), "no-referrer");
  }
}

TEST_F(FrontTest, PacksWhatIsWelcome) {
  EXPECT_EQ(answer(request("GET", "/api/big")).body.size(), 5000u);
  const Reply packed = answer(request("GET", "/api/big", {{"accept-encoding", "gzip"}}));
  EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size(), 200u);
}

TEST_F(FrontTest, AStreamIsGivenWholeAndItsNameIsHarmless) {
  const Reply reply = answer(request("GET", "/api/export"));
  ASSERT_TRUE(reply.stream);
  std::string all, piece;
  for (bool more = true; more; all += piece) {
    piece.clear();
    more = reply.stream(piece);
  }
  EXPECT_EQ(all, std::string(6000, 'x'));
  EXPECT_EQ(header(reply, "Content-Disposition"), "attachment; filename=\"a_b__c_.._d.csv\"");
}

TEST_F(FrontTest, WhatFailsAtOnceIsAProblemAndNoStream) {
  const Reply reply = answer(request("GET", "/api/fails"));
  EXPECT_EQ(reply.status, 503);
  EXPECT_FALSE(reply.stream);
}

TEST_F(FrontTest, SaysWhatABrowserMayKeep) {
  EXPECT_EQ(header(answer(request("GET", "/")), "Cache-Control"), "no-cache");
  EXPECT_EQ(header(answer(request("GET", "/api/big")), "Cache-Control"), "no-cache");
  const std::string tag = header(answer(request("GET", "/")), "ETag");
  EXPECT_EQ(answer(request("GET", "/", {{"if-none-match", tag}})).status, 304);
  EXPECT_EQ(answer(request("DELETE", "/")).status, 405);
}

TEST(SameSecret, TellsAnyDifference) {
  EXPECT_TRUE(same_secret("abc", "abc"));
  for (const char* other : {"", "ab", "abd", "bbc", "abcabc", "abcd"}) EXPECT_FALSE(same_secret(other, "abc")) << other;
  EXPECT_FALSE(same_secret("abc", ""));
}

TEST(ReadToken, WantsASecretThatIsOne) {
  const std::string path = (std::filesystem::temp_directory_path() / ("priscus_token_" + std::to_string(getpid()))).string();
  const auto write = [&](const std::string& bytes, mode_t mode) {
    std::ofstream(path) << bytes;
    chmod(path.c_str(), mode);
  };
  write("  0123456789abcdef \nnote\n", 0600);
  EXPECT_EQ(read_token(path), "0123456789abcdef");
  chmod(path.c_str(), 0644);
  EXPECT_THROW(read_token(path), Error);
  write("short\n", 0600);
  EXPECT_THROW(read_token(path), Error);
  write("0123456789 abcdef\n", 0600);
  EXPECT_THROW(read_token(path), Error);
  std::filesystem::remove(path);
  EXPECT_THROW(read_token(path), Error);
}

}  // namespace
}  // namespace priscus
