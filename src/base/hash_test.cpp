#include "base/hash.h"

#include <gtest/gtest.h>

#include <set>

namespace priscus {
namespace {

TEST(Hash, ValuesNeverChange) {
  // Model files and document ids hold these: a change here breaks files that users have.
  EXPECT_EQ(hex16(stable_hash("")), "efd01f60ba992926");
  EXPECT_EQ(hex16(stable_hash("Baku")), hex16(stable_hash(std::string("Baku"))));
  EXPECT_EQ(stable_hash("ab"), mix_hash(add_to_hash(add_to_hash(kHashStart, 'a'), 'b')));
}

TEST(Hash, LowBitsSpread) {
  std::set<std::uint64_t> buckets;
  for (int i = 0; i < 1000; ++i) buckets.insert(stable_hash("word" + std::to_string(i)) & 0xFFFF);
  EXPECT_GT(buckets.size(), 980u);
}

TEST(Hash, HexHasSixteenDigits) {
  EXPECT_EQ(hex16(0), "0000000000000000");
  EXPECT_EQ(hex16(0xabcULL), "0000000000000abc");
  EXPECT_EQ(hex16(UINT64_MAX), "ffffffffffffffff");
}

}  // namespace
}  // namespace priscus
