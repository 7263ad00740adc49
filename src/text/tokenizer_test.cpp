// What a trained Tokenizer says of real sentences is tested in training/train_tokenizer_test.cpp; here is what holds
// for any.
#include "text/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/strings.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using testing::ElementsAre;

std::vector<std::string> forms(const Document& document, const Sentence& sentence) {
  std::vector<std::string> result;
  for (const Token& token : sentence.tokens) result.emplace_back(document.view(token.span));
  return result;
}

TEST(Tokenizer, EmptyTextGivesNothing) {
  const Tokenizer tokenizer;
  EXPECT_TRUE(tokenizer.tokenize("", {0, 0}).empty());
  EXPECT_TRUE(tokenizer.tokenize(" \n\u00a0 ", {0, 5}).empty());
  Document document = make_document("1", "", " \n ");
  tokenizer.segment(document, 10);
  EXPECT_TRUE(document.sentences.empty());
}

TEST(Tokenizer, SpansAndSpaceAfter) {
  const std::vector<Token> tokens = Tokenizer().tokenize("Oslo, now", {0, 9});
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(tokens[0].span, (Span{0, 4}));
  EXPECT_FALSE(tokens[0].space_after);
  EXPECT_EQ(tokens[1].span, (Span{4, 5}));
  EXPECT_TRUE(tokens[1].space_after);
  EXPECT_TRUE(tokens[2].space_after);  // the end of the text
  EXPECT_FALSE(Tokenizer().tokenize("Oslo, now", {0, 4})[0].space_after);
}

TEST(Tokenizer, TitleThenNumberedSentences) {
  Document document = make_document("1", "Talks. In Oslo", "They met\n\nThey left\n");
  Tokenizer().segment(document, 100);
  ASSERT_EQ(document.sentences.size(), 3u);
  EXPECT_EQ(document.sentences[0].index, -1);
  EXPECT_THAT(forms(document, document.sentences[0]), ElementsAre("Talks", ".", "In", "Oslo"));
  EXPECT_EQ(document.sentences[1].index, 0);
  EXPECT_EQ(document.sentences[2].index, 1);
  EXPECT_EQ(document.view(document.sentences[2].span), "They left");
  Tokenizer().segment(document, 100);  // again: nothing is doubled
  EXPECT_EQ(document.sentences.size(), 3u);
}

TEST(Tokenizer, GivenSentencesKeepTheirNumbers) {
  Document document = make_document("1", "", std::vector<std::string>{"They met. They left", " ", "End"});
  Tokenizer().segment(document, 100);
  ASSERT_EQ(document.sentences.size(), 2u);
  EXPECT_EQ(document.sentences[0].index, 0);
  EXPECT_EQ(document.view(document.sentences[0].span), "They met. They left");
  EXPECT_EQ(document.sentences[1].index, 2);
}

TEST(Tokenizer, LongSentencesAreCut) {
  Document raw = make_document("1", "a b c", "d e f g h\n\ni");
  Tokenizer().segment(raw, 2);
  std::vector<int> indices;
  for (const Sentence& sentence : raw.sentences) indices.push_back(sentence.index);
  EXPECT_THAT(indices, ElementsAre(-1, -1, 0, 1, 2, 3));
  Document given = make_document("1", "", std::vector<std::string>{"a b c", "d"});
  Tokenizer().segment(given, 2);
  indices.clear();
  for (const Sentence& sentence : given.sentences) indices.push_back(sentence.index);
  EXPECT_THAT(indices, ElementsAre(0, 0, 1));
}

TEST(Tokenizer, TokensCoverAllButWhiteSpaceWhateverTheText) {
  const char* pieces[] = {"a", "Z",      "9",      ".", "'", "’",   "\"", "-",  " ",   "\n",
                          "é", "\u00a0", "\u0301", "…", "😀", "n't", "(",  "北", "U.S."};
  std::uint32_t state = 7;
  const Tokenizer tokenizer;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 25; ++i) {
      state = state * 1664525u + 1013904223u;
      text += pieces[(state >> 16) % std::size(pieces)];
    }
    std::uint32_t at = 0;
    const auto gap_is_space = [&](std::uint32_t to) {
      for (const Token& token : tokenizer.tokenize(text, {at, to})) {
        ADD_FAILURE() << "left out in \"" << text << "\": " << text.substr(token.span.begin, token.span.size());
      }
    };
    for (const Token& token : tokenizer.tokenize(text, {0, static_cast<std::uint32_t>(text.size())})) {
      ASSERT_LT(token.span.begin, token.span.end);
      ASSERT_LE(at, token.span.begin);
      gap_is_space(token.span.begin);
      at = token.span.end;
    }
    gap_is_space(static_cast<std::uint32_t>(text.size()));
  }
}

TEST(Tokenizer, TextWithoutWhiteSpaceIsCutInLinearTime) {
  // Once, each cut read the rest of the letters again: 60 million of them took an hour.
  constexpr std::uint32_t kSize = 10'000'000;
  EXPECT_GE(Tokenizer().tokenize(std::string(kSize, 'x'), {0, kSize}).size(), kSize / 5000);
  EXPECT_EQ(Tokenizer().tokenize(std::string(kSize, '.'), {0, kSize}).size(), kSize);
}

TEST(Tokenizer, ReadsBackWhatItWrote) {
  BorderLexicon lexicon;
  lexicon.add_contraction("cannot", 3);
  const Tokenizer tokenizer(lexicon, BorderWeights(std::vector<std::int16_t>(BorderWeights::kSize, 1), 0),
                            BorderWeights(true));
  const std::string bytes = tokenizer.to_bytes();
  const Tokenizer read = Tokenizer::from_bytes(bytes);
  EXPECT_EQ(read.to_bytes(), bytes);
  EXPECT_EQ(read.tokenize("cannot!", {0, 7}).size(), 3u);
  EXPECT_THROW(Tokenizer::from_bytes(""), ModelError);
  EXPECT_THROW(Tokenizer::from_bytes("PTOK9999"), ModelError);
  EXPECT_THROW(Tokenizer::from_bytes(bytes + "x"), ModelError);
  for (std::size_t size = 0; size < bytes.size(); size += 977) {
    EXPECT_THROW(Tokenizer::from_bytes(std::string_view(bytes).substr(0, size)), ModelError) << size;
  }
}

}  // namespace
}  // namespace priscus
