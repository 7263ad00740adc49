#include "service/reply_cache.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

Reply sized(std::size_t bytes) { return Reply::json(std::string(bytes, 'x')); }

TEST(ReplyCache, WhatIsNotAskedForMakesRoom) {
  ReplyCache cache(1000);
  for (char key = 'a'; key < 'k'; ++key) cache.keep(std::string(1, key), sized(90));
  ASSERT_TRUE(cache.find("a"));
  cache.keep("k", sized(119));
  cache.keep("l", sized(119));
  EXPECT_TRUE(cache.find("a"));
  EXPECT_FALSE(cache.find("b"));
  EXPECT_TRUE(cache.find("l"));
  EXPECT_EQ(cache.find("k")->body.size(), 119u);
}

TEST(ReplyCache, LeavesOutStreamsAndWhatIsLarge) {
  ReplyCache cache(1000);
  cache.keep("large", sized(200));
  cache.keep("stream", Reply::streamed("text/csv", [](std::string&) { return false; }));
  EXPECT_FALSE(cache.find("large"));
  EXPECT_FALSE(cache.find("stream"));
  EXPECT_FALSE(cache.find("nothing"));
}

}  // namespace
}  // namespace priscus
