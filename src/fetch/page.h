// page.h: an article out of a page that was fetched.
//
//     const Document document = page_document(fetcher.get({.url = url, .accept = kPageAccept}));
#pragma once
#include "fetch/fetch.h"
#include "priscus/document.h"

namespace priscus {

inline constexpr const char* kPageAccept = "text/html, application/xhtml+xml, text/plain;q=0.5";

// `page` is ok. HTML and plain text are read; id and url are the page's address in the end. The date is the page's own or, failing that,
// the day in its address; it may be empty. Throws InputError: another kind of file, no article in it, as html_document() does.
Document page_document(Fetched page);

}  // namespace priscus
