// incident_tables.h: tellings in the database, joined into incidents as they come.
//
//     IncidentTables incidents(database);
//     for (const Telling& telling : document.tellings) incidents.add(row, telling);
//     incidents.remove(other_row);              // of a document that no longer counts
//     incidents.settle();                       // before the transaction ends
//
// Tellings of different documents whose telling_score() reaches kSameEvent are linked; whatever is linked, directly or through others, is parted by
// clusters(). A score depends on its two tellings only, so the links, and with them the incidents and their names, depend on what is in the record
// and not on the order in which it came. settle() works on the tellings that came or went, the incidents they are linked to, and what these then draw in:
// not on everything that hangs together through days and months.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "record/clusters.h"
#include "record/database.h"
#include "record/telling.h"
#include "record/telling_score.h"

namespace priscus {

// Tellings that were read before, so that they need not be read again for every batch. To be emptied when a transaction failed, and when another
// program has written (see `PRAGMA data_version`).
struct KnownTelling {
  Telling telling;
  Comparable comparable;
};
using KnownTellings = std::unordered_map<std::int64_t, KnownTelling>;

class IncidentTables {
 public:
  // `known` must outlive it.
  IncidentTables(Database& database, KnownTellings& known) : database_(database), known_(known) {}

  // `document` is the row of a document that is there.
  void add(std::int64_t document, const Telling& telling);
  void remove(std::int64_t document);
  void settle();

 private:
  const KnownTelling& known(std::int64_t number);
  void link(std::int64_t number, const Telling& telling);
  std::vector<std::int64_t> linked(std::int64_t number);
  const std::string& incident_of(std::int64_t number);
  void add_members(const std::string& incident, std::set<std::int64_t>& to);
  std::set<std::int64_t> surroundings(const std::set<std::int64_t>& changed);
  std::vector<std::vector<std::int64_t>> part(const std::set<std::int64_t>& tellings);
  void write(const std::vector<std::int64_t>& numbers);

  Database& database_;
  KnownTellings& known_;
  std::set<std::int64_t> touched_;     // tellings that came: in no incident yet
  std::set<std::string> gone_;         // incidents of tellings that were removed
  std::unordered_map<std::int64_t, std::string> incident_ofs_;  // what the table says, while settle() works; empty: none yet

  Statement insert_ = database_.prepare("INSERT INTO tellings (document, same_as, features) VALUES (?1, ?2, ?3)");
  Statement key_ = database_.prepare("INSERT INTO telling_keys (key, day, telling) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
  Statement find_ = database_.prepare("SELECT telling FROM telling_keys WHERE key = ?1 AND day BETWEEN ?2 AND ?3");
  Statement read_ = database_.prepare(
      "SELECT d.hash, coalesce(d.date, ''), t.same_as, t.features FROM tellings t JOIN documents d ON d.number = t.document WHERE t.number = ?1");
  Statement link_ = database_.prepare("INSERT INTO telling_links (one, other, score) VALUES (?1, ?2, ?3)");
  Statement links_ = database_.prepare("SELECT other, score FROM telling_links WHERE one = ?1");
  Statement neighbours_ = database_.prepare("SELECT other FROM telling_links WHERE one = ?1 UNION SELECT one FROM telling_links WHERE other = ?1");
  Statement of_document_ = database_.prepare("SELECT number, coalesce(incident, '') FROM tellings WHERE document = ?1");
  Statement incident_of_ = database_.prepare("SELECT coalesce(incident, '') FROM tellings WHERE number = ?1");
  Statement members_ = database_.prepare("SELECT number FROM tellings WHERE incident = ?1");
  Statement delete_ = database_.prepare("DELETE FROM tellings WHERE document = ?1");
  Statement set_incident_ = database_.prepare("UPDATE tellings SET incident = ?2 WHERE number = ?1");
  Statement delete_incident_ = database_.prepare("DELETE FROM incidents WHERE id = ?1");
  Statement publisher_ = database_.prepare("SELECT coalesce(d.publisher, ''), coalesce(d.url, '') FROM tellings t JOIN documents d ON d.number = t.document WHERE t.number = ?1");
  Statement incident_ = database_.prepare(
      "INSERT INTO incidents (id, type, first_day, last_day, first_report, last_report, reports, sources) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
};

// Whom a document comes from: its publisher, else the host of its address; empty when neither is known.
std::string source_of(std::string_view publisher, std::string_view url);

}  // namespace priscus
