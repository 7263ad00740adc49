#include "mentions/noun_phrases.h"

#include <gtest/gtest.h>

#include "mentions/test_text.h"

namespace priscus {
namespace {

std::string words(const Parse& parse, const NounPhrase& phrase) {
  std::string text;
  for (int i = phrase.first; i <= phrase.last; ++i) text += (text.empty() ? "" : " ") + parse[i].form;
  return text;
}

TEST(NounPhrases, HoldModifiersButNoClauseAndNoPreposition) {
  const TestText text(
      "with/ADP/5:case the/DET/5:det agricultural/ADJ/5:amod trade/NOUN/5:compound delegation/NOUN/10:obl "
      "from/ADP/7:case "
      "Baku/PROPN/5:nmod that/PRON/9:nsubj arrived/VERB/5:acl:relcl spoke/VERB/0:root");
  const Parse& parse = text.parses[0];
  EXPECT_EQ(words(parse, noun_phrase(parse, 4)), "the agricultural trade delegation from Baku");
  EXPECT_EQ(preposition(parse, 4), "with");
  EXPECT_EQ(preposition(parse, 9), "");
  EXPECT_EQ(relative_antecedent(parse, 7), 4);
  EXPECT_EQ(relative_antecedent(parse, 4), -1);
  EXPECT_EQ(governing_predicate(parse, 6), 9);
  EXPECT_EQ(governing_predicate(parse, 9), -1);
}

TEST(NounPhrases, ConjunctsShareSubjectAndPreposition) {
  const TestText text(
      "talks/NOUN/7:nsubj with/ADP/3:case Iran/PROPN/1:nmod and/CCONJ/5:cc Oman/PROPN/3:conj were/AUX/7:aux "
      "held/VERB/0:root");
  const Parse& parse = text.parses[0];
  EXPECT_EQ(preposition(parse, 4), "with");
  EXPECT_EQ(first_conjunct(parse, 4), 2);
  std::vector<int> conjuncts;
  add_conjuncts(parse, 2, conjuncts);
  EXPECT_EQ(conjuncts, std::vector<int>{4});
  EXPECT_TRUE(is_coordinated(parse, 2));
  EXPECT_FALSE(is_coordinated(parse, 4));
  EXPECT_FALSE(is_plural(parse, 2));
  EXPECT_TRUE(is_subject(parse, 0));
  EXPECT_FALSE(is_subject(parse, 2));
  EXPECT_EQ(words(parse, noun_phrase(parse, 0)), "talks with Iran and Oman");
}

TEST(NounPhrases, HeadIsTheWordGovernedFromOutside) {
  const TestText text(
      "Foreign/ADJ/2:amod Minister/PROPN/3:nmod:desc Ivan/PROPN/5:nsubj Petrov/PROPN/3:flat left/VERB/0:root");
  const Parse& parse = text.parses[0];
  EXPECT_EQ(head_of(parse, 0, 3), 2);
  EXPECT_EQ(head_of(parse, 0, 1), 1);
  EXPECT_EQ(head_of(parse, 3, 3), 3);
}

TEST(NounPhrases, KnowDeterminers) {
  const TestText text(
      "Both/DET/2:det armies/NOUN/4:nsubj//Number=Plur have/AUX/4:aux lost/VERB/0:root soldiers/NOUN/4:obj");
  const Parse& parse = text.parses[0];
  EXPECT_TRUE(is_definite(parse, 1));
  EXPECT_TRUE(is_plural(parse, 1));
  EXPECT_TRUE(has_determiner(parse, 1));
  EXPECT_FALSE(has_determiner(parse, 4));
  EXPECT_FALSE(is_definite(parse, 4));
}

}  // namespace
}  // namespace priscus
