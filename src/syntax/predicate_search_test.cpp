#include "syntax/predicate_search.h"

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
  }
  std::vector<std::string> roots() const {
    std::vector<std::string> result;
    for (const RootTrial& trial : roots_to_try(words, classes)) result.push_back(words[static_cast<std::size_t>(trial.root)].form);
    return result;
  }
  std::string arc(int t) const {
    return std::string(words[t].deprel) + ' ' + (words[t].head < 0 ? "-" : words[words[t].head].form);
  }
  std::string_view keep(const std::string& text) { return *kept.emplace_back(std::make_unique<std::string>(text)); }
  std::vector<std::unique_ptr<std::string>> kept;
  std::vector<Word> words;
  WordClasses classes = WordClasses::parse("close nv\nclosed ad\nlent d\norganize v\norganized d\n", "list");
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PredicateSearch, SentenceReadAsNounPhrase) {
  const Tree tree{"Lawmakers lawmaker NOUN NNS -1 root", "in in ADP IN 4 case", "Oslo Oslo PROPN NNP 4 compound", "imposed impose VERB VBN 4 amod",
                  "sanctions sanction NOUN NNS 0 nmod", ". . PUNCT . 0 punct"};
  EXPECT_THAT(tree.roots(), ElementsAre("imposed"));
}

TEST(PredicateSearch, TitlesAndNounPhrasesAreLeftAlone) {
  const Tree title{"Lawmakers lawmaker NOUN NNS -1 root", "in in ADP IN 4 case", "Oslo Oslo PROPN NNP 4 compound", "imposed impose VERB VBN 4 amod",
                   "sanctions sanction NOUN NNS 0 nmod"};
  EXPECT_THAT(title.roots(), IsEmpty());
  const Tree of_men{"A a DET DT 1 det", "list list NOUN NN -1 root", "of of ADP IN 4 case", "wanted want VERB VBN 4 amod", "men man NOUN NNS 1 nmod", ". . PUNCT . 1 punct"};
  EXPECT_THAT(of_men.roots(), IsEmpty());
  const Tree by{"Weapons weapon NOUN NNS -1 root", "made make VERB VBN 0 acl", "by by ADP IN 3 case", "Spain Spain PROPN NNP 1 obl:agent", ". . PUNCT . 0 punct"};
  EXPECT_THAT(by.roots(), IsEmpty());
  const Tree copula{"He he PRON PRP 2 nsubj", "is be AUX VBZ 2 cop", "president president NOUN NN -1 root", "elected elect VERB VBN 2 acl", ". . PUNCT . 2 punct"};
  EXPECT_THAT(copula.roots(), IsEmpty());
}

TEST(PredicateSearch, ReducedRelativeReadAsPredicate) {
  const Tree tree{"Officers officer NOUN NNS 1 nsubj", "ousted oust VERB VBD -1 root", "in in ADP IN 4 case", "the the DET DT 4 det", "coup coup NOUN NN 1 obl",
                  "fled flee VERB VBD 1 advcl", ". . PUNCT . 1 punct"};
  EXPECT_THAT(tree.roots(), ElementsAre("fled"));
}

TEST(PredicateSearch, ClausesOfTheirOwnStay) {
  const Tree tree{"Sato Sato PROPN NNP 1 nsubj", "resigned resign VERB VBD -1 root", "as as SCONJ IN 3 mark", "crowds crowd NOUN NNS 4 obl", "gathered gather VERB VBD 1 advcl",
                  ". . PUNCT . 1 punct"};
  EXPECT_THAT(tree.roots(), IsEmpty());
  const Tree object{"Police police NOUN NNS 1 nsubj", "said say VERB VBD -1 root", "nobody nobody PRON NN 1 obj", "fled flee VERB VBD 1 ccomp", ". . PUNCT . 1 punct"};
  EXPECT_THAT(object.roots(), IsEmpty());
}

TEST(PredicateSearch, ParticiplePhraseIsNoSentence) {
  const Tree tree{"Backed back VERB VBN -1 root", "by by ADP IN 2 case", "Oman Oman PROPN NNP 0 obl:agent", ", , PUNCT , 4 punct", "Peru Peru PROPN NNP 2 flat",
                  "promised promise VERB VBN 6 amod", "elections election NOUN NNS 0 obl", ". . PUNCT . 0 punct"};
  EXPECT_THAT(tree.roots(), ElementsAre("promised"));
}

// The day is a phrase of its own, and the verb is asked for again.
TEST(PredicateSearch, SubjectReadIntoTheDay) {
  const Tree tree{"On on ADP IN 2 case", "12/05/2021 12/05/2021 NUM CD 2 nummod", "herders herder NOUN NNS 3 obl", "blocked block VERB VBD -1 root", "roads road NOUN NNS 3 obj", ". . PUNCT . 3 punct"};
  const std::vector<RootTrial> trials = roots_to_try(tree.words, tree.classes);
  ASSERT_EQ(trials.size(), 1u);
  EXPECT_EQ(trials[0].root, 3);
  EXPECT_EQ(trials[0].opening_phrase, 2);
}

// An adjective that dictionaries know as a past may be the verb; one that they do not know may not.
TEST(PredicateSearch, AdjectiveOfAVerb) {
  const Tree known{"Traders trader NOUN NNS 2 compound", "closed closed ADJ JJ 2 amod", "shops shop NOUN NNS -1 root", "today today NOUN NN 2 nmod", ". . PUNCT . 2 punct"};
  EXPECT_THAT(known.roots(), ElementsAre("closed"));
  const Tree other{"Traders trader NOUN NNS 2 compound", "naked naked ADJ JJ 2 amod", "shops shop NOUN NNS -1 root", "today today NOUN NN 2 nmod", ". . PUNCT . 2 punct"};
  EXPECT_THAT(other.roots(), IsEmpty());
}

TEST(PredicateSearch, SettlesSubjectObjectAndTag) {
  Tree tree{"Traders trader NOUN NNS 1 nmod", "organised organised ADJ JJ -1 root", "marches march NOUN NNS 1 nmod", ". . PUNCT . 1 punct"};
  ASSERT_TRUE(settle_root(tree.words, tree.classes));
  EXPECT_EQ(tree.arc(0), "nsubj organised");
  EXPECT_EQ(tree.arc(2), "obj organised");
  EXPECT_EQ(tree.words[1].upos, Upos::VERB);
  EXPECT_EQ(tree.words[1].xpos, "VBD");
  EXPECT_EQ(tree.words[1].lemma, "organise");
}

TEST(PredicateSearch, SettlesSubjectBelowItsParticiple) {
  Tree tree{"Officers officer NOUN NNS 1 nsubj", "ousted oust VERB VBN 4 advcl", "in in ADP IN 3 case", "May May PROPN NNP 1 obl", "fled flee VERB VBD -1 root", ". . PUNCT . 4 punct"};
  ASSERT_TRUE(settle_root(tree.words, tree.classes));
  EXPECT_EQ(tree.arc(0), "nsubj fled");
  EXPECT_EQ(tree.arc(1), "acl Officers");
}

TEST(PredicateSearch, NoSubjectNoClause) {
  Tree tree{"In in ADP IN 1 case", "May May PROPN NNP 2 obl", "fled flee VERB VBD -1 root", ". . PUNCT . 2 punct"};
  EXPECT_FALSE(settle_root(tree.words, tree.classes));
}

TEST(PredicateSearch, NamesThatAreOnlyVerbs) {
  Tree tree{"Bhutan Bhutan PROPN NNP -1 root", "lent Lent PROPN NNP 0 flat", "Tonga Tonga PROPN NNP 0 flat"};
  retag_past_verbs(tree.words, tree.classes);
  EXPECT_EQ(tree.words[1].xpos, "VBD");
  EXPECT_EQ(tree.words[1].lemma, "lend");
  EXPECT_EQ(tree.words[2].xpos, "NNP");
}

TEST(PredicateSearch, EmptySentence) {
  EXPECT_THAT(roots_to_try({}, WordClasses()), IsEmpty());
}

}  // namespace
}  // namespace priscus
