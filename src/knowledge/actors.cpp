#include "priscus/actors.h"

#include <algorithm>
#include <optional>

#include "knowledge/actor_index.h"
#include "knowledge/period.h"

namespace priscus {
namespace {

constexpr std::string_view kFormer = "ELI", kEndOfTime = "9999-12-31";

// How far a day lies outside a period; 0 inside.
int distance(const Period& period, int day) {
  const std::optional<int> from = day_number(period.from), to = day_number(period.to);
  if (from && day < *from) return *from - day;
  if (to && day > *to) return day - *to;
  return 0;
}

// The code whose period lies nearest to the day; the first of equals.
const Code& nearest(const std::vector<Code>& codes, std::string_view day) {
  const std::optional<int> number = day_number(day);
  const Code* best = &codes.front();
  if (!number) return *best;
  for (const Code& code : codes) {
    if (distance(code.period, *number) < distance(best->period, *number)) best = &code;
  }
  return *best;
}

// The code that ends last; the first of equals.
const Code& latest(const std::vector<Code>& codes) {
  const auto end = [](const Code& code) { return code.period.to.empty() ? kEndOfTime : std::string_view(code.period.to); };
  return *std::max_element(codes.begin(), codes.end(), [&](const Code& a, const Code& b) { return end(a) < end(b); });
}

bool is_organisation(std::string_view country) {
  return country == "IGO" || country == "UNO" || country == "EUR" || country == "NGO" || country == "IMG" || country == "MNC";
}

// A former prime minister who led an organisation of states later is again one of his country's elite.
std::string_view former_country(const std::vector<Code>& codes, std::string_view country, std::string_view day) {
  if (!is_organisation(country) || day.empty()) return country;
  std::vector<Code> of_states;
  for (const Code& code : codes) {
    if (!is_organisation(code.country)) of_states.push_back(code);
  }
  if (of_states.empty()) return country;
  const std::string& found = nearest(of_states, day).country;
  const auto same = std::find_if(codes.begin(), codes.end(), [&](const Code& code) { return code.country == found; });
  return same->country;  // that one outlives this function
}

}  // namespace

bool Actors::code_at(const ActorEntry& entry, std::string_view day, Coded& coded) const {
  if (entry.codes.empty() || entry.type == ActorType::group) return false;
  const auto holds = std::find_if(entry.codes.begin(), entry.codes.end(), [&](const Code& c) { return c.period.contains(day); });
  const Code* code = nullptr;
  if (day.empty()) {
    code = &latest(entry.codes);
    if (entry.type == ActorType::person && !code->period.to.empty()) {
      coded = {former_country(entry.codes, code->country, day), kFormer, {}};
      return true;
    }
  } else if (holds != entry.codes.end()) {
    code = &*holds;
  } else if (entry.type == ActorType::person) {
    coded = {former_country(entry.codes, nearest(entry.codes, day).country, day), kFormer, {}};
    return true;
  } else {
    return false;
  }
  coded = {code->country, code->sector, code->title};
  return true;
}

int Actors::office_holder(std::string_view country, std::string_view title, std::string_view day) const {
  if (!index_) return -1;
  std::string key(country);
  key += ' ';
  const std::size_t country_size = key.size();
  for (const std::string_view prefix : {"", "acting ", "interim "}) {
    key.resize(country_size);
    key += prefix;
    key += title;
    const auto it = index_->offices.find(key);
    if (it == index_->offices.end()) continue;
    std::vector<Index::Holder> holders;
    for (const Index::Holder& holder : it->second) {
      const Period& period = entries_[holder.entry].codes[holder.code].period;
      if (day.empty() ? period.to.empty() : period.contains(day)) holders.push_back(holder);
    }
    if (holders.empty()) continue;
    const auto code = [&](const Index::Holder& holder) -> const Code& { return entries_[holder.entry].codes[holder.code]; };
    // "president" of the state, not of a company or party of it.
    const auto not_government = [&](const Index::Holder& holder) { return code(holder).sector != "GOV"; };
    if (!std::all_of(holders.begin(), holders.end(), not_government)) std::erase_if(holders, not_government);
    const Index::Holder newest = *std::max_element(holders.begin(), holders.end(), [&](const auto& a, const auto& b) {
      return code(a).period.from < code(b).period.from;
    });
    for (const Index::Holder& holder : holders) {
      if (holder.entry != newest.entry && overlap_days(code(holder).period, code(newest).period) > kHandoverDays) return -1;
    }
    return newest.entry;
  }
  return -1;
}

Actors::Match Actors::longest(std::span<const std::string_view> atoms, int begin, bool any_case) const {
  return index_ ? index_->names.longest(atoms, begin, any_case) : Match();
}

Actors::Match Actors::longest_role(std::span<const std::string_view> lemmas, int begin) const {
  return index_ ? index_->roles.longest(lemmas, begin, false) : Match();
}

}  // namespace priscus
