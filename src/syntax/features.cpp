#include "syntax/features.h"

#include <algorithm>

#include "base/strings.h"
#include "syntax/letters.h"

namespace priscus {
namespace {

constexpr std::size_t kLongestForm =
    40;  // bytes of a form that features look at; longer ones are addresses of web pages

// FNV-1a over the bytes, then a mix so that the low bits depend on all of them.
std::uint32_t hash(std::string_view bytes, std::uint32_t salt) {
  std::uint32_t h = 2166136261u ^ (salt * 0x9E3779B9u);
  for (const char byte : bytes) h = (h ^ static_cast<unsigned char>(byte)) * 16777619u;
  h ^= h >> 15;
  h *= 0x2C1B3C6Du;
  h ^= h >> 12;
  return h;
}

char shape_of(char byte) {
  if (byte >= 'A' && byte <= 'Z') return 'X';
  if ((byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) >= 0x80) return 'x';
  if (is_digit(byte)) return 'd';
  return byte;
}

}  // namespace

std::string word_key(std::string_view form) {
  std::string key = lower(form);
  for (char& byte : key) {
    if (is_digit(byte)) byte = '0';
  }
  return key;
}

std::string word_shape(std::string_view form) {
  std::string shape;
  for (const char byte : form.substr(0, kLongestForm)) {
    const char c = shape_of(byte);
    const std::size_t n = shape.size();
    if (n >= 2 && shape[n - 1] == c && shape[n - 2] == c) continue;
    shape += c;
  }
  return shape;
}

FeatureMap::FeatureMap(std::vector<std::string> words, WordClasses classes, int affix_rows, int ngram_rows)
    : words_(std::move(words)),
      classes_(std::move(classes)),
      affix_rows_(static_cast<std::uint32_t>(affix_rows)),
      ngram_rows_(static_cast<std::uint32_t>(ngram_rows)) {
  ids_.reserve(words_.size() * 2);
  for (std::size_t i = 1; i < words_.size(); ++i) ids_.emplace(words_[i], static_cast<int>(i));
}

int FeatureMap::word(std::string_view key) const {
  const auto found = ids_.find(key);
  return found == ids_.end() ? kUnknownWord : found->second;
}

FormFeatures FeatureMap::of(std::string_view form) const {
  FormFeatures features;
  const std::string key = word_key(form);
  features.word = word(key);
  const std::string_view cut = std::string_view(key).substr(0, kLongestForm);
  for (std::size_t length = 1; length <= 4; ++length) {
    const std::size_t n = std::min(length, key.size());
    features.affixes[length - 1] = hash(std::string_view(key).substr(key.size() - n), length) % affix_rows_;
  }
  for (std::size_t length = 1; length <= 3; ++length) {
    features.affixes[3 + length] = hash(cut.substr(0, length), 16 + length) % affix_rows_;
  }
  features.affixes[7] = hash(word_shape(form), 32) % affix_rows_;
  // With the capital: that is what makes a name of a word that is a name or a noun.
  const std::uint16_t classes = classes_.of(key);
  const char known[3] = {static_cast<char>(classes & 0xFF), static_cast<char>(classes >> 8),
                         starts_upper(form) ? 'X' : 'x'};
  features.affixes[8] = hash(std::string_view(known, 3), 48) % affix_rows_;
  const std::string padded = "^" + std::string(cut) + "$";
  for (std::size_t length = 3; length <= 5; ++length) {
    for (std::size_t i = 0; i + length <= padded.size(); ++i) {
      features.ngrams.push_back(hash(std::string_view(padded).substr(i, length), 64) % ngram_rows_);
    }
  }
  return features;
}

std::vector<std::uint8_t> context_flags(const std::vector<std::string_view>& forms) {
  int long_words = 0, long_capitals = 0;
  for (const std::string_view form : forms) {
    if (form.size() < 4 || is_digit(form[0])) continue;
    ++long_words;
    long_capitals += starts_upper(form);
  }
  const bool headline = long_words >= 2 && long_capitals * 3 >= long_words * 2;
  const bool stopped = !forms.empty() && !forms.back().empty() &&
                       std::string_view(".!?\"')").find(forms.back().back()) != std::string_view::npos;
  std::vector<std::uint8_t> flags(forms.size());
  bool first = true;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const std::string_view form = forms[i];
    const bool word = !form.empty() && (word_shape(form.substr(0, 1)) == "X" || word_shape(form.substr(0, 1)) == "x");
    int value = 0;
    if (word && first) value |= 1;
    if (starts_upper(form)) value |= 2;
    if (form.size() > 1 && all_upper(form)) value |= 4;
    if (i + 1 == forms.size()) value |= 8;
    if (!stopped) value |= 16;
    if (headline) value |= 32;
    flags[i] = static_cast<std::uint8_t>(value);
    if (word) first = false;
  }
  return flags;
}

}  // namespace priscus
