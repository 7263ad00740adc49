// word_classes.h: what dictionaries know of a word: may it be a noun, a verb, a name …
//
//     WordClasses classes = WordClasses::parse("moscow cp\ntalks lns\n", "word_classes.txt");
//     classes.of("moscow");       // some bits, 0 for a word not listed
//
// A treebank of 300,000 tokens has met few names; dictionaries tell apart a name and a noun that the network has never
// seen. Words are kept as hashes: the table is for asking, not for listing. Made by training/make_word_classes.py.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/byte_stream.h"

namespace priscus {

class WordClasses {
 public:
  // No words.
  WordClasses() = default;
  // Lines of a lower-case word, a space, and letters out of "lcnpsvdar". Throws InputError with line and what was
  // expected.
  static WordClasses parse(std::string_view text, const std::string& name);

  void write(ByteWriter& writer) const;
  // Throws ModelError when the bytes hold no such table.
  static WordClasses read(ByteReader& reader);

  // One bit a letter, 0 when the word is not listed. `word` is in lower case.
  std::uint16_t of(std::string_view word) const;
  std::size_t size() const { return hashes_.size(); }

 private:
  std::vector<std::uint32_t> hashes_;  // sorted
  std::vector<std::uint16_t> bits_;
};

}  // namespace priscus
