// near_copy.h: is one article a reprint of another (agency copy, small edits, another lead)?
//
//     copy_bands(text)                                     // kept in an index: copies share some of them
//     near_copies(copy_shape(one), copy_shape(other))      // the decision, from the texts themselves
//
// Words are compared, without case and punctuation, in runs of three; what stands before the dash of an agency line ("LIMA, Jan 5 (Harbour Wire) -")
// is passed over. Two articles from one template ("A fire in X hurt N people") share most of their runs but not their names and numbers, so these
// are compared too. An update with another toll is no copy: it says something new.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace priscus {

// What near_copies() compares. Sorted, nothing twice.
struct CopyShape {
  std::vector<std::uint64_t> runs;     // hashes of three words in a row
  std::vector<std::uint64_t> names;    // of words with a capital letter that do not begin a sentence
  std::vector<std::uint64_t> numbers;  // of words with a digit
};

// `text`: title, line feed, body, as in Document::text.
CopyShape copy_shape(std::string_view text);

// Symmetric. False when either has fewer than kLeastRuns runs: short flashes agree by chance.
bool near_copies(const CopyShape& one, const CopyShape& other);
inline constexpr std::size_t kLeastRuns = 20;

// MinHash of the runs in kBands bands of three: texts whose runs agree by half share a band with probability 0.96, by a third 0.6, by a tenth 0.02.
// Empty for texts of fewer than kLeastRuns runs.
std::vector<std::int64_t> copy_bands(std::string_view text);
inline constexpr int kBands = 24;

// Reprints further apart than this are not looked for.
inline constexpr int kCopyDays = 14;

}  // namespace priscus
