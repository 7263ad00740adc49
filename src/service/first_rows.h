// first_rows.h: one page out of rows that come in any order, without sorting all of them.
//
//     FirstRows rows(newest_first, after, limit);
//     for (…) rows.offer({day, row}, i);
//     rows.take();                               // indices, in order; rows.more(): others follow
#pragma once
#include <algorithm>
#include <compare>
#include <cstdint>
#include <utility>
#include <vector>

namespace priscus {

// Where a row stands in the order of days: those without a day (EventCube::kNoDay) first, on one day as they were added.
struct CubePosition {
  std::int32_t day = -10'000'000;
  std::int64_t row = 0;
  friend auto operator<=>(const CubePosition&, const CubePosition&) = default;
};

class FirstRows {
 public:
  // `after`: where the page before ended; null: from the beginning.
  FirstRows(bool newest_first, const CubePosition* after, std::size_t limit) : newest_first_(newest_first), after_(after), limit_(limit) {}

  void offer(CubePosition position, std::uint32_t index) {
    if (after_ && !before(*after_, position)) return;
    const Row row{position, index};
    const auto order = [this](const Row& a, const Row& b) { return before(a.first, b.first); };
    if (heap_.size() <= limit_) {
      heap_.push_back(row);
      std::push_heap(heap_.begin(), heap_.end(), order);
    } else if (order(row, heap_.front())) {
      std::pop_heap(heap_.begin(), heap_.end(), order);
      heap_.back() = row;
      std::push_heap(heap_.begin(), heap_.end(), order);
    }
  }

  bool more() const { return heap_.size() > limit_; }

  std::vector<std::uint32_t> take() {
    std::sort(heap_.begin(), heap_.end(), [this](const Row& a, const Row& b) { return before(a.first, b.first); });
    std::vector<std::uint32_t> out;
    for (const Row& row : heap_)
      if (out.size() < limit_) out.push_back(row.second);
    return out;
  }

 private:
  using Row = std::pair<CubePosition, std::uint32_t>;
  bool before(const CubePosition& a, const CubePosition& b) const { return newest_first_ ? b < a : a < b; }

  const bool newest_first_;
  const CubePosition* after_;
  const std::size_t limit_;
  std::vector<Row> heap_;  // the first limit + 1 so far, the last of them on top
};

}  // namespace priscus
