// Any bytes as a plain text file: a sound document or a problem.
#include "check_document.h"
#include "formats/reader.h"
#include "memory_file.h"

using namespace priscus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(data, size);
  ReaderOptions options;
  options.kind = InputKind::text;
  options.document_limit = 4096;
  const auto reader = open_reader(file.path(), options);
  Document document;
  const bool found = reader->next(document);
  const auto problems = reader->take_problems();
  require(found || !problems.empty());
  for (const InputProblem& problem : problems)
    require(!problem.message().empty() && problem.byte < static_cast<std::int64_t>(size));
  if (found) check_document(document);
  require(!reader->next(document) && document.text.empty());
  return 0;
}
