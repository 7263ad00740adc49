// char_class.h: the few kinds of characters that borders between tokens depend on.
#pragma once
#include <cstdint>

namespace priscus {

enum class CharClass : std::uint8_t {
  none,    // before the first or after the last character
  space,   // white space; also zero-width spaces, byte order marks and marks of writing direction, which no token may
           // hold
  upper,   // capital letters
  lower,   // small letters
  letter,  // letters of scripts without case
  digit,
  joiner,      // combining marks, soft hyphens, zero-width joiners: never separated from what stands before
  stop,        // . and the ellipsis …
  final,       // ! ? and their like
  comma,       // , ; :
  dash,        // hyphens and dashes
  apostrophe,  // ' ’ ` ´
  quote,       // " “ ” « » „ ‘
  open,        // ( [ {
  close,       // ) ] }
  sign         // everything else: currency, mathematics, slashes, emoji
};

CharClass char_class(char32_t code_point);

constexpr bool is_letter(CharClass kind) {
  return kind == CharClass::upper || kind == CharClass::lower || kind == CharClass::letter || kind == CharClass::joiner;
}

}  // namespace priscus
