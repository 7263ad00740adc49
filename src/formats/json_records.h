// json_records.h: one JSON object as a document; shared by the readers of JSON lines and of JSON.
//
//     JsonRecords records(options, true);
//     if (records.read(line, {"news.jsonl", 17}, 0, document, problems)) …
//
// Fields by document_fields.h: `text` or `sentences` must be there; a wrong type in another field is told and the field
// left empty. `sentences`, an array of strings, is taken as split and goes before `text`. The id is a string or an
// integer, else "file:line". A title's white space at its ends is dropped. See docs/formats.md.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "formats/reader.h"

namespace priscus {

class JsonRecords {
 public:
  // `one_a_line`: messages say that a line must hold a whole object.
  JsonRecords(const ReaderOptions& options, bool one_a_line);
  ~JsonRecords();

  // False when it cannot be read, with a problem that says why. `place` and `column` (bytes in that line) are where the
  // object begins. `json` gets spare capacity and stays as it is.
  bool read(std::string& json, const InputPlace& place, std::int64_t column, Document& document,
            std::vector<InputProblem>& problems);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace priscus
