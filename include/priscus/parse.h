// parse.h: the grammar of one sentence, in Universal Dependencies.
//
//     for (int i = 0; i < parse.size(); ++i)
//       if (parse[i].deprel == "nsubj") fmt::print("{} does {}\n", parse[i].form, parse[parse[i].head].form);
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace priscus {

// The 17 universal parts of speech, in alphabetical order.
enum class Upos : std::uint8_t { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };

std::string_view name(Upos upos);                          // "ADJ" …
std::optional<Upos> upos_from_name(std::string_view name);  // nullopt when it is none of the 17

// One token's analysis. xpos, feats and deprel point into tables of the Model (or at string literals in tests) and live as long.
struct Word {
  std::string form;          // as in the text
  std::string lemma;         // lower case except for proper nouns: "meet", "Baku"
  Upos upos = Upos::X;
  std::string_view xpos;     // Penn Treebank tag: "VBD"
  std::string_view feats;    // UD features, "Mood=Ind|Tense=Past", "_" when none
  int head = -1;             // index of the governing word in the same Parse; -1 for the root
  std::string_view deprel;   // UD relation with subtype: "nsubj:pass"; "root" for the root
};

// The tree of one sentence: exactly one root, no cycle. Indices count from 0. Empty for an empty sentence.
class Parse {
 public:
  Parse() = default;
  // Throws std::invalid_argument when the heads do not form one tree.
  explicit Parse(std::vector<Word> words);

  int size() const { return static_cast<int>(words_.size()); }
  bool empty() const { return words_.empty(); }
  const Word& operator[](int i) const { return words_[i]; }
  const std::vector<Word>& words() const { return words_; }

  int root() const { return root_; }
  // Dependents of word i, in order of the text.
  const int* children_begin(int i) const { return child_list_.data() + child_start_[i]; }
  const int* children_end(int i) const { return child_list_.data() + child_start_[i + 1]; }
  struct Children {
    const int *first, *last;
    const int* begin() const { return first; }
    const int* end() const { return last; }
    bool empty() const { return first == last; }
  };
  Children children(int i) const { return {children_begin(i), children_end(i)}; }

  // Is `ancestor` on the way from i to the root (i itself counts)?
  bool dominates(int ancestor, int i) const;
  // First and last word of i's subtree.
  int leftmost(int i) const;
  int rightmost(int i) const;

 private:
  std::vector<Word> words_;
  std::vector<int> child_start_, child_list_;
  int root_ = -1;
};

// Does a relation equal `relation`, whatever its subtype? is_relation("nsubj:pass", "nsubj") is true.
bool is_relation(std::string_view deprel, std::string_view relation);

// The value of one feature in a UD feature string, "" when absent: feature("Mood=Ind|Tense=Past", "Tense") is "Past".
std::string_view feature(std::string_view feats, std::string_view name);

}  // namespace priscus
