// fuzz_ontology.cpp: any bytes as an ontology.toml. The reader must tell faults with their line or read an ontology, never crash.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "knowledge/ontology_reader.h"

using namespace priscus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<KnowledgeError> errors;
  Faults faults(&errors);
  const SourceFile source{"o/ontology.toml", "o/ontology.toml", std::string(reinterpret_cast<const char*>(data), size)};
  OntologyReader reader(faults);
  if (const auto file = read_ontology_file(source, faults)) reader.add(*file, source);
  const Ontology ontology = reader.finish();
  for (const EventType& type : ontology.types())
    if (type.name.empty() || ontology.type(type.name) == nullptr) __builtin_trap();
  const int lines = 1 + static_cast<int>(std::count(source.text.begin(), source.text.end(), '\n'));
  for (const KnowledgeError& error : errors)
    if (error.file == source.shown && (error.line < 0 || error.line > lines + 1)) __builtin_trap();
  return 0;
}
