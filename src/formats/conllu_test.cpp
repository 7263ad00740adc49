#include "formats/conllu.h"

#include <gtest/gtest.h>

#include <sstream>

#include "formats/conllu_score.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr const char* kTwoSentences =
    "# newdoc id = d\n# sent_id = d-1\n# text = They didn't meet.\n"
    "1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\tTense=Past\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tmeet\tmeet\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "4.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n";

std::vector<ConlluSentence> read(const std::string& text) {
  std::istringstream stream(text);
  return read_conllu(stream, "test.conllu");
}

std::string fault(const std::string& text) {
  try {
    read(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

TEST(Conllu, ReadsWordsAndSpacing) {
  const auto sentences = read(kTwoSentences);
  ASSERT_EQ(sentences.size(), 2u);
  const ConlluSentence& sentence = sentences[0];
  EXPECT_EQ(sentence.id, "d-1");
  EXPECT_EQ(sentence.text, "They didn't meet.");
  EXPECT_TRUE(sentence.new_document);
  EXPECT_EQ(sentence.forms(), (std::vector<std::string>{"They", "did", "n't", "meet", "."}));
  EXPECT_EQ(sentence.words[0].head, 3);
  EXPECT_EQ(sentence.words[3].head, -1);
  EXPECT_FALSE(sentence.words[1].space_after) << "inside a multiword token";
  EXPECT_TRUE(sentence.words[2].space_after);
  EXPECT_FALSE(sentence.words[3].space_after);
}

TEST(Conllu, WritesWhatItReads) {
  const auto sentences = read(kTwoSentences);
  std::ostringstream first, second;
  for (const ConlluSentence& sentence : sentences) write_conllu(first, sentence);
  for (const ConlluSentence& sentence : read(first.str())) write_conllu(second, sentence);
  EXPECT_EQ(first.str(), second.str());
  EXPECT_NE(first.str().find("4\tmeet\tmeet\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"), std::string::npos);
}

TEST(Conllu, TakesLineEndsOfWindowsAndEmptyFiles) {
  EXPECT_EQ(read("1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\r\n\r\n")[0].words[0].form, "Yes");
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read("\n\n# only a comment\n\n").empty());
}

TEST(Conllu, FaultsNameFileAndLine) {
  EXPECT_EQ(fault("1\tYes\n"), "test.conllu:1: expected 10 columns separated by tabs, got 2");
  EXPECT_EQ(fault("2\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"), "test.conllu:1: expected word 1, got \"2\"");
  EXPECT_EQ(fault("# a\n1\tYes\tyes\tINTJ\tUH\t_\tx\troot\t_\t_\n"),
            "test.conllu:2: expected the number of the head in column 7, got \"x\"");
  EXPECT_NE(fault("1\tYes\tyes\tINTJ\tUH\t_\t9\troot\t_\t_\n"), "none");
  EXPECT_NE(fault("1-3\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"), "none");
  EXPECT_THROW(read_conllu(std::string("/nowhere.conllu")), InputError);
}

TEST(Conllu, WritesADocument) {
  Document document = make_document("a", "Talks", "They met.");
  Sentence title;
  title.index = -1;
  title.span = {0, 5};
  title.tokens = {{{0, 5}, true}};
  document.sentences = {title};
  Word word;
  word.form = "Talks";
  word.lemma = "talk";
  word.upos = Upos::NOUN;
  word.xpos = "NNS";
  word.feats = "_";
  word.deprel = "root";
  std::ostringstream stream;
  write_conllu(stream, document, {Parse({word})});
  EXPECT_EQ(stream.str(), "# sent_id = a-title\n# text = Talks\n1\tTalks\ttalk\tNOUN\tNNS\t_\t0\troot\t_\t_\n\n");
}

TEST(ConlluScore, CountsEachFigure) {
  const auto gold = read(kTwoSentences);
  auto predicted = gold;
  predicted[0].words[0].deprel = "nsubj:pass";
  predicted[0].words[1].upos = "VERB";
  predicted[0].words[4].head = 0;
  const Score score = score_conllu(gold, predicted);
  EXPECT_EQ(score.tokens, 6);
  EXPECT_EQ(score.upos, 5);
  EXPECT_EQ(score.uas, 5);
  EXPECT_EQ(score.las, 5) << "a subtype does not count";
  EXPECT_EQ(score.las_subtypes, 4);
  EXPECT_EQ(score.lemma, 6);
  EXPECT_NE(table(score).find("83.33"), std::string::npos);
}

TEST(ConlluScore, RefusesOtherTokens) {
  const auto gold = read(kTwoSentences);
  auto predicted = gold;
  predicted[1].words[0].form = "No";
  EXPECT_THROW(score_conllu(gold, predicted), InputError);
  predicted.pop_back();
  EXPECT_THROW(score_conllu(gold, predicted), InputError);
  EXPECT_EQ(Score().percent(0), 0.0);
}

}  // namespace
}  // namespace priscus
