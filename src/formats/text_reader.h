// text_reader.h: a plain text file as one document.
//
// The first line is the title when it is not blank, has at most 200 characters, does not end in . ! ? or … (with
// closing quotes or brackets or without), is not wrapped into the next line (see text/lines.h), and is followed by more
// text. The id is the name of the file without its folder and ending. A byte order mark is skipped. UTF-8 stays as it
// is, so that without a mark and without CR an offset in the document is an offset in the file; other encodings are
// found by encoding.h and converted, and a warning says which.
#pragma once
#include <memory>
#include <string_view>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// Takes the source to its end. A file of white space only gives no document but a problem with left_out == false; one
// with a NUL byte, in no known encoding, or longer than the limit gives a problem.
std::unique_ptr<DocumentReader> read_text(std::unique_ptr<LineSource> source, const ReaderOptions& options);

// The span of the title by the rule above; empty when there is none.
Span find_title(std::string_view text);

}  // namespace priscus
