// warc_reader.h: a web archive, WARC 1.0 or 1.1, as documents: one a response with a page that holds an article.
//
//     WARC/1.0
//     WARC-Type: response
//     WARC-Target-URI: https://example.org/talks
//     Content-Length: 4711
//
//     HTTP/1.1 200 OK …
//
// Taken are records of the type "response" with the status 200 and HTML in them, and "resource" with HTML. Chunked and
// gzip bodies are opened. The page is read as html_reader.h does; id and address are the record's WARC-Target-URI, and
// when the page has no date, it is the day of WARC-Date: that of the visit. All else is passed over in silence. Gzip
// members are opened by open_source() before.
#pragma once
#include <memory>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// Memory is bounded by kLongestPage. Where Content-Length lies, the next line that begins a record is sought; a record
// that begins before the one at hand should end cuts it off. Both are told. A page without an article is set aside.
std::unique_ptr<DocumentReader> read_warc(std::unique_ptr<LineSource> source, const ReaderOptions& options);

}  // namespace priscus
