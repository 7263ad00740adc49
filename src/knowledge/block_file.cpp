#include "knowledge/block_file.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace priscus {
namespace {

// Overwrites a comment with spaces, so that a continued line stays one stretch of the text.
void blank_comment(char* begin, char* end) {
  for (char* at = begin; at != end; ++at) {
    if (*at != '#' || (at != begin && !is_space(at[-1]))) continue;
    std::fill(at, end, ' ');
    return;
  }
}

int line_of(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

void split_keyword(std::string_view text, std::string_view& keyword, std::string_view& rest) {
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end])) ++end;
  keyword = text.substr(0, end);
  rest = trim(text.substr(end));
}

}  // namespace

BlockFile::BlockFile(std::string text, std::string shown, Faults& faults) : text_(std::move(text)), shown_(std::move(shown)) {
  if (const std::size_t at = utf8_fault(text_); at != text_.size()) {
    faults.add(shown_, line_of(text_, at), "a byte that is not UTF-8");
    return;
  }
  char* const data = text_.data();
  const std::size_t size = text_.size();
  std::size_t i = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  int number = 0;
  while (i < size) {
    const std::size_t begin = i;
    const int first_number = number + 1;
    // One line and those it goes on in. The comment, the `\` and the line feed become spaces.
    for (;;) {
      std::size_t end = std::min(text_.find('\n', i), size);
      ++number;
      blank_comment(data + i, data + end);
      std::size_t last = end;
      while (last > i && is_space(data[last - 1])) --last;
      i = std::min(end + 1, size);
      if (last <= begin || data[last - 1] != '\\') break;
      data[last - 1] = ' ';
      if (end < size) data[end] = ' ';
      if (i < size) continue;
      faults.add(shown_, number, "a `\\` at the end of the file: expected the line to go on");
      break;
    }
    const std::string_view whole(data + begin, i - begin);
    const std::string_view content = trim(whole);
    if (content.empty()) continue;
    std::string_view keyword, rest;
    split_keyword(content, keyword, rest);
    if (!is_space(whole.front())) {
      blocks_.push_back({keyword, rest, first_number, {}});
    } else if (blocks_.empty()) {
      faults.add(shown_, first_number, "an indented line before the first block: a block begins at column 1");
    } else {
      blocks_.back().lines.push_back({content, keyword, rest, first_number});
    }
  }
}

std::vector<std::string_view> split_variants(std::string_view text) {
  text = trim(text);
  if (text.empty()) return {};
  std::vector<std::string_view> variants = split(text, '|');
  for (std::string_view& variant : variants) variant = trim(variant);
  return variants;
}

}  // namespace priscus
