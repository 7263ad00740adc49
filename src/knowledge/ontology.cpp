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

bool Ontology::has_cameo(std::string_view code) const { return codes_.contains(code); }

const Meaning* Ontology::meaning_of(std::string_view code) const {
  const auto it = codes_.find(code);
  return it == codes_.end() ? nullptr : &it->second;
}

bool Ontology::has_codes(std::string_view type) const {
  return std::any_of(codes_.begin(), codes_.end(), [&](const auto& code) { return code.second.type == type; });
}

bool Ontology::has_context(std::string_view context) const { return contexts_.contains(context); }
bool Ontology::has_sector(std::string_view sector) const { return sectors_.contains(sector); }
bool Ontology::has_country(std::string_view code) const { return countries_.contains(code); }

std::string_view Ontology::country_name(std::string_view code) const {
  const auto it = countries_.find(code);
  return it == countries_.end() ? std::string_view() : it->second;
}

std::string_view Ontology::cameo_label(std::string_view code) const {
  const auto it = code_labels_.find(code);
  return it == code_labels_.end() ? std::string_view() : it->second;
}

double Ontology::goldstein(std::string_view cameo) const {
  for (; cameo.size() >= 2; cameo.remove_suffix(1)) {
    if (const auto it = goldstein_.find(cameo); it != goldstein_.end()) return it->second;
  }
  return 0;
}

CountryCodes Ontology::country_codes(std::string_view code) const {
  if (const auto it = country_codes_.find(code); it != country_codes_.end()) return it->second;
  CountryCodes codes;
  codes.cameo = code;
  return codes;
}

SectorCodes Ontology::sector_codes(std::string_view sector) const {
  const auto it = sector_codes_.find(sector);
  return it == sector_codes_.end() ? SectorCodes() : it->second;
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

double Ontology::event_weight(std::string_view feature) const {
  const auto it = event_weights_.find(feature);
  return it == event_weights_.end() ? 0 : it->second;
}

double Ontology::participant_weight(std::string_view feature) const {
  const auto it = participant_weights_.find(feature);
  return it == participant_weights_.end() ? 0 : it->second;
}

}  // namespace priscus
