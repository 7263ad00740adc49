#include "fetch/robots.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

using std::chrono::milliseconds;

Robots parse(std::string_view text) { return Robots::parse(text, "priscus"); }

// Is `path` allowed by one rule for everybody?
bool allowed(const std::string& rule, std::string_view path) { return parse("User-agent: *\nDisallow: " + rule + "\n").allows(path); }

TEST(Robots, AllowWhatNothingForbids) {
  EXPECT_TRUE(parse("").allows("/a"));
  EXPECT_TRUE(parse("User-agent: *\nDisallow:\n").allows("/a"));
  EXPECT_TRUE(parse("Disallow: /\n").allows("/a"));  // in no group
  EXPECT_TRUE(parse("<html><body>Not found</body></html>").allows("/a"));
  EXPECT_TRUE(Robots().allows("/a"));
  EXPECT_FALSE(Robots::disallow_all().allows("/a"));
  EXPECT_TRUE(Robots::disallow_all().allows("/robots.txt"));
}

TEST(Robots, TakeTheGroupThatNamesUs) {
  const std::string_view text =
      "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: PRISCUS/2.0\nDisallow: /a\n\nUser-agent: third\nDisallow: /b\n"
      "User-Agent: priscus # again\nDisallow: /c\n";
  EXPECT_FALSE(parse(text).allows("/a"));
  EXPECT_TRUE(parse(text).allows("/b"));
  EXPECT_FALSE(parse(text).allows("/c"));  // groups for one product are one
  EXPECT_TRUE(parse(text).allows("/d"));
  EXPECT_FALSE(Robots::parse(text, "else").allows("/d"));
  EXPECT_FALSE(Robots::parse("User-agent: our-reader\nDisallow: /\n", "Our-Reader 2").allows("/a"));
  EXPECT_FALSE(parse("User-agent: priscusbot\nDisallow: /x\nUser-agent: *\nDisallow: /y\n").allows("/y"));
}

TEST(Robots, AnEmptyGroupOfOursAllowsAll) {
  EXPECT_TRUE(parse("User-agent: *\nDisallow: /\nUser-agent: priscus\nDisallow:\n").allows("/a"));
}

TEST(Robots, TheLongestPatternCounts) {
  const Robots robots = parse("User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /e\nDisallow: /e\n");
  EXPECT_FALSE(robots.allows("/a/x"));
  EXPECT_TRUE(robots.allows("/a/b"));
  EXPECT_FALSE(robots.allows("/a/b/c/d"));
  EXPECT_TRUE(robots.allows("/e"));  // equally long: Allow
  EXPECT_TRUE(parse("User-agent: *\nDisallow: /e\nAllow: /e\n").allows("/e"));
}

TEST(Robots, StarsAndDollar) {
  EXPECT_FALSE(allowed("/*.pdf$", "/a/b.pdf"));
  EXPECT_TRUE(allowed("/*.pdf$", "/a/b.pdf?x"));
  EXPECT_FALSE(allowed("/*.pdf", "/a/b.pdf?x"));
  EXPECT_FALSE(allowed("/a*b*c", "/a1b2c3"));
  EXPECT_TRUE(allowed("/a*b*c", "/a1c2b3"));
  EXPECT_FALSE(allowed("/a$", "/a"));
  EXPECT_TRUE(allowed("/a$", "/ab"));
  EXPECT_FALSE(allowed("*", "/x"));
  EXPECT_FALSE(allowed("/$", "/"));
  EXPECT_TRUE(allowed("/$", "/x"));
  EXPECT_FALSE(allowed("/ab*ab$", "/abab"));
  EXPECT_TRUE(allowed("/ab*ab$", "/ab"));  // the two must not overlap
  EXPECT_FALSE(allowed("/*?print=", "/news?print=1"));
  EXPECT_TRUE(allowed("/News", "/news"));
}

TEST(Robots, PercentEncodingIsMadeAlike) {
  EXPECT_FALSE(allowed("/%7Ejoe", "/~joe"));
  EXPECT_FALSE(allowed("/~joe", "/%7ejoe"));
  EXPECT_FALSE(allowed("/caf\xC3\xA9", "/caf%c3%a9"));
  EXPECT_TRUE(allowed("/a%2Fb", "/a/b"));
  EXPECT_FALSE(allowed("/a%2fb", "/a%2Fb"));
}

TEST(Robots, CrawlDelay) {
  EXPECT_EQ(parse("User-agent: *\nCrawl-delay: 2.5\n").pause(), milliseconds(2500));
  EXPECT_EQ(parse("User-agent: *\nCrawl-delay: 9\nUser-agent: priscus\nDisallow: /a\n").pause(), milliseconds(0));
  EXPECT_EQ(parse("User-agent: *\nCrawl-delay: 1e9\n").pause(), std::chrono::hours(24));
  for (const char* value : {"", "-3", "soon", "nan"}) EXPECT_EQ(parse(std::string("User-agent: *\nCrawl-delay: ") + value).pause(), milliseconds(0)) << value;
  // It is a line of its group: the agents after it begin another.
  EXPECT_TRUE(parse("User-agent: *\nCrawl-delay: 9\nUser-agent: bad\nDisallow: /\n").allows("/a"));
}

TEST(Robots, LinesOfOtherKindsDoNotDivideAGroup) {
  const Robots robots = parse("\xEF\xBB\xBFUser-agent: x\rSitemap: https://news.example/map\r\nUSER-AGENT : *\n  disallow  :  /a  # not this\nfoo\n:\n");
  EXPECT_FALSE(robots.allows("/a"));
  EXPECT_TRUE(robots.allows("/b"));
}

TEST(Robots, HostilePatternsEndSoon) {
  std::string rule = "/";
  for (int i = 0; i < 2000; ++i) rule += "*a";
  EXPECT_TRUE(allowed(rule + "b$", "/" + std::string(4000, 'a')));
}

}  // namespace
}  // namespace priscus
