#include "events/arguments.h"

#include <gmock/gmock.h>

#include "events/test_sentence.h"

namespace priscus {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<int> filled(TestSentence& s, int token, WordClass word_class, Function wanted, bool with_weak = false) {
  Grammar grammar(s.view());
  std::vector<int> tokens;
  for (const Argument& a : grammar.arguments(token, word_class))
    if (a.function == wanted && (with_weak || !a.weak)) tokens.push_back(a.token);
  return tokens;
}

TEST(Grammar, ActiveClause) {
  TestSentence s({"Rebels rebel NOUN 1 nsubj", "shelled shell VERB -1 root VBD", "Aleppo Aleppo PROPN 1 obj"}, tree_knowledge());
  EXPECT_THAT(filled(s, 1, WordClass::verb, function::subject), ElementsAre(0));
  EXPECT_THAT(filled(s, 1, WordClass::verb, function::object), ElementsAre(2));
}

TEST(Grammar, PassiveTurnsTheClauseRound) {
  TestSentence s({"Aleppo Aleppo PROPN 2 nsubj:pass", "was be AUX 2 aux:pass", "shelled shell VERB -1 root VBN", "by by ADP 4 case",
                  "rebels rebel NOUN 2 obl:agent"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 2, WordClass::verb, function::subject), ElementsAre(4));
  EXPECT_THAT(filled(s, 2, WordClass::verb, function::object), ElementsAre(0));
}

TEST(Grammar, CoordinatedPassiveInheritsItsSubject) {
  TestSentence s({"Smith Smith PROPN 2 nsubj:pass", "was be AUX 2 aux:pass", "arrested arrest VERB -1 root VBN", "and and CCONJ 4 cc",
                  "deported deport VERB 2 conj VBN"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 4, WordClass::verb, function::object), ElementsAre(0));
  EXPECT_THAT(filled(s, 4, WordClass::verb, function::subject), IsEmpty());
}

TEST(Grammar, ConjunctsFillAFunctionOneByOne) {
  TestSentence s({"Minsk Minsk PROPN 3 nsubj", "and and CCONJ 2 cc", "Baku Baku PROPN 0 conj", "agreed agree VERB -1 root VBD"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 3, WordClass::verb, function::subject), ElementsAre(0, 2));
}

TEST(Grammar, RelativePronounStandsForItsNoun) {
  TestSentence s({"troops troops NOUN -1 root", "which which PRON 2 nsubj WDT", "shelled shell VERB 0 acl:relcl VBD",
                  "Aleppo Aleppo PROPN 2 obj"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 2, WordClass::verb, function::subject), ElementsAre(0));
}

TEST(Grammar, ParticiplesTakeTheNounTheyModify) {
  TestSentence active({"soldiers soldier NOUN -1 root", "guarding guard VERB 0 acl VBG", "bridges bridge NOUN 1 obj"}, tree_knowledge());
  EXPECT_THAT(filled(active, 1, WordClass::verb, function::subject), ElementsAre(0));
  TestSentence passive({"village village NOUN -1 root", "shelled shell VERB 0 acl VBN", "by by ADP 3 case", "rebels rebel NOUN 1 obl:agent"},
                       tree_knowledge());
  EXPECT_THAT(filled(passive, 1, WordClass::verb, function::object), ElementsAre(0));
  EXPECT_THAT(filled(passive, 1, WordClass::verb, function::subject), ElementsAre(3));
}

TEST(Grammar, ObjectControlsTheInfinitive) {
  TestSentence s({"Oslo Oslo PROPN 1 nsubj", "urged urge VERB -1 root VBD", "Minsk Minsk PROPN 1 obj", "to to PART 4 mark",
                  "withdraw withdraw VERB 1 xcomp VB"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 4, WordClass::verb, function::subject), ElementsAre(2));
  EXPECT_THAT(filled(s, 1, WordClass::verb, function::complement), Contains(4));
}

TEST(Grammar, PromiseControlsByItsSubject) {
  TestSentence s({"Oslo Oslo PROPN 1 nsubj", "promised promise VERB -1 root VBD", "Minsk Minsk PROPN 1 obj", "to to PART 4 mark",
                  "withdraw withdraw VERB 1 xcomp VB"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 4, WordClass::verb, function::subject), ElementsAre(0));
}

TEST(Grammar, TheAccusedActs) {
  TestSentence s({"Oslo Oslo PROPN 1 nsubj", "accused accuse VERB -1 root VBD", "Minsk Minsk PROPN 1 obj", "of of SCONJ 4 mark",
                  "shelling shell VERB 1 advcl VBG", "villages village NOUN 4 obj"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 4, WordClass::verb, function::subject), ElementsAre(2));
}

TEST(Grammar, LightVerbLendsItsSubject) {
  TestSentence s({"Lavrov Lavrov PROPN 1 nsubj", "paid pay VERB -1 root VBD", "a a DET 3 det", "visit visit NOUN 1 obj", "to to ADP 5 case",
                  "Rome Rome PROPN 1 obl"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 3, WordClass::noun, function::subject), ElementsAre(0));
  EXPECT_THAT(filled(s, 3, WordClass::noun, s.view().knowledge.frames().preposition("to")), Contains(5));
}

TEST(Grammar, NominalisationWithPossessorAndOf) {
  TestSentence s({"Israel Israel PROPN 2 nmod:poss", "'s 's PART 0 case", "bombing bombing NOUN -1 root", "of of ADP 4 case",
                  "Gaza Gaza PROPN 2 nmod"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 2, WordClass::noun, function::subject), ElementsAre(0));
  EXPECT_THAT(filled(s, 2, WordClass::noun, function::object), ElementsAre(4));
}

TEST(Grammar, AdjectiveOfAStateIsTheSubjectOfANoun) {
  TestSentence s({"the the DET 2 det", "Turkish Turkish ADJ 2 amod", "attack attack NOUN -1 root"}, tree_knowledge());
  s.party(1, "TUR", "GOV", kind::state, true);
  EXPECT_THAT(filled(s, 2, WordClass::noun, function::subject), ElementsAre(1));
}

TEST(Grammar, SharedObjectOfCoordinatedVerbs) {
  TestSentence s({"Rebels rebel NOUN 1 nsubj", "bombed bomb VERB -1 root VBD", "and and CCONJ 3 cc", "shelled shell VERB 1 conj VBD",
                  "Aleppo Aleppo PROPN 1 obj"},
                 tree_knowledge());
  EXPECT_THAT(filled(s, 3, WordClass::verb, function::object), ElementsAre(4));
  EXPECT_THAT(filled(s, 3, WordClass::verb, function::subject), ElementsAre(0));
}

}  // namespace
}  // namespace priscus
