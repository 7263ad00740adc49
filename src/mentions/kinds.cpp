#include "mentions/kinds.h"

namespace priscus {
namespace {

struct SectorKinds {
  std::string_view sector;
  Kinds kinds;
};

constexpr SectorKinds kSectorKinds[] = {
    {"GOV", kind::government},
    {"MIL", kind::army},
    {"COP", kind::police},
    {"JUD", kind::court},
    {"LEG", kind::legislature},
    {"PTY", kind::party},
    {"REB", kind::armed_group},
    {"UAF", kind::armed_group},
    {"PRM", kind::armed_group},
    {"SPY", kind::intelligence},
    {"IGO", kind::organisation},
    {"UNO", kind::organisation},
    {"EUR", kind::organisation},
    {"NGO", kind::organisation},
    {"BUS", kind::company},
    {"MNC", kind::company},
    {"JRN", kind::media},
    {"REL", kind::religious},
    {"CVL", kind::people},
    {"REF", kind::people},
    {"LAB", kind::people},
    {"EDU", kind::people},
    {"MED", kind::people},
    {"AGR", kind::people},
    {"SOC", kind::people},
    {"CRM", kind::people},
    {"OPP", kind::party | kind::people},
    {"ELI", kind::person},
    {"UNK", 0},
};

}  // namespace

Kinds kinds_of_sector(std::string_view sector) {
  for (const SectorKinds& line : kSectorKinds) {
    if (line.sector == sector) return line.kinds;
  }
  return 0;
}

bool is_organisation_code(std::string_view country) {
  return country == "IGO" || country == "UNO" || country == "EUR" || country == "NGO" || country == "IMG" ||
         country == "MNC";
}

Kinds kinds_of_entry(const ActorEntry& entry, std::string_view country, std::string_view sector) {
  Kinds kinds = kinds_of_sector(sector);
  switch (entry.type) {
    case ActorType::state:
    case ActorType::group:
      return kind::state | kind::government;
    case ActorType::person:
      // "the UN chief" speaks for his organisation.
      if (sector.empty() && (country == "UNO" || country == "IGO" || country == "EUR")) kinds |= kind::organisation;
      return kinds | kind::person;
    case ActorType::place:
      return kind::place;
    case ActorType::body:
      if (is_organisation_code(country)) {
        // An armed group or army without a country of its own is no diplomatic organisation.
        if (!(kinds & (kind::armed | kind::company))) kinds |= kind::organisation;
      }
      return kinds ? kinds : kind::organisation;
    case ActorType::role:
      return kinds;
  }
  return kinds;
}

}  // namespace priscus
