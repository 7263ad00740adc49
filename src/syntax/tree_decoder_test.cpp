#include "syntax/tree_decoder.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace priscus {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

bool is_tree(const std::vector<int>& heads) {
  int roots = 0;
  for (std::size_t start = 0; start < heads.size(); ++start) {
    roots += heads[start] < 0;
    int node = static_cast<int>(start);
    for (std::size_t steps = 0; node >= 0; ++steps) {
      if (steps > heads.size()) return false;
      node = heads[static_cast<std::size_t>(node)];
    }
  }
  return roots == 1;
}

float total(const std::vector<float>& scores, const std::vector<int>& heads) {
  float sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i)
    sum += scores[i * (heads.size() + 1) + static_cast<std::size_t>(heads[i] + 1)];
  return sum;
}

// The best of all (n + 1)^n ways to give each word a head.
float best_by_trying_all(const std::vector<float>& scores, int n) {
  std::vector<int> heads(static_cast<std::size_t>(n), -1);
  float best = kNever;
  for (;;) {
    bool loops = false;
    for (int i = 0; i < n; ++i) loops |= heads[static_cast<std::size_t>(i)] == i;
    if (!loops && is_tree(heads)) best = std::max(best, total(scores, heads));
    int i = 0;
    while (i < n && ++heads[static_cast<std::size_t>(i)] == n) heads[static_cast<std::size_t>(i++)] = -1;
    if (i == n) return best;
  }
}

TEST(TreeDecoder, EmptyAndSingle) {
  EXPECT_TRUE(best_tree({}, 0).empty());
  EXPECT_EQ(best_tree({1.0f, kNever}, 1), std::vector<int>{-1});
}

TEST(TreeDecoder, OneRootEvenWhenTwoWouldScoreMore) {
  // Both words would rather hang from the root.
  const std::vector<int> heads = best_tree({10, kNever, 1, 9, 2, kNever}, 2);
  EXPECT_EQ(heads, (std::vector<int>{-1, 0}));
}

TEST(TreeDecoder, BreaksACycle) {
  // 0 and 1 prefer each other; the root takes 1, where it costs less.
  const std::vector<int> heads = best_tree({1, kNever, 20, 4, 20, kNever}, 2);
  EXPECT_EQ(heads, (std::vector<int>{1, -1}));
}

TEST(TreeDecoder, FindsTheBestOfAllTrees) {
  std::mt19937 random(7);
  for (int n = 1; n <= 5; ++n) {
    for (int round = 0; round < 150; ++round) {
      std::vector<float> scores(static_cast<std::size_t>(n * (n + 1)));
      // Small whole numbers, so that sums are exact and equal scores frequent.
      for (float& score : scores) score = static_cast<float>(static_cast<int>(random() % 21) - 10);
      for (int i = 0; i < n; ++i) scores[static_cast<std::size_t>(i * (n + 1) + i + 1)] = kNever;
      const std::vector<int> heads = best_tree(scores, n);
      ASSERT_TRUE(is_tree(heads));
      ASSERT_EQ(total(scores, heads), best_by_trying_all(scores, n)) << "n " << n << " round " << round;
    }
  }
}

TEST(TreeDecoder, LongSentenceOfNoiseIsATree) {
  std::mt19937 random(3);
  const int n = 400;
  std::vector<float> scores(static_cast<std::size_t>(n * (n + 1)));
  for (float& score : scores) score = static_cast<float>(random() % 1000);
  for (int i = 0; i < n; ++i) scores[static_cast<std::size_t>(i * (n + 1) + i + 1)] = kNever;
  EXPECT_TRUE(is_tree(best_tree(scores, n)));
}

}  // namespace
}  // namespace priscus
