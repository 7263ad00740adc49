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

int digits(std::string_view text, std::size_t begin, std::size_t count) {
  int number = 0;
  for (std::size_t i = begin; i < begin + count; ++i) {
    if (!is_digit(text[i])) return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

// The word in lower case without a final full stop.
std::string bare(std::string_view word) {
  std::string text = lower(word);
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
  if (word.size() < 3 || word.size() > 10) return 0;
  const std::string text = bare(word);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (text == kMonths[i] || (text.size() == 3 && kMonths[i].substr(0, 3) == text)) return static_cast<int>(i) + 1;
  }
  return text == "sept" ? 9 : 0;
}

int weekday_number(std::string_view word) {
  if (word.size() < 3 || word.size() > 10) return -1;
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
  return -1;
}

}  // namespace priscus
