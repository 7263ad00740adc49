// hash.h: a 64-bit hash that is the same on every machine and in every version: it may be written to files.
//
//     stable_hash("abc");             // a value for ids, caches and model files
//     hex16(stable_hash(bytes));      // "e71fa2190541574b"
//
// FNV-1a, then mixed so that low bits may select buckets. Not for secrets: collisions can be made on purpose.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace priscus {

inline constexpr std::uint64_t kHashStart = 0xcbf29ce484222325ULL;

// One step of FNV-1a: for hashes made character by character. Finish with mix_hash.
constexpr std::uint64_t add_to_hash(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x100000001b3ULL;
}

// Spreads every bit over all others (the finaliser of MurmurHash3).
constexpr std::uint64_t mix_hash(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdULL;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return hash ^ (hash >> 33);
}

// Of all bytes; the empty string has a hash too.
constexpr std::uint64_t stable_hash(std::string_view bytes) {
  std::uint64_t hash = kHashStart;
  for (char byte : bytes) hash = add_to_hash(hash, static_cast<unsigned char>(byte));
  return mix_hash(hash);
}

// 16 hexadecimal digits, lower case.
std::string hex16(std::uint64_t value);

}  // namespace priscus
