#include "text/char_class.h"

#include <unicode/uchar.h>

#include <array>

namespace priscus {
namespace {

constexpr CharClass ascii_class(char c) {
  if (c == ' ' || (c >= '\t' && c <= '\r') || c < ' ' || c == 0x7F) return CharClass::space;
  if (c >= 'A' && c <= 'Z') return CharClass::upper;
  if (c >= 'a' && c <= 'z') return CharClass::lower;
  if (c >= '0' && c <= '9') return CharClass::digit;
  switch (c) {
    case '.': return CharClass::stop;
    case '!':
    case '?': return CharClass::final;
    case ',':
    case ';':
    case ':': return CharClass::comma;
    case '-': return CharClass::dash;
    case '\'':
    case '`': return CharClass::apostrophe;
    case '"': return CharClass::quote;
    case '(':
    case '[':
    case '{': return CharClass::open;
    case ')':
    case ']':
    case '}': return CharClass::close;
    default: return CharClass::sign;
  }
}

constexpr std::array<CharClass, 128> kAscii = [] {
  std::array<CharClass, 128> table{};
  for (int c = 0; c < 128; ++c) table[static_cast<std::size_t>(c)] = ascii_class(static_cast<char>(c));
  return table;
}();

}  // namespace

CharClass char_class(char32_t c) {
  if (c < 128) return kAscii[c];
  switch (c) {
    case 0x2019:
    case 0xB4: return CharClass::apostrophe;
    case 0x2026: return CharClass::stop;
    case 0x203D:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F: return CharClass::final;
    case 0xAD: return CharClass::joiner;
    case 0xA0:
    case 0x85:
    case 0x200B:
    case 0x2060:
    case 0xFEFF: return CharClass::space;
    default: break;
  }
  if ((c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
    return CharClass::space;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return CharClass::upper;
    case U_LOWERCASE_LETTER: return CharClass::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: return CharClass::letter;
    case U_DECIMAL_DIGIT_NUMBER: return CharClass::digit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR: return CharClass::joiner;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR: return CharClass::space;
    case U_DASH_PUNCTUATION: return CharClass::dash;
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return CharClass::quote;
    // „ and ‚ are opening punctuation in Unicode; in news they are quotes.
    case U_START_PUNCTUATION: return c == 0x201A || c == 0x201E ? CharClass::quote : CharClass::open;
    case U_END_PUNCTUATION: return CharClass::close;
    default: return CharClass::sign;
  }
}

}  // namespace priscus
