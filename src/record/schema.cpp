#include "record/schema.h"

#include <fmt/format.h>

#include <iterator>

#include "record/event_details.h"
#include "record/incident_schema.h"

namespace priscus {
namespace {

// kSteps[i] brings a record from version i to i + 1. A step is never changed once a release has it: add the next one.
const char* const kSteps[] = {
    R"(
CREATE TABLE coders (
  number INTEGER PRIMARY KEY,
  program TEXT NOT NULL, model TEXT NOT NULL, knowledge TEXT NOT NULL,
  UNIQUE (program, model, knowledge)
);
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL,
  title TEXT, date TEXT, publisher TEXT, url TEXT, language TEXT,
  text TEXT NOT NULL,
  split INTEGER NOT NULL,
  coded_with INTEGER NOT NULL REFERENCES coders,
  recorded_at TEXT NOT NULL
);
CREATE INDEX documents_by_date ON documents (date);
CREATE TABLE sentences (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (document, sentence)
);
CREATE VIRTUAL TABLE sentence_words USING fts5 (
  text, content = 'sentences', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentence_added AFTER INSERT ON sentences BEGIN
  INSERT INTO sentence_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER sentence_gone AFTER DELETE ON sentences BEGIN
  INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TABLE events (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
  type TEXT NOT NULL, mode TEXT, quad TEXT, cameo TEXT, contexts TEXT, score REAL NOT NULL,
  status TEXT NOT NULL,
  date TEXT, first_day TEXT, last_day TEXT,
  attributed_to TEXT,
  trigger TEXT NOT NULL, trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  date_begin INTEGER, date_end INTEGER, attributed_begin INTEGER, attributed_end INTEGER,
  same_as TEXT, confidence REAL NOT NULL, frame TEXT NOT NULL
);
CREATE INDEX events_by_document ON events (document);
CREATE INDEX events_by_sentence ON events (sentence);
CREATE INDEX events_by_day ON events (first_day);
CREATE INDEX events_by_type ON events (type, mode, first_day);
CREATE TABLE participants (
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL, country TEXT, sector TEXT,
  begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  PRIMARY KEY (event, side, position)
) WITHOUT ROWID;
CREATE INDEX participants_by_country ON participants (country, side, sector);
CREATE INDEX participants_by_sector ON participants (sector, side);
CREATE TABLE rejects (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL, line INTEGER NOT NULL, byte INTEGER NOT NULL, cause TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (source, line, byte, cause)
);
)",
    // 1 to 2: place and numbers of events, and dyads.
    kDetailsSchema,
    // 2 to 3: copies, tellings, incidents; how a party was found.
    kIncidentSchema};
static_assert(std::size(kSteps) == kSchemaVersion);

// The version of a record; 0 for an empty database.
std::int64_t version_of(Database& database) {
  const std::int64_t version = database.number("PRAGMA user_version");
  const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (!empty && database.number("PRAGMA application_id") != kApplicationId)
    database.fail("is a SQLite database, but not a record of Priscus; give the name of a record, or a new name");
  if (version > kSchemaVersion)
    database.fail(fmt::format("was written by a newer Priscus (schema {}, this program knows {}); use that one", version, kSchemaVersion));
  return version;
}

}  // namespace

void prepare_schema(Database& database) {
  if (version_of(database) == kSchemaVersion) return;
  Transaction transaction(database);
  // Asked again: another program may have been faster.
  for (std::int64_t version = version_of(database); version < kSchemaVersion; ++version) database.run(kSteps[version]);
  database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kSchemaVersion).c_str());
  transaction.commit();
}

void check_schema(Database& database) {
  const std::int64_t version = version_of(database);
  if (version == kSchemaVersion) return;
  if (version == 0) database.fail("is an empty database; `priscus record` fills it");
  database.fail(fmt::format("was written by an older Priscus (schema {}, this program reads {}); `priscus record` brings it up to date", version,
                            kSchemaVersion));
}

}  // namespace priscus
