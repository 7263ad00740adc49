// calendar.h: days, months and years as numbers, and the words for them.
//
//     Day day = Day::from_iso("2021-05-22");  day.plus(-5).iso()      // "2021-05-17"
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace priscus {

// A day of the Gregorian calendar.
class Day {
 public:
  Day() = default;
  Day(int year, int month, int day)
      : date_(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)) {}

  // Nothing unless the text begins with a day "YYYY-MM-DD" that exists.
  static std::optional<Day> from_iso(std::string_view text);

  bool exists() const { return date_.ok(); }
  int year() const { return static_cast<int>(date_.year()); }
  int month() const { return static_cast<int>(static_cast<unsigned>(date_.month())); }
  int day() const { return static_cast<int>(static_cast<unsigned>(date_.day())); }
  int weekday() const {
    return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(date_)).iso_encoding()) - 1;
  }  // Monday: 0
  Day plus(int days) const {
    return Day(std::chrono::year_month_day(std::chrono::sys_days(date_) + std::chrono::days(days)));
  }
  std::string iso() const;

  friend auto operator<=>(const Day&, const Day&) = default;

 private:
  explicit Day(std::chrono::year_month_day date) : date_(date) {}
  std::chrono::year_month_day date_{};
};

std::string iso_year(int year);              // "2020"
std::string iso_month(int year, int month);  // "2020-09"
int days_in_month(int year, int month);

// First and last day, as ISO days, of an ISO day, month, year or interval of these: "2020-09" is {"2020-09-01",
// "2020-09-30"}. The value must be one that calendar dates are written in here.
std::pair<std::string, std::string> ends(const std::string& value);

// The month `months` after (before, when negative) an ISO month, the year after an ISO year.
std::string month_after(std::string_view month, int months);

// A possessive 's at the end of the word is not looked at: "Monday's", "May's".
int month_number(std::string_view word);    // "September", "Sept.", "sep": 9; 0 when it is none. Any case.
int weekday_number(std::string_view word);  // "Monday", "Mon.": 0 … "Sunday": 6; -1 when it is none. Any case.
// "two", "2", "a", "twenty", "dozen": the number; -1 when it is none. Lower case.
int number_word(std::string_view word);

}  // namespace priscus
