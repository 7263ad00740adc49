#include "formats/source_day.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "text/iso_day.h"

namespace priscus {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

// 1 to 12; 0 when it is no month. "Sept" is one.
int month_of(std::string_view word) {
  std::string name = lower(word);
  while (!name.empty() && name.back() == '.') name.pop_back();
  if (name.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (kMonths[i].substr(0, name.size()) == name) return static_cast<int>(i) + 1;
  return 0;
}

// A number of one to `digits` digits, an ordinal ending left out; -1 otherwise.
int number_of(std::string_view word, std::size_t digits) {
  std::size_t size = 0;
  int value = 0;
  while (size < word.size() && is_digit(word[size])) {
    if (size == digits) return -1;
    value = value * 10 + (word[size++] - '0');
  }
  const std::string_view ending = word.substr(size);
  if (!ending.empty() && ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return -1;
  return size > 0 ? value : -1;
}

std::optional<std::string> day(int year, int month, int day) {
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  std::string text = std::to_string(10000 + year % 10000).substr(1) + "-" + std::to_string(100 + month).substr(1) +
                     "-" + std::to_string(100 + day).substr(1);
  return is_iso_day(text) ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace

std::optional<std::string> source_day(std::string_view text) {
  text = trim(text);
  if (auto iso = iso_day(text)) return iso;
  // Pages put fractions, zones and what not behind the time; the day before a T or a space is a day all the same.
  if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) {
    if (auto iso = iso_day(text.substr(0, 10))) return iso;
  }
  if (text.size() == 14) {  // 20210522083000
    if (auto iso = iso_day(text.substr(0, 8)); iso && number_of(text.substr(8), 6) >= 0) return iso;
  }
  std::string plain(text.substr(0, 100));
  std::replace(plain.begin(), plain.end(), ',', ' ');
  // "22-May-2021"; the hyphen of a zone comes after the year.
  std::replace(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(plain.size(), 16)), '-',
               ' ');
  const std::vector<std::string_view> words = split_words(plain);
  for (std::size_t i = 0; i < words.size() && i < 3; ++i) {
    const int month = month_of(words[i]);
    if (month == 0) continue;
    const auto word = [&](std::size_t at) { return at < words.size() ? words[at] : std::string_view(); };
    const int before = i > 0 ? number_of(words[i - 1], 2) : -1;
    if (before > 0) {
      int year = number_of(word(i + 1), 4);
      if (year >= 0 && word(i + 1).size() == 2) year += year < 70 ? 2000 : 1900;  // RFC 822
      if (word(i + 1).size() == 4 || word(i + 1).size() == 2) return day(year, month, before);
      return std::nullopt;
    }
    if (word(i + 2).size() == 4) return day(number_of(word(i + 2), 4), month, number_of(word(i + 1), 2));
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> day_in_url(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const std::size_t scheme = url.find("://");
  std::size_t at = scheme == std::string_view::npos ? 0 : scheme + 3;
  for (at = url.find('/', at); at != std::string_view::npos; at = url.find('/', at + 1)) {
    const std::string_view path = url.substr(at + 1);
    const auto digit = [&](std::size_t i) { return i < path.size() && is_digit(path[i]); };
    if (path.size() < 8 || (path[0] != '1' && path[0] != '2')) continue;
    std::size_t used = 0;
    std::optional<std::string> found;
    if ((path[4] == '/' || path[4] == '-') && path.size() >= 10 && path[7] == path[4]) {
      found = day(number_of(path.substr(0, 4), 4), number_of(path.substr(5, 2), 2), number_of(path.substr(8, 2), 2));
      used = 10;
    } else {
      found = iso_day(path.substr(0, 8));
      used = 8;
    }
    if (found && !digit(used)) return found;
  }
  return std::nullopt;
}

}  // namespace priscus
