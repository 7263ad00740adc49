#include "knowledge/name_index.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "base/strings.h"
#include "knowledge/atoms.h"

namespace priscus {
namespace {

constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Equal but for letter case; `lowered` is in lower case already.
bool equals_lowered(std::string_view text, std::string_view lowered) {
  if (text.size() != lowered.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x80) return lower(text) == lowered;
    if (lower_ascii(text[i]) != lowered[i]) return false;
  }
  return true;
}

bool starts_capital(std::string_view atom) {
  if (static_cast<unsigned char>(atom.front()) < 0x80) return atom.front() >= 'A' && atom.front() <= 'Z';
  return starts_upper(atom);
}

// At least two characters, a capital among them, and nothing in lower case.
bool all_capitals(const std::vector<std::string>& atoms) {
  bool capital = false;
  std::size_t length = 0;
  for (const std::string& atom : atoms) {
    length += atom.size();
    if (lower(atom) != atom) capital = true;
    if (std::any_of(atom.begin(), atom.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return false;
  }
  return capital && length >= 2 && is_ascii(atoms.front());
}

std::uint32_t edge_hash(std::uint32_t parent, std::uint32_t atom) {
  const std::uint64_t key = (std::uint64_t{parent} << 32 | atom) * 0x9E3779B97F4A7C15ULL;
  return static_cast<std::uint32_t>(key >> 32);
}

}  // namespace

NameIndex::NameIndex() : slots_(1024), edges_(1024), nodes_(1) {}

std::uint32_t NameIndex::hash_of(std::string_view atom) {
  std::uint32_t hash = 0x811c9dc5;
  for (char c : atom) {
    if (static_cast<unsigned char>(c) >= 0x80) {  // beyond ASCII, letter case is not a matter of one byte
      const std::string lowered = lower(atom);
      hash = 0x811c9dc5;
      for (char byte : lowered) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193;
      break;
    }
    hash = (hash ^ static_cast<unsigned char>(lower_ascii(c))) * 0x01000193;
  }
  return hash ^ (hash >> 15);
}

int NameIndex::find_atom(std::string_view atom) const {
  const std::uint32_t hash = hash_of(atom);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i].atom != 0; i = (i + 1) & mask) {
    if (slots_[i].hash == hash && equals_lowered(atom, atoms_[slots_[i].atom - 1])) return static_cast<int>(slots_[i].atom - 1);
  }
  return -1;
}

std::uint32_t NameIndex::intern(std::string_view atom) {
  if (const int found = find_atom(atom); found >= 0) return static_cast<std::uint32_t>(found);
  if (atoms_.size() * 2 >= slots_.size()) resize_slots(slots_.size() * 2);
  atoms_.push_back(lower(atom));
  const std::uint32_t hash = hash_of(atom);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].atom != 0) i = (i + 1) & mask;
  slots_[i] = {hash, static_cast<std::uint32_t>(atoms_.size())};
  return static_cast<std::uint32_t>(atoms_.size() - 1);
}

void NameIndex::resize_slots(std::size_t size) {
  std::vector<Slot> old(size);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.atom == 0) continue;
    std::size_t i = slot.hash & mask;
    while (slots_[i].atom != 0) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

std::uint32_t NameIndex::child(std::uint32_t parent, std::uint32_t atom) const {
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t i = edge_hash(parent, atom) & mask; edges_[i].child != 0; i = (i + 1) & mask) {
    if (edges_[i].parent == parent && edges_[i].atom == atom) return edges_[i].child;
  }
  return 0;
}

std::uint32_t NameIndex::add_child(std::uint32_t parent, std::uint32_t atom) {
  if (const std::uint32_t found = child(parent, atom)) return found;
  if (edge_count_ * 2 >= edges_.size()) resize_edges(edges_.size() * 2);
  nodes_.emplace_back();
  ++edge_count_;
  const auto number = static_cast<std::uint32_t>(nodes_.size() - 1);
  const std::size_t mask = edges_.size() - 1;
  std::size_t i = edge_hash(parent, atom) & mask;
  while (edges_[i].child != 0) i = (i + 1) & mask;
  edges_[i] = {parent, atom, number};
  return number;
}

void NameIndex::resize_edges(std::size_t size) {
  std::vector<Edge> old(size);
  old.swap(edges_);
  const std::size_t mask = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (edge.child == 0) continue;
    std::size_t i = edge_hash(edge.parent, edge.atom) & mask;
    while (edges_[i].child != 0) i = (i + 1) & mask;
    edges_[i] = edge;
  }
}

bool NameIndex::add(std::string_view name, NameHit hit) {
  std::vector<std::string> atoms;
  split_atoms(name, atoms);
  if (atoms.empty() || atoms.size() > kLongest) return false;
  std::uint32_t node = 0;
  for (const std::string& atom : atoms) node = add_child(node, intern(atom));
  int at = find_spelling(node, atoms);
  if (at < 0) {
    Spelling spelling;
    spelling.capitals = all_capitals(atoms);
    spelling.written = static_cast<std::uint32_t>(written_.size());
    for (const std::string& atom : atoms) written_.append(atom).push_back('\0');
    spelling.hit = hit;
    spelling.next = nodes_[node].first_spelling;
    nodes_[node].first_spelling = static_cast<int>(spellings_.size());
    spellings_.push_back(std::move(spelling));
    return true;
  }
  Spelling& spelling = spellings_[at];
  const auto same = [&](const NameHit& other) { return other.entry == hit.entry && other.use == hit.use; };
  if (std::ranges::any_of(spelling.hits(), same)) return true;
  if (spelling.more.empty()) spelling.more.push_back(spelling.hit);
  spelling.more.push_back(hit);
  return true;
}

int NameIndex::find_spelling(std::uint32_t node, const std::vector<std::string>& atoms) const {
  int at = nodes_[node].first_spelling;
  for (; at >= 0; at = spellings_[at].next) {
    const char* written = written_.data() + spellings_[at].written;
    const auto same = [&](const std::string& atom) {
      const std::string_view here = written;
      written += here.size() + 1;
      return here == atom;
    };
    if (std::all_of(atoms.begin(), atoms.end(), same)) break;
  }
  return at;
}

void NameIndex::reserve(std::size_t names) {
  resize_slots(std::max(slots_.size(), std::bit_ceil(names * 2)));
  resize_edges(std::max(edges_.size(), std::bit_ceil(names * 2)));
  atoms_.reserve(names);
  nodes_.reserve(names + names / 4);
  spellings_.reserve(names);
  written_.reserve(names * 16);
}

// The atoms are equal but for letter case already.
bool NameIndex::matches(const Spelling& spelling, std::span<const std::string_view> atoms, bool any_case) const {
  const char* next = written_.data() + spelling.written;
  for (const std::string_view text : atoms) {
    const std::string_view written = next;
    next += written.size() + 1;
    if (written == text) continue;
    if (spelling.capitals) return false;
    if (any_case) {
      if (starts_capital(written) && !starts_capital(text)) return false;
    } else if (starts_capital(written) || !starts_capital(text) || written.substr(1) != text.substr(1)) {
      return false;
    }
  }
  return true;
}

Actors::Match NameIndex::longest(std::span<const std::string_view> atoms, int begin, bool any_case) const {
  Actors::Match match;
  std::uint32_t path[kLongest];
  int depth = 0;
  std::uint32_t node = 0;
  const int end = std::min(static_cast<int>(atoms.size()), begin + kLongest);
  for (int i = begin; i < end; ++i) {
    const int atom = find_atom(atoms[static_cast<std::size_t>(i)]);
    node = atom < 0 ? 0 : child(node, static_cast<std::uint32_t>(atom));
    if (node == 0) break;
    path[depth++] = node;
  }
  for (; depth > 0 && match.hits.empty(); --depth) {
    const auto here = atoms.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(depth));
    int spellings = 0;
    for (int at = nodes_[path[depth - 1]].first_spelling; at >= 0; at = spellings_[at].next) {
      if (!matches(spellings_[at], here, any_case)) continue;
      const std::span<const NameHit> hits = spellings_[at].hits();
      match.hits.insert(match.hits.end(), hits.begin(), hits.end());
      match.atoms = depth;
      ++spellings;
    }
    if (spellings > 1) {
      const auto key = [](const NameHit& hit) { return std::tuple(hit.entry, hit.use); };
      std::sort(match.hits.begin(), match.hits.end(), [&](const NameHit& a, const NameHit& b) { return key(a) < key(b); });
      const auto same = [&](const NameHit& a, const NameHit& b) { return key(a) == key(b); };
      match.hits.erase(std::unique(match.hits.begin(), match.hits.end(), same), match.hits.end());
    }
  }
  return match;
}

std::span<const NameHit> NameIndex::spelled(std::string_view name) const {
  std::vector<std::string> atoms;
  split_atoms(name, atoms);
  std::uint32_t node = 0;
  for (const std::string& atom : atoms) {
    const int number = find_atom(atom);
    node = number < 0 ? 0 : child(node, static_cast<std::uint32_t>(number));
    if (node == 0) return {};
  }
  const int at = find_spelling(node, atoms);
  return at < 0 ? std::span<const NameHit>() : spellings_[at].hits();
}

}  // namespace priscus
