#include "syntax/lemma_rule.h"

#include <algorithm>

#include "base/strings.h"
#include "syntax/letters.h"

namespace priscus {
namespace {

std::string in_case(char letter, std::string_view form) {
  if (letter == 'k') return std::string(form);
  if (letter == 'l') return lower(form);
  return capitalized(lower(form));
}

// Bytes that both begin with, never ending inside a character.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < std::min(a.size(), b.size()) && a[n] == b[n]) ++n;
  while (n > 0 && ((n < a.size() && is_continuation(a[n])) || (n < b.size() && is_continuation(b[n])))) --n;
  return n;
}

}  // namespace

std::string lemma_rule(std::string_view form, std::string_view lemma) {
  char best_case = 'k';
  std::size_t best = 0;
  // Lower case goes first: for "talks" both it and `k` fit, and it is the one that also holds for "Talks".
  for (const char letter : {'l', 'k', 'c'}) {
    const std::size_t n = common_prefix(in_case(letter, form), lemma);
    if (n > best) {
      best = n;
      best_case = letter;
    }
  }
  if (best == 0) return "=" + std::string(lemma);
  return best_case + std::to_string(form.size() - best) + std::string(lemma.substr(best));
}

std::string apply_lemma_rule(std::string_view rule, std::string_view form) {
  if (!rule.empty() && rule[0] == '=') return std::string(rule.substr(1));
  if (rule.size() < 2 || !is_digit(rule[1])) return lower(form);
  std::size_t strip = 0, i = 1;
  for (; i < rule.size() && i < 4 && is_digit(rule[i]); ++i)
    strip = strip * 10 + static_cast<std::size_t>(rule[i] - '0');
  std::string lemma = in_case(rule[0], form);
  const bool fits = strip < lemma.size() && !(strip > 0 && is_continuation(lemma[lemma.size() - strip]));
  if (!fits) return lower(form);
  lemma.resize(lemma.size() - strip);
  lemma += rule.substr(i);
  return lemma;
}

}  // namespace priscus
