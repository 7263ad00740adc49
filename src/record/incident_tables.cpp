#include "record/incident_tables.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/strings.h"
#include "record/day_range.h"
#include "record/telling_score.h"

namespace priscus {
namespace {

constexpr std::size_t kCountryCode = 3;
constexpr std::size_t kKnown = 40000;  // tellings kept in memory from one step to the next, two to three kB each
constexpr std::string_view kTypes[] = {"AGREE",   "CONSULT", "SUPPORT", "COOPERATE", "AID",     "CONCEDE",  "RETREAT", "REQUEST",
                                       "ACCUSE",  "REJECT",  "THREATEN", "PROTEST",  "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"};

std::int64_t key_of(std::string_view type, std::string_view token) {
  std::string text(type);
  text += ' ';
  text += token;
  return static_cast<std::int64_t>(stable_hash(text));
}

// What two tellings of one event have in common at least: a country, or a name beside the event.
std::set<std::string> tokens(const Telling& telling) {
  std::set<std::string> out;
  for (const auto* side : {&telling.actors, &telling.recipients})
    for (const TellingParty& p : *side)
      if (!p.country.empty()) out.insert(p.country);
  for (const TellingWord& w : telling.words)
    if (w.name) out.insert(hex16(w.hash));
  return out;
}

// The days of an incident: those that most of its tellings give, of several the earliest; else the first report's.
DayRange days_of(const std::vector<const Telling*>& tellings) {
  std::map<std::pair<std::string, std::string>, int> count;
  for (const Telling* t : tellings)
    if (!t->first_day.empty()) ++count[{t->first_day, t->last_day}];
  const auto most = std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != count.end()) return {most->first.first, most->first.second};
  return {tellings.front()->document_date, tellings.front()->document_date};
}

std::string type_of(const std::vector<const Telling*>& tellings) {
  std::map<std::string, int> count;
  for (const Telling* t : tellings)
    for (const std::string& type : t->types) ++count[type];
  return std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

}  // namespace

std::string source_of(std::string_view publisher, std::string_view url) {
  if (!publisher.empty()) return std::string(publisher);
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return lower(url.substr(0, url.find_first_of("/?#")));
}

void IncidentTables::add(std::int64_t document, const Telling& telling) {
  if (known_.size() >= kKnown) known_.clear();
  const std::string features = pack(telling);
  insert_.bind(1, document).bind(2, telling.same_as).bind(3, features).run();
  const std::int64_t number = database_.last_row();
  link(number, telling);
  touched_.insert(number);
}

// Links it to what is there, and puts down the keys by which later ones find it.
void IncidentTables::link(std::int64_t number, const Telling& telling) {
  const std::int64_t day = day_index(anchor_day(telling));
  std::set<std::int64_t> candidates;
  for (const std::string& token : tokens(telling)) {
    for (std::string_view type : kTypes) {
      const bool own_type = std::find(telling.types.begin(), telling.types.end(), type) != telling.types.end();
      const bool related = std::any_of(telling.types.begin(), telling.types.end(), [&](const std::string& own) { return related_types(own, type); });
      if (!own_type && (!related || token.size() <= kCountryCode)) continue;  // a country alone is too little to look at another type
      find_.bind(1, key_of(type, token)).bind(2, day - kWindowDays).bind(3, day + kWindowDays);
      while (find_.step()) candidates.insert(find_.number(0));
      find_.reset();
    }
    for (const std::string& type : telling.types) key_.bind(1, key_of(type, token)).bind(2, day).bind(3, number).run();
  }
  const Comparable comparable(telling);
  for (std::int64_t candidate : candidates) {
    const KnownTelling& other = known(candidate);
    if (other.telling.document == telling.document) continue;
    if (const auto score = telling_score(comparable, other.comparable, kSameEvent)) link_.bind(1, candidate).bind(2, number).bind(3, *score).run();
  }
}

void IncidentTables::remove(std::int64_t document) {
  std::vector<std::int64_t> numbers;
  of_document_.bind(1, document);
  while (of_document_.step()) {
    numbers.push_back(of_document_.number(0));
    if (!of_document_.text(1).empty()) gone_.emplace(of_document_.text(1));
  }
  of_document_.reset();
  delete_.bind(1, document).run();
  for (std::int64_t number : numbers) {
    touched_.erase(number);
    known_.erase(number);
  }
}

std::vector<std::int64_t> IncidentTables::linked(std::int64_t number) {
  std::vector<std::int64_t> out;
  neighbours_.bind(1, number);
  while (neighbours_.step()) out.push_back(neighbours_.number(0));
  neighbours_.reset();
  return out;
}

const KnownTelling& IncidentTables::known(std::int64_t number) {
  if (const auto it = known_.find(number); it != known_.end()) return it->second;
  read_.bind(1, number);
  if (!read_.step()) database_.fail("is damaged: a telling is missing");
  Telling telling;
  telling.document = read_.text(0);
  telling.document_date = read_.text(1);
  telling.same_as = read_.text(2);
  unpack(read_.text(3), telling);
  read_.reset();
  const Comparable comparable(telling);
  return known_.emplace(number, KnownTelling{std::move(telling), comparable}).first->second;
}

const std::string& IncidentTables::incident_of(std::int64_t number) {
  const auto [it, is_new] = incident_ofs_.try_emplace(number);
  if (is_new) {
    incident_of_.bind(1, number);
    if (incident_of_.step()) it->second = incident_of_.text(0);
    incident_of_.reset();
  }
  return it->second;
}

void IncidentTables::add_members(const std::string& incident, std::set<std::int64_t>& to) {
  members_.bind(1, incident);
  while (members_.step()) to.insert(members_.number(0));
  members_.reset();
}

// The changed tellings, and whole incidents to which they are linked.
std::set<std::int64_t> IncidentTables::surroundings(const std::set<std::int64_t>& changed) {
  std::set<std::int64_t> out = changed;
  std::set<std::string> incidents;
  for (std::int64_t number : changed)
    for (std::int64_t next : linked(number)) {
      out.insert(next);
      if (const std::string& incident = incident_of(next); !incident.empty() && incidents.insert(incident).second) add_members(incident, out);
    }
  return out;
}

void IncidentTables::settle() {
  if (known_.size() >= kKnown) known_.clear();
  // What is left of an incident that lost a telling has to be parted again. Whatever joins a changed telling is changed with its whole incident, for
  // there the joins went another way; an incident that only stood beside is as it was (see clusters.h).
  std::set<std::int64_t> changed = touched_;
  for (const std::string& id : gone_) add_members(id, changed);
  std::vector<std::vector<std::int64_t>> groups;
  for (bool more = true; more;) {
    more = false;
    groups = part(surroundings(changed));
    for (const std::vector<std::int64_t>& group : groups) {
      if (std::none_of(group.begin(), group.end(), [&](std::int64_t number) { return changed.count(number) > 0; })) continue;
      for (std::int64_t number : group) {
        if (!changed.insert(number).second) continue;
        more = true;
        if (const std::string& incident = incident_of(number); !incident.empty()) add_members(incident, changed);
      }
    }
  }
  // All old names are taken away before one is given: it may pass to another group.
  for (std::int64_t number : changed)
    if (const std::string& incident = incident_of(number); !incident.empty()) gone_.insert(incident);
  for (const std::string& id : gone_) delete_incident_.bind(1, id).run();
  for (const std::vector<std::int64_t>& group : groups)
    if (changed.count(group.front())) write(group);
  touched_.clear();
  gone_.clear();
  incident_ofs_.clear();
}

// Tellings by what is linked among them; each group in the order of telling_before().
std::vector<std::vector<std::int64_t>> IncidentTables::part(const std::set<std::int64_t>& tellings) {
  std::vector<std::pair<const KnownTelling*, std::int64_t>> order;
  for (std::int64_t number : tellings) order.emplace_back(&known(number), number);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return telling_before(a.first->telling, b.first->telling); });
  std::vector<const Comparable*> comparables;
  std::unordered_map<std::int64_t, int> index;
  for (const auto& [telling, number] : order) {
    index[number] = static_cast<int>(comparables.size());
    comparables.push_back(&telling->comparable);
  }
  std::vector<Link> links;
  for (const auto& [telling, number] : order) {
    links_.bind(1, number);
    while (links_.step()) {
      const auto other = index.find(links_.number(0));
      if (other == index.end()) continue;
      const int a = index.at(number), b = other->second;
      links.push_back({std::min(a, b), std::max(a, b), links_.real(1)});
    }
    links_.reset();
  }
  const std::vector<int> cluster = clusters(comparables, std::move(links));
  std::vector<std::vector<std::int64_t>> out;
  std::vector<std::size_t> place(cluster.size());
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    if (cluster[i] == static_cast<int>(i)) {  // a cluster is numbered by its first telling
      place[i] = out.size();
      out.emplace_back();
    }
    out[place[cluster[i]]].push_back(order[i].second);
  }
  return out;
}

// An incident, named by its first telling.
void IncidentTables::write(const std::vector<std::int64_t>& numbers) {
  std::vector<const Telling*> tellings;
  for (std::int64_t number : numbers) tellings.push_back(&known(number).telling);
  const std::string id = hex16(stable_hash(tellings.front()->document + ' ' + tellings.front()->same_as));
  std::set<std::string> documents, sources;
  std::string first_report, last_report;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    if (incident_of(numbers[i]) != id) set_incident_.bind(1, numbers[i]).bind(2, id).run();
    documents.insert(tellings[i]->document);
    const std::string& date = tellings[i]->document_date;
    if (!date.empty() && (first_report.empty() || date < first_report)) first_report = date;
    if (date > last_report) last_report = date;
    publisher_.bind(1, numbers[i]);
    if (publisher_.step()) sources.insert(source_of(publisher_.text(0), publisher_.text(1)));
    publisher_.reset();
  }
  const DayRange days = days_of(tellings);
  const std::string type = type_of(tellings);
  incident_.bind(1, id).bind(2, type).bind_or_null(3, days.first).bind_or_null(4, days.last).bind_or_null(5, first_report).bind_or_null(6, last_report);
  incident_.bind(7, static_cast<std::int64_t>(documents.size())).bind(8, static_cast<std::int64_t>(sources.size())).run();
}

}  // namespace priscus
