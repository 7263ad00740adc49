#include "record/event_select.h"

#include <algorithm>

#include "base/strings.h"
#include "formats/event_record.h"
#include "priscus/error.h"
#include "record/event_rows.h"

namespace priscus {
namespace {

class Builder {
 public:
  explicit Builder(const EventQuery& query) {
    add_parties(query.actors, "p.side = 'actor' AND ");
    add_parties(query.recipients, "p.side = 'recipient' AND ");
    std::vector<PartyCode> sectors;
    for (const std::string& sector : query.sectors) sectors.push_back({"", sector});
    add_parties(sectors, "");
    add_any("e.type", query.types);
    add_any("e.mode", query.modes);
    add_any("e.quad", query.quads);
    add_any("e.status", query.statuses);
    // The plus keeps SQLite from walking through all events of those days where a dyad finds the few.
    const std::string plus = query.dyads.empty() ? "" : "+";
    if (!query.since.empty()) add(plus + "e.last_day >= " + value(query.since));
    if (!query.until.empty()) add(plus + "e.first_day <= " + value(query.until));
    add_places(query.places);
    if (!query.speaker.empty()) add("instr(lower(e.attributed_to), lower(" + value(query.speaker) + ")) > 0");
    if (query.document_row > 0) add("e.document = " + std::to_string(query.document_row));
    add_words(query.words);
  }

  // Events between the parties of one of the dyads.
  void add_dyads(const EventQuery& query) {
    std::vector<std::string> any;
    for (const Dyad& dyad : query.dyads) any.push_back("e.number IN (" + events_of(dyad, query) + ")");
    if (!any.empty()) add("(" + join(any, " OR ") + ")");
  }

  // Rows `y` of dyads that one of the dyads names.
  void add_countries(const std::vector<Dyad>& dyads) {
    std::vector<std::string> any;
    for (const Dyad& dyad : dyads) {
      if (dyad.one.country.empty() || dyad.other.country.empty()) throw Error("a series needs a country on both sides of a dyad, like BLR,AZE");
      any.push_back(countries_are(dyad));
    }
    if (!any.empty()) add("(" + join(any, " OR ") + ")");
  }

  void add(const std::string& condition) { where += (where.empty() ? "\nWHERE " : "\n  AND ") + condition; }

  std::string where;
  std::vector<std::string> values;

 private:
  std::string value(std::string text) {
    values.push_back(std::move(text));
    return "?" + std::to_string(values.size());
  }

  void add_any(const std::string& column, const std::vector<std::string>& wanted) {
    if (wanted.empty()) return;
    std::vector<std::string> places;
    for (const std::string& text : wanted) places.push_back(value(text));
    add(column + " IN (" + join(places, ", ") + ")");
  }

  // "a.country = ?1 AND a.sector = ?2"
  std::string code_is(const std::string& table, const PartyCode& code) {
    std::string out;
    if (!code.country.empty()) out = table + ".country = " + value(code.country);
    if (!code.sector.empty()) out += (out.empty() ? "" : " AND ") + table + ".sector = " + value(code.sector);
    return out;
  }

  // `side`: "p.side = 'actor' AND ", or empty for any side.
  void add_parties(const std::vector<PartyCode>& codes, const std::string& side) {
    std::vector<std::string> any;
    for (const PartyCode& code : codes) any.push_back("(" + code_is("p", code) + ")");
    if (!any.empty()) add("e.number IN (SELECT p.event FROM participants p WHERE " + side + "(" + join(any, " OR ") + "))");
  }

  std::string countries_are(const Dyad& dyad) {
    const auto [one, other] = std::minmax(dyad.one.country, dyad.other.country);
    const std::string first = value(one);
    return "y.one = " + first + " AND y.other = " + value(other);
  }

  // Countries alone stand in the table of dyads; a sector takes a look at the participants.
  std::string events_of(const Dyad& dyad, const EventQuery& query) {
    const bool countries = !dyad.one.country.empty() && !dyad.other.country.empty();
    const bool sectors = !dyad.one.sector.empty() || !dyad.other.sector.empty();
    // CROSS JOIN keeps SQLite to this order, from the few to their participants; a plus before a column keeps it from an index
    // that has many more rows than the event has participants.
    std::string from = "participants a", plus;
    std::string where;
    if (countries) {
      where = countries_are(dyad);
      if (!query.since.empty()) where += " AND y.last_day >= " + value(query.since);
      if (!query.until.empty()) where += " AND y.first_day <= " + value(query.until);
      if (!sectors) return "SELECT y.event FROM dyads y WHERE " + where;
      plus = "+";
      from = "dyads y CROSS JOIN participants a ON a.event = y.event";
      where += " AND ";
    }
    return "SELECT a.event FROM " + from + " CROSS JOIN participants b ON b.event = a.event WHERE " + where + code_is(plus + "a", dyad.one) + " AND " +
           code_is("+b", dyad.other) + " AND (a.side <> b.side OR (a.side = 'actor' AND a.position <> b.position"
           " AND NOT EXISTS (SELECT 1 FROM participants r WHERE r.event = a.event AND r.side = 'recipient')))";
  }

  void add_places(const std::vector<std::string>& places) {
    std::vector<std::string> any;
    for (const std::string& place : places) {
      const std::string text = value(place);
      any.push_back("l.country = upper(" + text + ") OR l.name = " + text + " COLLATE NOCASE OR l.region = " + text + " COLLATE NOCASE");
    }
    if (!any.empty()) add("e.number IN (SELECT l.event FROM places l WHERE " + join(any, " OR ") + ")");
  }

  // Each word in quotation marks: nothing in it is an operator of FTS5.
  void add_words(const std::string& words) {
    std::vector<std::string> quoted;
    for (std::string_view word : split_words(words)) {
      std::string text = "\"";
      for (char c : word) text += c == '"' ? "\"\"" : std::string(1, c);
      quoted.push_back(text + "\"");
    }
    if (!quoted.empty())
      add("e.sentence IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH " + value(join(quoted, " ")) + ")");
  }
};

// Of y.first_day.
const char* period_text(SeriesPeriod period) {
  switch (period) {
    case SeriesPeriod::day: return "y.first_day";
    case SeriesPeriod::week: return "date(y.first_day, 'weekday 0', '-6 days')";
    case SeriesPeriod::month: return "substr(y.first_day, 1, 7)";
    case SeriesPeriod::year: break;
  }
  return "substr(y.first_day, 1, 4)";
}

}  // namespace

EventSelect event_select(const EventQuery& query) {
  Builder builder(query);
  builder.add_dyads(query);
  const std::string order = std::string("\nORDER BY ") + (query.dyads.empty() ? "" : "+") + "e.first_day, e.number";
  EventSelect select{"SELECT " + event_columns() + builder.where + order, std::move(builder.values), query.limit};
  if (select.limit >= 0) select.sql += "\nLIMIT ?" + std::to_string(select.values.size() + 1);
  return select;
}

EventSelect series_select(const EventQuery& query, SeriesPeriod period) {
  Builder builder(query);
  builder.add_dyads(query);
  builder.add_countries(query.dyads);
  builder.add("y.first_day IS NOT NULL");
  return {"SELECT " + std::string(period_text(period)) + ", y.one, y.other, count(*), avg(e.score)\nFROM dyads y JOIN events e ON e.number = y.event" +
              builder.where + "\nGROUP BY 1, 2, 3\nORDER BY 1, 2, 3",
          std::move(builder.values), -1};
}

Statement EventSelect::prepare(Database& database) const {
  Statement statement = database.prepare(sql);
  for (std::size_t i = 0; i < values.size(); ++i) statement.bind(static_cast<int>(i + 1), values[i]);
  if (limit >= 0) statement.bind(static_cast<int>(values.size() + 1), limit);
  return statement;
}

}  // namespace priscus
