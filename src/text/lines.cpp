#include "text/lines.h"

#include <algorithm>
#include <cstddef>

#include "base/strings.h"

namespace priscus {
namespace {

constexpr std::size_t kNarrowest = 50;
constexpr std::size_t kWidest = 132;

struct Line {
  Span span;                   // without white space at its ends
  std::size_t indent = 0;      // bytes of white space before it
  std::size_t characters = 0;  // with the indent, without white space at the end
};

// The next line of text[at, end); moves `at` behind its line feed.
Line next_line(std::string_view text, std::uint32_t& at, std::uint32_t end) {
  const std::uint32_t begin = at;
  const std::size_t feed = text.substr(0, end).find('\n', at);
  const std::uint32_t line_end = feed == std::string_view::npos ? end : static_cast<std::uint32_t>(feed);
  at = feed == std::string_view::npos ? end : line_end + 1;
  Line line;
  const std::string_view all = text.substr(begin, line_end - begin);
  const std::string_view core = trim(all);
  line.indent = core.empty() ? 0 : static_cast<std::size_t>(core.data() - all.data());
  line.span.begin = begin + static_cast<std::uint32_t>(line.indent);
  line.span.end = line.span.begin + static_cast<std::uint32_t>(core.size());
  line.characters = line.indent;
  for (char byte : core) line.characters += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  return line;
}

std::size_t first_word_length(std::string_view line) {
  std::size_t characters = 0;
  for (char byte : line) {
    if (is_space(byte)) break;
    characters += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }
  return characters;
}

// Joins what was wrapped in one block of lines.
void add_block(std::string_view text, const std::vector<Line>& block, std::vector<Span>& result) {
  std::size_t width = 0;
  for (const Line& line : block) width = std::max(width, line.characters);
  const bool may_wrap = width >= kNarrowest && width <= kWidest;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const std::string_view line = text.substr(block[i].span.begin, block[i].span.size());
    const bool wrapped = i > 0 && may_wrap && block[i].indent <= block[0].indent &&
                         block[i - 1].characters + 1 + first_word_length(line) > width;
    if (wrapped) {
      result.back().end = block[i].span.end;
    } else {
      result.push_back(block[i].span);
    }
  }
}

}  // namespace

std::vector<Span> hard_lines(std::string_view text, Span range) {
  std::vector<Span> result;
  std::vector<Line> block;
  const std::uint32_t end = std::min<std::uint32_t>(range.end, static_cast<std::uint32_t>(text.size()));
  for (std::uint32_t at = range.begin; at < end;) {
    const Line line = next_line(text, at, end);
    if (!line.span.empty()) {
      block.push_back(line);
      continue;
    }
    add_block(text, block, result);
    block.clear();
  }
  add_block(text, block, result);
  return result;
}

}  // namespace priscus
