// telling_score.h: do two documents tell of one event?
//
//     if (telling_score(a, b) >= kSameEvent) …
//
// A sum of points for what agrees and against what differs; the weights stand in telling_score.cpp. It looks at nothing but the two tellings,
// so that no report that arrives later changes it.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "record/telling.h"

namespace priscus {

// From here on two tellings are taken for one event.
inline constexpr double kSameEvent = 3.2;

// Two groups of tellings are joined when their tellings agree with each other by so much on the average.
inline constexpr double kJoin = 2.8;

// How many days may lie between the days of two tellings (anchor_day) for them to be one event.
inline constexpr int kWindowDays = 10;

// Symmetric. nullopt: cannot be one event (types, days or countries exclude each other).
std::optional<double> telling_score(const Telling& a, const Telling& b);

// A telling in numbers: what is compared thousands of times for each report is made ready once.
struct Comparable {
  explicit Comparable(const Telling& telling);

  std::uint32_t types = 0, related = 0;               // a bit a type; the types they may be told for
  int report = 0, first = 0, last = 0;                // day_index() of the document's date and of the days given
  std::vector<std::uint32_t> modes, statuses, triggers;  // hashes, sorted
  std::vector<std::uint32_t> actor_countries, recipient_countries, countries;  // hashes, sorted; of both sides
  std::vector<std::uint32_t> actor_parties, recipient_parties;  // of country and sector, where there is a sector
  std::vector<std::uint64_t> places;                  // of exact places
  std::vector<TellingNumber> numbers;
  std::vector<TellingWord> words;
  int weight = 0, names = 0;                          // of all words
};
// nullopt also when the score is below `least`, which is found out sooner than the score.
std::optional<double> telling_score(const Comparable& a, const Comparable& b, double least = -std::numeric_limits<double>::infinity());

// The day by which a telling is found: the first day its text gives, else the document's date; empty when neither is known.
std::string_view anchor_day(const Telling& telling);

// Types that may be told for each other ("signed" is SUPPORT to one and AGREE to another); every type is related to itself.
bool related_types(std::string_view a, std::string_view b);

}  // namespace priscus
