#include "priscus/gazetteer.h"

#include <algorithm>

#include "base/hash.h"
#include "knowledge/gazetteer_reader.h"

namespace priscus {

std::string_view name(PlaceKind kind) {
  constexpr std::string_view kNames[] = {"country", "region", "area", "city", "point"};
  return kNames[static_cast<int>(kind)];
}

std::vector<int> Gazetteer::named(std::string_view name) const {
  std::vector<int> found;
  const std::string key = place_key(name);
  if (key.empty()) return found;
  const std::uint64_t hash = stable_hash(key);
  auto it =
      std::lower_bound(keys_.begin(), keys_.end(), hash, [](const Key& k, std::uint64_t h) { return k.hash < h; });
  for (; it != keys_.end() && it->hash == hash; ++it)
    if (std::string_view(names_).substr(it->begin, it->size) == key) found.push_back(it->place);
  return found;
}

int Gazetteer::country(std::string_view code) const {
  const auto it = countries_.find(code);
  return it == countries_.end() ? -1 : it->second;
}

std::string_view Gazetteer::state_of(std::string_view country) const {
  const auto it = states_.find(country);
  return it == states_.end() ? country : std::string_view(it->second);
}

const Bounds* Gazetteer::bounds(std::string_view country) const {
  const auto it = bounds_.find(country);
  return it == bounds_.end() ? nullptr : &it->second;
}

}  // namespace priscus
