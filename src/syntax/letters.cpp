#include "syntax/letters.h"

#include "base/strings.h"
#include "base/utf8.h"

namespace priscus {
namespace {

// The capital of a small letter; the letter itself when there is none. The two cases of the alphabets that lower()
// knows lie 32, 1 or 80 apart.
char32_t upper(char32_t c) {
  for (const char32_t distance : {32, 1, 80, 48}) {
    if (c > distance && lower(c) == c && lower(c - distance) == c) return c - distance;
  }
  return c;
}

}  // namespace

std::string capitalized(std::string_view form) {
  if (form.empty()) return {};
  std::size_t end = 0;
  const char32_t first = next_code_point(form, end);
  const char32_t capital = upper(first);
  if (capital == first) return std::string(form);
  std::string result;
  append_utf8(result, capital);
  if (result.size() != end) return std::string(form);
  return result.append(form.substr(end));
}

bool all_upper(std::string_view form) {
  bool letters = false;
  for (std::size_t i = 0; i < form.size();) {
    const char32_t c = next_code_point(form, i);
    if (upper(c) != c) return false;
    if (lower(c) != c) letters = true;
  }
  return letters;
}

}  // namespace priscus
