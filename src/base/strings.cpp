#include "base/strings.h"

#include "base/utf8.h"

namespace priscus {

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t i = 0;
  while (i < text.size()) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && !is_space(text[end])) ++end;
    words.push_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 32;  // × is no letter
  if (c < 0x100) return c;
  if (c < 0x180) {
    // Latin Extended-A: pairs of capital and small, even capital first but for two stretches. U+0130 and U+0131
    // (Turkish i) and U+0138, U+0149, U+017F have no partner of the same length.
    if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149 || c == 0x17F) return c;
    if (c == 0x178) return 0xFF;
    const bool odd_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return (c % 2 == 1) == odd_capital ? c + 1 : c;
  }
  if (c == 0x18F) return 0x259;  // Azerbaijani schwa
  if (c >= 0x1CD && c <= 0x1DC) return c % 2 == 1 ? c + 1 : c;
  if ((c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x21F) || (c >= 0x222 && c <= 0x233)) {
    return c % 2 == 0 ? c + 1 : c;
  }
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F)) {
    return c % 2 == 0 ? c + 1 : c;
  }
  if (c >= 0x531 && c <= 0x556) return c + 48;
  if ((c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF)) return c % 2 == 0 ? c + 1 : c;
  return c;
}

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (std::size_t i = 0; i < lowered.size();) {
    if (static_cast<unsigned char>(lowered[i]) < 0x80) {
      lowered[i] = static_cast<char>(lower(static_cast<char32_t>(lowered[i])));
      ++i;
      continue;
    }
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    const char32_t small = lower(c);
    if (small == c) continue;
    std::string bytes;
    append_utf8(bytes, small);
    if (bytes.size() == i - begin) lowered.replace(begin, bytes.size(), bytes);
  }
  return lowered;
}

bool starts_upper(std::string_view text) {
  if (text.empty()) return false;
  std::size_t i = 0;
  const char32_t c = next_code_point(text, i);
  return lower(c) != c || c == 0x130;
}

}  // namespace priscus
