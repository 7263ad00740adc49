#include "service/cube_filter.h"

#include <algorithm>

#include "record/day_range.h"

namespace priscus {
namespace {

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// In any case of ASCII letters, as SQLite's lower() and NOCASE have it.
std::string lower_ascii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return lower_ascii(c); });
  return text;
}

std::vector<bool> numbers_of(const StringPool& pool, const std::vector<std::string>& wanted) {
  std::vector<bool> out;
  if (wanted.empty()) return out;
  out.resize(static_cast<std::size_t>(pool.size()));
  for (const std::string& text : wanted)
    if (const int number = pool.find(text); number > 0) out[static_cast<std::size_t>(number)] = true;
  return out;
}

std::vector<bool> places_of(const EventCube& cube, const std::vector<std::string>& wanted) {
  std::vector<bool> out;
  if (wanted.empty()) return out;
  out.resize(cube.place_list.size());
  for (const std::string& text : wanted) {
    const std::string any_case = lower_ascii(text);
    for (std::size_t i = 1; i < out.size(); ++i) {
      const EventCube::Place& place = cube.place_list[i];
      out[i] = out[i] || lower_ascii(place.country) == any_case || lower_ascii(place.name) == any_case || lower_ascii(place.region) == any_case;
    }
  }
  return out;
}

std::vector<bool> speakers_of(const EventCube& cube, const std::string& wanted) {
  std::vector<bool> out;
  if (wanted.empty()) return out;
  const std::string any_case = lower_ascii(wanted);
  for (int i = 0; i < cube.speaker_names.size(); ++i) out.push_back(lower_ascii(cube.speaker_names[i]).find(any_case) != std::string::npos);
  return out;
}

bool wants(const std::vector<bool>& set, std::size_t number) { return set.empty() || set[number]; }

}  // namespace

CubeFilter::CubeFilter(const EventCube& cube, const EventQuery& query, const RowSet* sentences)
    : cube_(cube),
      sentences_(sentences),
      types_(numbers_of(cube.type_names, query.types)),
      modes_(numbers_of(cube.mode_names, query.modes)),
      quads_(numbers_of(cube.quad_names, query.quads)),
      statuses_(numbers_of(cube.status_names, query.statuses)),
      places_(places_of(cube, query.places)),
      speakers_(speakers_of(cube, query.speaker)),
      document_(query.document_row) {
  for (const PartyCode& actor : query.actors) actors_.push_back(code(actor));
  for (const PartyCode& recipient : query.recipients) recipients_.push_back(code(recipient));
  for (const std::string& sector : query.sectors) sectors_.push_back(code({"", sector}));
  for (const priscus::Dyad& d : query.dyads) {
    const Code one = code(d.one), other = code(d.other);
    dyads_.push_back({one, other});
    if (one.sector != kAny || other.sector != kAny || one.country == kAny || other.country == kAny) {
      dyads_of_parties_.push_back(dyads_.back());
      continue;
    }
    pairs_.resize(cube.pair_names.size());
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const EventCube::Pair pair = cube.pair_names[i];
      pairs_[i] |= (pair.one == one.country && pair.other == other.country) || (pair.one == other.country && pair.other == one.country);
    }
  }
  if (!query.since.empty()) since_ = day_index(query.since);
  if (!query.until.empty()) until_ = day_index(query.until);
  everything_ = !sentences_ && types_.empty() && modes_.empty() && quads_.empty() && statuses_.empty() && places_.empty() && speakers_.empty() &&
                actors_.empty() && recipients_.empty() && sectors_.empty() && dyads_.empty() && query.since.empty() && query.until.empty() && document_ == 0;
}

CubeFilter::Code CubeFilter::code(const PartyCode& code) const {
  const auto number = [](const StringPool& pool, const std::string& text) {
    if (text.empty()) return kAny;
    const int found = pool.find(text);
    return found < 0 ? kNone : static_cast<std::int32_t>(found);
  };
  return {number(cube_.country_codes, code.country), number(cube_.sector_codes, code.sector)};
}

bool CubeFilter::has_party(EventCube::Index i, const std::vector<Code>& codes, bool actors, bool recipients) const {
  for (std::uint32_t p = cube_.party_begin[i]; p < cube_.party_begin[i + 1]; ++p) {
    const EventCube::Party party = cube_.party_list[p];
    if (!(party.is_actor ? actors : recipients)) continue;
    for (const Code& code : codes)
      if (code.fits(party)) return true;
  }
  return false;
}

bool CubeFilter::is_between(EventCube::Index i) const {
  if (!pairs_.empty())
    for (std::uint32_t p = cube_.pair_begin[i]; p < cube_.pair_begin[i + 1]; ++p)
      if (pairs_[cube_.pair_list[p]]) return true;
  return std::any_of(dyads_of_parties_.begin(), dyads_of_parties_.end(), [&](const Dyad& dyad) { return is_between(i, dyad); });
}

bool CubeFilter::is_between(EventCube::Index i, const Dyad& dyad) const {
  const std::uint32_t begin = cube_.party_begin[i], end = cube_.party_begin[i + 1];
  const bool together = end > begin && cube_.party_list[end - 1].is_actor;  // recipients come last: there are none
  for (std::uint32_t a = begin; a < end; ++a) {
    if (!dyad.one.fits(cube_.party_list[a])) continue;
    for (std::uint32_t b = begin; b < end; ++b) {
      const bool opposite = cube_.party_list[a].is_actor != cube_.party_list[b].is_actor;
      if (a != b && (opposite || together) && dyad.other.fits(cube_.party_list[b])) return true;
    }
  }
  return false;
}

bool CubeFilter::operator()(EventCube::Index i) const {
  if (everything_) return true;
  const EventCube& c = cube_;
  if (since_ != EventCube::kNoDay && c.last_days[i] < since_) return false;
  if (until_ != EventCube::kNoDay && (c.first_days[i] > until_ || c.first_days[i] == EventCube::kNoDay)) return false;
  if (!wants(types_, c.types[i]) || !wants(quads_, c.quads[i]) || !wants(statuses_, c.statuses[i]) || !wants(modes_, c.modes[i])) return false;
  if (!wants(places_, c.places[i]) || !wants(speakers_, c.speakers[i])) return false;
  if (document_ != 0 && c.documents[i] != document_) return false;
  if (sentences_ && (c.sentences[i] >= sentences_->size() || !(*sentences_)[c.sentences[i]])) return false;
  if (!dyads_.empty() && !is_between(i)) return false;
  if (!actors_.empty() && !has_party(i, actors_, true, false)) return false;
  if (!recipients_.empty() && !has_party(i, recipients_, false, true)) return false;
  return sectors_.empty() || has_party(i, sectors_, true, true);
}

bool CubeFilter::names_pair(EventCube::Pair pair) const {
  const auto fits = [](std::int32_t wanted, std::uint16_t country) { return wanted == kAny || wanted == country; };
  return dyads_.empty() || std::any_of(dyads_.begin(), dyads_.end(), [&](const Dyad& d) {
           return (fits(d.one.country, pair.one) && fits(d.other.country, pair.other)) || (fits(d.one.country, pair.other) && fits(d.other.country, pair.one));
         });
}

CubePosition position(const EventCube& cube, EventCube::Index i) { return {cube.first_days[i], cube.rows[i]}; }

CubePage page(const CubeFilter& filter, bool newest_first, const CubePosition* after, std::size_t limit) {
  const EventCube& cube = filter.cube();
  CubePage out;
  FirstRows rows(newest_first, after, limit);
  for (EventCube::Index i = 0; i < cube.size(); ++i) {
    if (!filter(i)) continue;
    ++out.total;
    rows.offer(position(cube, i), i);
  }
  out.more = rows.more();
  out.events = rows.take();
  return out;
}

std::vector<EventCube::Index> in_order(const CubeFilter& filter, bool newest_first) {
  const EventCube& cube = filter.cube();
  std::vector<EventCube::Index> out;
  for (EventCube::Index i = 0; i < cube.size(); ++i)
    if (filter(i)) out.push_back(i);
  std::stable_sort(out.begin(), out.end(), [&](EventCube::Index a, EventCube::Index b) { return cube.first_days[a] < cube.first_days[b]; });
  if (newest_first) std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace priscus
