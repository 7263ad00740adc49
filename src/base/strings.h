// strings.h: small helpers for text. "Lower case" knows the scripts of news only and is no substitute for ICU.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace priscus {

// Is a byte one of space, tab, line feed, carriage return, form feed, vertical tab?
constexpr bool is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// Without white space (ASCII) at both ends; a view into `text`.
std::string_view trim(std::string_view text);

// The parts between separators, empty ones too: split("a,,b", ',') is {"a", "", "b"}, split("", ',') is {""}. Views
// into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

// The parts between runs of ASCII white space; none is empty. Views into `text`.
std::vector<std::string_view> split_words(std::string_view text);

// Lower case of one character: ASCII, Latin, Greek, Cyrillic and Armenian; others come back as they are. The length in
// UTF-8 stays the same but for a few (U+0130, U+1E9E and the like are left alone for that reason).
char32_t lower(char32_t code_point);

// Lower case of UTF-8 text, by lower() on each character; as long in bytes as `text`. Bytes that are not UTF-8 stay.
std::string lower(std::string_view text);

// Does the text begin with a capital letter that lower() knows?
bool starts_upper(std::string_view text);

}  // namespace priscus
