#include "record/record_reader.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "record/event_select.h"
#include "record/schema.h"

namespace priscus {
namespace {

constexpr int kWaitMs = 5000;
// Around a word that was found. No text of a document has them: readers put spaces for control characters.
constexpr char kOpen = '\1', kClose = '\2';

Database& opened(Database& database) {
  check_schema(database);
  // Many connections to one file: its pages are held once, by the system.
  database.run("PRAGMA cache_size = -8192; PRAGMA mmap_size = 17179869184");
  return database;
}

// The spans between the marks, as bytes of the text without them.
std::vector<Span> spans_of(std::string_view marked) {
  std::vector<Span> spans;
  std::uint32_t at = 0, begin = 0;
  for (char c : marked) {
    if (c == kOpen) {
      begin = at;
    } else if (c == kClose) {
      spans.push_back({begin, at});
    } else {
      ++at;
    }
  }
  return spans;
}

}  // namespace

std::string word_query(std::string_view words) {
  std::string out;
  for (std::string_view word : split_words(words)) {
    out += out.empty() ? "\"" : " \"";
    for (char c : word) out += c == '"' ? "\"\"" : std::string(1, c);
    out += '"';
  }
  return out;
}

RecordReader::RecordReader(const std::string& path)
    : database_(path, Database::Mode::read, kWaitMs),
      event_rows_(opened(database_)),
      event_(database_.prepare("SELECT " + event_columns(", d.hash, d.title, e.sentence") + " WHERE e.number = ?1")),
      document_(database_.prepare("SELECT number, hash, id, title, date, publisher, url, language, copy_of IS NOT NULL,"
                                  " (SELECT count(*) FROM events e WHERE e.document = d.number) FROM documents d WHERE number = ?1")),
      in_sentence_(database_.prepare("SELECT highlight(sentence_words, 0, char(1), char(2)) FROM sentence_words WHERE sentence_words MATCH ?1 AND rowid = ?2")),
      incident_of_(database_.prepare("SELECT coalesce(t.incident, '') FROM events e JOIN tellings t ON t.document = e.document AND t.same_as = e.same_as"
                                     " WHERE e.number = ?1")),
      of_incident_(database_.prepare("SELECT e.number FROM tellings t JOIN events e ON e.document = t.document AND e.same_as = t.same_as"
                                     " WHERE t.incident = ?1")) {}

std::vector<FoundEvent> RecordReader::events(const std::vector<std::int64_t>& rows) {
  const OneView view(database_);
  std::vector<FoundEvent> out;
  for (std::int64_t row : rows) {
    event_.bind(1, row);
    if (event_.step()) {
      FoundEvent found{row, event_rows_.read(event_), std::string(event_.text(kEventColumns)), std::string(event_.text(kEventColumns + 1)),
                       event_.number(kEventColumns + 2)};
      out.push_back(std::move(found));
    }
    event_.reset();
  }
  return out;
}

std::vector<ListedDocument> RecordReader::documents(const std::vector<std::int64_t>& rows) {
  const OneView view(database_);
  std::vector<ListedDocument> out;
  for (std::int64_t row : rows) {
    document_.bind(1, row);
    if (document_.step()) {
      const auto text = [&](int column) { return std::string(document_.text(column)); };
      out.push_back({row, text(1), text(2), text(3), text(4), text(5), text(6), text(7), document_.number(8) != 0, document_.number(9)});
    }
    document_.reset();
  }
  return out;
}

std::optional<StoredDocument> RecordReader::document(std::string_view hash) {
  Statement row = database_.prepare(std::string(kDocumentSelect) + " WHERE d.hash = ?1");
  row.bind(1, hash);
  if (!row.step()) return std::nullopt;
  StoredDocument out = read_document_row(row);
  EventQuery query;
  query.document_row = row.number(0);
  const EventSelect select = event_select(query);
  Statement rows = select.prepare(database_);
  std::map<std::int64_t, EventRecord> by_row;
  while (rows.step()) by_row.emplace(rows.number(0), event_rows_.read(rows));
  for (auto& [number, event] : by_row) out.events.push_back(std::move(event));
  return out;
}

std::vector<std::int64_t> RecordReader::sentences_with(std::string_view words) {
  const std::string wanted = word_query(words);
  std::vector<std::int64_t> rows;
  if (wanted.empty()) return rows;
  Statement statement = database_.prepare("SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?1 ORDER BY rowid");
  statement.bind(1, wanted);
  while (statement.step()) rows.push_back(statement.number(0));
  return rows;
}

std::vector<Span> RecordReader::found_in(std::int64_t sentence_row, std::string_view words) {
  const std::string wanted = word_query(words);
  std::vector<Span> spans;
  if (wanted.empty()) return spans;
  in_sentence_.bind(1, wanted).bind(2, sentence_row);
  if (in_sentence_.step()) spans = spans_of(in_sentence_.text(0));
  in_sentence_.reset();
  return spans;
}

std::optional<Incident> RecordReader::incident(std::string_view id) {
  std::optional<Incident> out;
  IncidentQuery query;
  query.id = id;
  if (id.empty()) return out;
  find_incidents(database_, query, [&](const Incident& incident) {
    if (incident.id == id) out = incident;
    return false;  // the id itself sorts before all that begin with it
  });
  return out;
}

std::vector<Incident> RecordReader::incidents(const std::vector<std::string>& ids) {
  std::vector<Incident> out;
  if (ids.empty()) return out;
  std::map<std::string, Incident> found;
  IncidentQuery query;
  query.ids = ids;
  find_incidents(database_, query, [&](const Incident& incident) { return found.emplace(incident.id, incident), true; });
  for (const std::string& id : ids)
    if (auto it = found.find(id); it != found.end()) out.push_back(it->second);
  return out;
}

std::string RecordReader::incident_of(std::int64_t event_row) {
  incident_of_.bind(1, event_row);
  std::string id;
  if (incident_of_.step()) id = incident_of_.text(0);
  incident_of_.reset();
  return id;
}

std::vector<std::int64_t> RecordReader::events_of_incident(std::string_view id) {
  std::vector<std::int64_t> rows;
  of_incident_.bind(1, id);
  while (of_incident_.step()) rows.push_back(of_incident_.number(0));
  of_incident_.reset();
  return rows;
}

std::vector<Reject> RecordReader::last_rejects(std::int64_t most) {
  Statement rows = database_.prepare("SELECT source, line, byte, cause, recorded_at FROM rejects ORDER BY number DESC LIMIT ?1");
  rows.bind(1, most);
  std::vector<Reject> out;
  while (rows.step()) out.push_back({std::string(rows.text(0)), rows.number(1), rows.number(2), std::string(rows.text(3)), std::string(rows.text(4))});
  return out;
}

std::vector<Count> RecordReader::counts(std::string_view sql, std::int64_t most) {
  Statement rows = database_.prepare(sql);
  rows.bind(1, most);
  std::vector<Count> out;
  while (rows.step()) out.push_back({std::string(rows.text(0)), rows.number(1)});
  return out;
}

std::vector<Count> RecordReader::reject_causes(std::int64_t most) {
  return counts("SELECT cause, count(*) FROM rejects GROUP BY cause ORDER BY count(*) DESC, cause LIMIT ?1", most);
}

std::vector<Count> RecordReader::rejects_by_day() {
  return counts("SELECT substr(recorded_at, 1, 10), count(*) FROM rejects GROUP BY 1 ORDER BY 1 LIMIT ?1", -1);
}

}  // namespace priscus
