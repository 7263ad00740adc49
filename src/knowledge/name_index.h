// name_index.h: finds the longest name that begins at a word of a text.
//
//     NameIndex index;
//     index.add("al-Qaeda", {0, NameUse::name});
//     index.longest(atoms, begin, false);
//
// A trie over atoms (atoms.h) in lower case. Atoms are interned, so that a word which stands in no name costs one look-up. Each end of
// a name keeps its spellings; letter case is compared there.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/actors.h"

namespace priscus {

class NameIndex {
 public:
  NameIndex();

  static constexpr int kLongest = 24;  // atoms of a name

  // Makes room for so many names, so that adding them does not move everything again and again.
  void reserve(std::size_t names);

  // Adds a name for an entry; the same hit twice is kept once. Returns false when the name has no atoms, or more than kLongest.
  bool add(std::string_view name, NameHit hit);

  // See Actors::longest.
  Actors::Match longest(std::span<const std::string_view> atoms, int begin, bool any_case) const;

  // The hits of exactly this spelling; empty when nobody has it.
  std::span<const NameHit> spelled(std::string_view name) const;

 private:
  struct Spelling {
    std::uint32_t written = 0;   // where its atoms begin in written_: as written, folded, a zero byte after each
    bool capitals = false;       // all in capitals: matches only so
    int next = -1;               // another spelling that ends at the same node
    NameHit hit;                 // the first hit; almost all names have one only
    std::vector<NameHit> more;   // all hits when there are several
    std::span<const NameHit> hits() const { return more.empty() ? std::span(&hit, 1) : std::span<const NameHit>(more); }
  };
  struct Node {
    int first_spelling = -1;
  };
  struct Edge {
    std::uint32_t parent = 0, atom = 0, child = 0;  // child 0: an empty slot
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t atom = 0;  // number + 1; 0: an empty slot
  };

  static std::uint32_t hash_of(std::string_view atom);
  int find_atom(std::string_view atom) const;  // -1: in no name
  std::uint32_t intern(std::string_view atom);
  std::uint32_t child(std::uint32_t parent, std::uint32_t atom) const;  // 0: none
  std::uint32_t add_child(std::uint32_t parent, std::uint32_t atom);
  void resize_slots(std::size_t size);
  void resize_edges(std::size_t size);
  bool matches(const Spelling& spelling, std::span<const std::string_view> atoms, bool any_case) const;
  int find_spelling(std::uint32_t node, const std::vector<std::string>& atoms) const;  // -1: none

  std::vector<std::string> atoms_;  // lower case
  std::vector<Slot> slots_;         // open addressing, a power of two
  std::vector<Edge> edges_;
  std::vector<Node> nodes_;         // 0: the root
  std::vector<Spelling> spellings_;
  std::string written_;
  std::size_t edge_count_ = 0;
};

}  // namespace priscus
