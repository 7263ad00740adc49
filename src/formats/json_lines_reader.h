// json_lines_reader.h: JSON lines as documents: one object a line, blank lines between them are passed over.
//
//     {"id": "a1", "title": "Talks in Oslo", "date": "2021-05-22", "text": "The ministers met.\nThey talked."}
//
// The fields are those of json_records.h.
#pragma once
#include <memory>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// Memory is bounded by the longest line, not by the file. A line that is no JSON object, breaks off, is not UTF-8, has
// no text, or is longer than the limit gives a problem and the next line is read.
std::unique_ptr<DocumentReader> read_json_lines(std::unique_ptr<LineSource> source, const ReaderOptions& options);

}  // namespace priscus
