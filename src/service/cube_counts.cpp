#include "service/cube_counts.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>
#include <unordered_map>

namespace priscus {
namespace {

void add(const EventCube& cube, EventCube::Index i, Counts& counts) {
  ++counts.events;
  counts.score_sum += cube.scores[i];
  if (cube.quads[i] < Counts::kQuads) ++counts.quads[cube.quads[i]];
}

// Which pairs of countries the query's dyads name, by number.
std::vector<bool> named_pairs(const CubeFilter& filter) {
  std::vector<bool> out;
  for (EventCube::Pair pair : filter.cube().pair_names) out.push_back(filter.names_pair(pair));
  return out;
}

// The numbers of pairs in the order of their codes.
std::vector<std::uint32_t> ranks_of_pairs(const EventCube& cube) {
  std::vector<std::uint32_t> order(cube.pair_names.size()), ranks(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto codes = [&](std::uint32_t pair) {
    return std::tie(cube.country_codes[cube.pair_names[pair].one], cube.country_codes[cube.pair_names[pair].other]);
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return codes(a) < codes(b); });
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

std::int32_t first_day_of(std::int32_t day, SeriesPeriod period) {
  using namespace std::chrono;
  const sys_days date{days{day}};
  const year_month_day ymd{date};
  switch (period) {
    case SeriesPeriod::day: return day;
    case SeriesPeriod::week: return day - static_cast<std::int32_t>(weekday{date}.iso_encoding() - 1);
    case SeriesPeriod::month: return static_cast<std::int32_t>(sys_days{ymd.year() / ymd.month() / 1}.time_since_epoch().count());
    case SeriesPeriod::year: break;
  }
  return static_cast<std::int32_t>(sys_days{ymd.year() / January / 1}.time_since_epoch().count());
}

}  // namespace

std::vector<PairCounts> count_pairs(const CubeFilter& filter) {
  const EventCube& cube = filter.cube();
  std::vector<Counts> counts(cube.pair_names.size());
  filter.for_each([&](EventCube::Index i) {
    for (std::uint32_t p = cube.pair_begin[i]; p < cube.pair_begin[i + 1]; ++p) add(cube, i, counts[cube.pair_list[p]]);
  });
  const std::vector<bool> named = named_pairs(filter);
  std::vector<PairCounts> out;
  for (std::uint32_t pair = 0; pair < counts.size(); ++pair)
    if (counts[pair].events > 0 && named[pair]) out.push_back({pair, counts[pair]});
  const std::vector<std::uint32_t> ranks = ranks_of_pairs(cube);
  std::sort(out.begin(), out.end(), [&](const PairCounts& a, const PairCounts& b) {
    return a.counts.events != b.counts.events ? a.counts.events > b.counts.events : ranks[a.pair] < ranks[b.pair];
  });
  return out;
}

std::vector<PeriodCounts> count_periods(const CubeFilter& filter, SeriesPeriod period) {
  const EventCube& cube = filter.cube();
  const std::vector<bool> named = named_pairs(filter);
  const std::vector<std::uint32_t> ranks = ranks_of_pairs(cube);
  std::unordered_map<std::int32_t, std::int32_t> periods;  // by day
  std::map<std::pair<std::int32_t, std::uint32_t>, PeriodCounts> rows;
  filter.for_each([&](EventCube::Index i) {
    const std::int32_t day = cube.first_days[i];
    if (day == EventCube::kNoDay) return;
    const auto [it, is_new] = periods.try_emplace(day, 0);
    if (is_new) it->second = first_day_of(day, period);
    for (std::uint32_t p = cube.pair_begin[i]; p < cube.pair_begin[i + 1]; ++p) {
      const std::uint32_t pair = cube.pair_list[p];
      if (!named[pair]) continue;
      PeriodCounts& row = rows[{it->second, ranks[pair]}];
      row.period = it->second;
      row.pair = pair;
      add(cube, i, row.counts);
    }
  });
  std::vector<PeriodCounts> out;
  for (const auto& [key, row] : rows) out.push_back(row);
  return out;
}

std::string period_text(std::int32_t first_day, SeriesPeriod period) {
  const std::string day = day_text(first_day);
  return period == SeriesPeriod::month ? day.substr(0, day.rfind('-')) : period == SeriesPeriod::year ? day.substr(0, day.find('-')) : day;
}

std::vector<TypeCounts> count_types(const CubeFilter& filter, bool by_parties) {
  const EventCube& cube = filter.cube();
  std::map<std::tuple<std::uint8_t, std::uint16_t, std::uint16_t>, TypeCounts> rows;
  std::vector<TypeCounts> by_type(256);
  const auto add_to = [&](TypeCounts& row, EventCube::Index i) {
    row.type = cube.types[i];
    row.quad = cube.quads[i];
    add(cube, i, row.counts);
  };
  std::vector<std::pair<std::uint16_t, std::uint16_t>> seen;
  const auto add_pair = [&](EventCube::Index i, std::uint16_t actor, std::uint16_t recipient) {
    const std::pair both{actor, recipient};
    if (actor == 0 || recipient == 0 || std::find(seen.begin(), seen.end(), both) != seen.end() || !filter.names_pair({actor, recipient})) return;
    seen.push_back(both);
    TypeCounts& row = rows[{cube.types[i], actor, recipient}];
    row.actor = actor;
    row.recipient = recipient;
    add_to(row, i);
  };
  filter.for_each([&](EventCube::Index i) {
    if (!by_parties) {
      add_to(by_type[cube.types[i]], i);
      return;
    }
    seen.clear();
    const std::uint32_t begin = cube.party_begin[i], end = cube.party_begin[i + 1];
    const bool together = end > begin && cube.party_list[end - 1].is_actor;
    for (std::uint32_t a = begin; a < end; ++a)
      for (std::uint32_t b = begin; b < end; ++b)
        if (a != b && cube.party_list[a].is_actor && (together || !cube.party_list[b].is_actor))
          add_pair(i, static_cast<std::uint16_t>(cube.party_list[a].country), static_cast<std::uint16_t>(cube.party_list[b].country));
  });
  std::vector<TypeCounts> out;
  for (const TypeCounts& row : by_type)
    if (row.counts.events > 0) out.push_back(row);
  for (const auto& [key, row] : rows) out.push_back(row);
  std::stable_sort(out.begin(), out.end(), [](const TypeCounts& a, const TypeCounts& b) { return a.counts.events > b.counts.events; });
  return out;
}

std::vector<PlaceCounts> count_places(const CubeFilter& filter) {
  const EventCube& cube = filter.cube();
  std::vector<Counts> counts(cube.place_list.size());
  filter.for_each([&](EventCube::Index i) { add(cube, i, counts[cube.places[i]]); });
  std::vector<PlaceCounts> out;
  for (std::uint32_t place = 0; place < counts.size(); ++place)
    if (counts[place].events > 0) out.push_back({place, counts[place]});
  std::stable_sort(out.begin(), out.end(), [](const PlaceCounts& a, const PlaceCounts& b) { return a.counts.events > b.counts.events; });
  return out;
}

std::vector<DayCounts> count_days(const CubeFilter& filter) {
  const EventCube& cube = filter.cube();
  std::unordered_map<std::int32_t, Counts> days;
  filter.for_each([&](EventCube::Index i) {
    if (cube.first_days[i] != EventCube::kNoDay) add(cube, i, days[cube.first_days[i]]);
  });
  std::vector<DayCounts> out;
  for (const auto& [day, counts] : days) out.push_back({day, counts});
  std::sort(out.begin(), out.end(), [](const DayCounts& a, const DayCounts& b) { return a.day < b.day; });
  return out;
}

}  // namespace priscus
