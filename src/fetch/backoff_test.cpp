#include "fetch/backoff.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

using namespace std::chrono_literals;

TEST(Backoff, DoublesUpToTheLongest) {
  EXPECT_EQ(backoff(0, 1min, 6h), 0ms);
  EXPECT_EQ(backoff(1, 1min, 6h), 1min);
  EXPECT_EQ(backoff(2, 1min, 6h), 2min);
  EXPECT_EQ(backoff(5, 1min, 6h), 16min);
  EXPECT_EQ(backoff(10, 1min, 6h), 6h);
  EXPECT_EQ(backoff(2000000000, 1min, 6h), 6h);
  EXPECT_EQ(backoff(1, 12h, 6h), 6h);
}

TEST(Backoff, RetryAfter) {
  const auto now = std::chrono::system_clock::from_time_t(1621670400);  // Sat, 22 May 2021 08:00:00 GMT
  EXPECT_EQ(retry_after(" 120 ", now), 120s);
  EXPECT_EQ(retry_after("0", now), 0s);
  EXPECT_EQ(retry_after("99999999999999999999", now), kLongestRetryAfter);
  EXPECT_EQ(retry_after("Sat, 22 May 2021 08:02:00 GMT", now), 120s);
  EXPECT_EQ(retry_after("Sat, 22 May 2021 07:00:00 GMT", now), 0s);
  EXPECT_EQ(retry_after("Wed, 22 May 2041 07:00:00 GMT", now), kLongestRetryAfter);
  for (const char* value : {"", "soon", "-5", "1.5"}) EXPECT_EQ(retry_after(value, now), std::nullopt) << value;
}

}  // namespace
}  // namespace priscus
