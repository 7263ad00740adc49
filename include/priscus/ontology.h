// ontology.h: the event types, modes, codes and contexts that frames may name (knowledge/ontology/*.tsv, ontology.toml).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "priscus/string_map.h"

namespace priscus {

// What an event is said to be. Empty strings where nothing is said. Views live as long as the Ontology.
struct Meaning {
  std::string type;                   // "CONSULT" of PLOVER, "STRIKE" of an ontology of one's own
  std::string mode;                   // "phone"
  std::string cameo;                  // CAMEO code of two to four digits, "041"; another ontology's own code
  std::vector<std::string> contexts;  // "diplomatic"
  bool nothing = false;               // `means nothing`: an exclusion

  bool empty() const { return type.empty() && !nothing; }
};

struct EventType {
  std::string name;   // "CONSULT"
  std::string quad;   // "verbal cooperation"
  Meaning future;     // what it is when only planned; empty when it stays what it is
  bool reciprocal = false;  // several actors without a recipient do it to each other
  std::string description;
  // Whose act an inner event is: `own`, the actor's ("refused to meet B" concerns B); `other`, the other party's ("condemned the
  // shelling by B" concerns B); `only_other`, never whom the inner event is done to.
  enum class Content { unsaid, own, other, only_other } content = Content::unsaid;
  bool strikes_places = false;  // it befalls the place where it happens, not the government there
  Meaning host;                 // mode and CAMEO code when one party is at home where it happens; empty when there is no host
};

// How other codings name a country, or a code of PLOVER's own. Empty where they have none.
struct CountryCodes {
  std::string cow, cow_name;  // Correlates of War: "370", "BLR"
  std::string fips;           // FIPS 10-4: "BO"
  std::string cameo;          // country in CAMEO's actor codes: "BLR"
  std::string group, role;    // in CAMEO's actor codes, for those that are no country: "UNO", "IGO"
};

// How other codings name a sector.
struct SectorCodes {
  std::string cameo;  // "GOV"
  std::string icews;  // "Police,Government"
};

class Ontology {
 public:
  const std::string& name() const { return name_; }        // "plover"; of the last folder that names one (ontology.toml)
  const std::string& version() const { return version_; }  // as that folder gives it; "2021" of PLOVER
  const EventType* type(std::string_view name) const;                     // null when unknown
  bool has_mode(std::string_view type, std::string_view mode) const;
  bool has_cameo(std::string_view code) const;
  // What a code means: type, mode and contexts. Null when the code is not known.
  const Meaning* meaning_of(std::string_view code) const;
  bool has_codes(std::string_view type) const;                            // is there a code of that type at all?
  bool has_context(std::string_view context) const;
  bool has_sector(std::string_view sector) const;
  bool has_country(std::string_view code) const;                          // ISO 3166-1 alpha-3 or countries.tsv
  std::string_view country_name(std::string_view code) const;             // English short name, "" when unknown
  double score(std::string_view type, std::string_view mode) const;       // -10 … +10; 0 when unknown
  // Weight of a feature of an event or a participant in the logarithm of the odds (confidence.tsv); 0 when it is not listed.
  double event_weight(std::string_view feature) const;
  double participant_weight(std::string_view feature) const;
  double goldstein(std::string_view cameo) const;                         // -10 … +10, of a CAMEO code or its parents; 0 when unknown
  std::string_view cameo_label(std::string_view code) const;              // "Make a visit", "" when unknown
  CountryCodes country_codes(std::string_view code) const;                // of a country without a row: CAMEO's is its own
  SectorCodes sector_codes(std::string_view sector) const;                // empty when unknown
  const std::vector<EventType>& types() const { return types_; }          // in the order of the file

 private:
  friend class OntologyReader;
  std::string name_, version_;
  std::vector<EventType> types_;
  StringMap<std::vector<std::string>> modes_;       // type -> modes
  StringMap<Meaning> codes_;                        // code -> what it means
  StringMap<std::string> code_labels_;
  StringMap<std::string> contexts_, sectors_, countries_;  // code -> description
  StringMap<double> scores_;                        // "TYPE/mode"
  StringMap<double> event_weights_, participant_weights_;
  StringMap<double> goldstein_;                     // by CAMEO code
  StringMap<CountryCodes> country_codes_;
  StringMap<SectorCodes> sector_codes_;
};

}  // namespace priscus
