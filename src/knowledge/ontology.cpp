#include "priscus/ontology.h"

#include <algorithm>

namespace priscus {

const EventType* Ontology::type(std::string_view name) const {
  const auto it = std::find_if(types_.begin(), types_.end(), [&](const EventType& type) { return type.name == name; });
  return it == types_.end() ? nullptr : &*it;
}

bool Ontology::has_mode(std::string_view type, std::string_view mode) const {
  const auto it = modes_.find(type);
  return it != modes_.end() && std::find(it->second.begin(), it->second.end(), mode) != it->second.end();
}

bool Ontology::has_cameo(std::string_view code) const { return cameo_.contains(code); }
bool Ontology::has_context(std::string_view context) const { return contexts_.contains(context); }
bool Ontology::has_sector(std::string_view sector) const { return sectors_.contains(sector); }
bool Ontology::has_country(std::string_view code) const { return countries_.contains(code); }

std::string_view Ontology::country_name(std::string_view code) const {
  const auto it = countries_.find(code);
  return it == countries_.end() ? std::string_view() : it->second;
}

double Ontology::score(std::string_view type, std::string_view mode) const {
  std::string key(type);
  key += '/';
  const std::size_t type_size = key.size();
  key += mode;
  auto it = scores_.find(key);
  if (it == scores_.end()) it = scores_.find(std::string_view(key).substr(0, type_size));
  return it == scores_.end() ? 0 : it->second;
}

}  // namespace priscus
