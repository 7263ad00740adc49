#include "base/strings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace priscus {
namespace {

using testing::ElementsAre;

TEST(Strings, TrimTakesWhiteSpaceOffBothEnds) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Strings, SplitKeepsEmptyParts) {
  EXPECT_THAT(split("a,,b", ','), ElementsAre("a", "", "b"));
  EXPECT_THAT(split(",", ','), ElementsAre("", ""));
  EXPECT_THAT(split("", ','), ElementsAre(""));
}

TEST(Strings, SplitWordsKeepsNone) {
  EXPECT_THAT(split_words("  hold \t talks\n"), ElementsAre("hold", "talks"));
  EXPECT_THAT(split_words(" "), ElementsAre());
}

TEST(Strings, LowerKnowsTheScriptsOfNews) {
  EXPECT_EQ(lower("Baku, NATO"), "baku, nato");
  EXPECT_EQ(lower("ŁÓDŹ Žižkov ÉCOLE Əliyev ΑΘΗΝΑ МОСКВА Ёлка Ўзбекистон ԵՐԵՎԱՆ"),
            "łódź žižkov école əliyev αθηνα москва ёлка ўзбекистон երեվան");
  EXPECT_EQ(lower("×ß"), "×ß");
  EXPECT_EQ(lower("caf\xe9 A\xc3"), "caf\xe9 a\xc3");
}

TEST(Strings, LowerNeverChangesTheLengthNorLowersTwice) {
  for (char32_t c = 1; c < 0x2000; ++c) {
    std::string text;
    append_utf8(text, c);
    const std::string lowered = lower(text);
    ASSERT_EQ(lowered.size(), text.size()) << static_cast<unsigned>(c);
    ASSERT_EQ(lower(lowered), lowered) << static_cast<unsigned>(c);
  }
}

TEST(Strings, StartsUpper) {
  EXPECT_TRUE(starts_upper("Oslo"));
  EXPECT_TRUE(starts_upper("Žižkov"));
  EXPECT_FALSE(starts_upper("oslo"));
  EXPECT_FALSE(starts_upper("9 men"));
  EXPECT_FALSE(starts_upper(""));
}

}  // namespace
}  // namespace priscus
