// encoding.h: bytes of any encoding as UTF-8.
//
//     Decoded decoded = to_utf8(bytes, "iso-8859-1");   // declared by HTTP or HTML; "" when nobody said
//     decoded.text                                      // UTF-8
//
// The order: a byte order mark; UTF-8 when the bytes are UTF-8, whatever was declared; the declared encoding; UTF-8
// with a few faults; what uchardet finds; windows-1252 when the bytes can be it. A declared iso-8859-1 or ascii is read
// as windows-1252, as browsers do.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace priscus {

struct Decoded {
  std::string text;       // without a byte order mark; what does not decode is U+FFFD
  std::string encoding;   // "UTF-8", "windows-1252", …
  bool guessed = false;   // neither a mark nor a declaration nor valid UTF-8
  std::size_t fault = 0;  // guessed: the first byte that is not UTF-8
};

// nullopt when the bytes are in no encoding that is known: they are no text, or too few to say.
std::optional<Decoded> to_utf8(std::string bytes, std::string_view declared = {});

// What HTML says of its own encoding within the first 4096 bytes: <meta charset="…"> or
// <meta … content="text/html; charset=…">; "" when it says nothing.
std::string html_charset(std::string_view bytes);

// The charset of "text/html; charset=utf-8"; "" when there is none.
std::string charset_of(std::string_view content_type);

}  // namespace priscus
