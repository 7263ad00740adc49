// Any bytes as JSON lines: every line is blank, a sound document, or a problem.
#include "check_document.h"
#include "formats/reader.h"
#include "memory_file.h"

using namespace priscus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(data, size);
  ReaderOptions options;
  options.kind = InputKind::json_lines;
  options.document_limit = 2048;
  const auto reader = open_reader(file.path(), options);
  std::size_t lines = 1, results = 0;
  for (std::size_t i = 0; i < size; ++i) lines += data[i] == '\n';
  for (Document document; reader->next(document);) {
    check_document(document);
    ++results;
  }
  for (const InputProblem& problem : reader->take_problems()) {
    require(problem.line >= 1 && problem.line <= static_cast<std::int64_t>(lines) && !problem.message().empty());
    results += problem.left_out;
  }
  require(results <= lines);
  return 0;
}
