#include "service/event_cube.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace priscus {

int StringPool::number(std::string_view text) {
  if (const auto it = numbers_.find(text); it != numbers_.end()) return it->second;
  texts_.emplace_back(text);
  const int number = static_cast<int>(texts_.size()) - 1;
  numbers_.emplace(std::string(text), number);
  return number;
}

int StringPool::find(std::string_view text) const {
  const auto it = numbers_.find(text);
  return it == numbers_.end() ? -1 : it->second;
}

EventCube::Index EventCube::index_of(std::int64_t row) const {
  const auto it = std::lower_bound(rows.begin(), rows.end(), row);
  return it == rows.end() || *it != row ? size() : static_cast<Index>(it - rows.begin());
}

std::string day_text(std::int32_t day) {
  if (day == EventCube::kNoDay) return {};
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace priscus
