#include "formats/encoding.h"

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "base/strings.h"
#include "base/utf8.h"

namespace priscus {
namespace {

constexpr std::size_t kSample = 1 << 18;  // bytes that uchardet looks at
constexpr std::size_t kFewAccents = 50;   // bytes of the upper half

std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding, &status), &ucnv_close),
      to(ucnv_open("UTF-8", &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text;
  char block[16384];
  UChar pivot[4096];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  const char* source = bytes.data();
  for (bool first = true;; first = false) {
    char* target = block;
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, block + sizeof block, &source, bytes.data() + bytes.size(), pivot,
                   &pivot_source, &pivot_target, pivot + std::size(pivot), first, true, &status);
    text.append(block, static_cast<std::size_t>(target - block));
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) return std::nullopt;
    return text;
  }
}

// Names under which windows-1252 goes in practice.
std::string known_encoding(std::string_view declared) {
  std::string name = lower(trim(declared));
  for (const char* alias : {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
    if (name == alias) return "windows-1252";
  return name;
}

// Characters of more than one byte, and bytes that belong to no character.
struct Utf8Count {
  std::size_t wide = 0, faults = 0;
};
Utf8Count count_utf8(std::string_view text) {
  Utf8Count count;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    next_code_point(text, i);
    ++(i > begin + 1 ? count.wide : count.faults);
  }
  return count;
}

// Single-byte encodings of Latin script, which a few accents cannot tell apart.
bool is_latin(std::string_view encoding) {
  for (const char* known : {"ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-9", "ISO-8859-10", "ISO-8859-13",
                            "ISO-8859-15", "ISO-8859-16", "WINDOWS-1250", "WINDOWS-1254", "WINDOWS-1257",
                            "WINDOWS-1258", "MAC-CENTRALEUROPE", "IBM852", "VISCII"})
    if (encoding == known) return true;
  return false;
}

std::size_t count_high(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char byte) { return byte & 0x80; }));
}

// A letter of the upper half within words, no byte that windows-1252 leaves undefined, few of the upper half at all.
bool may_be_windows_1252(std::string_view bytes) {
  std::size_t high = 0, letters = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D) return false;
    if (byte < 0x20 && !is_space(c)) return false;
    high += byte >= 0x80;
    letters += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
  }
  return high * 4 <= letters;
}

std::string uchardet_guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kSample)) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

std::string_view attribute_value(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.front() != '=') return {};
  text = trim(text.substr(1));
  if (!text.empty() && (text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
  return text.substr(0, text.find_first_of("\"'; \t\r\n>/"));
}

}  // namespace

std::optional<Decoded> to_utf8(std::string bytes, std::string_view declared) {
  if (bytes.rfind("\xEF\xBB\xBF", 0) == 0) {
    bytes.erase(0, 3);
    return Decoded{repair_utf8(bytes), "UTF-8", false, 0};
  }
  for (const auto& [mark, encoding] : {std::pair("\xFF\xFE", "UTF-16LE"), std::pair("\xFE\xFF", "UTF-16BE")}) {
    if (bytes.rfind(mark, 0) != 0) continue;
    if (auto text = convert(std::string_view(bytes).substr(2), encoding))
      return Decoded{*std::move(text), encoding, false, 0};
  }
  const std::string name = known_encoding(declared);
  const std::size_t fault = utf8_fault(bytes);
  // ISO-2022 writes other scripts in bytes that are ASCII, and so UTF-8.
  const bool escapes = name.rfind("iso-2022", 0) == 0;
  if (fault == bytes.size() && !escapes) return Decoded{std::move(bytes), "UTF-8", false, 0};
  if (name == "utf-8" || name == "utf8") return Decoded{repair_utf8(bytes), "UTF-8", false, 0};
  if (!name.empty()) {
    if (auto text = convert(bytes, name.c_str())) return Decoded{*std::move(text), name, false, 0};
  }
  if (const Utf8Count count = count_utf8(bytes); count.wide > 4 * count.faults)
    return Decoded{repair_utf8(bytes), "UTF-8", true, fault};
  if (bytes.find('\0') != std::string::npos) return std::nullopt;
  std::string guess = uchardet_guess(bytes);
  const bool few = is_latin(guess) && count_high(bytes) < kFewAccents && may_be_windows_1252(bytes);
  if (guess.empty() || few || known_encoding(guess) == "windows-1252")
    guess = may_be_windows_1252(bytes) ? "windows-1252" : "";
  if (guess.empty()) return std::nullopt;
  if (auto text = convert(bytes, guess.c_str())) return Decoded{*std::move(text), guess, true, fault};
  return std::nullopt;
}

std::string html_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
    const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
    const std::size_t charset = tag.find("charset");
    if (charset == std::string_view::npos) continue;
    if (const auto value = attribute_value(tag.substr(charset + 7)); !value.empty()) return std::string(value);
  }
  return {};
}

std::string charset_of(std::string_view content_type) {
  const std::string text = lower(content_type);
  const std::size_t at = text.find("charset");
  return at == std::string::npos ? std::string() : std::string(attribute_value(std::string_view(text).substr(at + 7)));
}

}  // namespace priscus
