// border.h: places where a token or a sentence may end, and the features by which they are judged.
//
// Shared by Tokenizer, which judges by weights, and by training, which records what the treebank says:
//
//     struct Recorder : BorderJudge { bool is_border(const BorderFeatures&, std::uint32_t offset) override; };
//     Recorder recorder;
//     find_token_borders(text, range, lexicon, recorder, tokens);
//
// A place is judged from left to right, and the earlier answers are features of the later ones: a Recorder must answer
// with the truth.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "priscus/document.h"

namespace priscus {

// What an abbreviation says about the text after its full stop.
enum class AbbreviationKind : std::uint8_t {
  none = 0,
  title = 1,    // a name follows: Mr. Gen. Lt. Sen. St.
  number = 2,   // a number follows: No. Art. Sec. p.; months before a day: Jan.
  inside = 3,   // rarely ends a sentence: e.g. vs. approx.
  anywhere = 4  // may end a sentence as well: U.S. Inc. a.m. etc.
};

struct Abbreviation {
  std::string text;  // with its full stop: "Gen."
  AbbreviationKind kind = AbbreviationKind::none;
};

// Words with a fate of their own. Keys are hashes, so a look-up makes no string.
class BorderLexicon {
 public:
  // `first` bytes of the lower-cased word are its first token: add_contraction("cannot", 3). 1 <= first < word.size().
  void add_contraction(std::string_view word, int first);
  void add_abbreviation(const Abbreviation& abbreviation);

  // Where the word with this folded_hash is split: bytes of the first token; 0 when it is not.
  int contraction(std::uint64_t hash) const { return find(contractions_, hash); }
  // With its full stop and in the case of the list: "Ill." is a state, "ill." is not.
  AbbreviationKind abbreviation(std::string_view word) const;

  // For the model file: a length, then pairs, for each of the two tables.
  void append_to(std::string& bytes) const;
  // Takes its bytes off the front of `bytes`. Throws ModelError when they are cut off or wrong.
  static BorderLexicon take_from(std::string_view& bytes);

 private:
  static constexpr std::size_t kLongestAbbreviation = 16;
  struct Entry {
    std::uint64_t hash;
    std::uint8_t value;
  };
  static int find(const std::vector<Entry>& table, std::uint64_t hash);
  static void insert(std::vector<Entry>& table, std::uint64_t hash, std::uint8_t value);
  std::vector<Entry> contractions_, abbreviations_;  // sorted by hash
};

// The hashes of the features of one place. Each selects one weight.
struct BorderFeatures {
  static constexpr int kMax = 64;
  std::array<std::uint32_t, kMax> hash;
  int size = 0;
  int word_begin = 0;  // features from here on name words; those before only shapes
};

// One weight a hash bucket.
class BorderWeights {
 public:
  static constexpr int kBits = 16;
  static constexpr std::size_t kSize = std::size_t{1} << kBits;

  // No weights: every place is a border when `always`, none otherwise.
  explicit BorderWeights(bool always) : bias_(always ? 1 : -1) {}
  // weights.size() == kSize.
  BorderWeights(std::vector<std::int16_t> weights, std::int32_t bias);

  // Positive: a border.
  std::int32_t score(const BorderFeatures& features) const {
    std::int32_t sum = bias_;
    if (weights_.empty()) return sum;
    for (int i = 0; i < features.size; ++i) sum += weights_[features.hash[i] & (kSize - 1)];
    return sum;
  }

  void append_to(std::string& bytes) const;
  static BorderWeights take_from(std::string_view& bytes);

 private:
  std::vector<std::int16_t> weights_;
  std::int32_t bias_ = 0;
};

class BorderJudge {
 public:
  virtual ~BorderJudge() = default;
  // Is there a border before text[offset]?
  virtual bool is_border(const BorderFeatures& features, std::uint32_t offset) = 0;
};

// Appends the tokens of text[range) to `tokens`.
void find_token_borders(std::string_view text, Span range, const BorderLexicon& lexicon, BorderJudge& judge,
                        std::vector<Token>& tokens);

// Appends to `ends` the index after the last token of each sentence of one line or paragraph; the last is
// tokens.size().
void find_sentence_borders(std::string_view text, const Token* tokens, int count, const BorderLexicon& lexicon,
                           BorderJudge& judge, std::vector<int>& ends);

// The hash under which BorderLexicon knows a contraction: of its characters, lower-cased.
std::uint64_t folded_hash(std::string_view word);

}  // namespace priscus
