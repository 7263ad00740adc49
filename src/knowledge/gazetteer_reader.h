// gazetteer_reader.h: reads knowledge/places/*.tsv.
//
//     GazetteerReader reader(ontology, faults);
//     for (const SourceFile& file : files) reader.read(file);     // bounds.tsv among them
//     Gazetteer gazetteer = reader.finish();
//
// Columns: name, other_names (parted by `|`), country, region, latitude, longitude, kind, rank. docs/knowledge.md explains them.
// A file whose name begins with "geonames" was made by `priscus places import`: its regions are GeoNames' own.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "knowledge/faults.h"
#include "priscus/gazetteer.h"
#include "priscus/ontology.h"

namespace priscus {

class GazetteerReader {
 public:
  GazetteerReader(const Ontology& ontology, Faults& faults) : ontology_(ontology), faults_(faults) {}

  // One table. Faults: a number that is none, coordinates out of range, an unknown country or kind.
  void read(const SourceFile& source);

  // Makes the index. Faults: a place outside its country's bounds, a name twice in one country (a region and a town may share one).
  Gazetteer finish();

  // Compares the regions with iso_3166-2.json of iso-codes (PRISCUS_ISO_CODES_2 names another file). Slower than all the rest,
  // so only `priscus check` does it. Call before finish().
  void check_regions();

 private:
  void read_bounds(const SourceFile& source);
  void add_name(std::string_view name, int place);

  const Ontology& ontology_;
  Faults& faults_;
  Gazetteer gazetteer_;
  std::string shown_folder_;
};

// The form in which names are compared: atoms (atoms.h) in lower case, a space between. Empty when the name has no letter or digit.
std::string place_key(std::string_view name);

}  // namespace priscus
