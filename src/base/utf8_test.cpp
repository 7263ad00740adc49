#include "base/utf8.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

std::string encode(char32_t c) {
  std::string text;
  append_utf8(text, c);
  return text;
}

TEST(Utf8, EveryCharacterReadsBackAsWritten) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = encode(c);
    ASSERT_EQ(utf8_fault(text), text.size()) << std::hex << static_cast<unsigned>(c);
    std::size_t i = 0;
    ASSERT_EQ(next_code_point(text, i), c);
    ASSERT_EQ(i, text.size());
  }
}

TEST(Utf8, FaultNamesTheFirstBadByte) {
  EXPECT_EQ(utf8_fault(""), 0u);
  EXPECT_EQ(utf8_fault("twelve bytes"), 12u);
  EXPECT_EQ(utf8_fault("a long run of ASCII, then \xff and more"), 26u);
  EXPECT_EQ(utf8_fault("caf\xe9"), 3u);                 // Latin-1
  EXPECT_EQ(utf8_fault("ab\xc0\xaf"), 2u);              // overlong
  EXPECT_EQ(utf8_fault("ab\xe0\x80\xaf"), 2u);          // overlong
  EXPECT_EQ(utf8_fault("ab\xed\xa0\x80"), 2u);          // surrogate
  EXPECT_EQ(utf8_fault("ab\xf4\x90\x80\x80"), 2u);      // above U+10FFFF
  EXPECT_EQ(utf8_fault("ab\xe2\x80"), 2u);              // cut off
  EXPECT_EQ(utf8_fault("Baku\xe2\x80\x99s\xe2"), 8u);
}

TEST(Utf8, NoUnsoundCharacterIsWritten) {
  EXPECT_EQ(encode(0xD800), encode(kReplacement));
  EXPECT_EQ(encode(0x110000), encode(kReplacement));
}

TEST(Utf8, RepairKeepsTheRest) {
  EXPECT_EQ(repair_utf8(""), "");
  EXPECT_EQ(repair_utf8("caf\xc3\xa9"), "caf\xc3\xa9");
  EXPECT_EQ(repair_utf8("caf\xe9!"), "caf\xef\xbf\xbd!");
  EXPECT_EQ(repair_utf8("\xe2\x80"), "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(Utf8, RepairedTextIsWellFormedWhateverTheBytes) {
  std::uint32_t state = 1;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 12; ++i) {
      state = state * 1664525u + 1013904223u;
      bytes.push_back(static_cast<char>(state >> 24));
    }
    const std::string repaired = repair_utf8(bytes);
    ASSERT_EQ(utf8_fault(repaired), repaired.size());
  }
}

TEST(Utf8, PrefixEndsBetweenCharacters) {
  EXPECT_EQ(utf8_prefix("caf\xc3\xa9s", 4), 3u);
  EXPECT_EQ(utf8_prefix("caf\xc3\xa9s", 5), 5u);
  EXPECT_EQ(utf8_prefix("abc", 9), 3u);
  EXPECT_EQ(utf8_prefix("", 0), 0u);
}

}  // namespace
}  // namespace priscus
