// ontology_reader.h: reads knowledge/ontology/*.tsv and the countries of iso-codes.
//
//     OntologyReader reader(faults);
//     reader.read_countries();
//     for (const SourceFile& file : files) reader.read(file);
//     Ontology ontology = reader.finish();
#pragma once
#include <string>
#include <vector>

#include "knowledge/faults.h"
#include "priscus/ontology.h"

namespace priscus {

// A country of ISO 3166-1 as iso-codes has it.
struct IsoCountry {
  std::string code;                // "BLR"
  std::string name;                // the common name, else the short name
  std::vector<std::string> names;  // those that stand so in text: no comma, no bracket, no "the" before
};

class OntologyReader {
 public:
  // `folder`: the knowledge folder in messages, "knowledge/".
  explicit OntologyReader(Faults& faults, std::string folder = "") : faults_(faults), folder_(std::move(folder)) {}

  // Reads iso_3166-1.json of Debian's iso-codes (the environment variable PRISCUS_ISO_CODES names another file).
  // A fault when it cannot be read: no countries then.
  void read_countries();
  // The same from text in memory.
  void read_countries(const std::string& json, const std::string& shown);

  // One table; its file name says which. Order does not matter: cross references are checked by finish().
  void read(const SourceFile& source);

  // Checks types that other tables name, and gives the ontology. Faults: a missing table, an unknown type, mode or code.
  Ontology finish();

  const std::vector<IsoCountry>& countries() const { return countries_; }

 private:
  struct Reference {  // a Meaning to check when everything has been read
    Meaning meaning;
    std::string shown;
    int line;
  };

  void read_types(const SourceFile& source);
  void read_modes(const SourceFile& source);
  void read_cameo(const SourceFile& source);
  void read_scores(const SourceFile& source);
  void read_descriptions(const SourceFile& source, std::string_view key, std::string_view description, StringMap<std::string>& into);

  Faults& faults_;
  std::string folder_;
  Ontology ontology_;
  std::vector<IsoCountry> countries_;
  std::vector<Reference> references_;
  std::vector<std::string> seen_;  // names of tables
};

}  // namespace priscus
