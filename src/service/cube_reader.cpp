// Reads an EventCube out of a record.
#include <algorithm>
#include <cstring>
#include <numeric>

#include "record/day_range.h"
#include "service/event_cube.h"

namespace priscus {
class CubeReader {
 public:
  CubeReader(Database& database, const std::shared_ptr<const EventCube>& before) : database_(database) {
    if (before && holds(*before)) {
      cube_ = std::make_shared<EventCube>(*before);
      cut(before->last_document_first_row_);
      cube_->taken_over = cube_->size();
    } else {
      cube_ = std::make_shared<EventCube>();
      cube_->party_begin.push_back(0);
      cube_->pair_begin.push_back(0);
    }
  }

  std::shared_ptr<const EventCube> read() {
    reserve();
    Statement events = database_.prepare(
        "SELECT number, document, sentence, type, mode, quad, status, first_day, last_day, score, attributed_to FROM events WHERE number > ?1 ORDER BY number");
    Statement parties = database_.prepare(
        "SELECT event, side, country, sector FROM participants WHERE event > ?1 ORDER BY event, side, position");
    Statement places = database_.prepare(
        "SELECT event, name, country, region, precision, latitude, longitude, text FROM places WHERE event > ?1 ORDER BY event");
    const std::int64_t last = cube_->rows.empty() ? 0 : cube_->rows.back();
    for (Statement* statement : {&events, &parties, &places}) statement->bind(1, last);
    bool more_parties = parties.step(), more_places = places.step();
    std::uint32_t document = 0;
    while (events.step()) {
      const std::int64_t row = events.number(0);
      add_event(events);
      if (cube_->documents.back() != document) cube_->last_document_first_row_ = row;
      document = cube_->documents.back();
      while (more_parties && parties.number(0) <= row) {
        if (parties.number(0) == row) add_party(parties);
        more_parties = parties.step();
      }
      while (more_places && places.number(0) <= row) {
        if (places.number(0) == row) cube_->places.back() = place_number(places);
        more_places = places.step();
      }
      add_pairs();
      cube_->party_begin.push_back(static_cast<std::uint32_t>(cube_->party_list.size()));
      cube_->pair_begin.push_back(static_cast<std::uint32_t>(cube_->pair_list.size()));
    }
    order_days();
    order_pairs();
    return cube_;
  }

 private:
  // Are all events of `before` still what they were? Rows vanish when a document is coded again or turns out to be a copy; what comes in their place has
  // new rows, but at the very end of the table, where rows are used again. So the last document's events are not relied on, and for the others the sums
  // of rows and documents must be as they were. Both come from the index events_by_document.
  bool holds(const EventCube& before) {
    std::int64_t count = 0, sum = 0;
    for (std::size_t i = 0; i < before.rows.size() && before.rows[i] < before.last_document_first_row_; ++i) {
      ++count;
      sum += before.documents[i] * (before.rows[i] % 1024 + 1);
    }
    Statement statement = database_.prepare("SELECT count(*), coalesce(sum(document * (number % 1024 + 1)), 0) FROM events WHERE number < ?1");
    statement.bind(1, before.last_document_first_row_);
    return statement.step() && statement.number(0) == count && statement.number(1) == sum;
  }

  // Forgets events from this row on.
  void cut(std::int64_t row) {
    EventCube& c = *cube_;
    const std::size_t size = static_cast<std::size_t>(std::lower_bound(c.rows.begin(), c.rows.end(), row) - c.rows.begin());
    const auto shorten = [&](auto&... columns) { (columns.resize(size), ...); };
    shorten(c.rows, c.documents, c.sentences, c.first_days, c.last_days, c.types, c.quads, c.statuses, c.modes, c.scores, c.places, c.speakers);
    c.party_begin.resize(size + 1);
    c.pair_begin.resize(size + 1);
    c.party_list.resize(c.party_begin.back());
    c.pair_list.resize(c.pair_begin.back());
    std::erase_if(c.by_day, [&](EventCube::Index i) { return i >= size; });
  }

  // Only the events that have come must be sorted; the others stand in by_day already.
  void order_days() {
    EventCube& c = *cube_;
    const auto known = static_cast<std::ptrdiff_t>(c.by_day.size());
    for (auto i = static_cast<EventCube::Index>(known); i < c.size(); ++i) c.by_day.push_back(i);
    const auto before = [&](EventCube::Index a, EventCube::Index b) {
      return c.first_days[a] != c.first_days[b] ? c.first_days[a] < c.first_days[b] : a < b;
    };
    std::sort(c.by_day.begin() + known, c.by_day.end(), before);
    std::inplace_merge(c.by_day.begin(), c.by_day.begin() + known, c.by_day.end(), before);
    c.ends = c.last_days;
    std::sort(c.ends.begin(), c.ends.end());
    c.backwards.clear();
    for (EventCube::Index i = 0; i < c.size(); ++i)
      if (c.last_days[i] < c.first_days[i]) c.backwards.push_back(i);
  }

  void order_pairs() {
    EventCube& c = *cube_;
    c.of_pair_begin.assign(c.pair_names.size() + 1, 0);
    for (std::uint32_t pair : c.pair_list) ++c.of_pair_begin[pair + 1];
    std::partial_sum(c.of_pair_begin.begin(), c.of_pair_begin.end(), c.of_pair_begin.begin());
    c.of_pair.resize(c.pair_list.size());
    std::vector<std::uint32_t> next(c.of_pair_begin.begin(), c.of_pair_begin.end() - 1);
    for (EventCube::Index i = 0; i < c.size(); ++i)
      for (std::uint32_t p = c.pair_begin[i]; p < c.pair_begin[i + 1]; ++p) c.of_pair[next[c.pair_list[p]]++] = i;
  }

  void reserve() {
    const auto size = static_cast<std::size_t>(std::max<std::int64_t>(0, database_.number("SELECT count(*) FROM events")));
    EventCube& c = *cube_;
    const auto make_room = [&](auto&... columns) { (columns.reserve(size), ...); };
    make_room(c.rows, c.documents, c.sentences, c.first_days, c.last_days, c.types, c.quads, c.statuses, c.modes, c.scores, c.places, c.speakers);
    c.party_begin.reserve(size + 1);
    c.pair_begin.reserve(size + 1);
  }

  std::int32_t day(std::string_view text) {
    if (text != day_) {
      day_ = text;
      day_number_ = day_index(text);
    }
    return day_number_;
  }

  void add_event(const Statement& row) {
    EventCube& c = *cube_;
    c.rows.push_back(row.number(0));
    c.documents.push_back(static_cast<std::uint32_t>(row.number(1)));
    c.sentences.push_back(static_cast<std::uint32_t>(row.number(2)));
    c.types.push_back(small(c.type_names.number(row.text(3)), "types"));
    c.modes.push_back(static_cast<std::uint16_t>(c.mode_names.number(row.text(4))));
    c.quads.push_back(small(c.quad_names.number(row.text(5)), "quad classes"));
    c.statuses.push_back(small(c.status_names.number(row.text(6)), "statuses"));
    c.first_days.push_back(day(row.text(7)));
    c.last_days.push_back(day(row.text(8)));
    c.scores.push_back(static_cast<float>(row.real(9)));
    c.speakers.push_back(static_cast<std::uint32_t>(c.speaker_names.number(row.text(10))));
    c.places.push_back(0);
  }

  std::uint8_t small(int number, const char* what) {
    if (number > 255) database_.fail(std::string("has more than 255 ") + what + ", which the service cannot count");
    return static_cast<std::uint8_t>(number);
  }

  void add_party(const Statement& row) {
    EventCube& c = *cube_;
    EventCube::Party party;
    const int country = c.country_codes.number(row.text(2)), sector = c.sector_codes.number(row.text(3));
    if (country >= 1 << 15 || sector >= 1 << 16) database_.fail("has more country codes than the service can count");
    party.country = static_cast<std::uint32_t>(country) & 0x7fff;
    party.sector = static_cast<std::uint32_t>(sector) & 0xffff;
    party.is_actor = row.text(1) == "actor" ? 1 : 0;
    c.party_list.push_back(party);
  }

  std::uint32_t place_number(const Statement& row) {
    const std::string_view name = row.text(1).empty() ? row.text(7) : row.text(1);  // without a gazetteer's name the text's words
    std::string key;
    for (std::string_view part : {name, row.text(2), row.text(3), row.text(4)}) key.append(part) += '\n';
    const double degrees[] = {row.real(5), row.real(6)};
    key.append(reinterpret_cast<const char*>(degrees), sizeof degrees);
    EventCube& c = *cube_;
    const auto [it, is_new] = c.place_numbers_.emplace(std::move(key), static_cast<std::uint32_t>(c.place_list.size()));
    if (is_new)
      c.place_list.push_back({std::string(name), std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4)), degrees[0], degrees[1]});
    return it->second;
  }

  // The pairs of countries of the event that was added last, by the rule of event_details.h.
  void add_pairs() {
    EventCube& c = *cube_;
    const auto begin = c.party_list.begin() + c.party_begin.back();
    const auto middle = std::find_if(begin, c.party_list.end(), [](const EventCube::Party& p) { return !p.is_actor; });
    const std::size_t first_pair = c.pair_list.size();
    const bool together = middle == c.party_list.end();
    for (auto a = begin; a != middle; ++a)
      for (auto b = together ? begin : middle; b != c.party_list.end(); ++b) {
        if (a == b || a->country == 0 || b->country == 0) continue;
        const std::uint32_t pair = pair_number(static_cast<std::uint16_t>(a->country), static_cast<std::uint16_t>(b->country));
        if (std::find(c.pair_list.begin() + static_cast<std::ptrdiff_t>(first_pair), c.pair_list.end(), pair) == c.pair_list.end()) c.pair_list.push_back(pair);
      }
  }

  std::uint32_t pair_number(std::uint16_t one, std::uint16_t other) {
    EventCube& c = *cube_;
    if (c.country_codes[other] < c.country_codes[one]) std::swap(one, other);
    const std::uint32_t packed = std::uint32_t{one} << 16 | other;
    const auto [it, is_new] =
        c.pair_numbers_.emplace(std::string(reinterpret_cast<const char*>(&packed), sizeof packed), static_cast<std::uint32_t>(c.pair_names.size()));
    if (is_new) c.pair_names.push_back({one, other});
    return it->second;
  }

  Database& database_;
  std::shared_ptr<EventCube> cube_;
  std::string day_;
  std::int32_t day_number_ = EventCube::kNoDay;
};

std::shared_ptr<const EventCube> EventCube::read(Database& database, const std::shared_ptr<const EventCube>& before) {
  const OneView view(database);
  return CubeReader(database, before).read();
}

}  // namespace priscus
