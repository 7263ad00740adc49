#include "syntax/lemma_rule.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

TEST(LemmaRule, IsGeneral) {
  EXPECT_EQ(lemma_rule("talks", "talk"), "l1");
  EXPECT_EQ(lemma_rule("Talks", "talk"), "l1");
  EXPECT_EQ(lemma_rule("met", "meet"), "l1et");
  EXPECT_EQ(lemma_rule("Baku", "Baku"), "k0");
  EXPECT_EQ(lemma_rule("BAKU", "Baku"), "c0");
  EXPECT_EQ(lemma_rule("was", "be"), "=be");
  EXPECT_EQ(apply_lemma_rule("l1", "Protests"), "protest");
}

TEST(LemmaRule, LeadsBackToTheLemma) {
  const char* pairs[][2] = {{"was", "be"},  {"Went", "go"},    {"children", "child"}, {"NATO", "NATO"},
                            {"n't", "not"}, {"État", "état"},  {"Škoda", "Škoda"},    {"worse", "bad"},
                            {"'s", "be"},   {"1990s", "1990s"}};
  for (const auto& [form, lemma] : pairs) EXPECT_EQ(apply_lemma_rule(lemma_rule(form, lemma), form), lemma) << form;
}

TEST(LemmaRule, ThatDoesNotFitGivesTheFormInLowerCase) {
  EXPECT_EQ(apply_lemma_rule("l9", "Go"), "go");
  EXPECT_EQ(apply_lemma_rule("", "Go"), "go");
  EXPECT_EQ(apply_lemma_rule("x", "Go"), "go");
  EXPECT_EQ(apply_lemma_rule("l1", "caf\xC3\xA9"), "caf\xC3\xA9") << "would cut a character in two";
}

}  // namespace
}  // namespace priscus
