#include "syntax/tree_repair.h"

#include <gmock/gmock.h>

#include <memory>
#include <sstream>

namespace priscus {
namespace {

// Lines "form lemma UPOS XPOS head relation"; heads count from 0.
struct Tree {
  explicit Tree(std::initializer_list<const char*> lines) {
    for (const char* line : lines) {
      std::istringstream in(line);
      Word word;
      std::string upos, xpos, relation;
      in >> word.form >> word.lemma >> upos >> xpos >> word.head >> relation;
      word.upos = *upos_from_name(upos);
      word.xpos = keep(xpos);
      word.deprel = keep(relation);
      word.feats = "_";
      words.push_back(std::move(word));
    }
    repair_tree(words);
  }
  std::string arc(int t) const {
    return std::string(words[t].deprel) + ' ' + (words[t].head < 0 ? "-" : words[words[t].head].form);
  }
  std::string_view keep(const std::string& text) { return *kept.emplace_back(std::make_unique<std::string>(text)); }
  std::vector<std::unique_ptr<std::string>> kept;
  std::vector<Word> words;
};

TEST(TreeRepair, HeadlineVerbReadAsNoun) {
  const Tree tree{"Manila Manila PROPN NNP 3 compound", "summons summons NOUN NN 3 compound", "Chinese Chinese ADJ JJ 3 amod", "envoy envoy NOUN NN -1 root"};
  EXPECT_EQ(tree.arc(1), "root -");
  EXPECT_EQ(tree.words[1].lemma, "summon");
  EXPECT_EQ(tree.words[1].upos, Upos::VERB);
  EXPECT_EQ(tree.arc(0), "nsubj summons");
  EXPECT_EQ(tree.arc(3), "obj summons");
}

TEST(TreeRepair, HeadlineVerbOfSeveralSubjects) {
  const Tree tree{"Rwanda Rwanda PROPN NNP 4 compound", "and and CCONJ CC 2 cc", "Kenya Kenya PROPN NNP 0 conj", "sign sign NOUN NN 4 compound",
                  "agreement agreement NOUN NN -1 root"};
  EXPECT_EQ(tree.arc(3), "root -");
  EXPECT_EQ(tree.arc(0), "nsubj sign");
  EXPECT_EQ(tree.arc(4), "obj sign");
}

// After one subject in the singular a base form is part of a name for a thing: "Oslo peace sign".
TEST(TreeRepair, CompoundsStay) {
  const Tree tree{"Oslo Oslo PROPN NNP 2 compound", "trade trade NOUN NN 2 compound", "agreement agreement NOUN NN -1 root"};
  EXPECT_EQ(tree.arc(2), "root -");
  EXPECT_EQ(tree.words[1].upos, Upos::NOUN);
}

// A sentence with a full stop is no headline; only what is never a noun is a verb there.
TEST(TreeRepair, SentencesKeepTheirNouns) {
  const Tree tree{"Manila Manila PROPN NNP 3 compound", "summons summons NOUN NN 3 compound", "Chinese Chinese ADJ JJ 3 amod", "envoy envoy NOUN NN -1 root",
                  ". . PUNCT . 3 punct"};
  EXPECT_EQ(tree.words[1].upos, Upos::NOUN);
  const Tree denies{"Belarus Belarus PROPN NNP 1 compound", "denies denies NOUN NNS -1 root", "this this PRON DT 1 flat", ". . PUNCT . 1 punct"};
  EXPECT_EQ(denies.words[1].lemma, "deny");
  EXPECT_EQ(denies.arc(0), "nsubj denies");
  EXPECT_EQ(denies.arc(2), "obj denies");
}

TEST(TreeRepair, HeadlineInfinitiveIsFuture) {
  const Tree tree{"Blinken Blinken PROPN NNP -1 root", "to to PART TO 2 mark", "visit visit VERB VB 0 acl", "Oslo Oslo PROPN NNP 2 obj"};
  EXPECT_EQ(tree.arc(2), "root -");
  EXPECT_EQ(tree.arc(0), "nsubj visit");
  EXPECT_EQ(tree.words[1].lemma, "will");
}

TEST(TreeRepair, EmptySentence) {
  std::vector<Word> words;
  repair_tree(words);
  EXPECT_TRUE(words.empty());
}

}  // namespace
}  // namespace priscus
