// cameo_codes.h: what CAMEO's users make of its codes: roots, classes, and the codes of actors.
#pragma once
#include <string>
#include <string_view>

#include "formats/event_record.h"
#include "priscus/ontology.h"

namespace priscus {

std::string_view cameo_root(std::string_view code);  // "19" of "194"; empty of an empty code
std::string cameo_base(std::string_view code);       // "112" of "1122", "190" of "19"

// GDELT's QuadClass by root: 1 verbal cooperation (01-05), 2 material cooperation (06-09), 3 verbal conflict (10-14),
// 4 material conflict (15-20); 0 when it is no CAMEO code.
int quad_class(std::string_view code);

// Phoenix's PentaClass by root: 0 statement (01-02), 1 verbal cooperation (03-05), 2 material cooperation (06-08), 3 verbal
// conflict (09-13, 16), 4 material conflict (14, 15, 17-20); -1 when it is no CAMEO code.
int penta_class(std::string_view code);

// A party as CAMEO codes it: the minister of Belarus is BLRGOV, the United Nations are IGOUNO. Parts are empty where the party has none.
struct ActorCode {
  std::string body;     // what it is when it is no country: "IGO", "NGO"
  std::string country;  // "BLR"
  std::string group;    // "UNO"
  std::string role;     // "GOV"

  std::string full() const { return body + country + group + role; }
};
ActorCode actor_code(const PartyRecord& party, const Ontology& ontology);

}  // namespace priscus
