// backoff.h: how long to leave a server alone that failed.
//
//     backoff(1, 60s, 6h)                          // 60 s after the first failure in a row, then 120 s, 240 s … at most 6 h
//     retry_after("120", now)                      // 120 s
//     retry_after("Sat, 22 May 2021 08:00:00 GMT", now)
#pragma once
#include <chrono>
#include <optional>
#include <string_view>

namespace priscus {

// `failures` in a row, from 1; 0 gives zero.
std::chrono::milliseconds backoff(int failures, std::chrono::milliseconds first, std::chrono::milliseconds longest);

// The value of Retry-After, seconds or a date; at most kLongestRetryAfter, zero for a date that has passed. nullopt for anything else.
inline constexpr std::chrono::hours kLongestRetryAfter{7 * 24};
std::optional<std::chrono::seconds> retry_after(std::string_view value, std::chrono::system_clock::time_point now);

}  // namespace priscus
