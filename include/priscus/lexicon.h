// lexicon.h: word lists and noun kinds (knowledge/lexicon/*.words).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "priscus/string_map.h"

namespace priscus {

// A set of kinds, one bit each. The kinds of actors have fixed bits; those of kinds.words follow in the order of the file (64 in all).
using Kinds = std::uint64_t;
namespace kind {
inline constexpr Kinds state = 1 << 0, government = 1 << 1, army = 1 << 2, police = 1 << 3, court = 1 << 4, legislature = 1 << 5,
                       party = 1 << 6, armed_group = 1 << 7, intelligence = 1 << 8, organisation = 1 << 9, company = 1 << 10,
                       media = 1 << 11, religious = 1 << 12, people = 1 << 13, person = 1 << 14, place = 1 << 15;
inline constexpr Kinds armed = army | police | armed_group;
inline constexpr Kinds political = state | government | army | police | court | legislature | party | armed_group | intelligence |
                                   organisation | media | religious;
inline constexpr Kinds any_actor = (1 << 16) - 1;
}  // namespace kind

// A set of lemmas, of one word or several ("going to"); words of several are joined by one space.
class Words {
 public:
  bool has(std::string_view lemma) const { return words_.find(lemma) != words_.end(); }
  bool has_phrases() const { return longest_ > 1; }
  int longest() const { return longest_; }  // most words in an entry
  bool empty() const { return words_.empty(); }
  void add(std::string phrase);             // made lower case, white space to single spaces
  const StringSet& all() const { return words_; }

 private:
  StringSet words_;
  int longest_ = 0;
};

// What a word for a number means: "dozens" is 24 to 99. Both ends are included; high -1: no upper end.
struct NumberRange {
  std::int64_t low = 0, high = -1;
};

class Lexicon {
 public:
  // The list of that name; an empty list when no file has it (check reports lists the engine wants and does not find).
  const Words& words(std::string_view name) const;
  // The bit of a kind by name ("weapon", "state", umbrella "political"); 0 when unknown.
  Kinds kind(std::string_view name) const;
  // The kinds of a noun's lemma by kinds.words, with those implied by `is`; 0 when none.
  Kinds kinds_of(std::string_view lemma) const;
  // The base form of an irregular verb form in lower case ("froze": "freeze"); empty when it is none.
  std::string_view base_of(std::string_view form) const;
  // What a word for a number means by the `quantity` blocks ("dozens", "several"), in lower case; nullopt when it is none.
  std::optional<NumberRange> quantity(std::string_view word) const;
  // ISO 4217 code of a word or sign for money by the `currency` blocks ("euro", "€"), in lower case; "" when it is none.
  std::string_view currency(std::string_view word) const;

 private:
  friend class LexiconReader;
  StringMap<NumberRange> quantities_;
  StringMap<std::string> currencies_;
  StringMap<Words> lists_;
  StringMap<Kinds> kind_bits_, noun_kinds_;
  StringMap<std::string> bases_;
};

}  // namespace priscus
