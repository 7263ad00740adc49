// lexicon_reader.h: reads knowledge/lexicon/*.words: lists of words, kinds of nouns, words for numbers and money.
//
//     LexiconReader reader(faults);
//     for (const SourceFile& file : files) reader.read(file);
//     Lexicon lexicon = reader.finish();
#pragma once
#include <string>
#include <vector>

#include "knowledge/block_file.h"
#include "knowledge/faults.h"
#include "priscus/lexicon.h"

namespace priscus {

class LexiconReader {
 public:
  explicit LexiconReader(Faults& faults);

  // One file of `words NAME`, `kind NAME [is NAME, NAME]`, `quantity LOW..HIGH` (HIGH may be left out) and `currency CODE` blocks. A kind may be named before its block. A kind may be one of actors
  // ("kind place") but no umbrella.
  void read(const SourceFile& source);

  // What follows is of another folder: it may add to lists and kinds that stand in folders before.
  void next_folder() { places_.clear(); }

  // Gives every kind those it is, too. Faults: `is` an unknown kind, a circle, more kinds than bits.
  Lexicon finish();

 private:
  struct KindBlock {
    std::string name, shown;
    int line = 0;
    std::vector<std::string> is;     // names
    std::vector<std::string> nouns;  // lower case
  };

  void read_forms(const BlockFile& file, const Block& block);
  void read_words(const BlockFile& file, const Block& block);
  void read_quantity(const BlockFile& file, const Block& block);
  void read_currency(const BlockFile& file, const Block& block);
  void read_kind(const BlockFile& file, const Block& block);
  Kinds closure(std::size_t kind, std::vector<char>& state, std::vector<Kinds>& all);

  Faults& faults_;
  Lexicon lexicon_;
  std::vector<KindBlock> kinds_;
  StringMap<std::string> places_;  // "words light-verb" -> "knowledge/lexicon/x.words:3"
};

}  // namespace priscus
