// html_reader.h: a web page as one document: its article, with title, day, publisher, address and language.
//
//     <html lang="en"><head><meta property="og:title" content="Talks in Oslo"> … <article><p>The ministers met. …
//
// What is taken from where: html_metadata.h and html_article.h. The body is the longer of what the page shows and what
// its JSON-LD holds, where that is half as long again. Offsets are offsets in the text that comes out, not in the page.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// Takes the source to its end. A page without an article is set aside; one that is longer than kLongestPage, too deep,
// or in no known encoding gives a problem. The id is the name of the file without its folder and ending.
std::unique_ptr<DocumentReader> read_html(std::unique_ptr<LineSource> source, const ReaderOptions& options);

// The same for a page in memory; `charset` as HTTP gave it, may be empty. The document has no id; its date is empty
// when the page has none, and it has no text when there is no article. Throws InputError as above, without the name.
Document html_document(std::string page, std::string_view charset);

}  // namespace priscus
