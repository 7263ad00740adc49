#include "watch/watch_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "record/store.h"

namespace priscus {
namespace {

class WatchStateTest : public testing::Test {
 protected:
  WatchStateTest()
      : folder_(std::filesystem::temp_directory_path() / ("watch_state_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + "_" +
                                                         std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~WatchStateTest() override { std::filesystem::remove_all(folder_); }

  std::string path() const { return (folder_ / "state.db").string(); }
  static WatchState::Article article(const std::string& url, std::int64_t due = 0, const std::string& origin = "http://a.example") {
    return {.url = url, .feed = "f", .origin = origin, .title = "t", .date = "2024-05-22", .publisher = "p", .language = "en", .due = due};
  }
  static std::vector<std::string> drain(WatchState& state, const std::string& origin, std::int64_t now) {
    std::vector<std::string> urls;
    std::set<std::string> taken;
    while (const auto next = state.next_article(origin, now, taken)) {
      urls.push_back(next->url);
      taken.insert(next->url);
    }
    return urls;
  }

  const std::filesystem::path folder_;
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(WatchStateTest, KeepsFeedsAndArticlesAcrossRestarts) {
  {
    WatchState state(path());
    EXPECT_EQ(state.feed("f").due, 0);
    state.take_feed({.url = "f", .etag = "\"1\"", .last_modified = "then", .due = 70, .failures = 2}, {article("u2"), article("u1"), article("u3", 90)});
    state.keep_site({"http://a.example", 3, 55});
    state.keep_file("in/a", 10, 20);
    EXPECT_EQ(state.pending(), 3);
  }
  WatchState state(path());
  const WatchState::Feed feed = state.feed("f");
  EXPECT_EQ(feed.etag, "\"1\"");
  EXPECT_EQ(feed.last_modified, "then");
  EXPECT_EQ(feed.due, 70);
  EXPECT_EQ(feed.failures, 2);
  EXPECT_THAT(drain(state, "http://a.example", 50), ElementsAre("u2", "u1"));  // in the order of the feed
  EXPECT_THAT(drain(state, "http://a.example", 90), ElementsAre("u2", "u1", "u3"));
  EXPECT_THAT(drain(state, "http://b.example", 90), IsEmpty());
  EXPECT_EQ(state.site("http://a.example").until, 55);
  EXPECT_TRUE(state.knows_file("in/a", 10, 20));
  EXPECT_FALSE(state.knows_file("in/a", 10, 21));
  EXPECT_FALSE(state.knows_file("in/b", 10, 20));
}

TEST_F(WatchStateTest, SettledArticlesStayKnownWhileTheFeedListsThem) {
  WatchState state(path());
  state.take_feed({.url = "f"}, {article("u1"), article("u2")});
  state.settle({"u1"});
  EXPECT_THAT(drain(state, "http://a.example", 0), ElementsAre("u2"));
  state.take_feed({.url = "f"}, {article("u1"), article("u2")});
  EXPECT_TRUE(state.knows("u1"));
  EXPECT_THAT(drain(state, "http://a.example", 0), ElementsAre("u2"));
  state.take_feed({.url = "f"}, {article("u3")});
  EXPECT_FALSE(state.knows("u1"));
  EXPECT_TRUE(state.knows("u2"));  // still to come
  EXPECT_THAT(drain(state, "http://a.example", 0), testing::UnorderedElementsAre("u2", "u3"));
  state.settle({"u2"});
  EXPECT_FALSE(state.knows("u2"));
}

TEST_F(WatchStateTest, AnArticleOfTwoFeedsIsFetchedOnce) {
  WatchState state(path());
  state.take_feed({.url = "f"}, {article("u1")});
  state.take_feed({.url = "g"}, {article("u1")});
  state.settle({"u1"});
  state.take_feed({.url = "g"}, {});
  EXPECT_TRUE(state.knows("u1"));
  EXPECT_EQ(state.pending(), 0);
}

TEST_F(WatchStateTest, PostponedArticlesWait) {
  WatchState state(path());
  state.take_feed({.url = "f"}, {article("u1"), article("v1", 5, "http://b.example")});
  WatchState::Article first = *state.next_article("http://a.example", 0, {});
  first.due = 100;
  first.failures = 4;
  state.postpone(first);
  EXPECT_THAT(drain(state, "http://a.example", 99), IsEmpty());
  EXPECT_EQ(state.next_article("http://a.example", 100, {})->failures, 4);
  const auto waiting = state.waiting();
  ASSERT_EQ(waiting.size(), 2u);
  EXPECT_EQ(waiting[0].origin, "http://b.example");
  EXPECT_EQ(waiting[1].due, 100);
}

TEST_F(WatchStateTest, ForgetsWhatIsNoLongerWatched) {
  WatchState state(path());
  state.take_feed({.url = "f", .etag = "1"}, {article("u1")});
  state.take_feed({.url = "g", .etag = "2"}, {});
  state.keep_only({"f", "g"});
  EXPECT_EQ(state.feed("g").etag, "2");
  state.keep_only({"g"});
  EXPECT_EQ(state.pending(), 0);
  EXPECT_EQ(state.feed("f").etag, "");
  EXPECT_EQ(state.feed("g").etag, "");  // it may list what went with f
  state.keep_site({"s", 0, 0});
  EXPECT_EQ(state.site("s").failures, 0);
}

TEST_F(WatchStateTest, IsHeldByOne) {
  const WatchState state(path());
  try {
    const WatchState other(path());
    FAIL() << "opened twice";
  } catch (const StoreError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("another `priscus watch` is at work with it"));
  }
}

TEST_F(WatchStateTest, RefusesOtherDatabases) {
  { Database(path(), Database::Mode::write, 0).run("CREATE TABLE x (y)"); }
  try {
    const WatchState state(path());
    FAIL() << "took it";
  } catch (const StoreError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("is not the state of a `priscus watch`"));
  }
}

}  // namespace
}  // namespace priscus
