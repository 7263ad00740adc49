#include "record/incident.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "record/incident_tables.h"

namespace priscus {
namespace {

constexpr const char* kOfIncident = "SELECT e.number FROM tellings t JOIN events e ON e.document = t.document AND e.same_as = t.same_as WHERE t.incident = i.id";

class Builder {
 public:
  explicit Builder(const IncidentQuery& query) {
    if (!query.id.empty()) add("i.id >= " + value(query.id) + " AND i.id < " + value(query.id + "~"));
    add_any("i.id", query.ids);
    add_any("i.type", query.types);
    for (const PartyCode& party : query.parties) {
      std::string is;
      if (!party.country.empty()) is += " AND p.country = " + value(party.country);
      if (!party.sector.empty()) is += " AND p.sector = " + value(party.sector);
      add("EXISTS (SELECT 1 FROM participants p WHERE p.event IN (" + std::string(kOfIncident) + ")" + is + ")");
    }
    if (!query.since.empty()) add("i.last_day >= " + value(query.since));
    if (!query.until.empty()) add("i.first_day <= " + value(query.until));
    std::string words;
    for (std::string_view word : split_words(query.words)) {
      words += words.empty() ? "\"" : " \"";
      for (char c : word) words += c == '"' ? "\"\"" : std::string(1, c);
      words += '"';
    }
    if (!words.empty())
      add("EXISTS (SELECT 1 FROM events e WHERE e.number IN (" + std::string(kOfIncident) +
          ") AND e.sentence IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH " + value(words) + "))");
    if (query.least_reports > 1) add("i.reports >= " + std::to_string(query.least_reports));
    if (query.least_sources > 1) add("i.sources >= " + std::to_string(query.least_sources));
  }

  std::string where;
  std::vector<std::string> values;

 private:
  std::string value(std::string text) {
    values.push_back(std::move(text));
    return "?" + std::to_string(values.size());
  }
  void add_any(const std::string& column, const std::vector<std::string>& wanted) {
    std::string list;
    for (const std::string& one : wanted) list += (list.empty() ? "" : ", ") + value(one);
    if (!list.empty()) add(column + " IN (" + list + ")");
  }
  void add(const std::string& condition) { where += (where.empty() ? " WHERE " : " AND ") + condition; }
};

// Gathers versions and who tells them.
class Gatherer {
 public:
  void add(const std::string& value, const std::string& source) {
    if (value.empty()) return;
    std::vector<std::string>& sources = of_[value];
    if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
  }
  Versions versions() const {
    Versions out;
    for (const auto& [value, sources] : of_) out.all.push_back({value, sources});
    std::stable_sort(out.all.begin(), out.all.end(), [](const auto& a, const auto& b) { return a.sources.size() > b.sources.size(); });
    return out;
  }

 private:
  std::map<std::string, std::vector<std::string>> of_;
};

std::string joined(const std::set<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ", ") + value;
  return out;
}

// Countries where any is known, else sectors.
std::string party_value(const std::vector<TellingParty>& parties) {
  std::set<std::string> countries, sectors;
  for (const TellingParty& p : parties) {
    if (!p.country.empty()) countries.insert(p.country);
    if (!p.sector.empty()) sectors.insert(":" + p.sector);
  }
  return countries.empty() ? joined(sectors) : joined(countries);
}

// A sector beside a country says no other thing, only less: "gunmen" and "Nigerian gunmen" do not disagree.
Versions without_lesser(Versions versions) {
  const bool country = std::any_of(versions.all.begin(), versions.all.end(), [](const auto& v) { return v.value[0] != ':'; });
  if (country) std::erase_if(versions.all, [](const auto& v) { return v.value[0] == ':'; });
  return versions;
}

std::string place_value(const std::vector<TellingPlace>& places) {
  std::set<std::string> exact;
  for (const TellingPlace& p : places)
    if (p.exact) exact.insert(p.name);
  return joined(exact);
}

void add_toll(const TellingNumber& number, const std::string& source, std::vector<Toll>& tolls) {
  auto toll = std::find_if(tolls.begin(), tolls.end(), [&](const Toll& t) { return t.what == number.what; });
  if (toll == tolls.end()) {
    tolls.push_back({number.what, number.low, number.high, {{number, source}}, false});
    return;
  }
  for (const Toll::Count& count : toll->counts) {
    const TellingNumber& other = count.number;
    toll->disagree |= (other.high >= 0 && other.high < number.low) || (number.high >= 0 && number.high < other.low);
  }
  toll->low = std::min(toll->low, number.low);
  toll->high = toll->high < 0 || number.high < 0 ? -1 : std::max(toll->high, number.high);
  toll->counts.push_back({number, source});
}

class Reader {
 public:
  explicit Reader(Database& database) : database_(database) {}

  // Fills what the row of `incidents` does not hold.
  void read(Incident& incident) {
    Gatherer actors, recipients, places, days, statuses;
    std::set<std::string> documents;
    tellings_.bind(1, incident.id);
    while (tellings_.step()) {
      Telling telling;
      unpack(tellings_.text(7), telling);
      const std::int64_t document = tellings_.number(0);
      Claim claim;
      claim.report = report(tellings_, 1);
      const std::string source = source_name(claim.report);
      read_events(document, tellings_.text(6), claim);
      if (claim.events.empty()) continue;
      read_copies(document, claim);
      if (documents.insert(std::to_string(document)).second) incident.copies += static_cast<std::int64_t>(claim.copies.size());
      claim.places = telling.places;
      claim.numbers = telling.numbers;
      actors.add(party_value(telling.actors), source);
      recipients.add(party_value(telling.recipients), source);
      places.add(place_value(telling.places), source);
      days.add(telling.first_day == telling.last_day ? telling.first_day : telling.first_day + "/" + telling.last_day, source);
      for (const std::string& status : telling.statuses) statuses.add(status, source);
      for (const TellingNumber& number : telling.numbers) add_toll(number, source, incident.tolls);
      incident.claims.push_back(std::move(claim));
    }
    tellings_.reset();
    incident.actors = without_lesser(actors.versions());
    incident.recipients = without_lesser(recipients.versions());
    incident.places = places.versions();
    incident.days = days.versions();
    incident.statuses = statuses.versions();
  }

 private:
  static Claim::Report report(const Statement& row, int column) {
    const auto text = [&](int i) { return std::string(row.text(column + i)); };
    return {text(0), text(1), text(2), text(3), text(4)};
  }

  static std::string source_name(const Claim::Report& report) {
    const std::string source = source_of(report.publisher, report.url);
    return source.empty() ? report.id : source;
  }

  void read_events(std::int64_t document, std::string_view same_as, Claim& claim) {
    events_.bind(1, document).bind(2, same_as);
    while (events_.step()) {
      EventRecord e;
      e.document = claim.report.id;
      e.document_date = claim.report.date;
      e.type = events_.text(1);
      e.mode = events_.text(2);
      e.status = events_.text(3);
      e.date = events_.text(4);
      e.attributed_to = events_.text(5);
      e.trigger_text = events_.text(6);
      e.trigger = {static_cast<std::uint32_t>(events_.number(7)), static_cast<std::uint32_t>(events_.number(8))};
      e.sentence = static_cast<int>(events_.number(9));
      e.sentence_span = {static_cast<std::uint32_t>(events_.number(10)), static_cast<std::uint32_t>(events_.number(11))};
      e.sentence_text = events_.text(12);
      e.cameo = events_.text(13);
      e.confidence = events_.real(14);
      e.same_as = same_as;
      parties_.bind(1, events_.number(0));
      while (parties_.step())
        (parties_.text(0) == "actor" ? e.actors : e.recipients)
            .push_back({std::string(parties_.text(1)), std::string(parties_.text(2)), std::string(parties_.text(3)), {}});
      parties_.reset();
      claim.events.push_back(std::move(e));
    }
    events_.reset();
  }

  void read_copies(std::int64_t document, Claim& claim) {
    copies_.bind(1, document);
    while (copies_.step()) claim.copies.push_back(report(copies_, 0));
    copies_.reset();
  }

  Database& database_;
  Statement tellings_ = database_.prepare(
      "SELECT d.number, d.id, d.date, d.publisher, d.url, d.hash, t.same_as, t.features FROM tellings t JOIN documents d ON d.number = t.document"
      " WHERE t.incident = ?1 ORDER BY d.date, d.hash, length(t.same_as), t.same_as");
  Statement events_ = database_.prepare(
      "SELECT e.number, e.type, e.mode, e.status, e.date, e.attributed_to, e.trigger, e.trigger_begin, e.trigger_end, s.sentence, s.begin_byte, s.end_byte,"
      " s.text, e.cameo, e.confidence FROM events e JOIN sentences s ON s.number = e.sentence WHERE e.document = ?1 AND e.same_as = ?2"
      " ORDER BY s.sentence, e.trigger_begin, e.number");
  Statement parties_ = database_.prepare("SELECT side, text, country, sector FROM participants WHERE event = ?1 ORDER BY side, position");
  Statement copies_ = database_.prepare("SELECT id, date, publisher, url, hash FROM documents WHERE copy_of = ?1 ORDER BY date, hash");
};

}  // namespace

bool disputed(const Incident& incident) {
  return incident.actors.disagree() || incident.recipients.disagree() || incident.places.disagree() || incident.days.disagree() ||
         incident.statuses.disagree() || std::any_of(incident.tolls.begin(), incident.tolls.end(), [](const Toll& t) { return t.disagree; });
}

std::int64_t find_incidents(Database& database, const IncidentQuery& query, const std::function<bool(const Incident&)>& each) {
  const Builder builder(query);
  Statement rows = database.prepare("SELECT i.id, i.type, i.first_day, i.last_day, i.first_report, i.last_report, i.reports, i.sources FROM incidents i" +
                                    builder.where + " ORDER BY i.first_day, i.id");
  for (std::size_t i = 0; i < builder.values.size(); ++i) rows.bind(static_cast<int>(i + 1), builder.values[i]);
  Reader reader(database);
  std::int64_t count = 0;
  while (count != query.limit && rows.step()) {
    Incident incident;
    incident.id = rows.text(0);
    incident.type = rows.text(1);
    incident.first_day = rows.text(2);
    incident.last_day = rows.text(3);
    incident.first_report = rows.text(4);
    incident.last_report = rows.text(5);
    incident.reports = rows.number(6);
    incident.sources = rows.number(7);
    reader.read(incident);
    if (query.only_disputed && !disputed(incident)) continue;
    ++count;
    if (!each(incident)) break;
  }
  return count;
}

}  // namespace priscus
