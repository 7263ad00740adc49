// fuzz_import_verbs.cpp: any bytes as a verb dictionary. What is made must be frames that our own reader takes without a fault, and every line
// must be counted.
#include <cstdint>
#include <string>

#include "check_import.h"
#include "knowledge/verb_import.h"

using namespace priscus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static TestKnowledge knowledge;
  static const ImportTables tables = ImportTables::load(PRISCUS_SOURCE_DIR "/knowledge/import");
  static const Frames known = knowledge.frames("frame k\n  means ASSAULT, CAMEO 190\n  trigger verb accuse | raid\n  actor subject\n  imported k\n");
  const Imported imported = import_verbs(std::string(reinterpret_cast<const char*>(data), size), "fuzz.verbs", {knowledge.ontology(), knowledge.lexicon(), known, tables});
  check_counts(imported);
  if (imported.text.empty()) return 0;
  const Frames frames = knowledge.frames(imported.text);
  check_no_faults(knowledge, imported);
  if (static_cast<int>(frames.all().size()) != imported.entries) __builtin_trap();
  return 0;
}
