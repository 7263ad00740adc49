// utf8.h: reading UTF-8 one character at a time, checking it and mending it.
//
//     if (std::size_t at = utf8_fault(text); at != text.size()) … "byte {at} is not UTF-8"
//     for (std::size_t i = 0; i < text.size();) char32_t c = next_code_point(text, i);
//
// UTF-8 is as in RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace priscus {

inline constexpr char32_t kReplacement = 0xFFFD;

// Offset of the first byte that does not begin a well-formed character; text.size() when all is well.
std::size_t utf8_fault(std::string_view text);

// The character at text[i]; moves i behind it. A byte that begins no well-formed character gives kReplacement and moves
// i by one. i < text.size().
char32_t next_code_point(std::string_view text, std::size_t& i);

// Appends a character; a surrogate or a value above U+10FFFF is appended as U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

// The text with each byte that belongs to no well-formed character replaced by U+FFFD. Well-formed text comes back
// unchanged.
std::string repair_utf8(std::string_view text);

// Number of bytes of the longest prefix of at most `limit` bytes that ends on a character border of well-formed text.
std::size_t utf8_prefix(std::string_view text, std::size_t limit);

}  // namespace priscus
