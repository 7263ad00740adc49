#include "fetch/backoff.h"

#include <curl/curl.h>

#include <algorithm>
#include <string>

#include "base/strings.h"

namespace priscus {

using namespace std::chrono;

milliseconds backoff(int failures, milliseconds first, milliseconds longest) {
  if (failures <= 0) return milliseconds(0);
  milliseconds wait = std::min(first, longest);
  for (int i = 1; i < failures && wait < longest; ++i) wait = wait > longest / 2 ? longest : wait * 2;
  return wait;
}

std::optional<seconds> retry_after(std::string_view value, system_clock::time_point now) {
  value = trim(value);
  constexpr seconds kLongest = kLongestRetryAfter;
  if (value.empty()) return std::nullopt;
  if (std::all_of(value.begin(), value.end(), is_digit)) {
    return value.size() > 9 ? kLongest : std::min(kLongest, seconds(std::stol(std::string(value))));
  }
  const time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date == -1) return std::nullopt;
  const seconds wait = ceil<seconds>(system_clock::from_time_t(date) - now);
  return std::clamp(wait, seconds(0), kLongest);
}

}  // namespace priscus
