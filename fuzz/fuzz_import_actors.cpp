// fuzz_import_actors.cpp: any bytes as an actor or agent dictionary. What is made must be actors that our own reader takes without a fault, and
// every line must be counted.
#include <cstdint>
#include <string>

#include "check_import.h"
#include "knowledge/actor_import.h"

using namespace priscus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static TestKnowledge knowledge;
  static const ImportTables tables = ImportTables::load(PRISCUS_SOURCE_DIR "/knowledge/import");
  static const Actors known = knowledge.actors("state BLR\n  adjective Belarusian\nrole REB people\n  rebel\n");
  const Imported imported = import_actors(std::string(reinterpret_cast<const char*>(data), size), "fuzz.actors", {knowledge.ontology(), known, tables});
  check_counts(imported);
  if (imported.text.empty()) return 0;
  knowledge.actors(imported.text);
  for (const std::string& fault : knowledge.faults())
    if (fault.find("unknown sector") == std::string::npos) {  // the small ontology of the tests lacks most of them
      std::fprintf(stderr, "%s\n%s", fault.c_str(), imported.text.c_str());
      __builtin_trap();
    }
  return 0;
}
