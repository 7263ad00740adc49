#include "mentions/calendar.h"

#include <array>

#include "base/strings.h"

namespace priscus {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 13> kNumbers = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};

constexpr std::array<std::string_view, 7> kTeens = {"thirteen",  "fourteen", "fifteen", "sixteen",
                                                    "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty",  "forty",  "fifty",
                                                   "sixty",  "seventy", "eighty", "ninety"};

int digits(std::string_view text, std::size_t begin, std::size_t count) {
  int number = 0;
  for (std::size_t i = begin; i < begin + count; ++i) {
    if (!is_digit(text[i])) return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

// The word in lower case without a possessive and without a final full stop.
std::string bare(std::string_view word) {
  std::string text = lower(word);
  for (const std::string_view possessive : {"'s", "’s"}) {
    if (text.ends_with(possessive)) text.resize(text.size() - possessive.size());
  }
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

std::optional<Day> Day::from_iso(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 0 || month < 1 || day < 1) return std::nullopt;
  const Day result(year, month, day);
  return result.exists() ? std::optional<Day>(result) : std::nullopt;
}

std::string Day::iso() const {
  std::string text = iso_month(year(), month());
  text += '-';
  text += static_cast<char>('0' + day() / 10);
  text += static_cast<char>('0' + day() % 10);
  return text;
}

std::string iso_year(int year) { return iso_month(year, 1).substr(0, 4); }

std::pair<std::string, std::string> ends(const std::string& value) {
  const std::size_t slash = value.find('/');
  std::string from = value.substr(0, slash), to = slash == std::string::npos ? from : value.substr(slash + 1);
  if (from.size() == 4) from += "-01";
  if (from.size() == 7) from += "-01";
  if (to.size() == 4) to += "-12";
  if (to.size() == 7) to += "-" + std::to_string(days_in_month(std::stoi(to.substr(0, 4)), std::stoi(to.substr(5, 2))));
  return {from, to};
}

std::string month_after(std::string_view month, int months) {
  const int number = digits(month, 0, 4) * 12 + digits(month, 5, 2) - 1 + months;
  return iso_month(number / 12, number % 12 + 1);
}

std::string iso_month(int year, int month) {
  std::string text = std::to_string(year);
  text.insert(0, text.size() < 4 ? 4 - text.size() : 0, '0');
  text += '-';
  text += static_cast<char>('0' + month / 10);
  text += static_cast<char>('0' + month % 10);
  return text;
}

int days_in_month(int year, int month) {
  return static_cast<int>(
      static_cast<unsigned>((std::chrono::year(year) / std::chrono::month(month) / std::chrono::last).day()));
}

int month_number(std::string_view word) {
  if (word.size() < 3 || word.size() > 13) return 0;
  const std::string text = bare(word);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (text == kMonths[i] || (text.size() == 3 && kMonths[i].substr(0, 3) == text)) return static_cast<int>(i) + 1;
  }
  return text == "sept" ? 9 : 0;
}

int weekday_number(std::string_view word) {
  if (word.size() < 3 || word.size() > 13) return -1;
  const std::string text = bare(word);
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    if (text == kWeekdays[i]) return static_cast<int>(i);
    if (text.size() >= 3 && text.size() <= 5 && word.back() == '.' && kWeekdays[i].substr(0, text.size()) == text)
      return static_cast<int>(i);
  }
  return -1;
}

int number_word(std::string_view word) {
  if (!word.empty() && word.size() <= 4 && is_digit(word[0])) return digits(word, 0, word.size());
  for (std::size_t i = 0; i < kNumbers.size(); ++i) {
    if (word == kNumbers[i]) return static_cast<int>(i);
  }
  if (word == "a" || word == "an") return 1;
  if (word == "dozen") return 12;
  for (std::size_t i = 0; i < kTeens.size(); ++i) {
    if (word == kTeens[i]) return static_cast<int>(i) + 13;
  }
  for (std::size_t i = 0; i < kTens.size(); ++i) {
    if (word == kTens[i]) return 10 * (static_cast<int>(i) + 2);
  }
  return -1;
}

}  // namespace priscus
