#include "syntax/features.h"

#include <gtest/gtest.h>

#include "priscus/error.h"
#include "syntax/letters.h"

namespace priscus {
namespace {

TEST(Features, KeyAndShape) {
  EXPECT_EQ(word_key("In2014"), "in0000");
  EXPECT_EQ(word_shape("NATO"), "XX");
  EXPECT_EQ(word_shape("Baku"), "Xxx");
  EXPECT_EQ(word_shape("3.5"), "d.d");
  EXPECT_EQ(word_shape("\xC3\x89tat"), "xx") << "bytes beyond ASCII count as small letters";
}

TEST(Features, UnknownWordsStillHaveAffixes) {
  const FeatureMap map({"", "talks"}, WordClasses(), 1000, 1000);
  EXPECT_EQ(map.of("Talks").word, 1);
  const FormFeatures a = map.of("quartermasters"), b = map.of("quartermaster");
  EXPECT_EQ(a.word, kUnknownWord);
  EXPECT_NE(a.affixes[0], b.affixes[0]) << "suffix of one byte";
  EXPECT_EQ(a.affixes[6], b.affixes[6]) << "prefix of three bytes";
  EXPECT_GT(a.ngrams.size(), 20u);
  EXPECT_TRUE(map.of("").ngrams.empty());
  for (const std::uint32_t ngram : a.ngrams) EXPECT_LT(ngram, 1000u);
}

TEST(Features, FlagsTellPlaceAndHeadline) {
  const auto flags = context_flags({"\"", "Talks", "in", "Oslo", "ended", "without", "result", "."});
  EXPECT_EQ(flags[0] & 1, 0);
  EXPECT_EQ(flags[1] & 3, 3) << "first word, with a capital";
  EXPECT_EQ(flags[3] & 3, 2);
  EXPECT_EQ(flags[7] & 8, 8) << "last token";
  EXPECT_EQ(flags[0] & 48, 0) << "it has a full stop and is no headline";
  EXPECT_EQ(context_flags({"Two", "Ministers", "Meet", "Again"})[0] & 48, 48);
  EXPECT_TRUE(context_flags({}).empty());
  EXPECT_EQ(context_flags({""}).size(), 1u);
}

TEST(WordClasses, KnowsWhatWasListed) {
  const WordClasses classes = WordClasses::parse("moscow cp\ntalks lns\n", "list");
  EXPECT_NE(classes.of("moscow"), 0);
  EXPECT_NE(classes.of("moscow"), classes.of("talks"));
  EXPECT_EQ(classes.of("oslo"), 0);
  EXPECT_THROW(WordClasses::parse("moscow\n", "list"), InputError);
  try {
    WordClasses::parse("a l\nmoscow q\n", "list");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(std::string(error.what()).substr(0, 7), "list:2:");
  }
}

TEST(Letters, CapitalsBeyondAscii) {
  EXPECT_EQ(capitalized("b\xC3\xA4r"), "B\xC3\xA4r");
  EXPECT_EQ(capitalized("\xC3\xA4r"), "\xC3\x84r");
  EXPECT_EQ(capitalized(""), "");
  EXPECT_TRUE(all_upper("\xC3\x84R-2"));
  EXPECT_FALSE(all_upper("2021"));
  EXPECT_FALSE(all_upper("\xC3\xA4R"));
}

}  // namespace
}  // namespace priscus
