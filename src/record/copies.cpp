#include "record/copies.h"

#include <algorithm>
#include <set>
#include <utility>

#include "record/day_range.h"

namespace priscus {
namespace {

constexpr std::size_t kShapes = 10000;  // kept in memory, one to three kB each

}  // namespace

Copies::Place Copies::add(std::int64_t row, const Document& document, const std::vector<std::int64_t>& bands) {
  if (bands.empty()) return {};
  std::set<std::int64_t> originals;
  const CopyShape shape = keep(row, copy_shape(document.text));
  for (std::int64_t candidate : candidates(row, document, bands)) {
    original_.bind(1, candidate);
    const std::int64_t original = original_.step() ? original_.number(0) : 0;
    original_.reset();
    if (original != 0 && originals.count(original) == 0 && near_copies(shape, shape_of(candidate))) originals.insert(original);
  }
  return originals.empty() ? Place() : join(row, {originals.begin(), originals.end()});
}

const CopyShape& Copies::shape_of(std::int64_t row) {
  if (const auto it = shapes_.find(row); it != shapes_.end()) return it->second;
  text_.bind(1, row);
  if (!text_.step()) database_.fail("is damaged: a document is missing");
  const CopyShape& shape = keep(row, copy_shape(text_.text(0)));
  text_.reset();
  return shape;
}

const CopyShape& Copies::keep(std::int64_t row, CopyShape shape) {
  if (shapes_.size() >= kShapes) shapes_.clear();
  return shapes_.insert_or_assign(row, std::move(shape)).first->second;
}

// Those that share a band; the document's own bands are put down on the way.
std::vector<std::int64_t> Copies::candidates(std::int64_t row, const Document& document, const std::vector<std::int64_t>& bands) {
  const int day = day_index(document.date);
  std::set<std::int64_t> out;
  for (std::int64_t band : bands) {
    find_.bind(1, band).bind(2, day - kCopyDays).bind(3, day + kCopyDays);
    band_.bind(1, band).bind(2, day).bind(3, row);
    while (find_.step()) out.insert(find_.number(0));
    find_.reset();
    band_.run();
  }
  return {out.begin(), out.end()};
}

Copies::Place Copies::join(std::int64_t row, const std::vector<std::int64_t>& originals) {
  const auto order = [&](std::int64_t number) {
    first_.bind(1, number);
    first_.step();
    std::pair<std::string, std::string> key(first_.text(0), first_.text(1));
    first_.reset();
    return key;
  };
  std::int64_t first = row;
  for (std::int64_t number : originals)
    if (order(number) < order(first)) first = number;
  Place place;
  place.original = first == row;
  for (std::int64_t number : originals)
    if (number != first) {
      adopt_.bind(1, first).bind(2, number).run();
      place.demoted.push_back(number);
    }
  if (first != row) adopt_.bind(1, first).bind(2, row).run();
  return place;
}

}  // namespace priscus
