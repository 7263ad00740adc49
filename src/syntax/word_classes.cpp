#include "syntax/word_classes.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr std::string_view kLetters = "lcnpsvdar";

std::uint32_t hash(std::string_view word) { return static_cast<std::uint32_t>(stable_hash(word) >> 32); }

}  // namespace

WordClasses WordClasses::parse(std::string_view text, const std::string& name) {
  std::map<std::uint32_t, std::uint16_t> found;
  for (int line = 1; !text.empty(); ++line) {
    const std::string_view entry = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), entry.size() + 1));
    if (entry.empty()) continue;
    const std::size_t space = entry.find(' ');
    const std::string_view letters = space == std::string_view::npos ? std::string_view() : entry.substr(space + 1);
    std::uint16_t bits = 0;
    for (const char letter : letters) {
      const std::size_t bit = kLetters.find(letter);
      if (bit == std::string_view::npos) bits = 0xFFFF;
      if (bits != 0xFFFF) bits = static_cast<std::uint16_t>(bits | 1u << bit);
    }
    if (space == 0 || bits == 0 || bits == 0xFFFF) {
      throw InputError(name + ":" + std::to_string(line) + ": expected a word, a space and letters out of \"" +
                       std::string(kLetters) + "\"");
    }
    found[hash(entry.substr(0, space))] |= bits;
  }
  WordClasses classes;
  for (const auto& [key, bits] : found) {
    classes.hashes_.push_back(key);
    classes.bits_.push_back(bits);
  }
  return classes;
}

void WordClasses::write(ByteWriter& writer) const {
  writer.u32(static_cast<std::uint32_t>(hashes_.size()));
  for (const std::uint32_t hash : hashes_) writer.u32(hash);
  for (const std::uint16_t bits : bits_) {
    writer.u8(static_cast<std::uint8_t>(bits & 0xFF));
    writer.u8(static_cast<std::uint8_t>(bits >> 8));
  }
}

WordClasses WordClasses::read(ByteReader& reader) {
  WordClasses classes;
  const std::uint32_t count = reader.u32();
  if (count > reader.left() / 6) reader.fail("a list is longer than the file");
  classes.hashes_.resize(count);
  classes.bits_.resize(count);
  for (std::uint32_t& hash : classes.hashes_) hash = reader.u32();
  for (std::uint16_t& bits : classes.bits_) {
    const std::uint8_t low = reader.u8();
    bits = static_cast<std::uint16_t>(low | reader.u8() << 8);
  }
  if (!std::is_sorted(classes.hashes_.begin(), classes.hashes_.end())) reader.fail("the word classes are not in order");
  return classes;
}

std::uint16_t WordClasses::of(std::string_view word) const {
  const std::uint32_t key = hash(word);
  const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), key);
  return found == hashes_.end() || *found != key ? std::uint16_t{0}
                                                 : bits_[static_cast<std::size_t>(found - hashes_.begin())];
}

}  // namespace priscus
