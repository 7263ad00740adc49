#include "watch/watch_config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace priscus {
namespace {

using namespace std::chrono_literals;

std::string faults(const std::string& text) {
  try {
    WatchConfig::parse(text, "conf/watch.toml");
    return "";
  } catch (const WatchConfigError& error) {
    return error.what();
  }
}

const std::string kLeast = "record = 'news.db'\n[[feed]]\nurl = 'https://news.example/rss'\n";

TEST(WatchConfig, TheLeast) {
  const WatchConfig config = WatchConfig::parse(kLeast, "conf/watch.toml");
  EXPECT_EQ(config.record, "conf/news.db");
  EXPECT_EQ(config.state, "conf/news.watch.db");
  ASSERT_EQ(config.feeds.size(), 1u);
  EXPECT_EQ(config.feeds[0].url, "https://news.example/rss");
  EXPECT_EQ(config.feeds[0].interval, 15min);
  EXPECT_TRUE(config.feeds[0].articles);
  EXPECT_TRUE(config.folders.empty());
  EXPECT_NE(config.addresses.fault("x", "127.0.0.1"), "");
}

TEST(WatchConfig, EveryKey) {
  const WatchConfig config = WatchConfig::parse(
      "record = '/data/news.db'\nstate = 'watch.db'\ncontact = 'https://example.org'\nuser_agent = 'own/1'\ninterval = '1h'\nstatus = '1d'\nfetches = 2\n"
      "any_language = true\nallow_private = ['127.0.0.1', 'intranet.example']\n"
      "[limits]\nfeed = '2 MB'\narticle = 1000\nconnect = '5s'\ntime = '500ms'\nslow_bytes = 10\nslow_time = '7s'\nredirects = 0\nitems = 10\npause = '1.5s'\n"
      "retry = '3m'\nretry_longest = '3h'\ntries = 3\nsettle = '1s'\n"
      "[[feed]]\nurl = 'HTTP://News.example/a'\nname = 'News'\nlanguage = 'en'\ninterval = '30s'\narticles = false\nrobots = false\n"
      "[[feed]]\nurl = 'http://news.example/b'\n[[folder]]\npath = 'in'\npattern = '*.jsonl'\ninterval = '10s'\n",
      "watch.toml");
  EXPECT_EQ(config.record, "/data/news.db");
  EXPECT_EQ(config.state, "watch.db");
  EXPECT_EQ(config.contact, "https://example.org");
  EXPECT_EQ(config.user_agent, "own/1");
  EXPECT_EQ(config.status, 24h);
  EXPECT_EQ(config.fetches, 2);
  EXPECT_TRUE(config.any_language);
  EXPECT_EQ(config.addresses.fault("x", "127.0.0.1"), "");
  EXPECT_NE(config.addresses.fault("x", "127.0.0.2"), "");
  EXPECT_EQ(config.feed_bytes, 2u << 20);
  EXPECT_EQ(config.article_bytes, 1000u);
  EXPECT_EQ(config.connect, 5s);
  EXPECT_EQ(config.whole, 500ms);
  EXPECT_EQ(config.slow_bytes, 10u);
  EXPECT_EQ(config.slow_time, 7s);
  EXPECT_EQ(config.redirects, 0);
  EXPECT_EQ(config.items, 10);
  EXPECT_EQ(config.pause, 1500ms);
  EXPECT_EQ(config.retry, 3min);
  EXPECT_EQ(config.retry_longest, 3h);
  EXPECT_EQ(config.tries, 3);
  EXPECT_EQ(config.settle, 1s);
  ASSERT_EQ(config.feeds.size(), 2u);
  EXPECT_EQ(config.feeds[0].url, "http://news.example/a");
  EXPECT_EQ(config.feeds[0].name, "News");
  EXPECT_EQ(config.feeds[0].interval, 30s);
  EXPECT_FALSE(config.feeds[0].articles);
  EXPECT_FALSE(config.feeds[0].robots);
  EXPECT_EQ(config.feeds[1].interval, 1h);
  ASSERT_EQ(config.folders.size(), 1u);
  EXPECT_EQ(config.folders[0].path, "in");
  EXPECT_EQ(config.folders[0].pattern, "*.jsonl");
  EXPECT_EQ(config.folders[0].interval, 10s);
}

TEST(WatchConfig, FaultsNameFileLineAndKey) {
  EXPECT_EQ(faults("record = 'a.db'\nintervall = '1h'\ninterval = 'soon'\nfetches = 0\n[[feed]]\nurl = 'ftp://x.example/'\narticles = 'yes'\n"
                   "[[feed]]\nname = 'x'\n[limits]\narticle = '1 TB'\ntries = 1.5\n"),
            "conf/watch.toml:2: intervall: no such key; expected one of record, state, contact, user_agent, interval, status, fetches, any_language, "
            "allow_private, limits, feed, folder\n"
            "conf/watch.toml:3: interval: expected a time such as \"30s\", \"15m\" or \"2h\", got \"soon\"\n"
            "conf/watch.toml:4: fetches: expected a whole number from 1 to 64, got 0\n"
            "conf/watch.toml:6: feed.url: \"ftp://x.example/\" is refused: expected http or https, not ftp\n"
            "conf/watch.toml:7: feed.articles: expected true or false, got \"yes\"\n"
            "conf/watch.toml:8: feed: expected url = \"https://…\"\n"
            "conf/watch.toml:11: limits.article: expected a size such as \"8 MB\", at most 1 GB, got \"1 TB\"\n"
            "conf/watch.toml:12: limits.tries: expected a whole number from 1 to 1000, got a number");
}

TEST(WatchConfig, OtherFaults) {
  EXPECT_THAT(faults(""), testing::HasSubstr("conf/watch.toml:1: record: expected the name of the database"));
  EXPECT_THAT(faults("record = 'a.db'\n"), testing::HasSubstr("expected a [[feed]] or a [[folder]]"));
  EXPECT_THAT(faults("record = \n"), testing::HasSubstr("conf/watch.toml:1: is no TOML"));
  EXPECT_EQ(faults(kLeast + "[[feed]]\nurl = 'https://NEWS.example/rss'\n"), "conf/watch.toml:5: feed.url: https://news.example/rss is there twice");
  EXPECT_EQ(faults("record = 'a.db'\nstate = 'a.db'\nfeed = 3\n"),
            "conf/watch.toml:2: state: expected another file than the record\nconf/watch.toml:3: feed: expected [[feed]], got 3");
  EXPECT_EQ(faults("allow_private = ['10.0.0.0/99', 7]\n" + kLeast),
            "conf/watch.toml:1: allow_private: \"10.0.0.0/99\": expected a network such as 10.1.0.0/16, with at most 32 bits\n"
            "conf/watch.toml:1: allow_private: expected a host or a network in quotation marks, got 7");
  EXPECT_EQ(faults("contact = \"a\\nb\"\n" + kLeast), "conf/watch.toml:1: contact: expected a string in one line that is not empty, got \"a\nb\"");
  EXPECT_THAT(faults("interval = '-1s'\n" + kLeast), testing::HasSubstr("interval: expected a time"));
  EXPECT_THAT(faults("interval = '1e300d'\n" + kLeast), testing::HasSubstr("interval: expected a time"));
}

}  // namespace
}  // namespace priscus
