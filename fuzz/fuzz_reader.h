// fuzz_reader.h: any bytes as a file of one kind: sound documents and problems, in bounded number, whatever comes.
#pragma once
#include <cstdint>

#include "check_document.h"
#include "formats/reader.h"
#include "memory_file.h"
#include "priscus/error.h"

namespace priscus {

inline int fuzz_reader(InputKind kind, const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(data, size);
  ReaderOptions options;
  options.kind = kind;
  options.document_limit = 4096;
  std::unique_ptr<DocumentReader> reader;
  try {
    reader = open_reader(file.path(), options);
  } catch (const InputError&) {
    return 0;
  }
  std::size_t results = 0;
  for (Document document; reader->next(document);) {
    check_document(document);
    require(!document.id.empty() && !reader->place().file.empty());
    ++results;
  }
  for (const InputProblem& problem : reader->take_problems()) {
    require(!problem.message().empty() && problem.line >= 0 && problem.byte >= -1);
    ++results;
  }
  // Nothing is told or given without end.
  require(results <= 1000 + 4 * size);
  Document document;
  require(!reader->next(document) && document.text.empty());
  return 0;
}

}  // namespace priscus
