// cube_counts.h: events of a cube counted by pair of countries, period, type, place or day.
//
//     for (const PairCounts& row : count_pairs(filter)) …
//
// All of them look through the cube once.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "record/store.h"
#include "service/cube_filter.h"

namespace priscus {

struct Counts {
  std::int64_t events = 0;
  double score_sum = 0;
  static constexpr std::size_t kQuads = 8;      // an ontology with more quad classes than that has its last ones not counted
  std::array<std::uint32_t, kQuads> quads = {};  // by number in EventCube::quad_names

  double score() const { return events == 0 ? 0 : score_sum / static_cast<double>(events); }
};

// An event counts once for each pair of countries it is between, of those that the query's dyads name.
struct PairCounts {
  std::uint32_t pair = 0;  // in EventCube::pair_names
  Counts counts;
};
// Most events first, then by codes.
std::vector<PairCounts> count_pairs(const CubeFilter& filter);

// The same by period of the first day, as Store::series counts: by period, then codes. Events without a day do not count.
struct PeriodCounts {
  std::int32_t period = 0;  // its first day
  std::uint32_t pair = 0;
  Counts counts;
};
std::vector<PeriodCounts> count_periods(const CubeFilter& filter, SeriesPeriod period);
std::string period_text(std::int32_t first_day, SeriesPeriod period);  // "2024-05-22", its Monday for a week, "2024-05", "2024"

// By type and, when `by_parties`, by who does it to whom (numbers of countries; an event of actors without recipients counts both ways, and only pairs
// that the query's dyads name count); else both are 0. By number of events.
struct TypeCounts {
  std::uint8_t type = 0, quad = 0;
  std::uint16_t actor = 0, recipient = 0;
  Counts counts;
};
std::vector<TypeCounts> count_types(const CubeFilter& filter, bool by_parties);

// By place; most events first. Number 0 are those without a place.
struct PlaceCounts {
  std::uint32_t place = 0;
  Counts counts;
};
std::vector<PlaceCounts> count_places(const CubeFilter& filter);

// By first day, in order; events without a day do not count.
struct DayCounts {
  std::int32_t day = 0;
  Counts counts;
};
std::vector<DayCounts> count_days(const CubeFilter& filter);

}  // namespace priscus
