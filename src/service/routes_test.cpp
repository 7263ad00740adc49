#include "service/routes.h"

#include <gmock/gmock.h>

namespace priscus {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

class RoutesTest : public testing::Test {
 protected:
  RoutesTest() {
    routes.add({"GET", "/api/things/{thing}", {"limit"}, [this](const Request& request) {
                  ++calls;
                  return Reply::json('"' + request.part("thing") + '"');
                }});
    routes.add({"POST", "/api/code", {}, [](const Request& request) { return Reply::json(request.body); }});
    routes.add({"GET", "/api/bad", {}, [](const Request&) -> Reply { throw std::runtime_error("/home/me/secret.db: no such table"); }});
    routes.add({"GET", "/api/fresh", {}, [](const Request&) { return Reply::json("1"); }, Route::Kept::never});
    routes.set_state([this] { return state; });
    routes.set_log([this](const std::string& line) { log += line; });
  }

  Reply get(const std::string& target, const std::string& if_none_match = "") {
    Request request = make_request("GET", target);
    if (!if_none_match.empty()) request.headers["if-none-match"] = if_none_match;
    return routes.answer(request);
  }

  static std::string header(const Reply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers)
      if (key == name) return value;
    return "";
  }

  Routes routes;
  std::string state = "one", log;
  int calls = 0;
};

TEST_F(RoutesTest, FindsTheViewAndItsParts) {
  EXPECT_EQ(get("/api/things/a%20b").body, "\"a b\"");
  EXPECT_EQ(get("/api/things/").status, 404);
  EXPECT_EQ(get("/api/things/a/b").status, 404);
  EXPECT_EQ(get("/api/things").status, 404);
  EXPECT_EQ(get("/api/things/..%2f..%2fetc").body, "\"../../etc\"");  // a name like any other
  EXPECT_EQ(routes.answer(make_request("HEAD", "/api/things/a")).status, 200);
  EXPECT_EQ(routes.answer(make_request("POST", "/api/code", "[1]")).body, "[1]");
}

TEST_F(RoutesTest, AProblemSaysWhatIsWrong) {
  const Reply unknown = get("/api/things/a?limit=1&limt=2");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_EQ(unknown.content_type, "application/problem+json");
  EXPECT_THAT(unknown.body, HasSubstr("\"parameter\": \"limt\""));
  EXPECT_THAT(unknown.body, HasSubstr("takes limit"));
}

TEST_F(RoutesTest, AnotherMethodIsToldWhichOnesThereAre) {
  const Reply reply = routes.answer(make_request("DELETE", "/api/things/a"));
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(header(reply, "Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(get("/api/code").status, 405);
  EXPECT_EQ(routes.answer(make_request("OPTIONS", "/api/code")).status, 204);
  EXPECT_EQ(header(routes.answer(make_request("OPTIONS", "/api/code")), "Allow"), "POST, OPTIONS");
}

TEST_F(RoutesTest, AFaultOfOursTellsNothingButInTheLog) {
  const Reply reply = get("/api/bad");
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, Not(HasSubstr("secret")));
  EXPECT_EQ(log, "GET /api/bad: /home/me/secret.db: no such table");
}

TEST_F(RoutesTest, AnUnchangedAnswerIsNotMadeAgain) {
  const std::string tag = header(get("/api/things/a"), "ETag");
  EXPECT_THAT(tag, testing::MatchesRegex("W/\"[0-9a-f]{16}\""));
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(get("/api/things/a", tag).status, 304);
  EXPECT_EQ(get("/api/things/a", "\"x\", " + tag.substr(2)).status, 304);
  EXPECT_EQ(get("/api/things/a", "*").status, 304);
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(get("/api/things/b", tag).status, 200);
  EXPECT_EQ(get("/api/things/a?limit=2", tag).status, 200);
  state = "two";
  EXPECT_EQ(get("/api/things/a", tag).status, 200);
  EXPECT_EQ(calls, 4);
  EXPECT_EQ(get("/api/things/a").body, "\"a\"");  // given again
  EXPECT_EQ(header(get("/api/things/a"), "ETag"), header(get("/api/things/a"), "ETag"));
  EXPECT_EQ(calls, 4);
  EXPECT_EQ(header(get("/api/fresh"), "ETag"), "");
}

TEST_F(RoutesTest, AnETagDiesWithItsProgram) {
  Routes other;
  other.add({"GET", "/api/things/{thing}", {}, [](const Request&) { return Reply::json("1"); }});
  other.set_state([] { return std::string("one"); });
  EXPECT_NE(header(other.answer(make_request("GET", "/api/things/a")), "ETag"), header(get("/api/things/a"), "ETag"));
}

TEST_F(RoutesTest, NoAddressIsAnsweredTwice) {
  EXPECT_THROW(routes.add({"GET", "/api/bad", {}, [](const Request&) { return Reply(); }}), Error);
}

}  // namespace
}  // namespace priscus
