// ontology_lists.h: what an ontology and iso-codes hold, as lists for those who show them.
//
//     for (const std::string& mode : modes_of(knowledge.ontology(), "CONSULT")) …
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "priscus/knowledge.h"

namespace priscus {

// In the order of the file; empty for a type without modes and for none.
std::vector<std::string> modes_of(const Ontology& ontology, std::string_view type);

// Code and description, by code.
std::vector<std::pair<std::string, std::string>> sectors_of(const Ontology& ontology);

struct CountryPoint {
  std::string code, name;  // "BLR", "Belarus"
  std::string numeric;     // of ISO 3166-1, "112"; empty for codes of PLOVER's own
  bool has_point = false;
  double latitude = 0, longitude = 0;  // of a point in its middle, WGS 84 degrees
};

// All countries by code. Numbers come from iso-codes, as Knowledge::load reads it; without that file there are none.
std::vector<CountryPoint> countries_of(const Knowledge& knowledge);

}  // namespace priscus
