#include "watch/feed_items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace priscus {
namespace {

using testing::HasSubstr;

FeedItems read(const std::string& bytes, int most = 10) {
  return read_feed_items({.status = FetchStatus::ok, .url = "https://news.example/world/rss", .bytes = bytes}, most, 1 << 20);
}

std::string feed(const std::string& items) { return "<?xml version='1.0'?><rss version='2.0'><channel><title>The Example</title>" + items + "</channel></rss>"; }

std::string item(const std::string& link) { return "<item><title>Talks in Oslo</title><link>" + link + "</link></item>"; }

TEST(FeedItems, HaveAddressesOfTheirOwn) {
  const FeedItems items = read(feed(item("/a") + item("b?x=1#top") + item("http://Other.example/c") + item("")));
  EXPECT_EQ(items.fault, "");
  ASSERT_EQ(items.documents.size(), 4u);
  EXPECT_EQ(items.documents[0].url, "https://news.example/a");
  EXPECT_EQ(items.documents[0].id, "https://news.example/a");
  EXPECT_EQ(items.documents[0].publisher, "The Example");
  EXPECT_EQ(items.documents[1].url, "https://news.example/world/b?x=1");
  EXPECT_EQ(items.documents[2].url, "http://other.example/c");
  EXPECT_EQ(items.documents[3].url, "");
}

TEST(FeedItems, OfOtherSchemesAreLeftOut) {
  const FeedItems items = read(feed(item("file:///etc/passwd") + item("/a")));
  ASSERT_EQ(items.documents.size(), 1u);
  ASSERT_EQ(items.problems.size(), 1u);
  EXPECT_TRUE(items.problems[0].left_out);
  EXPECT_THAT(items.problems[0].message(), HasSubstr("the item's address: \"file:///etc/passwd\" is refused: expected http or https, not file"));
}

TEST(FeedItems, AreCutAtTheLimit) {
  EXPECT_FALSE(read(feed(item("/a") + item("/b")), 2).cut);
  const FeedItems items = read(feed(item("/a") + item("/b") + item("/c")), 2);
  EXPECT_TRUE(items.cut);
  EXPECT_EQ(items.documents.size(), 2u);
}

TEST(FeedItems, SayWhatIsNoFeed) {
  EXPECT_EQ(read("<!DOCTYPE html><html><body>Not found</body></html>").fault, "expected RSS or Atom, found a web page");
  EXPECT_EQ(read("{\"items\": []}").fault, "expected RSS or Atom, found JSON");
  EXPECT_EQ(read("").fault, "expected RSS or Atom, found nothing");
  EXPECT_THAT(read("<rss><channel><item><title>Half &").fault, HasSubstr("nothing of the feed can be read"));
  EXPECT_EQ(read(feed("")).fault, "");  // nothing new is no fault
}

TEST(FeedItems, BeforeAFaultAreTaken) {
  const FeedItems items = read("<rss><channel>" + item("/a") + "<item><title>Half &");
  EXPECT_EQ(items.fault, "");
  EXPECT_EQ(items.documents.size(), 1u);
  EXPECT_EQ(items.problems.empty(), false);
}

}  // namespace
}  // namespace priscus
