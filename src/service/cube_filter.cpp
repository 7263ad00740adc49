#include "service/cube_filter.h"

#include <algorithm>
#include <numeric>

#include "record/day_range.h"

namespace priscus {
namespace {

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// In any case of ASCII letters, as SQLite's lower() and NOCASE have it.
std::string lower_ascii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return lower_ascii(c); });
  return text;
}

using Set = std::vector<std::uint8_t>;  // by number: wanted or not

Set numbers_of(const StringPool& pool, const std::vector<std::string>& wanted) {
  Set out;
  if (wanted.empty()) return out;
  out.resize(static_cast<std::size_t>(pool.size()));
  for (const std::string& text : wanted)
    if (const int number = pool.find(text); number > 0) out[static_cast<std::size_t>(number)] = 1;
  return out;
}

Set places_of(const EventCube& cube, const std::vector<std::string>& wanted) {
  Set out;
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

Set speakers_of(const EventCube& cube, const std::string& wanted) {
  Set out;
  if (wanted.empty()) return out;
  const std::string any_case = lower_ascii(wanted);
  for (int i = 0; i < cube.speaker_names.size(); ++i) out.push_back(lower_ascii(cube.speaker_names[i]).find(any_case) != std::string::npos);
  return out;
}

// Keeps those events for which `keep` holds. Without a branch: which events are wanted nobody can guess.
template <class Keep>
std::size_t keep_if(EventCube::Index* events, std::size_t size, Keep keep) {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < size; ++k) {
    const EventCube::Index i = events[k];
    events[kept] = i;
    kept += keep(i) ? 1 : 0;
  }
  return kept;
}

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
  only_days_ = !sentences_ && types_.empty() && modes_.empty() && quads_.empty() && statuses_.empty() && places_.empty() && speakers_.empty() &&
               actors_.empty() && recipients_.empty() && sectors_.empty() && dyads_.empty() && document_ == 0;
  if (!dyads_.empty() && dyads_of_parties_.empty()) find_candidates();
}

void CubeFilter::find_candidates() {
  has_candidates_ = true;
  std::size_t named = 0;
  for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
    if (!pairs_[pair]) continue;
    candidates_.insert(candidates_.end(), cube_.of_pair.begin() + cube_.of_pair_begin[pair], cube_.of_pair.begin() + cube_.of_pair_begin[pair + 1]);
    ++named;
  }
  if (named < 2) return;  // in order already, each once
  std::sort(candidates_.begin(), candidates_.end());
  candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
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

std::size_t CubeFilter::narrow(EventCube::Index* events, std::size_t size) const {
  const EventCube& c = cube_;
  using Index = EventCube::Index;
  const auto keep = [&](auto condition) { size = keep_if(events, size, condition); };
  const auto keep_of = [&](const Wanted& set, const auto& column) {
    if (!set.empty()) keep([&](Index i) { return set[column[i]] != 0; });
  };
  // What costs least comes first, what must look at the parties last.
  if (since_ != EventCube::kNoDay) keep([&](Index i) { return c.last_days[i] >= since_; });
  if (until_ != EventCube::kNoDay) keep([&](Index i) { return (c.first_days[i] <= until_) & (c.first_days[i] != EventCube::kNoDay); });
  keep_of(types_, c.types);
  keep_of(quads_, c.quads);
  keep_of(statuses_, c.statuses);
  keep_of(modes_, c.modes);
  keep_of(places_, c.places);
  keep_of(speakers_, c.speakers);
  if (document_ != 0) keep([&](Index i) { return c.documents[i] == document_; });
  if (sentences_) keep([&](Index i) { return c.sentences[i] < sentences_->size() && (*sentences_)[c.sentences[i]]; });
  if (!dyads_.empty()) keep([&](Index i) { return is_between(i); });
  if (!actors_.empty()) keep([&](Index i) { return has_party(i, actors_, true, false); });
  if (!recipients_.empty()) keep([&](Index i) { return has_party(i, recipients_, false, true); });
  if (!sectors_.empty()) keep([&](Index i) { return has_party(i, sectors_, true, true); });
  return size;
}

bool CubeFilter::fill(std::size_t& from, std::vector<EventCube::Index>& block) const {
  constexpr std::size_t kBlock = 4096;
  const std::size_t all = has_candidates_ ? candidates_.size() : cube_.size();
  if (from >= all) return false;
  block.resize(std::min(kBlock, all - from));
  if (has_candidates_)
    std::copy_n(candidates_.begin() + static_cast<std::ptrdiff_t>(from), block.size(), block.begin());
  else
    std::iota(block.begin(), block.end(), static_cast<EventCube::Index>(from));
  from += block.size();
  block.resize(narrow(block.data(), block.size()));
  return true;
}

std::pair<std::size_t, std::size_t> CubeFilter::span_of_days() const {
  const auto& order = cube_.by_day;
  if (until_ == EventCube::kNoDay) return {0, order.size()};
  const auto day_before = [&](std::int32_t day, EventCube::Index i) { return day < cube_.first_days[i]; };
  const auto place = [&](std::int32_t day) {
    return static_cast<std::size_t>(std::upper_bound(order.begin(), order.end(), day, day_before) - order.begin());
  };
  const std::size_t begin = place(EventCube::kNoDay);  // those without a day are not until any
  return {begin, std::max(begin, place(until_))};
}

// Of the events that begin until then all are wanted but those that end before `since`. These began before they ended, so that they are
// among them as long as `since` is not behind `until`; but for the few that stand backwards.
std::int64_t CubeFilter::count_by_days() const {
  const auto ended_before = [&](std::int32_t day) { return std::lower_bound(cube_.ends.begin(), cube_.ends.end(), day) - cube_.ends.begin(); };
  const auto [begin, end] = span_of_days();
  if (since_ == EventCube::kNoDay) return static_cast<std::int64_t>(end - begin);
  if (until_ == EventCube::kNoDay) return static_cast<std::int64_t>(cube_.size()) - ended_before(since_);
  if (since_ > until_) {
    std::int64_t count = 0;
    for (std::size_t k = begin; k < end; ++k) count += ends_in_time(cube_.by_day[k]) ? 1 : 0;
    return count;
  }
  const std::int64_t without_day = ended_before(EventCube::kNoDay + 1);
  std::int64_t ended = ended_before(since_) - without_day;
  for (const EventCube::Index i : cube_.backwards)
    if (cube_.last_days[i] < since_ && cube_.first_days[i] > until_) --ended;
  return static_cast<std::int64_t>(end - begin) - ended;
}

bool CubeFilter::names_pair(EventCube::Pair pair) const {
  const auto fits = [](std::int32_t wanted, std::uint16_t country) { return wanted == kAny || wanted == country; };
  return dyads_.empty() || std::any_of(dyads_.begin(), dyads_.end(), [&](const Dyad& d) {
           return (fits(d.one.country, pair.one) && fits(d.other.country, pair.other)) || (fits(d.one.country, pair.other) && fits(d.other.country, pair.one));
         });
}

CubePosition position(const EventCube& cube, EventCube::Index i) { return {cube.first_days[i], cube.rows[i]}; }

namespace {

// Walks through by_day from the cursor on, at most from `begin` to `end`, until there are enough that `wanted` names.
template <class IsWanted>
void walk(const EventCube& cube, std::pair<std::size_t, std::size_t> span, bool newest_first, const CubePosition* after, std::size_t limit, IsWanted wanted,
          CubePage& out) {
  auto [begin, end] = span;
  const auto& order = cube.by_day;
  if (after) {
    const auto is_before = [&](EventCube::Index i, const CubePosition& place) { return position(cube, i) < place; };
    const auto at = std::lower_bound(order.begin(), order.end(), *after, is_before);
    const auto k = static_cast<std::size_t>(at - order.begin());
    if (newest_first)
      end = std::min(end, k);
    else
      begin = std::max(begin, k + (at != order.end() && position(cube, *at) == *after ? 1 : 0));
  }
  for (std::size_t k = begin; k < end; ++k) {
    const EventCube::Index i = order[newest_first ? end - 1 - (k - begin) : k];
    if (!wanted(i)) continue;
    if (out.events.size() == limit) {
      out.more = true;
      return;
    }
    out.events.push_back(i);
  }
}

}  // namespace

CubePage page(const CubeFilter& filter, bool newest_first, const CubePosition* after, std::size_t limit) {
  const EventCube& cube = filter.cube();
  CubePage out;
  if (filter.only_days()) {
    out.total = filter.count_by_days();
    walk(cube, filter.span_of_days(), newest_first, after, limit, [&](EventCube::Index i) { return filter.ends_in_time(i); }, out);
    return out;
  }
  std::vector<EventCube::Index> wanted;
  filter.for_each([&](EventCube::Index i) { wanted.push_back(i); });
  out.total = static_cast<std::int64_t>(wanted.size());
  constexpr std::size_t kMany = 32;  // one event in so many: then it is quicker to walk through the days than to sort
  if (wanted.size() > cube.size() / kMany) {
    std::vector<bool> set(cube.size());
    for (EventCube::Index i : wanted) set[i] = true;
    walk(cube, {0, cube.by_day.size()}, newest_first, after, limit, [&](EventCube::Index i) { return set[i]; }, out);
    return out;
  }
  FirstRows rows(newest_first, after, limit);
  for (EventCube::Index i : wanted) rows.offer(position(cube, i), i);
  out.more = rows.more();
  out.events = rows.take();
  return out;
}

std::vector<EventCube::Index> in_order(const CubeFilter& filter, bool newest_first) {
  const EventCube& cube = filter.cube();
  std::vector<EventCube::Index> out;
  filter.for_each([&](EventCube::Index i) { out.push_back(i); });
  std::stable_sort(out.begin(), out.end(), [&](EventCube::Index a, EventCube::Index b) { return cube.first_days[a] < cube.first_days[b]; });
  if (newest_first) std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace priscus
