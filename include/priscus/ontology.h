// ontology.h: the event types, modes, codes and contexts that frames may name (knowledge/ontology/*.tsv).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "priscus/string_map.h"

namespace priscus {

// What an event is said to be. Empty strings where nothing is said. Views live as long as the Ontology.
struct Meaning {
  std::string type;                   // PLOVER type, "CONSULT"
  std::string mode;                   // "phone"
  std::string cameo;                  // two to four digits, "041"
  std::vector<std::string> contexts;  // "diplomatic"
  bool nothing = false;               // `means nothing`: an exclusion

  bool empty() const { return type.empty() && !nothing; }
};

struct EventType {
  std::string name;   // "CONSULT"
  std::string quad;   // "verbal cooperation"
  Meaning future;     // what it is when only planned; empty when it stays what it is
  std::string description;
};

class Ontology {
 public:
  const EventType* type(std::string_view name) const;                     // null when unknown
  bool has_mode(std::string_view type, std::string_view mode) const;
  bool has_cameo(std::string_view code) const;
  bool has_context(std::string_view context) const;
  bool has_sector(std::string_view sector) const;
  bool has_country(std::string_view code) const;                          // ISO 3166-1 alpha-3 or countries.tsv
  std::string_view country_name(std::string_view code) const;             // English short name, "" when unknown
  double score(std::string_view type, std::string_view mode) const;       // -10 … +10, PLOVER 2021; 0 when unknown
  const std::vector<EventType>& types() const { return types_; }          // in the order of the file

 private:
  friend class OntologyReader;
  std::vector<EventType> types_;
  StringMap<std::vector<std::string>> modes_;       // type -> modes
  StringMap<std::string> cameo_, contexts_, sectors_, countries_;  // code -> description
  StringMap<double> scores_;                        // "TYPE/mode"
};

}  // namespace priscus
