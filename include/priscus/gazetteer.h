// gazetteer.h: where the places of the world lie (knowledge/places/*.tsv).
//
//     const Gazetteer& gazetteer = knowledge->gazetteer();
//     for (int i : gazetteer.named("Tripoli")) gazetteer.all()[i].country;    // "LBY", "LBN"
//     gazetteer.all()[gazetteer.country("SYR")].latitude;                     // a point in the middle of Syria
//
// A name of several places gives them all: who asks must decide by what else the text speaks of. Immutable once loaded.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/string_map.h"

namespace priscus {

enum class PlaceKind : std::uint8_t { country, region, area, city, point };

std::string_view name(PlaceKind kind);  // "country" …

struct GazetteerPlace {
  std::string name;     // "Kharkiv"
  std::string country;  // ISO 3166-1 alpha-3 or KOS; empty for seas and what belongs to several states
  std::string region;   // first-level region as iso-codes names it; empty when not known or none
  double latitude = 0, longitude = 0;  // WGS 84 degrees
  PlaceKind kind = PlaceKind::city;    // what the coordinates stand for
  int rank = 0;         // thousands of inhabitants, 0 when not known or none: the larger of two is the likelier
  std::string file;     // "places/eastern-europe.tsv"
  int line = 0;
};

// A rectangle of degrees. When west is greater than east nothing lies in it: a country across the date line has -180 and 180.
struct Bounds {
  double south = 0, west = 0, north = 0, east = 0;
  bool contains(double latitude, double longitude) const {
    return south <= latitude && latitude <= north && west <= longitude && longitude <= east;
  }
};

class Gazetteer {
 public:
  const std::vector<GazetteerPlace>& all() const { return places_; }

  // All places of that name or alternative name: indices into all(), in the order of the files; empty when there are none. Letter
  // case, diacritics, hyphens and apostrophes do not matter ("Deir ez-Zor" is "deir ez zor"): the caller looks at the case.
  std::vector<int> named(std::string_view name) const;

  // The row of a whole country; -1 when there is none.
  int country(std::string_view code) const;

  // The state whose land it is, as actors are coded: "DNK" for Greenland's "GRL"; the code itself for all others.
  std::string_view state_of(std::string_view country) const;

  // Where a country lies, roughly; null when not known.
  const Bounds* bounds(std::string_view country) const;

 private:
  friend class GazetteerReader;
  struct Key {
    std::uint64_t hash = 0;  // of the normalised name
    std::uint32_t begin = 0, size = 0;  // its text in names_
    int place = 0;
  };
  std::vector<GazetteerPlace> places_;
  std::vector<Key> keys_;  // by hash, then place
  std::string names_;
  StringMap<int> countries_;
  StringMap<Bounds> bounds_;
  StringMap<std::string> states_;
};

}  // namespace priscus
