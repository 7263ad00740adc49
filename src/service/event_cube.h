// event_cube.h: what is counted of a record's events, in columns in memory: a million events take some 80 MB and are looked through in milliseconds.
//
//     std::shared_ptr<const EventCube> cube = EventCube::read(database, nullptr);
//     CubeFilter filter(*cube, query);                     // cube_filter.h
//     filter.for_each([&](EventCube::Index i) { … });
//     cube = EventCube::read(database, cube);              // later: only what has come is read
//
// Immutable once read and shared by threads. Events stand in the order of their rows in the record. The text of sentences is not here: whoever asks
// for words brings the sentences that have them.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/string_map.h"
#include "record/database.h"

namespace priscus {

// Strings by number, each once; number 0 is the empty string: not known.
class StringPool {
 public:
  StringPool() { number(""); }
  int number(std::string_view text);       // adds it when it is new
  int find(std::string_view text) const;   // -1: it is not there
  const std::string& operator[](int number) const { return texts_[static_cast<std::size_t>(number)]; }
  int size() const { return static_cast<int>(texts_.size()); }

 private:
  std::vector<std::string> texts_;
  StringMap<int> numbers_;
};

class EventCube {
 public:
  using Index = std::uint32_t;  // of an event, from 0
  static constexpr std::int32_t kNoDay = -10'000'000;  // as in day_range.h

  // A place as the record has it.
  struct Place {
    std::string name, country, region, precision;  // precision "none": no coordinates
    double latitude = 0, longitude = 0;
  };

  // One party of an event in 32 bits.
  struct Party {
    std::uint32_t country : 15, sector : 16, is_actor : 1;  // numbers in `countries` and `sectors`
  };

  // A pair of countries that an event is between; one <= other by their codes.
  struct Pair {
    std::uint16_t one = 0, other = 0;  // numbers in `countries`
  };

  // The events of the record as they are now. `before`: what was read earlier, of the same record; its events are taken from there, unless some of
  // them are gone. Throws StoreError, and StoreTimeout by the database's deadline.
  static std::shared_ptr<const EventCube> read(Database& database, const std::shared_ptr<const EventCube>& before);

  Index size() const { return static_cast<Index>(rows.size()); }
  // The event of that row; size() when it is not there.
  Index index_of(std::int64_t row) const;

  std::int64_t taken_over = -1;  // the first so many events are those of `before`, unchanged; -1: all were read

  // Columns, by Index.
  std::vector<std::int64_t> rows;           // in the table `events`
  std::vector<std::uint32_t> documents, sentences;  // rows in those tables
  std::vector<std::int32_t> first_days, last_days;  // since 1970-01-01; kNoDay
  std::vector<std::uint8_t> types, quads, statuses;
  std::vector<std::uint16_t> modes;
  std::vector<float> scores;
  std::vector<std::uint32_t> places;        // number in place_list; 0: none
  std::vector<std::uint32_t> speakers;      // number in speaker_names
  std::vector<std::uint32_t> party_begin;   // in party_list; one more than there are events
  std::vector<std::uint32_t> pair_begin;    // in pair_list, likewise
  std::vector<Party> party_list;            // of an event: actors, then recipients
  std::vector<std::uint32_t> pair_list;     // numbers in pair_names, of an event each once

  // The other way round: which events stand at a day, and which are between two countries.
  std::vector<Index> by_day;                // all events in the order of first_days, those of one day by Index
  std::vector<std::int32_t> ends;           // last_days, sorted
  std::vector<Index> backwards;             // those that end before they begin, as a careless text may have it
  std::vector<std::uint32_t> of_pair_begin; // in of_pair, by number of the pair; one more than there are pairs
  std::vector<Index> of_pair;               // events, those of one pair in order

  // What the numbers stand for.
  StringPool type_names, quad_names, status_names, mode_names, country_codes, sector_codes, speaker_names;
  std::vector<Place> place_list{1};
  std::vector<Pair> pair_names;

 private:
  friend class CubeReader;
  StringMap<std::uint32_t> place_numbers_, pair_numbers_;
  std::int64_t last_document_first_row_ = 0;  // row of the first event of the document that was read last
};

// "2024-05-22" of a day since 1970-01-01; empty for kNoDay.
std::string day_text(std::int32_t day);

}  // namespace priscus
