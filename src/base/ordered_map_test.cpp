#include "base/ordered_map.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>

namespace priscus {
namespace {

// Numbers 0 … count-1, squared; those divisible by 7 are slow.
std::vector<int> squares(int threads, std::size_t window, int count) {
  int next = 0;
  std::vector<int> written;
  ordered_map<int, int>(
      threads, window,
      [&](int& item) {
        item = next;
        return next++ < count;
      },
      [](int& item) {
        if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
        return item * item;
      },
      [&](int&& result) { written.push_back(result); });
  return written;
}

TEST(OrderedMap, ResultsDoNotDependOnThreads) {
  for (int threads : {0, 1, 2, 5}) {
    for (std::size_t window : {1u, 3u, 64u}) {
      const std::vector<int> written = squares(threads, window, 300);
      ASSERT_EQ(written.size(), 300u);
      for (int i = 0; i < 300; ++i) ASSERT_EQ(written[static_cast<std::size_t>(i)], i * i);
    }
  }
}

TEST(OrderedMap, NothingInNothingOut) {
  EXPECT_TRUE(squares(1, 8, 0).empty());
  EXPECT_TRUE(squares(4, 8, 0).empty());
}

TEST(OrderedMap, NoMoreThanTheWindowIsUnderWay) {
  std::atomic<int> under_way = 0, most = 0;
  int next = 0;
  ordered_map<int, int>(
      4, 6,
      [&](int& item) {
        item = next;
        if (next++ == 400) return false;
        most = std::max(most.load(), ++under_way);
        return true;
      },
      [](int& item) {
        if (item % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return item;
      },
      [&](int&&) { --under_way; });
  EXPECT_EQ(under_way, 0);
  EXPECT_LE(most, 7);  // one may be read while another is being written
}

TEST(OrderedMap, ResultsBeforeAFailureAreWrittenThenItIsThrown) {
  for (int threads : {1, 4}) {
    int next = 0;
    std::vector<int> written;
    const auto run = [&] {
      ordered_map<int, int>(
          threads, 16,
          [&](int& item) {
            item = next++;
            return true;
          },
          [](int& item) {
            if (item >= 20) throw std::runtime_error("item " + std::to_string(item));
            return item;
          },
          [&](int&& result) { written.push_back(result); });
    };
    try {
      run();
      FAIL() << "nothing thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "item 20");
    }
    EXPECT_EQ(written.size(), 20u);
  }
}

TEST(OrderedMap, FailuresOfReadAndWriteAreThrown) {
  for (int threads : {1, 3}) {
    const auto read_fails = [&] {
      ordered_map<int, int>(
          threads, 4, [](int&) -> bool { throw std::runtime_error("read"); }, [](int& item) { return item; },
          [](int&&) {});
    };
    EXPECT_THROW(read_fails(), std::runtime_error);
    const auto write_fails = [&] {
      ordered_map<int, int>(
          threads, 4, [](int&) { return true; }, [](int& item) { return item; },
          [](int&&) { throw std::runtime_error("write"); });
    };
    EXPECT_THROW(write_fails(), std::runtime_error);
  }
}

}  // namespace
}  // namespace priscus
