#include "syntax/headline_case.h"

#include <algorithm>

namespace priscus {
namespace {

constexpr std::size_t kLongestHeadline = 40;  // tokens
constexpr std::uint16_t kLower = 1u << 0, kCapital = 1u << 1;  // letters "l" and "c" of word_classes.txt

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_word(std::string_view form) {
  return !form.empty() && std::all_of(form.begin(), form.end(), [](char c) { return is_upper(c) || is_lower(c); });
}
std::string lowered(std::string_view form) {
  std::string result(form);
  for (char& c : result)
    if (is_upper(c)) c = static_cast<char>(c + ('a' - 'A'));
  return result;
}

}  // namespace

std::vector<std::string> sentence_case(const std::vector<std::string_view>& forms, const WordClasses& classes) {
  if (forms.size() < 3 || forms.size() > kLongestHeadline) return {};
  int long_words = 0, capitalised = 0, words = 0, capitals = 0;
  for (const std::string_view form : forms) {
    if (!is_word(form)) continue;
    if (form.size() > 1) {
      ++words;
      capitals += std::none_of(form.begin(), form.end(), is_lower);
    }
    if (form.size() > 3) {
      ++long_words;
      capitalised += is_upper(form[0]);
    }
  }
  const bool all_capitals = words >= 3 && capitals * 10 >= words * 9;
  const bool headline = long_words >= 3 && capitalised * 20 >= long_words * 17;
  if (!headline && !all_capitals) return {};

  std::vector<std::string> restored(forms.begin(), forms.end());
  bool changed = false;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!is_word(forms[i]) || !is_upper(forms[i][0])) continue;
    const bool shouts = forms[i].size() > 1 && std::none_of(forms[i].begin(), forms[i].end(), is_lower);
    if (shouts && !all_capitals) continue;  // "NATO"
    const std::string lower = lowered(forms[i]);
    const std::uint16_t known = classes.of(lower);
    if ((known & kLower) && !(known & kCapital)) {
      if (i > 0 || shouts) restored[i] = lower;
      if (i == 0 && shouts) restored[i][0] = forms[i][0];
    } else if (all_capitals && forms[i].size() > 3) {
      restored[i] = forms[i].substr(0, 1);
      restored[i] += lower.substr(1);
    }
    changed |= restored[i] != forms[i];
  }
  return changed ? restored : std::vector<std::string>();
}

}  // namespace priscus
