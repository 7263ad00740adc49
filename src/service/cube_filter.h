// cube_filter.h: which events of a cube an EventQuery wants: the same that SqliteStore::find gives.
//
//     CubeFilter filter(*cube, query, &sentences);   // `sentences`: those with query.words, asked of the record (RecordReader::sentences_with)
//     filter(17);                                    // is event 17 wanted?
//     filter.for_each([&](EventCube::Index i) { … });   // all that are, in order: much faster than asking for one after the other
#pragma once
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "record/event_query.h"
#include "service/event_cube.h"
#include "service/first_rows.h"

namespace priscus {

// Rows of sentences, one bit each; those behind its end are not in it.
using RowSet = std::vector<bool>;

class CubeFilter {
 public:
  // Reads all of the query but words and limit; `sentences` null: any. What the record does not know (a country nobody has) fits no event. The cube and
  // the set must outlive it.
  CubeFilter(const EventCube& cube, const EventQuery& query, const RowSet* sentences = nullptr);

  bool operator()(EventCube::Index i) const { return narrow(&i, 1) == 1; }

  // Calls visit(i) for each wanted event, in the order of rows.
  template <class Visit>
  void for_each(Visit visit) const {
    std::vector<EventCube::Index> block;
    for (std::size_t from = 0; fill(from, block);)
      for (const EventCube::Index i : block) visit(i);
  }

  // Has it no condition but the days?
  bool only_days() const { return only_days_; }
  // When it has none: where the wanted events stand, should their last days fit, too: from the first to before the second of EventCube::by_day; and how many are wanted.
  std::pair<std::size_t, std::size_t> span_of_days() const;
  std::int64_t count_by_days() const;
  bool ends_in_time(EventCube::Index i) const { return since_ == EventCube::kNoDay || cube_.last_days[i] >= since_; }

  // Does one of the query's dyads name this pair of countries? True when there are none, and for a dyad that leaves a country open.
  bool names_pair(EventCube::Pair pair) const;

  const EventCube& cube() const { return cube_; }

 private:
  static constexpr std::int32_t kAny = -1, kNone = -2;  // no condition; nobody has it
  struct Code {
    std::int32_t country = kAny, sector = kAny;
    bool fits(EventCube::Party p) const {
      return (country == kAny || country == static_cast<std::int32_t>(p.country)) && (sector == kAny || sector == static_cast<std::int32_t>(p.sector));
    }
  };
  struct Dyad {
    Code one, other;
  };

  // Keeps of the events those that are wanted, in their order; gives their number.
  std::size_t narrow(EventCube::Index* events, std::size_t size) const;
  // The wanted ones of the next some thousand events from `from` on, which it moves; false when there are none left to look at.
  bool fill(std::size_t& from, std::vector<EventCube::Index>& block) const;
  void find_candidates();

  Code code(const PartyCode& code) const;
  bool has_party(EventCube::Index i, const std::vector<Code>& codes, bool actors, bool recipients) const;
  bool is_between(EventCube::Index i) const;
  bool is_between(EventCube::Index i, const Dyad& dyad) const;

  const EventCube& cube_;
  const RowSet* sentences_;
  bool only_days_ = false;
  // By number of the value: wanted or not. Empty: any.
  using Wanted = std::vector<std::uint8_t>;
  Wanted types_, modes_, quads_, statuses_, places_, speakers_;
  std::vector<Code> actors_, recipients_, sectors_;
  std::vector<Dyad> dyads_;            // all of them
  std::vector<Dyad> dyads_of_parties_;  // those that must look at the parties
  Wanted pairs_;                        // by number of a pair: named by a dyad of two countries
  bool has_candidates_ = false;         // all dyads are of two countries: only their events need be looked at
  std::vector<EventCube::Index> candidates_;
  std::int32_t since_ = EventCube::kNoDay, until_ = EventCube::kNoDay;
  std::int64_t document_ = 0;
};

struct CubePage {
  std::vector<EventCube::Index> events;  // in order
  bool more = false;                     // others follow
  std::int64_t total = 0;                // that the filter wants, on all pages
};

// At most `limit` events behind `after` (null: from the beginning), in the order of days or backwards.
CubePage page(const CubeFilter& filter, bool newest_first, const CubePosition* after, std::size_t limit);

// All of them, in the order of days or backwards.
std::vector<EventCube::Index> in_order(const CubeFilter& filter, bool newest_first);

CubePosition position(const EventCube& cube, EventCube::Index i);

}  // namespace priscus
