// ontology_file.h: an ontology.toml, the ontology of a project's folder (docs/knowledge.md, "Your own ontology").
//
//     name = "labour"
//     version = "2026.1"
//     replaces = "plover"              # or: extends = "plover"
//     [contexts]
//     pay = "wages and bonuses"
//     [[type]]
//     name = "STRIKE"
//     quad = "material conflict"
//     modes = { wildcat = "without the union's call" }
//     [[code]]
//     code = "L12"
//     type = "STRIKE"
//     mode = "wildcat"
//
// What is read here is not yet checked against other folders: OntologyReader does that.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "knowledge/faults.h"
#include "priscus/ontology.h"

namespace priscus {

struct OntologyFile {
  struct Named {  // a context, sector or country, or a mode
    std::string name, description;
    std::optional<double> score;  // modes only
    int line = 0;
  };
  struct Type {
    EventType type;  // future.type and host are empty when the file says nothing of them
    bool only_modes = false;  // nothing but modes: further ones of a type that is known already
    std::optional<double> score;
    std::vector<Named> modes;
    int line = 0, future_line = 0, host_line = 0;
  };
  struct Code {
    std::string code, label;
    Meaning meaning;
    int line = 0;
  };

  enum class Below { none, extends, replaces } below = Below::none;  // what becomes of the ontology of the folders before
  std::string name, version;
  std::string below_name;  // its name; empty for Below::none
  int below_line = 0;
  std::vector<Type> types;  // in the order of the file, like all the others
  std::vector<Code> codes;
  std::vector<Named> contexts, sectors, countries;
};

// Reads the file. Faults, each with its line: no TOML, a key that is not known, a value of another type, a name or score that is none.
// What has a fault is left out. Empty when the text is no TOML at all.
std::optional<OntologyFile> read_ontology_file(const SourceFile& source, Faults& faults);

}  // namespace priscus
