// json_lines_reader.h: JSON lines as documents: one object a line, blank lines between them are passed over.
//
//     {"id": "a1", "title": "Talks in Oslo", "date": "2021-05-22", "text": "The ministers met.\nThey talked."}
//
// Fields and the other spellings that are taken; the first that is there and not null counts:
//     text       maintext, event_text      a string; or
//     sentences                            an array of strings, taken as split; goes before text
//     id                                   a string or an integer; else "file:line"
//     title      headline                  a string; white space at its ends is dropped
//     date       date_publish, pub_date    see iso_day(); what is no date is told and left empty
//     publisher  source_domain             a string
//     url, language                        strings
// Other fields are ignored. A wrong type in a field other than text and sentences is told and the field left empty.
#pragma once
#include <memory>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// Memory is bounded by the longest line, not by the file. A line that is no JSON object, breaks off, is not UTF-8, has
// no text, or is longer than the limit gives a problem and the next line is read.
std::unique_ptr<DocumentReader> read_json_lines(std::unique_ptr<LineSource> source, const ReaderOptions& options);

}  // namespace priscus
