// incident.h: one event of the world with every report of it: who tells it, and where they disagree.
//
//     IncidentQuery query;
//     query.least_sources = 3;
//     store.incidents(query, [](const Incident& incident) { …; return true; });
//
// Incidents are made while documents are recorded (incident_tables.h). An incident's id comes from its first report and stays the same while that
// report stays the first.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "formats/event_record.h"
#include "record/database.h"
#include "record/event_query.h"
#include "record/telling.h"

namespace priscus {

// One document's account. Its events have no contexts, no score and no offsets but those of the trigger.
struct Claim {
  struct Report {
    std::string id, date, publisher, url;  // of the document; empty when not known
    std::string hash;                      // its content hash
  };
  Report report;
  std::vector<Report> copies;        // reprints; they count as no source
  std::vector<EventRecord> events;   // never empty
  std::vector<TellingPlace> places;
  std::vector<TellingNumber> numbers;
};

// What is said about one thing, and by whom. More than one value: they disagree.
struct Versions {
  struct Version {
    std::string value;
    std::vector<std::string> sources;  // each once, in order of their reports; a report without publisher is named by its id
  };
  std::vector<Version> all;  // by number of sources, then by value; empty: nobody says
  bool disagree() const { return all.size() > 1; }
};

// A number of one kind over all claims.
struct Toll {
  std::string what;                   // "killed"
  std::int64_t low = 0, high = -1;    // from the lowest to the highest that is said; -1: "at least"
  struct Count {
    TellingNumber number;
    std::string source;               // of the report; number.counted_by is who counted
  };
  std::vector<Count> counts;          // in the order of the reports
  bool disagree = false;              // two counts exclude each other
};

struct Incident {
  std::string id;
  std::string type;                   // of most reports
  std::string first_day, last_day;    // when it happened, by most reports; ISO days, empty when not known
  std::string first_report, last_report;
  std::int64_t reports = 0, copies = 0, sources = 0;  // documents, their reprints, independent publishers
  std::vector<Claim> claims;          // in the order of their reports; never empty
  Versions actors, recipients;        // by country where one is known, else by sector: "KGZ, TJK"
  Versions places, days, statuses;
  std::vector<Toll> tolls;
};

// All conditions must hold; empty ones hold.
struct IncidentQuery {
  std::string id;                     // or its beginning
  std::vector<std::string> ids;       // any of them
  std::vector<std::string> types;     // any of them
  std::vector<PartyCode> parties;     // each takes part in it, on either side
  std::string since, until;           // ISO days, inclusive, by the days of the incident
  std::string words;                  // all of these stand in one sentence of one of its events
  std::int64_t least_reports = 1, least_sources = 1;
  bool only_disputed = false;         // some of its claims disagree
  std::int64_t limit = -1;            // at most so many; below 0: all
};

// Calls `each` for the incidents wanted, by their first day, then by id; stops when it gives false. Gives their number.
std::int64_t find_incidents(Database& database, const IncidentQuery& query, const std::function<bool(const Incident&)>& each);

// Do its claims disagree about anything?
bool disputed(const Incident& incident);

}  // namespace priscus
