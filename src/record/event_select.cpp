#include "record/event_select.h"

#include "base/strings.h"
#include "formats/event_record.h"

namespace priscus {
namespace {

class Builder {
 public:
  explicit Builder(const EventQuery& query) {
    add_parties(query.actors, "actor");
    add_parties(query.recipients, "recipient");
    add_dyads(query.dyads);
    add_any("e.type", query.types);
    add_any("e.mode", query.modes);
    add_any("e.status", query.statuses);
    if (!query.since.empty()) add("e.last_day >= " + value(query.since));
    if (!query.until.empty()) add("e.first_day <= " + value(query.until));
    add_words(query.words);
  }

  std::string where;
  std::vector<std::string> values;

 private:
  std::string value(std::string text) {
    values.push_back(std::move(text));
    return "?" + std::to_string(values.size());
  }

  void add(const std::string& condition) { where += (where.empty() ? "\nWHERE " : "\n  AND ") + condition; }

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

  void add_parties(const std::vector<PartyCode>& codes, const std::string& side) {
    std::vector<std::string> any;
    for (const PartyCode& code : codes) any.push_back("(" + code_is("p", code) + ")");
    if (!any.empty())
      add("e.number IN (SELECT p.event FROM participants p WHERE p.side = '" + side + "' AND (" + join(any, " OR ") + "))");
  }

  void add_dyads(const std::vector<Dyad>& dyads) {
    std::vector<std::string> any;
    for (const Dyad& dyad : dyads)
      any.push_back("e.number IN (SELECT a.event FROM participants a JOIN participants b ON b.event = a.event"
                    " WHERE " + code_is("a", dyad.one) + " AND " + code_is("b", dyad.other) +
                    " AND (a.side <> b.side OR (a.side = 'actor' AND a.position <> b.position"
                    " AND NOT EXISTS (SELECT 1 FROM participants r WHERE r.event = a.event AND r.side = 'recipient'))))");
    if (!any.empty()) add("(" + join(any, " OR ") + ")");
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

constexpr const char* kColumns =
    "SELECT e.number, d.id, d.date, s.sentence, s.begin_byte, s.end_byte, s.text, e.trigger, e.trigger_begin, e.trigger_end, e.type, e.mode, e.quad, "
    "e.cameo, e.contexts, e.score, e.status, e.date, e.date_begin, e.date_end, e.attributed_to, e.attributed_begin, e.attributed_end, "
    "e.same_as, e.confidence, e.frame\n"
    "FROM events e JOIN documents d ON d.number = e.document JOIN sentences s ON s.number = e.sentence";

}  // namespace

EventSelect event_select(const EventQuery& query) {
  Builder builder(query);
  EventSelect select{kColumns + builder.where + "\nORDER BY e.first_day, e.number", std::move(builder.values), query.limit};
  if (select.limit >= 0) select.sql += "\nLIMIT ?" + std::to_string(select.values.size() + 1);
  return select;
}

Statement EventSelect::prepare(Database& database) const {
  Statement statement = database.prepare(sql);
  for (std::size_t i = 0; i < values.size(); ++i) statement.bind(static_cast<int>(i + 1), values[i]);
  if (limit >= 0) statement.bind(static_cast<int>(values.size() + 1), limit);
  return statement;
}

}  // namespace priscus
