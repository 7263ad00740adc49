// ontology_reader.h: reads knowledge/ontology/*.tsv, ontology.toml and the countries of iso-codes.
//
//     OntologyReader reader(faults);
//     reader.read_countries();
//     for (const SourceFile& file : files) reader.read(file);
//     Ontology ontology = reader.finish();
//
// Folder upon folder, in their order:
//
//     reader.read(tables…);                              // Priscus' own
//     reader.add(*read_ontology_file(source, faults), source);   // a project's; if it replaces, finish() before and restart()
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "knowledge/faults.h"
#include "knowledge/ontology_file.h"
#include "knowledge/tsv_file.h"
#include "priscus/ontology.h"

namespace priscus {

// A country of ISO 3166-1 as iso-codes has it.
struct IsoCountry {
  std::string code;                // "BLR"
  std::string name;                // the common name, else the short name
  std::vector<std::string> names;  // those that stand so in text: no comma, no bracket, no "the" before
  std::string numeric;             // "112"
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

  // Adds what an ontology.toml says. Faults: what stands there already, an ontology below that is not the one it names. Types, modes and
  // contexts that it names are checked by finish().
  void add(const OntologyFile& file, const SourceFile& source);

  // Forgets types, modes, codes, contexts and scores, which an ontology.toml replaces. Sectors and countries stay: actors are coded with them.
  void restart();

  // Checks types that other tables name, and gives the ontology as read so far. Faults: a missing table (not when an ontology.toml
  // was added), an unknown type, mode or code.
  Ontology finish();

  // Of the ontology read so far; empty when none was named.
  const std::string& name() const { return ontology_.name_; }

  const std::vector<IsoCountry>& countries() const { return countries_; }

  // What an ontology holds, for ontology_lists.h: modes by type; sectors and countries with their descriptions.
  static const StringMap<std::vector<std::string>>& modes(const Ontology& ontology) { return ontology.modes_; }
  static const StringMap<std::string>& sectors(const Ontology& ontology) { return ontology.sectors_; }
  static const StringMap<std::string>& countries(const Ontology& ontology) { return ontology.countries_; }

 private:
  struct Reference {  // a Meaning to check when everything has been read
    Meaning meaning;
    std::string shown;
    int line;
  };

  struct CountryReference {  // a code to check when all countries have been read
    std::string code, shown;
    int line;
  };

  void read_types(const SourceFile& source);
  void read_modes(const SourceFile& source);
  void read_cameo(const SourceFile& source);
  void read_scores(const SourceFile& source);
  void add_type(const OntologyFile::Type& type, const SourceFile& source);
  void add_descriptions(const std::vector<OntologyFile::Named>& names, const char* what, const SourceFile& source, StringMap<std::string>& into);
  void read_weights(const SourceFile& source);
  void read_goldstein(const SourceFile& source);
  void read_country_codes(const SourceFile& source);
  void read_sector_codes(const SourceFile& source);
  std::optional<double> read_score(const SourceFile& source, const TsvRow& row, std::string_view cell);
  void read_descriptions(const SourceFile& source, std::string_view key, std::string_view description, StringMap<std::string>& into);

  Faults& faults_;
  std::string folder_;
  Ontology ontology_;
  std::vector<IsoCountry> countries_;
  std::vector<Reference> references_;
  std::vector<CountryReference> country_references_;
  std::vector<std::string> seen_;  // names of tables
  bool has_file_ = false;          // an ontology.toml with types: tables may be missing
};

}  // namespace priscus
