#include "record/event_details.h"

#include <algorithm>
#include <set>
#include <utility>

namespace priscus {
namespace {

Span span_of(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.number(column)), static_cast<std::uint32_t>(row.number(column + 1))};
}

}  // namespace

// A step of schema.cpp: never changed once a release has it.
const char* const kDetailsSchema = R"(
CREATE TABLE places (
  event INTEGER PRIMARY KEY REFERENCES events ON DELETE CASCADE,
  text TEXT NOT NULL, name TEXT, country TEXT, region TEXT,
  latitude REAL, longitude REAL, precision TEXT NOT NULL,
  begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL
);
CREATE INDEX places_by_country ON places (country);
CREATE INDEX places_by_name ON places (name COLLATE NOCASE);
CREATE TABLE numbers (
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  position INTEGER NOT NULL,
  what TEXT NOT NULL, low INTEGER NOT NULL, high INTEGER, unit TEXT, text TEXT NOT NULL, counted_by TEXT,
  begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE dyads (
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  one TEXT NOT NULL, other TEXT NOT NULL CHECK (one <= other),
  first_day TEXT, last_day TEXT,
  PRIMARY KEY (event, one, other)
) WITHOUT ROWID;
CREATE INDEX dyads_by_countries ON dyads (one, other, first_day, last_day);
INSERT INTO dyads (event, one, other, first_day, last_day)
SELECT DISTINCT a.event, min(a.country, b.country), max(a.country, b.country), e.first_day, e.last_day
FROM participants a JOIN participants b ON b.event = a.event JOIN events e ON e.number = a.event
WHERE a.country IS NOT NULL AND b.country IS NOT NULL
  AND (a.side <> b.side OR (a.side = 'actor' AND a.position <> b.position
       AND NOT EXISTS (SELECT 1 FROM participants r WHERE r.event = a.event AND r.side = 'recipient')));
)";

DetailsAdder::DetailsAdder(Database& database)
    : dyad_(database.prepare("INSERT INTO dyads (event, one, other, first_day, last_day) VALUES (?1, ?2, ?3, ?4, ?5)")),
      place_(database.prepare("INSERT INTO places (event, text, name, country, region, latitude, longitude, precision, begin_byte, end_byte)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")),
      number_(database.prepare("INSERT INTO numbers (event, position, what, low, high, unit, text, counted_by, begin_byte, end_byte)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")) {}

void DetailsAdder::add(std::int64_t row, const EventRecord& event, const DayRange& days) {
  add_dyads(row, event, days);
  if (event.place) add_place(row, *event.place);
  add_numbers(row, event.numbers);
}

// The pairs of countries it is between: one acts on the other, or both act together on nobody. kDetailsSchema says the same.
void DetailsAdder::add_dyads(std::int64_t row, const EventRecord& event, const DayRange& days) {
  std::set<std::pair<std::string_view, std::string_view>> pairs;
  const std::vector<PartyRecord>& others = event.recipients.empty() ? event.actors : event.recipients;
  for (const PartyRecord& a : event.actors)
    for (const PartyRecord& b : others)
      if (&a != &b && !a.country.empty() && !b.country.empty()) pairs.insert(std::minmax<std::string_view>(a.country, b.country));
  for (const auto& [one, other] : pairs)
    dyad_.bind(1, row).bind(2, one).bind(3, other).bind_or_null(4, days.first).bind_or_null(5, days.last).run();
}

void DetailsAdder::add_place(std::int64_t row, const PlaceRecord& place) {
  place_.bind(1, row).bind(2, place.text).bind_or_null(3, place.name).bind_or_null(4, place.country).bind_or_null(5, place.region);
  if (place.precision != "none") place_.bind(6, place.latitude).bind(7, place.longitude);
  place_.bind(8, place.precision).bind(9, place.span.begin).bind(10, place.span.end).run();
}

void DetailsAdder::add_numbers(std::int64_t row, const std::vector<NumberRecord>& numbers) {
  int position = 0;
  for (const NumberRecord& n : numbers) {
    number_.bind(1, row).bind(2, position++).bind(3, n.what).bind(4, n.low);
    if (n.high >= 0) number_.bind(5, n.high);
    number_.bind_or_null(6, n.unit).bind(7, n.text).bind_or_null(8, n.counted_by).bind(9, n.span.begin).bind(10, n.span.end).run();
  }
}

std::optional<PlaceRecord> read_place(const Statement& row, int column) {
  if (row.type(column) == Statement::Type::null) return std::nullopt;
  const auto text = [&](int i) { return std::string(row.text(column + i)); };
  return PlaceRecord{text(1), text(2), text(3), text(4), row.real(column + 5), row.real(column + 6), text(0), span_of(row, column + 7)};
}

NumbersReader::NumbersReader(Database& database)
    : rows_(database.prepare("SELECT what, low, high, unit, text, counted_by, begin_byte, end_byte FROM numbers WHERE event = ?1 ORDER BY position")) {}

std::vector<NumberRecord> NumbersReader::read(std::int64_t event_row) {
  std::vector<NumberRecord> numbers;
  rows_.bind(1, event_row);
  while (rows_.step()) {
    const auto text = [&](int column) { return std::string(rows_.text(column)); };
    const std::int64_t high = rows_.type(2) == Statement::Type::null ? -1 : rows_.number(2);
    numbers.push_back({text(0), rows_.number(1), high, text(3), text(4), text(5), span_of(rows_, 6)});
  }
  rows_.reset();
  return numbers;
}

}  // namespace priscus
