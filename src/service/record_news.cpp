#include "service/record_news.h"

#include <algorithm>

namespace priscus {
namespace {

constexpr std::size_t kMost = 60;  // countries or types; with more of them nearly every page is concerned

void add_events(const EventCube& cube, EventCube::Index from, RecordNews& news) {
  std::set<std::uint32_t> countries;
  std::set<std::uint8_t> types;
  for (EventCube::Index i = from; i < cube.size(); ++i) {
    types.insert(cube.types[i]);
    for (std::uint32_t p = cube.party_begin[i]; p < cube.party_begin[i + 1]; ++p) countries.insert(cube.party_list[p].country);
    countries.insert(static_cast<std::uint32_t>(std::max(0, cube.country_codes.find(cube.place_list[cube.places[i]].country))));
  }
  for (const std::uint32_t country : countries)
    if (country != 0) news.countries.insert(cube.country_codes[static_cast<int>(country)]);
  for (const std::uint8_t type : types) news.types.insert(cube.type_names[type]);
}

void limit(RecordNews& news) {
  if (news.countries.size() > kMost || news.types.size() > kMost) news.anything = true;
  if (!news.anything) return;
  news.countries.clear();
  news.types.clear();
}

}  // namespace

RecordNews news_of(const EventCube& cube, const EventCube& before) {
  RecordNews news;
  news.anything = cube.taken_over < 0;
  if (!news.anything) {
    const auto from = static_cast<EventCube::Index>(cube.taken_over);
    add_events(cube, from, news);
    add_events(before, from, news);  // of the document that was read last, which is always read again
  }
  limit(news);
  return news;
}

RecordNews news_since(const std::vector<RecordNews>& steps, std::uint64_t version) {
  RecordNews all;
  all.version = version;
  all.anything = version == 0;
  for (const RecordNews& step : steps) {
    if (step.version <= version) continue;
    all.anything = all.anything || step.anything || step.version != all.version + 1;
    all.version = step.version;
    all.countries.insert(step.countries.begin(), step.countries.end());
    all.types.insert(step.types.begin(), step.types.end());
  }
  limit(all);
  return all;
}

}  // namespace priscus
