// features.h: what the network sees of a word.
//
//     FeatureMap map{words, classes, affix_rows, ngram_rows};
//     FormFeatures features = map.of("Protesters");   // word, suffixes "s" "rs" …, prefixes, shape, n-grams
//
// Most features belong to the form alone, so they are computed once for each distinct form. Affixes and character
// n-grams are hashed into tables of fixed size: no list of them is stored, and a word never seen still has most of
// them.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/word_classes.h"

namespace priscus {

inline constexpr int kAffixes = 9;        // suffixes of 1 to 4 bytes, prefixes of 1 to 3, the shape, the word's classes
inline constexpr int kContextFlags = 64;  // rows of the table of context flags
inline constexpr int kUnknownWord = 0;    // id of every word outside the vocabulary

struct FormFeatures {
  int word = kUnknownWord;
  std::array<std::uint32_t, kAffixes> affixes{};  // rows of the affix table
  std::vector<std::uint32_t> ngrams;              // rows of the n-gram table, never empty for a form that is not empty
};

// The vocabulary's key of a form: lower case, every digit a 0, so that "2014" and "2021" are one word.
std::string word_key(std::string_view form);

// Capitals and digits at a glance: "NATO" is "XX", "Baku" "Xxx", "3.5" "d.d", runs longer than two are cut.
std::string word_shape(std::string_view form);

class FeatureMap {
 public:
  // words[i] is the key of word i; words[0] stands for the unknown word and is never found. The row counts are those of
  // the tables, at least 1.
  FeatureMap(std::vector<std::string> words, WordClasses classes, int affix_rows, int ngram_rows);
  FeatureMap(const FeatureMap&) = delete;
  FeatureMap& operator=(const FeatureMap&) = delete;

  FormFeatures of(std::string_view form) const;
  int word(std::string_view key) const;  // kUnknownWord when it is not in the vocabulary
  const std::vector<std::string>& words() const { return words_; }
  const WordClasses& classes() const { return classes_; }

 private:
  std::vector<std::string> words_;
  WordClasses classes_;
  std::unordered_map<std::string_view, int> ids_;  // views into words_
  std::uint32_t affix_rows_, ngram_rows_;
};

// What a token's place says, one value below kContextFlags for each form of one sentence: first letter word, capital,
// all capitals, last token, no final stop, headline (most long words capitalised).
std::vector<std::uint8_t> context_flags(const std::vector<std::string_view>& forms);

}  // namespace priscus
