// block_file.h: the form that .actors, .words and .frames files share.
//
//     kind weapon              a block: keyword, name
//       rocket | missile       its lines, indented by spaces or tabs
//       cannon \               goes on in the next line
//         | howitzer           # a comment: `#` at the start of the line or after white space
//
// A BlockFile owns the text; everything in it is a view into that text and lives as long.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/faults.h"

namespace priscus {

struct BlockLine {
  std::string_view text;     // the whole line without indent and comment, never empty; a continued line has white space at the seams
  std::string_view keyword;  // its first word
  std::string_view rest;     // what follows, trimmed; may be empty
  int number = 0;            // of its first line in the file, from 1
};

struct Block {
  std::string_view keyword;  // "frame"
  std::string_view name;     // "shell", "Hamas | Islamic Resistance Movement"; empty when nothing follows the keyword
  int number = 0;
  std::vector<BlockLine> lines;
};

class BlockFile {
 public:
  // Reads the blocks of `text`. Faults: bytes that are not UTF-8 (then there are no blocks), an indented line before the first block,
  // a `\` in the last line. `shown` is the file in messages. An empty text has no blocks.
  BlockFile(std::string text, std::string shown, Faults& faults);
  BlockFile(const BlockFile&) = delete;
  BlockFile& operator=(const BlockFile&) = delete;

  const std::vector<Block>& blocks() const { return blocks_; }
  const std::string& shown() const { return shown_; }

 private:
  std::string text_, shown_;
  std::vector<Block> blocks_;
};

// The variants of "a | b | c", trimmed; an empty one stays as "" for the caller to complain of. Nothing at all gives no variant.
std::vector<std::string_view> split_variants(std::string_view text);

}  // namespace priscus
