// letters.h: capitals, for word features and lemmas. Lower case is in base/strings.h.
//
// Letters whose two cases have equally many bytes; everything else, invalid UTF-8 included, is left as it is.
#pragma once
#include <string>
#include <string_view>

namespace priscus {

// `form` with its first letter in upper case: "bär" gives "Bär". As many bytes as `form`.
std::string capitalized(std::string_view form);

// Has `form` at least one letter of upper case, and none of lower case?
bool all_upper(std::string_view form);

inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace priscus
