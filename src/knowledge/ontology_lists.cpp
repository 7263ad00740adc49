#include "knowledge/ontology_lists.h"

#include <algorithm>

#include "knowledge/ontology_reader.h"

namespace priscus {

std::vector<std::string> modes_of(const Ontology& ontology, std::string_view type) {
  const auto& modes = OntologyReader::modes(ontology);
  const auto it = modes.find(type);
  return it == modes.end() ? std::vector<std::string>() : it->second;
}

std::vector<std::pair<std::string, std::string>> sectors_of(const Ontology& ontology) {
  const auto& sectors = OntologyReader::sectors(ontology);
  std::vector<std::pair<std::string, std::string>> out(sectors.begin(), sectors.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<CountryPoint> countries_of(const Knowledge& knowledge) {
  std::vector<KnowledgeError> unread;  // without iso-codes the numbers are not known
  Faults faults(&unread);
  OntologyReader iso(faults);
  iso.read_countries();
  const Gazetteer& gazetteer = knowledge.gazetteer();
  std::vector<CountryPoint> out;
  for (const auto& [code, name] : OntologyReader::countries(knowledge.ontology())) {
    CountryPoint country{code, name, {}};
    const auto it = std::find_if(iso.countries().begin(), iso.countries().end(), [&](const IsoCountry& c) { return c.code == country.code; });
    if (it != iso.countries().end()) country.numeric = it->numeric;
    if (const int place = gazetteer.country(code); place >= 0) {
      country.has_point = true;
      country.latitude = gazetteer.all()[static_cast<std::size_t>(place)].latitude;
      country.longitude = gazetteer.all()[static_cast<std::size_t>(place)].longitude;
    }
    out.push_back(std::move(country));
  }
  std::sort(out.begin(), out.end(), [](const CountryPoint& a, const CountryPoint& b) { return a.code < b.code; });
  return out;
}

}  // namespace priscus
