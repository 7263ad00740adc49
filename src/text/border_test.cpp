#include "text/border.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "base/hash.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using testing::ElementsAre;

// Says yes to the offsets it was given and keeps what it was asked.
struct Listed : BorderJudge {
  explicit Listed(std::set<std::uint32_t> borders = {}) : borders(std::move(borders)) {}
  bool is_border(const BorderFeatures& features, std::uint32_t offset) override {
    asked.push_back(offset);
    EXPECT_GT(features.size, 0);
    EXPECT_LE(features.word_begin, features.size);
    return borders.count(offset) > 0;
  }
  std::set<std::uint32_t> borders;
  std::vector<std::uint32_t> asked;
};

std::vector<std::uint32_t> token_places(std::string_view text, const BorderLexicon& lexicon = {}) {
  Listed judge;
  std::vector<Token> tokens;
  find_token_borders(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon, judge, tokens);
  return judge.asked;
}

TEST(TokenBorders, PlacesAskedFor) {
  EXPECT_THAT(token_places("plain words only"), ElementsAre());
  EXPECT_THAT(token_places("end."), ElementsAre(3));
  EXPECT_THAT(token_places("don't"), ElementsAre(2, 3, 4));
  EXPECT_THAT(token_places("Baku’s"), ElementsAre(4, 7));
  EXPECT_THAT(token_places("5pm 1999"), ElementsAre(1));
  EXPECT_THAT(token_places("..."), ElementsAre(1, 2));
  EXPECT_THAT(token_places("e\u0301t"), ElementsAre());  // a combining mark stays
  EXPECT_THAT(token_places(""), ElementsAre());
}

TEST(TokenBorders, WhatIsWholeBeforeAHyphenIsWholeAfterIt) {
  Listed never, before({4});
  std::vector<Token> tokens;
  find_token_borders("anti-war", {0, 8}, {}, never, tokens);
  EXPECT_THAT(never.asked, ElementsAre(4));
  tokens.clear();
  find_token_borders("anti-war", {0, 8}, {}, before, tokens);
  EXPECT_THAT(before.asked, ElementsAre(4, 5));
}

TEST(TokenBorders, ContractionsAreSplitUnasked) {
  BorderLexicon lexicon;
  lexicon.add_contraction("cannot", 3);
  Listed judge;
  std::vector<Token> tokens;
  find_token_borders("Cannot (CANNOT) cannots", {0, 23}, lexicon, judge, tokens);
  std::vector<std::uint32_t> begins;
  for (const Token& token : tokens) begins.push_back(token.span.begin);
  EXPECT_THAT(begins, ElementsAre(0, 3, 7, 11, 16));
}

TEST(BorderLexicon, RefusesImpossibleSplits) {
  BorderLexicon lexicon;
  EXPECT_THROW(lexicon.add_contraction("cannot", 0), std::invalid_argument);
  EXPECT_THROW(lexicon.add_contraction("cannot", 6), std::invalid_argument);
}

TEST(BorderLexicon, AbbreviationsKeepTheirCase) {
  BorderLexicon lexicon;
  lexicon.add_abbreviation({"Ill.", AbbreviationKind::anywhere});
  EXPECT_EQ(lexicon.abbreviation("Ill."), AbbreviationKind::anywhere);
  EXPECT_EQ(lexicon.abbreviation("ill."), AbbreviationKind::none);
  EXPECT_EQ(lexicon.abbreviation(""), AbbreviationKind::none);
}

TEST(BorderLexicon, ReadsBackWhatItWrote) {
  BorderLexicon lexicon;
  lexicon.add_contraction("cannot", 3);
  lexicon.add_abbreviation({"Gen.", AbbreviationKind::title});
  std::string bytes;
  lexicon.append_to(bytes);
  std::string_view rest = bytes;
  const BorderLexicon read = BorderLexicon::take_from(rest);
  EXPECT_TRUE(rest.empty());
  EXPECT_EQ(read.contraction(folded_hash("CANNOT")), 3);
  EXPECT_EQ(read.abbreviation("Gen."), AbbreviationKind::title);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    std::string_view cut = std::string_view(bytes).substr(0, size);
    EXPECT_THROW(BorderLexicon::take_from(cut), ModelError) << size;
  }
}

// "A b. C" with tokens cut at white space and before signs: where could a sentence begin?
std::vector<int> sentence_places(const std::string& text) {
  struct Signs : BorderJudge {
    bool is_border(const BorderFeatures&, std::uint32_t) override { return true; }
  } signs;
  std::vector<Token> tokens;
  find_token_borders(text, {0, static_cast<std::uint32_t>(text.size())}, {}, signs, tokens);
  Listed never;
  std::vector<int> ends;
  find_sentence_borders(text, tokens.data(), static_cast<int>(tokens.size()), {}, never, ends);
  EXPECT_THAT(ends, ElementsAre(static_cast<int>(tokens.size())));
  return {never.asked.begin(), never.asked.end()};
}

TEST(SentenceBorders, PlacesAskedFor) {
  EXPECT_THAT(sentence_places("He left. She stayed"), ElementsAre(9));
  EXPECT_THAT(sentence_places("He left, she stayed: why; no"), ElementsAre());
  EXPECT_THAT(sentence_places("\"He left.\" She stayed"), ElementsAre(11));
  EXPECT_THAT(sentence_places("(He left.) She stayed"), ElementsAre(11));
  EXPECT_THAT(sentence_places("“He left.” “Who?” Nobody"), ElementsAre(15, 26));
  EXPECT_THAT(sentence_places("“Who?” he asked"), ElementsAre());     // a small letter goes on with the sentence
  EXPECT_THAT(sentence_places("Really?! Yes"), ElementsAre(9));       // one place for two signs
  EXPECT_THAT(sentence_places("It ended.-he left"), ElementsAre());
  EXPECT_THAT(sentence_places("It ended.He left"), ElementsAre(9));
}

TEST(BorderWeights, ReadsBackWhatItWrote) {
  std::vector<std::int16_t> weights(BorderWeights::kSize, 0);
  weights[3] = -7;
  weights[BorderWeights::kSize - 1] = 12345;
  std::string bytes;
  BorderWeights(weights, -2).append_to(bytes);
  std::string_view rest = bytes;
  const BorderWeights read = BorderWeights::take_from(rest);
  EXPECT_TRUE(rest.empty());
  BorderFeatures features;
  features.hash[0] = 3;
  features.hash[1] = 0xFFFFFFFF;
  features.size = 2;
  EXPECT_EQ(read.score(features), -2 - 7 + 12345);
  EXPECT_THROW(BorderWeights(std::vector<std::int16_t>(5), 0), std::invalid_argument);
}

}  // namespace
}  // namespace priscus
