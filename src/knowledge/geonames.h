// geonames.h: turns a GeoNames dump into a table of knowledge/places.
//
//     GeoNamesImport import = import_geonames(text, "cities15000.txt", "places/geonames-cities15000.tsv", gazetteer, ontology);
//     import.table;       // the text of places/geonames-cities15000.tsv
//     import.left_out;    // "cities15000.txt:17: Springfield: …", one a line that was not taken
//
// The form is that of cities500.txt … allCountries.txt: 19 columns parted by tabs, no header. Taken are name, plain name (when it is
// another), country, latitude, longitude, feature code and population; the alternative names are in every language of the world and
// are left out. Regions are
// GeoNames' own numbers and left out too.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "priscus/gazetteer.h"
#include "priscus/ontology.h"

namespace priscus {

struct GeoNamesImport {
  std::string table;
  long taken = 0;
  std::vector<std::string> left_out;  // each with file, line, name and reason
};

// `text` is the whole dump, `shown` its name in messages, `own_file` the table it becomes ("places/geonames-x.tsv"), whose rows of an
// earlier import do not count as known. A place that `known` has under that name in the same country, or that the
// dump had before, is left out: a table has a name once a country; of two the one with more inhabitants is taken. Throws KnowledgeError
// when iso-codes cannot be read. Throws nothing on account of a line.
GeoNamesImport import_geonames(std::string_view text, const std::string& shown, const std::string& own_file, const Gazetteer& known,
                               const Ontology& ontology);

}  // namespace priscus
