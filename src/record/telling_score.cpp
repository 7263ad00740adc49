#include "record/telling_score.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/hash.h"
#include "record/day_range.h"

namespace priscus {
namespace {

// Points. Chosen on the two thirds of src/record/testdata/incidents.jsonl that are not held out.
namespace points {
constexpr double related_type = -0.5;             // instead of the same type
constexpr double other_mode = -0.4;
constexpr double same_trigger = 0.4;
constexpr double same_day = 1.6, day_beside = 0.9;  // both give their day
constexpr double report_of_day = 1.0;             // one gives the day, the other was written on it or the day after
constexpr double same_report_day = 0.8;
constexpr double per_day_apart = -0.2;            // for each further day between
constexpr double wide_date = 0.2;                 // a month or a year that holds the other
constexpr double same_country = 0.8, same_party = 0.3;  // on one side
constexpr double crossed_country = 0.3;           // an actor of one is a recipient of the other
constexpr double other_country = -1.2;            // on one side
constexpr double other_status = -0.3;
constexpr double words = 5.0;                     // times the share of words in common
constexpr double name = 0.5, names_most = 1.5;    // for each name in common
constexpr double no_name = -1.8;                  // both have names, and none in common
constexpr double same_place = 0.8, other_place = -2.0;
constexpr double same_number = 0.5, other_number = -0.2;
}  // namespace points

constexpr int kWide = 7;          // days; a date wider than that is none to tell events apart by
constexpr double kRounding = 1e-6;  // sums of the same points in another order differ by less
constexpr double kLeastWords = 12;  // quarters: a sentence of three words must not agree with everything

struct Related {
  std::string_view one, other;
};
constexpr Related kRelated[] = {{"ASSAULT", "COERCE"}, {"ASSAULT", "PROTEST"}, {"COERCE", "SANCTION"}, {"CONSULT", "AGREE"},    {"AGREE", "COOPERATE"},
                                {"AGREE", "SUPPORT"},  {"COOPERATE", "SUPPORT"}, {"AID", "AGREE"},     {"AID", "COOPERATE"},    {"CONSULT", "COOPERATE"},
                                {"CONCEDE", "RETREAT"}, {"CONCEDE", "AGREE"},  {"RETREAT", "AGREE"},   {"MOBILIZE", "ASSAULT"}, {"MOBILIZE", "COOPERATE"},
                                {"REQUEST", "PROTEST"}, {"ACCUSE", "REJECT"},  {"CONSULT", "SUPPORT"}, {"MOBILIZE", "AID"}, {"SANCTION", "REJECT"}, {"AID", "RETREAT"}, {"ACCUSE", "PROTEST"}};

constexpr std::string_view kTypes[] = {"AGREE",  "CONSULT", "SUPPORT",  "COOPERATE", "AID",      "CONCEDE",  "RETREAT", "REQUEST",
                                       "ACCUSE", "REJECT",  "THREATEN", "PROTEST",   "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT"};

std::uint32_t hash_of(std::string_view text) { return static_cast<std::uint32_t>(stable_hash(text)); }

std::vector<std::uint32_t> hashes(const std::vector<std::string>& texts) {
  std::vector<std::uint32_t> out;
  for (const std::string& text : texts) out.push_back(hash_of(text));
  std::sort(out.begin(), out.end());
  return out;
}

void add_side(const std::vector<TellingParty>& side, std::vector<std::uint32_t>& countries, std::vector<std::uint32_t>& parties) {
  for (const TellingParty& p : side) {
    if (!p.country.empty()) countries.push_back(hash_of(p.country));
    if (!p.sector.empty()) parties.push_back(hash_of(p.country + ':' + p.sector));
  }
  std::sort(countries.begin(), countries.end());
  std::sort(parties.begin(), parties.end());
}

// Have two sorted lists a member in common?
template <class T>
bool meet(const std::vector<T>& a, const std::vector<T>& b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    a[i] < b[j] ? ++i : ++j;
  }
  return false;
}

// nullopt: the days exclude each other.
std::optional<double> date_points(const Comparable& a, const Comparable& b) {
  const bool dated_a = a.first != kNoDay, dated_b = b.first != kNoDay;
  if (dated_a && dated_b) {
    const bool overlap = a.first <= b.last && b.first <= a.last;
    if (a.last - a.first > kWide || b.last - b.first > kWide) return overlap ? std::optional(points::wide_date) : std::nullopt;
    if (overlap) return points::same_day;
    const int apart = a.first > b.last ? a.first - b.last : b.first - a.last;
    return apart <= 1 ? std::optional(points::day_beside) : std::nullopt;
  }
  if (dated_a || dated_b) {
    const Comparable &dated = dated_a ? a : b, &other = dated_a ? b : a;
    if (other.report == kNoDay || dated.last - dated.first > kWide) return std::nullopt;  // "in 2004" beside what sounds like today
    if (other.report < dated.first - 1 || other.report > dated.last + kWindowDays) return std::nullopt;
    return points::report_of_day + points::per_day_apart * std::max(0, other.report - dated.last - 1);
  }
  if (a.report == kNoDay || b.report == kNoDay) return a.report == b.report ? std::optional(0.0) : std::nullopt;
  const int apart = std::abs(a.report - b.report);
  if (apart > kWindowDays) return std::nullopt;
  return points::same_report_day + points::per_day_apart * apart;
}

double side_points(const std::vector<std::uint32_t>& countries_a, const std::vector<std::uint32_t>& parties_a, const std::vector<std::uint32_t>& countries_b,
                   const std::vector<std::uint32_t>& parties_b) {
  const double same = meet(parties_a, parties_b) ? points::same_party : 0;
  if (countries_a.empty() || countries_b.empty()) return same;
  return same + (meet(countries_a, countries_b) ? points::same_country : points::other_country);
}

// nullopt: both name countries, and none in common.
std::optional<double> party_points(const Comparable& a, const Comparable& b) {
  if (!a.countries.empty() && !b.countries.empty() && !meet(a.countries, b.countries)) return std::nullopt;
  const double straight = side_points(a.actor_countries, a.actor_parties, b.actor_countries, b.actor_parties) +
                          side_points(a.recipient_countries, a.recipient_parties, b.recipient_countries, b.recipient_parties);
  if (!meet(a.actor_countries, b.recipient_countries) && !meet(a.recipient_countries, b.actor_countries)) return straight;
  const double cross = side_points(a.actor_countries, a.actor_parties, b.recipient_countries, b.recipient_parties) +
                       side_points(a.recipient_countries, a.recipient_parties, b.actor_countries, b.actor_parties);
  return std::max(straight, cross - points::same_country + points::crossed_country);
}

double word_points(const Comparable& a, const Comparable& b) {
  int common = 0, names = 0;
  for (std::size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
    if (a.words[i].hash < b.words[j].hash) {
      ++i;
    } else if (b.words[j].hash < a.words[i].hash) {
      ++j;
    } else {
      common += std::min(a.words[i].weight, b.words[j].weight);
      names += a.words[i].name || b.words[j].name;
      ++i, ++j;
    }
  }
  double out = points::words * common / std::max(kLeastWords, (a.weight + b.weight) * 0.5);
  if (names > 0) out += std::min(points::names_most, points::name * names);
  if (names == 0 && a.names > 0 && b.names > 0) out += points::no_name;
  return out;
}

// word_points() is never more.
double most_word_points(const Comparable& a, const Comparable& b) {
  const double names = std::min(points::names_most, points::name * std::min(a.words.size(), b.words.size()));
  return points::words * std::min(a.weight, b.weight) / std::max(kLeastWords, (a.weight + b.weight) * 0.5) + names;
}

double place_points(const Comparable& a, const Comparable& b) {
  if (a.places.empty() || b.places.empty()) return 0;
  return meet(a.places, b.places) ? points::same_place : points::other_place;
}

// Tolls grow: a greater number is hardly a sign of another event, an equal one is a sign of the same.
double number_points(const Comparable& a, const Comparable& b) {
  bool met = false;
  for (const TellingNumber& x : a.numbers)
    for (const TellingNumber& y : b.numbers) {
      if (x.what != y.what) continue;
      met = true;
      const bool below = x.high >= 0 && x.high < y.low, above = y.high >= 0 && y.high < x.low;
      if (!below && !above) return points::same_number;
    }
  return met ? points::other_number : 0;
}

}  // namespace

std::string_view anchor_day(const Telling& telling) { return telling.first_day.empty() ? telling.document_date : telling.first_day; }

bool related_types(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return std::any_of(std::begin(kRelated), std::end(kRelated), [&](const Related& r) { return (r.one == a && r.other == b) || (r.one == b && r.other == a); });
}

Comparable::Comparable(const Telling& t)
    : report(day_index(t.document_date)), first(day_index(t.first_day)), last(day_index(t.last_day)), modes(hashes(t.modes)), statuses(hashes(t.statuses)),
      triggers(hashes(t.triggers)), numbers(t.numbers), words(t.words) {
  for (std::size_t i = 0; i < std::size(kTypes); ++i)
    for (const std::string& type : t.types) {
      if (type == kTypes[i]) types |= 1u << i;
      if (related_types(type, kTypes[i])) related |= 1u << i;
    }
  add_side(t.actors, actor_countries, actor_parties);
  add_side(t.recipients, recipient_countries, recipient_parties);
  countries = actor_countries;
  countries.insert(countries.end(), recipient_countries.begin(), recipient_countries.end());
  std::sort(countries.begin(), countries.end());
  for (const TellingPlace& p : t.places)
    if (p.exact) places.push_back(stable_hash(p.country + ':' + p.name));
  std::sort(places.begin(), places.end());
  for (const TellingWord& w : words) weight += w.weight, names += w.name;
}

std::optional<double> telling_score(const Comparable& a, const Comparable& b, double least) {
  if (!(a.types & b.related)) return std::nullopt;
  const std::optional<double> dates = date_points(a, b);
  if (!dates) return std::nullopt;
  const std::optional<double> parties = party_points(a, b);
  if (!parties) return std::nullopt;
  const double place = place_points(a, b), number = number_points(a, b);
  const double type = a.types & b.types ? 0 : points::related_type;
  const double mode = !a.modes.empty() && !b.modes.empty() && !meet(a.modes, b.modes) ? points::other_mode : 0;
  const double trigger = meet(a.triggers, b.triggers) ? points::same_trigger : 0;
  const double status = !meet(a.statuses, b.statuses) ? points::other_status : 0;
  // Comparing the words costs more than all else together, and most pairs fail without it.
  if (type + *dates + *parties + most_word_points(a, b) + place + number + mode + trigger + status < least - kRounding) return std::nullopt;
  const double score = type + (*dates + *parties + word_points(a, b) + place + number) + mode + trigger + status;
  return score >= least ? std::optional(score) : std::nullopt;
}

std::optional<double> telling_score(const Telling& a, const Telling& b) { return telling_score(Comparable(a), Comparable(b)); }

}  // namespace priscus
