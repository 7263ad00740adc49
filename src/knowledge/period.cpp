#include "knowledge/period.h"

#include <algorithm>
#include <chrono>

#include "base/strings.h"

namespace priscus {
namespace {

// A number of exactly that many digits; -1 otherwise.
int number(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return -1;
  int value = 0;
  for (char c : text) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string iso(std::chrono::year_month_day day) {
  std::string text = "0000-00-00";
  const auto put = [&](std::size_t last, unsigned value) {
    for (; value > 0; value /= 10) text[last--] = static_cast<char>('0' + value % 10);
  };
  put(3, static_cast<unsigned>(static_cast<int>(day.year())));
  put(6, static_cast<unsigned>(day.month()));
  put(9, static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace

std::optional<Period> read_date(std::string_view date) {
  using namespace std::chrono;
  const int year_number = number(date.substr(0, std::min<std::size_t>(4, date.size())), 4);
  if (year_number < 1) return std::nullopt;
  const year y{year_number};
  if (date.size() == 4) return Period{iso(y / January / 1), iso(y / December / 31)};
  if (date.size() < 7 || date[4] != '-') return std::nullopt;
  const int month_number = number(date.substr(5, 2), 2);
  if (month_number < 1 || month_number > 12) return std::nullopt;
  const month m{static_cast<unsigned>(month_number)};
  if (date.size() == 7) return Period{iso(y / m / 1), iso(year_month_day(y / m / last))};
  if (date.size() != 10 || date[7] != '-') return std::nullopt;
  const int day_of_month = number(date.substr(8, 2), 2);
  if (day_of_month < 1) return std::nullopt;
  const year_month_day day = y / m / static_cast<unsigned>(day_of_month);
  if (!day.ok()) return std::nullopt;
  return Period{iso(day), iso(day)};
}

std::optional<int> day_number(std::string_view day) {
  using namespace std::chrono;
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return std::nullopt;
  const int y = number(day.substr(0, 4), 4), m = number(day.substr(5, 2), 2), d = number(day.substr(8, 2), 2);
  if (y < 1 || m < 1 || d < 1) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<int>(sys_days(date).time_since_epoch().count());
}

std::string read_period(std::string_view text, Period& period) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return "\"" + std::string(text) + "\": expected dates FROM..TO such as 1994-07-20..";
  const std::string_view ends[2] = {text.substr(0, dots), text.substr(dots + 2)};
  std::optional<Period> read[2];
  for (int i = 0; i < 2; ++i) {
    if (ends[i].empty()) continue;
    read[i] = read_date(ends[i]);
    if (!read[i]) return "\"" + std::string(ends[i]) + "\" is no date: expected YYYY, YYYY-MM or YYYY-MM-DD";
  }
  period.from = read[0] ? read[0]->from : "";
  period.to = read[1] ? read[1]->to : "";
  if (read[0] && read[1] && period.to < period.from) return "\"" + std::string(text) + "\" ends before it begins";
  return "";
}

int overlap_days(const Period& a, const Period& b) {
  static constexpr int kFar = 10'000'000;
  const auto begin = [](const Period& p) { return p.from.empty() ? -kFar : day_number(p.from).value_or(-kFar); };
  const auto end = [](const Period& p) { return p.to.empty() ? kFar : day_number(p.to).value_or(kFar); };
  return std::max(0, std::min(end(a), end(b)) - std::max(begin(a), begin(b)) + 1);
}

}  // namespace priscus
