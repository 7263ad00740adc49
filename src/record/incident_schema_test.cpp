#include "record/schema.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "record/sqlite_store.h"
#include "record/test_record.h"

namespace priscus {
namespace {

// A record as the first version wrote it: its tables, and one document with one event.
constexpr const char* kVersion1 = R"(
CREATE TABLE coders (number INTEGER PRIMARY KEY, program TEXT NOT NULL, model TEXT NOT NULL, knowledge TEXT NOT NULL, UNIQUE (program, model, knowledge));
CREATE TABLE documents (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, id TEXT NOT NULL, title TEXT, date TEXT, publisher TEXT, url TEXT,
  language TEXT, text TEXT NOT NULL, split INTEGER NOT NULL, coded_with INTEGER NOT NULL REFERENCES coders, recorded_at TEXT NOT NULL);
CREATE INDEX documents_by_date ON documents (date);
CREATE TABLE sentences (number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, sentence INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE (document, sentence));
CREATE VIRTUAL TABLE sentence_words USING fts5 (text, content = 'sentences', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER sentence_added AFTER INSERT ON sentences BEGIN INSERT INTO sentence_words (rowid, text) VALUES (new.number, new.text); END;
CREATE TRIGGER sentence_gone AFTER DELETE ON sentences BEGIN
  INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', old.number, old.text); END;
CREATE TABLE events (number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE, type TEXT NOT NULL, mode TEXT, quad TEXT, cameo TEXT, contexts TEXT,
  score REAL NOT NULL, status TEXT NOT NULL, date TEXT, first_day TEXT, last_day TEXT, attributed_to TEXT,
  trigger TEXT NOT NULL, trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  date_begin INTEGER, date_end INTEGER, attributed_begin INTEGER, attributed_end INTEGER, same_as TEXT, confidence REAL NOT NULL, frame TEXT NOT NULL);
CREATE INDEX events_by_document ON events (document);
CREATE INDEX events_by_sentence ON events (sentence);
CREATE INDEX events_by_day ON events (first_day);
CREATE INDEX events_by_type ON events (type, mode, first_day);
CREATE TABLE participants (event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE, side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  position INTEGER NOT NULL, text TEXT NOT NULL, country TEXT, sector TEXT, begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  PRIMARY KEY (event, side, position)) WITHOUT ROWID;
CREATE INDEX participants_by_country ON participants (country, side, sector);
CREATE INDEX participants_by_sector ON participants (sector, side);
CREATE TABLE rejects (number INTEGER PRIMARY KEY, source TEXT NOT NULL, line INTEGER NOT NULL, byte INTEGER NOT NULL, cause TEXT NOT NULL,
  recorded_at TEXT NOT NULL, UNIQUE (source, line, byte, cause));
INSERT INTO coders VALUES (1, '0.1.0', 'm', 'k');
INSERT INTO documents VALUES (1, 'abc', 'old', NULL, '2024-05-22', 'Wire', 'https://wire.example/1', NULL, 'Kenya thanked Norway.', 0, 1, '2024-05-22T08:30:00Z');
INSERT INTO sentences VALUES (1, 1, 0, 0, 21, 'Kenya thanked Norway.');
INSERT INTO events VALUES (1, 1, 1, 'SUPPORT', NULL, 'verbal cooperation', '051', 'diplomatic', 1.5, 'actual', NULL, '2024-05-22', '2024-05-22', NULL,
  'thanked', 6, 13, NULL, NULL, NULL, NULL, 'e1', 0.75, 'frames/support.frames:1:thank');
INSERT INTO participants VALUES (1, 'actor', 0, 'Kenya', 'KEN', 'GOV', 0, 5), (1, 'recipient', 0, 'Norway', 'NOR', 'GOV', 14, 20);
INSERT INTO rejects VALUES (1, 'bad.jsonl', 3, 18, 'JSON breaks off', '2024-05-22T08:30:00Z');
PRAGMA application_id = 0x50524953;
PRAGMA user_version = 1;
)";

class IncidentSchemaTest : public testing::Test {
 protected:
  void SetUp() override { TearDown(); }
  void TearDown() override {
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + ending);
  }
  std::string tables(const std::string& path) {
    Database database(path, Database::Mode::read, 1000);
    Statement rows = database.prepare("SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" FROM sqlite_schema t, pragma_table_info(t.name) c"
                                      " WHERE t.type = 'table' UNION ALL SELECT 'index ' || name FROM sqlite_schema WHERE type = 'index' ORDER BY 1");
    std::string out;
    while (rows.step()) out += std::string(rows.text(0)) + '\n';
    return out;
  }
  std::string path_ = testing::TempDir() + "incident_schema_" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".db";
};

TEST_F(IncidentSchemaTest, ARecordOfTheFirstVersionIsBroughtForward) {
  Database(path_, Database::Mode::write, 1000).run(kVersion1);
  {
    SqliteStore store(path_, SqliteStore::Mode::write);
    std::vector<EventRecord> events;
    store.find({}, [&](const EventRecord& event) { return events.push_back(event), true; });
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].document, "old");
    EXPECT_EQ(events[0].actors.at(0).country, "KEN");
    std::int64_t row = 0;
    StoredDocument stored;
    ASSERT_TRUE(store.next_document(row, stored));
    EXPECT_EQ(stored.coded_with.model, "m");
    Batch batch;
    batch.coded_with = {"0.1.0", "m", "k"};
    batch.documents = {test_document("new", {test_event("new", "CONSULT", {}, {})})};
    EXPECT_EQ(store.add(batch).events, 1);
  }
  const std::string fresh = path_ + "-fresh.db";
  std::filesystem::remove(fresh);
  { SqliteStore(fresh, SqliteStore::Mode::write); }
  EXPECT_EQ(tables(path_), tables(fresh));
  std::filesystem::remove(fresh);
}

TEST_F(IncidentSchemaTest, AReaderAsksForIt) {
  Database(path_, Database::Mode::write, 1000).run(kVersion1);
  try {
    SqliteStore(path_, SqliteStore::Mode::read);
    FAIL();
  } catch (const StoreError& error) {
    EXPECT_NE(std::string(error.what()).find("older Priscus (schema 1"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace priscus
