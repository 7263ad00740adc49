// json_reader.h: JSON that is not one object a line: an array of objects, or objects that span lines.
//
//     [{"id": "a1", "text": "They met."},
//      {"id": "a2", "text": "They left."}]
//
// The file is gone through a value at a time, so memory is bounded by the longest object. The fields are those of
// json_records.h.
#pragma once
#include <memory>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// Objects at the top, or in arrays at the top. An element that is no object, breaks off, or is longer than the limit
// gives a problem and the next one is read. A line feed within a string, which JSON does not allow, ends the
// object, so that a missing quotation mark spoils one object and not the rest of the file.
std::unique_ptr<DocumentReader> read_json(std::unique_ptr<LineSource> source, const ReaderOptions& options);

}  // namespace priscus
