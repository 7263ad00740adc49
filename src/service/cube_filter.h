// cube_filter.h: which events of a cube an EventQuery wants: the same that SqliteStore::find gives.
//
//     CubeFilter filter(*cube, query, &sentences);   // `sentences`: those with query.words, asked of the record (RecordReader::sentences_with)
//     filter(17);                                    // is event 17 wanted?
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

  bool operator()(EventCube::Index i) const;

  // Wants it all?
  bool everything() const { return everything_; }

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

  Code code(const PartyCode& code) const;
  bool has_party(EventCube::Index i, const std::vector<Code>& codes, bool actors, bool recipients) const;
  bool is_between(EventCube::Index i) const;
  bool is_between(EventCube::Index i, const Dyad& dyad) const;

  const EventCube& cube_;
  const RowSet* sentences_;
  bool everything_ = false;
  // By number of the value: wanted or not. Empty: any.
  std::vector<bool> types_, modes_, quads_, statuses_, places_, speakers_;
  std::vector<Code> actors_, recipients_, sectors_;
  std::vector<Dyad> dyads_;            // all of them
  std::vector<Dyad> dyads_of_parties_;  // those that must look at the parties
  std::vector<std::uint8_t> pairs_;     // by number of a pair: named by a dyad of two countries
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
