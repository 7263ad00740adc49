#include "service/workers.h"

#include <gtest/gtest.h>

#include <atomic>

namespace priscus {
namespace {

using std::chrono::milliseconds;

TEST(Workers, BlockedWorkDoesNotHoldUpOther) {
  Workers workers;
  std::atomic<bool> free{false};
  std::atomic<int> done{0};
  for (int i = 0; i < 20; ++i)
    workers.run([&] {
      while (!free) std::this_thread::sleep_for(milliseconds(1));
      ++done;
    });
  workers.run([&] { free = true; });  // would never begin if it had to wait for one of the others
  for (int i = 0; i < 2000 && done < 20; ++i) std::this_thread::sleep_for(milliseconds(1));
  EXPECT_EQ(done, 20);
}

TEST(Workers, ThreadsAreUsedAgainAndGoWhenThereIsNoWork) {
  Workers workers(milliseconds(200));
  std::atomic<int> done{0};
  int most = 0;
  for (int i = 0; i < 50; ++i) {
    workers.run([&] { ++done; });
    while (done <= i) std::this_thread::sleep_for(milliseconds(1));
    std::this_thread::sleep_for(milliseconds(1));
    most = std::max(most, workers.threads());
  }
  EXPECT_LE(most, 5);
  for (int i = 0; i < 300 && workers.threads() > 0; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_EQ(workers.threads(), 0);
}

TEST(Workers, WaitForTheirWorkAtTheEnd) {
  std::atomic<int> done{0};
  {
    Workers workers;
    for (int i = 0; i < 10; ++i)
      workers.run([&] {
        std::this_thread::sleep_for(milliseconds(20));
        ++done;
      });
  }
  EXPECT_EQ(done, 10);
}

}  // namespace
}  // namespace priscus
