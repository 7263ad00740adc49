// content_hash.h: the name of a document by what it says: equal for the same document wherever it was found.
//
//     content_hash(document)     // 64 hexadecimal digits
#pragma once
#include <string>
#include <string_view>

#include "priscus/document.h"

namespace priscus {

// SHA-256 (FIPS 180-4) as 64 hexadecimal digits, lower case. A hash for which nobody can make two texts: a document
// must not be able to hide another one.
std::string sha256(std::string_view bytes);

// SHA-256 of id, NUL, date, NUL, text. The title is part of the text; publisher, url and language do not count.
std::string content_hash(const Document& document);

}  // namespace priscus
