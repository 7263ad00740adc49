#include "priscus/parse.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace priscus {
namespace {

Word word(std::string form, int head, std::string_view deprel) {
  Word result;
  result.form = std::move(form);
  result.head = head;
  result.deprel = deprel;
  return result;
}

// The two ministers met in Oslo
Parse ministers() {
  return Parse({word("The", 2, "det"), word("two", 2, "nummod"), word("ministers", 3, "nsubj"), word("met", -1, "root"),
                word("in", 5, "case"), word("Oslo", 3, "obl")});
}

TEST(Parse, KnowsItsTree) {
  const Parse parse = ministers();
  EXPECT_EQ(parse.root(), 3);
  const auto children = parse.children(3);
  EXPECT_EQ(std::vector<int>(children.begin(), children.end()), (std::vector<int>{2, 5}));
  EXPECT_TRUE(parse.children(0).empty());
  EXPECT_EQ(parse.leftmost(2), 0);
  EXPECT_EQ(parse.rightmost(3), 5);
  EXPECT_TRUE(parse.dominates(3, 0));
  EXPECT_TRUE(parse.dominates(2, 2));
  EXPECT_FALSE(parse.dominates(5, 2));
}

TEST(Parse, EmptySentenceIsEmpty) {
  EXPECT_TRUE(Parse().empty());
  EXPECT_TRUE(Parse(std::vector<Word>{}).empty());
}

TEST(Parse, RefusesWhatIsNoTree) {
  EXPECT_THROW(Parse({word("a", -1, "root"), word("b", -1, "root")}), std::invalid_argument);
  EXPECT_THROW(Parse({word("a", 1, "x"), word("b", 0, "x")}), std::invalid_argument);
  EXPECT_THROW(Parse({word("a", -1, "root"), word("b", 2, "x"), word("c", 1, "x")}), std::invalid_argument);
  EXPECT_THROW(Parse({word("a", 0, "x")}), std::invalid_argument);
  EXPECT_THROW(Parse({word("a", -1, "root"), word("b", 7, "x")}), std::invalid_argument);
}

TEST(Parse, NamesOfTags) {
  for (int i = 0; i < 17; ++i) EXPECT_EQ(upos_from_name(name(static_cast<Upos>(i))), static_cast<Upos>(i));
  EXPECT_FALSE(upos_from_name("NOUNS"));
  EXPECT_FALSE(upos_from_name(""));
}

TEST(Parse, RelationsAndFeatures) {
  EXPECT_TRUE(is_relation("nsubj:pass", "nsubj"));
  EXPECT_TRUE(is_relation("nsubj", "nsubj"));
  EXPECT_FALSE(is_relation("nsubjective", "nsubj"));
  EXPECT_EQ(feature("Mood=Ind|Tense=Past", "Tense"), "Past");
  EXPECT_EQ(feature("Mood=Ind|Tense=Past", "Mood"), "Ind");
  EXPECT_EQ(feature("Mood=Ind|Tense=Past", "Ten"), "");
  EXPECT_EQ(feature("_", "Tense"), "");
}

}  // namespace
}  // namespace priscus
