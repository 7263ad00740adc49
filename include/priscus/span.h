// span.h: a stretch of a document's text.
//
// Every thing Priscus says can be pointed at: a trigger, a participant, a date is a Span of document.text.
#pragma once
#include <cstdint>

namespace priscus {

// The bytes [begin, end) of a document's own UTF-8 text. Both ends lie on character borders. Empty when begin == end.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  std::uint32_t size() const { return end - begin; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(Span, Span) = default;
};

}  // namespace priscus
