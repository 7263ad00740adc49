#include "service/request.h"

#include <gmock/gmock.h>

#include "service/problem.h"

namespace priscus {
namespace {

using testing::ElementsAre;

std::string fault(const std::string& target) {
  try {
    make_request("GET", target);
    return "";
  } catch (const ApiProblem& problem) {
    EXPECT_EQ(problem.status(), 400);
    return problem.what();
  }
}

TEST(Request, TakesTheAddressApart) {
  const Request request = make_request("GET", "/api/documents/a%2Fb?actor=BLR&actor=%C3%84+b&empty=&flag&&x=1%3D2");
  EXPECT_THAT(request.path, ElementsAre("api", "documents", "a/b"));
  EXPECT_THAT(request.parameters.all("actor"), ElementsAre("BLR", "Ä b"));
  EXPECT_FALSE(request.parameters.has("empty"));
  EXPECT_FALSE(request.parameters.has("flag"));
  EXPECT_EQ(request.parameters.one("x"), "1=2");
  EXPECT_EQ(request.parameters.one("y"), std::nullopt);
  EXPECT_THAT(make_request("GET", "/").path, ElementsAre(""));
}

TEST(Request, RefusesWhatIsNoText) {
  EXPECT_EQ(fault("/api"), "");
  EXPECT_EQ(fault("api"), "the address must begin with /");
  EXPECT_EQ(fault("/a%2"), "a % in the path is not followed by two hexadecimal digits");
  EXPECT_EQ(fault("/a?b=%zz"), "a % in the query is not followed by two hexadecimal digits");
  EXPECT_EQ(fault("/a?b=%ff"), "the query is not UTF-8");
  EXPECT_EQ(fault("/%00"), "the path has a control character");
  EXPECT_EQ(fault("/a?b=%1b"), "the query has a control character");
  EXPECT_EQ(fault("/a?b=a%0Ab"), "");  // a text of several lines may be searched for
}

TEST(Parameters, NumbersAndChoicesSayWhatTheyWant) {
  const Parameters parameters = make_request("GET", "/?limit=70&order=up&twice=1&twice=2&word=7x").parameters;
  EXPECT_EQ(parameters.number("limit", 1, 500, 50), 70);
  EXPECT_EQ(parameters.number("other", 1, 500, 50), 50);
  EXPECT_THROW(parameters.number("limit", 1, 60, 50), ApiProblem);
  EXPECT_THROW(parameters.number("word", 1, 60, 50), ApiProblem);
  EXPECT_THROW(parameters.one("twice"), ApiProblem);
  EXPECT_EQ(parameters.choice("as", {"csv", "jsonl"}), "csv");
  try {
    parameters.choice("order", {"newest", "oldest"});
    FAIL() << "no problem";
  } catch (const ApiProblem& problem) {
    EXPECT_EQ(problem.parameter(), "order");
    EXPECT_STREQ(problem.what(), "order must be one of newest, oldest");
  }
}

}  // namespace
}  // namespace priscus
