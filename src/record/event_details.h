// event_details.h: what hangs on an event besides its participants: its place, its numbers, the countries it is between.
#pragma once
#include "formats/event_record.h"
#include "record/database.h"
#include "record/day_range.h"

namespace priscus {

// The tables `places`, `numbers` and `dyads` (docs/schema.md), and the dyads of the events that are there.
extern const char* const kDetailsSchema;

// Adds them for one event after the other.
class DetailsAdder {
 public:
  explicit DetailsAdder(Database& database);

  // `row`: the event's in `events`; `days`: its first and last day there.
  void add(std::int64_t row, const EventRecord& event, const DayRange& days);

 private:
  void add_dyads(std::int64_t row, const EventRecord& event, const DayRange& days);
  void add_place(std::int64_t row, const PlaceRecord& place);
  void add_numbers(std::int64_t row, const std::vector<NumberRecord>& numbers);

  Statement dyad_, place_, number_;
};

// The columns of `places l` in the order of read_place(), with commas between them.
inline constexpr const char* kPlaceColumns =
    "l.precision, l.text, l.name, l.country, l.region, l.latitude, l.longitude, l.begin_byte, l.end_byte";

// From kPlaceColumns, the first being `column`; nothing when the event has no place.
std::optional<PlaceRecord> read_place(const Statement& row, int column);

// Reads the numbers of one event after the other.
class NumbersReader {
 public:
  explicit NumbersReader(Database& database);
  std::vector<NumberRecord> read(std::int64_t event_row);

 private:
  Statement rows_;
};

}  // namespace priscus
