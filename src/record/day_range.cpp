#include "record/day_range.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "knowledge/period.h"
#include "text/iso_day.h"

namespace priscus {
namespace {

// The last day of "YYYY-MM"; empty when that is no month.
std::string month_end(std::string_view month) {
  int year = 0;
  unsigned number = 0;
  std::from_chars(month.data(), month.data() + 4, year);
  std::from_chars(month.data() + 5, month.data() + 7, number);
  const std::chrono::year_month_day_last last{std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(number))};
  return last.ok() ? fmt::format("{}-{:02}", month, static_cast<unsigned>(last.day())) : std::string();
}

}  // namespace

DayRange day_range(std::string_view date) {
  if (const std::size_t slash = date.find('/'); slash != std::string_view::npos) {
    const DayRange begin = day_range(date.substr(0, slash)), end = day_range(date.substr(slash + 1));
    return begin.first.empty() || end.last.empty() ? DayRange() : DayRange{begin.first, end.last};
  }
  DayRange range;
  if (date.size() == 10) range = {std::string(date), std::string(date)};
  if (date.size() == 7) range = {std::string(date) + "-01", month_end(date)};
  if (date.size() == 4) range = {std::string(date) + "-01-01", std::string(date) + "-12-31"};
  return is_iso_day(range.first) && is_iso_day(range.last) ? range : DayRange();
}

DayRange day_range(std::string_view event_date, std::string_view status, std::string_view document_date) {
  if (!event_date.empty()) return day_range(event_date);
  return status == name(Status::historical) ? DayRange() : day_range(document_date);
}

int day_index(std::string_view day) { return day_number(day).value_or(kNoDay); }

}  // namespace priscus
