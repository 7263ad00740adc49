#include "knowledge/atoms.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace priscus {
namespace {

constexpr bool is_ascii_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_alnum(unsigned char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }

// What each Latin letter beyond ASCII becomes: the base letter of its canonical decomposition; those that do not decompose by a list.
class FoldTable {
 public:
  FoldTable() {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2* normalizer = unorm2_getNFDInstance(&error);
    for (std::size_t i = 0; i < folded_.size(); ++i) folded_[i] = U_SUCCESS(error) ? base_letter(normalizer, code_point(i)) : 0;
  }

  // The ASCII letter, or 0 when there is none.
  char of(char32_t c) const {
    if (c >= kFirst && c < kFirst + kPart) return folded_[c - kFirst];
    if (c >= kSecond && c < kSecond + 0x100) return folded_[kPart + (c - kSecond)];
    return 0;
  }

 private:
  static constexpr char32_t kFirst = 0xC0, kSecond = 0x1E00;  // Latin-1 to IPA's schwa, Latin Extended Additional
  static constexpr std::size_t kPart = 0x25A - 0xC0;

  static char32_t code_point(std::size_t i) {
    return i < kPart ? kFirst + static_cast<char32_t>(i) : kSecond + static_cast<char32_t>(i - kPart);
  }

  static char base_letter(const UNormalizer2* normalizer, char32_t c) {
    switch (c) {
      case 0xD8: return 'O';
      case 0xF8: return 'o';
      case 0xD0: case 0x110: case 0x189: return 'D';
      case 0xF0: case 0x111: return 'd';
      case 0x126: return 'H';
      case 0x127: return 'h';
      case 0x131: return 'i';
      case 0x141: return 'L';
      case 0x142: return 'l';
      case 0x14A: return 'N';
      case 0x14B: return 'n';
      case 0x166: return 'T';
      case 0x167: return 't';
      case 0x18F: return 'A';
      case 0x259: return 'a';
      default: break;
    }
    UChar buffer[8];
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length = unorm2_getDecomposition(normalizer, static_cast<UChar32>(c), buffer, 8, &error);
    return U_SUCCESS(error) && length > 0 && is_ascii_letter(static_cast<unsigned char>(buffer[0])) && buffer[0] < 0x80
               ? static_cast<char>(buffer[0])
               : 0;
  }

  std::array<char, kPart + 0x100> folded_{};
};

// Letters that become two.
std::string_view two_letters(char32_t c) {
  switch (c) {
    case 0xC6: return "Ae";
    case 0xE6: return "ae";
    case 0xDE: return "Th";
    case 0xFE: return "th";
    case 0xDF: return "ss";
    case 0x1E9E: return "SS";
    case 0x152: return "Oe";
    case 0x153: return "oe";
    default: return {};
  }
}

const FoldTable& fold_table() {
  static const FoldTable table;
  return table;
}

bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }

void append_folded(std::string& text, char32_t c) {
  if (is_combining(c)) return;
  if (const char letter = fold_table().of(c)) {
    text += letter;
  } else if (const std::string_view letters = two_letters(c); !letters.empty()) {
    text += letters;
  } else {
    append_utf8(text, c);
  }
}

// Letters of modifiers (ʻ, ʼ, ʿ) are apostrophes in names, so they separate.
bool belongs_to_atom(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(static_cast<unsigned char>(c));
  if (c >= 0x2B0 && c <= 0x2FF) return false;
  return is_combining(c) || u_isalnum(static_cast<UChar32>(c));
}

// Is text[at] a letter by itself, followed by no other letter or digit?
bool single_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_letter(static_cast<unsigned char>(text[at])) &&
         (at + 1 == text.size() || (static_cast<unsigned char>(text[at + 1]) < 0x80 &&
                                    !is_ascii_alnum(static_cast<unsigned char>(text[at + 1]))));
}

}  // namespace

std::string fold(std::string_view token) {
  std::string folded;
  folded.reserve(token.size());
  for (std::size_t i = 0; i < token.size();) {
    if (static_cast<unsigned char>(token[i]) < 0x80) {
      folded += token[i++];
      continue;
    }
    const std::size_t begin = i;
    const char32_t c = next_code_point(token, i);
    if (c == kReplacement) {
      folded += token.substr(begin, i - begin);
    } else {
      append_folded(folded, c);
    }
  }
  return folded;
}

void split_atoms(std::string_view token, std::vector<std::string>& out) {
  std::string atom;
  std::size_t run = 0;  // letters since the last full stop or border
  const auto finish = [&] {
    if (!atom.empty()) out.push_back(std::move(atom));
    atom.clear();
    run = 0;
  };
  for (std::size_t i = 0; i < token.size();) {
    const auto byte = static_cast<unsigned char>(token[i]);
    if (is_ascii_alnum(byte)) {
      atom += token[i++];
      ++run;
    } else if (byte == '.') {
      ++i;
      if (run == 1 && is_ascii_letter(static_cast<unsigned char>(atom.back())) && single_letter_at(token, i)) {
        run = 0;  // "U.S": goes on
      } else {
        finish();
      }
    } else if (byte < 0x80) {
      ++i;
      finish();
    } else {
      const char32_t c = next_code_point(token, i);
      if (belongs_to_atom(c)) {
        append_folded(atom, c);
        ++run;
      } else {
        finish();
      }
    }
  }
  finish();
}

}  // namespace priscus
