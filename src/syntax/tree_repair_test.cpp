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

TEST(TreeRepair, DirectionBehindNoun) {
  const Tree tree{"Peru Peru PROPN NNP 1 nsubj", "closed close VERB VBD -1 root", "the the DET DT 4 det", "bridge bridge NOUN NN 4 compound", "east east NOUN NN 1 obj",
                  "of of ADP IN 6 case", "Puno Puno PROPN NNP 4 nmod"};
  EXPECT_EQ(tree.arc(3), "obj closed");
  EXPECT_EQ(tree.arc(2), "det bridge");
  EXPECT_EQ(tree.arc(4), "advmod bridge");
  EXPECT_EQ(tree.arc(6), "obl east");
  const Tree place{"in in ADP IN 2 case", "the the DET DT 2 det", "east east NOUN NN -1 root", "of of ADP IN 4 case", "Peru Peru PROPN NNP 2 nmod"};
  EXPECT_EQ(place.arc(4), "nmod east");
}

TEST(TreeRepair, ParticleOfVerb) {
  const Tree tree{"Rebels rebel NOUN NNS 1 nsubj", "handed hand VERB VBD -1 root", "in in ADP IN 4 case", "their their PRON PRP$ 4 nmod:poss", "guns gun NOUN NNS 1 obl"};
  EXPECT_EQ(tree.arc(2), "compound:prt handed");
  EXPECT_EQ(tree.arc(4), "obj handed");
  const Tree place{"Rebels rebel NOUN NNS 1 nsubj", "fought fight VERB VBD -1 root", "in in ADP IN 4 case", "their their PRON PRP$ 4 nmod:poss", "hills hill NOUN NNS 1 obl"};
  EXPECT_EQ(place.arc(4), "obl fought");
}

TEST(TreeRepair, ParticleBeforePreposition) {
  const Tree tree{"Troops troop NOUN NNS 1 nsubj", "pulled pull VERB VBD -1 root", "out out ADP IN 4 case", "of of ADP IN 4 case", "Hama Hama PROPN NNP 1 obl"};
  EXPECT_EQ(tree.arc(4), "obl pulled");
}

TEST(TreeRepair, PluralNounReadAsVerb) {
  const Tree tree{"Peru Peru PROPN NNP 1 nsubj", "approved approve VERB VBD -1 root", "arms arm NOUN NNS 3 nsubj", "exports export VERB VBZ 1 ccomp", ". . PUNCT . 1 punct"};
  EXPECT_EQ(tree.arc(3), "obj approved");
  EXPECT_EQ(tree.arc(2), "compound exports");
  EXPECT_EQ(tree.words[3].upos, Upos::NOUN);
  const Tree clause{"Peru Peru PROPN NNP 1 nsubj", "said say VERB VBD -1 root", "trade trade NOUN NN 3 nsubj", "suffers suffer VERB VBZ 1 ccomp", ". . PUNCT . 1 punct"};
  EXPECT_EQ(clause.arc(3), "ccomp said");
}

TEST(TreeRepair, ParticipleBeforeNoun) {
  const Tree tree{"Rebels rebel NOUN NNS 1 nsubj", "released release VERB VBD -1 root", "detained detain VERB VBN 1 xcomp", "sailors sailor NOUN NNS 2 obj"};
  EXPECT_EQ(tree.arc(2), "amod sailors");
  EXPECT_EQ(tree.arc(3), "obj released");
}

TEST(TreeRepair, ReducedRelative) {
  const Tree tree{"Monks monk NOUN NNS 1 nsubj", "detained detain VERB VBD 4 advcl", "on on ADP IN 3 case", "Monday Monday PROPN NNP 1 obl", "returned return VERB VBD -1 root"};
  EXPECT_EQ(tree.arc(0), "nsubj returned");
  EXPECT_EQ(tree.arc(1), "acl Monks");
  const Tree clause{"Backed back VERB VBN 4 advcl", "by by ADP IN 2 case", "Oman Oman PROPN NNP 0 obl:agent", "Peru Peru PROPN NNP 4 nsubj", "won win VERB VBD -1 root"};
  EXPECT_EQ(clause.arc(0), "advcl won");
}

TEST(TreeRepair, TwoObjects) {
  const Tree tree{"Japan Japan PROPN NNP 1 nsubj", "gave give VERB VBD -1 root", "Fiji Fiji PROPN NNP 4 compound", "two two NUM CD 4 nummod", "boats boat NOUN NNS 1 obj"};
  EXPECT_EQ(tree.arc(2), "iobj gave");
  EXPECT_EQ(tree.arc(4), "obj gave");
  const Tree beside{"Spain Spain PROPN NNP 1 nsubj", "granted grant VERB VBD -1 root", "refugees refugee NOUN NNS 1 obj", "asylum asylum NOUN NN 1 obj"};
  EXPECT_EQ(beside.arc(2), "iobj granted");
  const Tree one{"Peru Peru PROPN NNP 1 nsubj", "sold sell VERB VBD -1 root", "Lima Lima PROPN NNP 3 compound", "airport airport NOUN NN 1 obj"};
  EXPECT_EQ(one.arc(2), "compound airport");
}

TEST(TreeRepair, SubjectBehindComma) {
  const Tree tree{"Under under ADP IN 1 case", "pressure pressure NOUN NN 5 obl", "from from ADP IN 3 case", "Oman Oman PROPN NNP 1 nmod", ", , PUNCT , 3 punct",
                  "Peru Peru PROPN NNP 3 appos", "signed sign VERB VBD -1 root"};
  EXPECT_EQ(tree.arc(5), "nsubj signed");
}

TEST(TreeRepair, PhraseBehindSubject) {
  const Tree tree{"A a DET DT 1 det", "march march NOUN NN 4 nsubj", "by by ADP IN 3 case", "farmers farmer NOUN NNS 4 obl", "halted halt VERB VBD -1 root", "talks talk NOUN NNS 4 obj"};
  EXPECT_EQ(tree.arc(3), "nmod march");
  const Tree passive{"A a DET DT 1 det", "march march NOUN NN 3 nsubj:pass", "was be AUX VBD 3 aux:pass", "halted halt VERB VBN -1 root", "by by ADP IN 5 case",
                     "farmers farmer NOUN NNS 3 obl"};
  EXPECT_EQ(passive.arc(5), "obl halted");
}

TEST(TreeRepair, NounOfVerbAndParticle) {
  const Tree tree{"A a DET DT 3 det", "sit sit VERB VB 3 compound", "- - PUNCT HYPH 1 punct", "in in ADV RB 4 advmod", "shut shut VERB VBD -1 root", "schools school NOUN NNS 4 obj"};
  EXPECT_EQ(tree.arc(1), "nsubj shut");
  EXPECT_EQ(tree.arc(3), "compound:prt sit");
  EXPECT_EQ(tree.words[1].upos, Upos::NOUN);
  const Tree compound{"A a DET DT 4 det", "sit sit VERB VB 3 compound", "- - PUNCT HYPH 1 punct", "in in ADP RP 4 compound", "protest protest NOUN NN -1 root"};
  EXPECT_EQ(compound.arc(3), "compound protest");
}

TEST(TreeRepair, NameBeforeHyphen) {
  const Tree tree{"Kenya Kenya PROPN NNP 1 compound", "test test NOUN NN 3 nsubj", "- - PUNCT HYPH 1 punct", "fired fire VERB VBD -1 root", "rockets rocket NOUN NNS 3 obj"};
  EXPECT_EQ(tree.arc(0), "nsubj fired");
  EXPECT_EQ(tree.arc(1), "compound fired");
}

TEST(TreeRepair, SecondSubjectIsObject) {
  const Tree tree{"Envoys envoy NOUN NNS 1 nsubj", "warned warn VERB VBD -1 root", "Chad Chad PROPN NNP 1 nsubj", ". . PUNCT . 1 punct"};
  EXPECT_EQ(tree.arc(2), "obj warned");
  const Tree quote{"It it PRON PRP 1 nsubj", "works work VERB VBZ 3 ccomp", ", , PUNCT , 3 punct", "says say VERB VBZ -1 root", "Ann Ann PROPN NNP 3 nsubj"};
  EXPECT_EQ(quote.arc(4), "nsubj says");
}

TEST(TreeRepair, EmptySentence) {
  std::vector<Word> words;
  repair_tree(words);
  EXPECT_TRUE(words.empty());
}

}  // namespace
}  // namespace priscus
