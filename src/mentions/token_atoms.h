// token_atoms.h: the atoms of one sentence (knowledge/atoms.h) and the tokens they come from.
//
//     TokenAtoms atoms;
//     atoms.fill(parse, [](const Word& word) -> std::string_view { return word.form; });
//     actors.longest(atoms.views(), 0, false);
//
// Commas, brackets and the like become an atom of their own, so that no name reaches across them; hyphens and full
// stops vanish.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/atoms.h"
#include "priscus/parse.h"

namespace priscus {

// Keeps its memory from sentence to sentence.
class TokenAtoms {
 public:
  template <class Text>
  void fill(const Parse& parse, Text text) {
    atoms_.clear();
    tokens_.clear();
    for (int token = 0; token < parse.size(); ++token) {
      split_atoms(text(parse[token]), atoms_);
      if (atoms_.size() == tokens_.size() && separates(parse[token])) atoms_.emplace_back(",");
      tokens_.resize(atoms_.size(), token);
    }
    views_.assign(atoms_.begin(), atoms_.end());
  }

  int size() const { return static_cast<int>(views_.size()); }
  std::span<const std::string_view> views() const { return views_; }
  std::string_view operator[](int atom) const { return views_[atom]; }
  int token(int atom) const { return tokens_[atom]; }
  bool starts_token(int atom) const { return atom == 0 || tokens_[atom - 1] != tokens_[atom]; }
  bool ends_token(int atom) const { return atom + 1 == size() || tokens_[atom + 1] != tokens_[atom]; }

 private:
  static bool separates(const Word& word) {
    return !(word.form == "-" || word.form == "–" || word.form == "." || word.form == "'" || word.form == "’");
  }

  std::vector<std::string> atoms_;
  std::vector<std::string_view> views_;
  std::vector<int> tokens_;
};

}  // namespace priscus
