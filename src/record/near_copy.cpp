#include "record/near_copy.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "base/strings.h"

namespace priscus {
namespace {

constexpr int kRows = 3;                    // minima a band
constexpr double kRunsInCommon = 0.6;       // of the shorter text
constexpr double kRunsAlike = 0.35;         // of both together
constexpr double kNamesInCommon = 0.7;      // of the text with fewer
constexpr double kRunsWithoutNames = 0.85;  // when there are too few names to compare
constexpr std::size_t kFewNames = 3;
constexpr std::size_t kAgencyLine = 90;     // bytes within which its dash stands

bool is_word_byte(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

// The line behind the dash of an agency line, which has the name of the agency in brackets before it.
std::string_view without_agency_line(std::string_view line) {
  const std::string_view head = line.substr(0, kAgencyLine);
  const std::size_t bracket = head.find(')');
  if (bracket == std::string_view::npos || head.find('(') > bracket) return line;
  for (std::string_view dash : {" - ", " -- ", " \u2013 ", " \u2014 "}) {
    const std::size_t at = head.find(dash, bracket);
    if (at != std::string_view::npos && at <= bracket + 2) return line.substr(at + dash.size());
  }
  return line;
}

struct Words {
  std::vector<std::uint64_t> all, names, numbers;
};

// U+2018 to U+201F, dashes and spaces of General Punctuation begin with the bytes E2 80: no part of a word.
std::size_t punctuation_at(std::string_view text, std::size_t i) { return text.substr(i, 2) == "\xE2\x80" ? 3 : 0; }

void add_words(std::string_view line, Words& words) {
  bool sentence_begins = true;
  for (std::size_t i = 0; i < line.size();) {
    if (const std::size_t skip = punctuation_at(line, i)) {
      i += skip;
      continue;
    }
    if (!is_word_byte(line[i])) {
      if (line[i] == '.' || line[i] == '!' || line[i] == '?' || line[i] == '"') sentence_begins = true;
      ++i;
      continue;
    }
    std::size_t end = i;
    bool digits = false;
    // "1,000" and "4.5" are one word each.
    while (end < line.size() && !punctuation_at(line, end) &&
           (is_word_byte(line[end]) || ((line[end] == ',' || line[end] == '.') && end + 1 < line.size() && is_digit(line[end + 1]) && is_digit(line[end - 1])))) {
      digits |= is_digit(line[end]);
      ++end;
    }
    const std::string_view word = line.substr(i, end - i);
    const std::uint64_t hash = stable_hash(lower(word));
    words.all.push_back(hash);
    if (digits)
      words.numbers.push_back(hash);
    else if (!sentence_begins && starts_upper(word))
      words.names.push_back(hash);
    sentence_begins = false;
    i = end;
  }
}

void sort_unique(std::vector<std::uint64_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Titles are rewritten by every desk: the body alone is compared where there is one.
std::string_view body_of(std::string_view text) {
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos) return text;
  const std::string_view body = trim(text.substr(line + 1));
  return body.size() > line ? body : text;
}

std::size_t in_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++count, ++i, ++j;
    else if (a[i] < b[j]) ++i;
    else ++j;
  }
  return count;
}

}  // namespace

CopyShape copy_shape(std::string_view text) {
  Words words;
  int number = 0;
  for (std::string_view line : split(body_of(text), '\n')) {
    line = trim(line);
    if (line.empty()) continue;
    add_words(number++ < 2 ? without_agency_line(line) : line, words);
  }
  CopyShape shape;
  for (std::size_t i = 2; i < words.all.size(); ++i)
    shape.runs.push_back(mix_hash(add_to_hash(add_to_hash(add_to_hash(kHashStart, words.all[i - 2]), words.all[i - 1]), words.all[i])));
  shape.names = std::move(words.names);
  shape.numbers = std::move(words.numbers);
  sort_unique(shape.runs);
  sort_unique(shape.names);
  sort_unique(shape.numbers);
  return shape;
}

bool near_copies(const CopyShape& a, const CopyShape& b) {
  if (a.runs.size() < kLeastRuns || b.runs.size() < kLeastRuns) return false;
  const auto common = static_cast<double>(in_common(a.runs, b.runs));
  const double fewer = static_cast<double>(std::min(a.runs.size(), b.runs.size())), all = static_cast<double>(a.runs.size() + b.runs.size()) - common;
  if (common < kRunsInCommon * fewer || common < kRunsAlike * all) return false;
  const std::size_t numbers = in_common(a.numbers, b.numbers);
  if (numbers < a.numbers.size() && numbers < b.numbers.size()) return false;  // each has a number of its own
  const std::size_t fewer_names = std::min(a.names.size(), b.names.size());
  if (fewer_names < kFewNames) return common >= kRunsWithoutNames * fewer;
  return static_cast<double>(in_common(a.names, b.names)) >= kNamesInCommon * static_cast<double>(fewer_names);
}

std::vector<std::int64_t> copy_bands(std::string_view text) {
  const CopyShape shape = copy_shape(text);
  std::vector<std::int64_t> out;
  if (shape.runs.size() < kLeastRuns) return out;
  for (std::uint64_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = add_to_hash(kHashStart, band);
    for (std::uint64_t row = 0; row < kRows; ++row) {
      const std::uint64_t seed = mix_hash(band * kRows + row + 1);
      std::uint64_t least = UINT64_MAX;
      for (std::uint64_t run : shape.runs) least = std::min(least, mix_hash(run ^ seed));
      hash = add_to_hash(hash, least);
    }
    out.push_back(static_cast<std::int64_t>(mix_hash(hash)));
  }
  return out;
}

}  // namespace priscus
