// Records of older versions are brought up to date with all that is in them.
#include "record/schema.h"

#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "record/sqlite_store.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// The tables of version 1 as that version made them, and four events.
constexpr const char* kVersion1 = R"(
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
INSERT INTO coders VALUES (1, '0.1', 'm', 'k');
INSERT INTO documents VALUES (1, 'h1', 'a', NULL, '2024-05-22', 'Example Wire', NULL, NULL, 'They talked.', 0, 1, '2024-06-01T00:00:00Z');
INSERT INTO sentences VALUES (1, 1, 0, 0, 12, 'They talked.');
INSERT INTO events (number, document, sentence, type, score, status, first_day, last_day, trigger, trigger_begin, trigger_end, confidence, frame) VALUES
  (1, 1, 1, 'CONSULT', 1, 'actual', '2024-05-22', '2024-05-22', 'talked', 5, 11, 1, 'f'),
  (2, 1, 1, 'ACCUSE', -2, 'actual', '2024-05-22', '2024-05-22', 'talked', 5, 11, 1, 'f'),
  (3, 1, 1, 'PROTEST', -5, 'actual', NULL, NULL, 'talked', 5, 11, 1, 'f'),
  (4, 1, 1, 'COERCE', -7, 'actual', '2024-05-22', '2024-05-22', 'talked', 5, 11, 1, 'f');
INSERT INTO participants VALUES (1, 'actor', 0, 'B', 'BLR', 'GOV', 0, 4), (1, 'actor', 1, 'A', 'AZE', 'GOV', 0, 4),
  (2, 'actor', 0, 'B', 'BLR', 'GOV', 0, 4), (2, 'actor', 1, 'A', 'AZE', 'GOV', 0, 4), (2, 'recipient', 0, 'U', 'USA', NULL, 0, 4),
  (3, 'actor', 0, 'B', 'BLR', 'CVL', 0, 4), (4, 'actor', 0, 'B', 'BLR', 'COP', 0, 4), (4, 'recipient', 0, 'B', 'BLR', 'CVL', 0, 4);
INSERT INTO rejects VALUES (1, 'x', 0, -1, 'c', '2024-06-01T00:00:00Z');
PRAGMA application_id = 0x50524953;
PRAGMA user_version = 1;
)";

class SchemaTest : public testing::Test {
 protected:
  SchemaTest() {
    TearDown();
    Database(path_, Database::Mode::write, 1000).run(kVersion1);
  }
  void TearDown() override {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + ending);
  }
  std::string path_ = testing::TempDir() + "schema_test_" + std::to_string(getpid()) + ".db";
};

TEST_F(SchemaTest, AReaderAsksForTheMigration) {
  try {
    SqliteStore(path_, SqliteStore::Mode::read);
    FAIL();
  } catch (const StoreError& error) {
    EXPECT_THAT(error.what(), HasSubstr("was written by an older Priscus (schema 1"));
  }
}

TEST_F(SchemaTest, FromVersion1) {
  SqliteStore store(path_, SqliteStore::Mode::write);
  Database database(path_, Database::Mode::read, 1000);
  EXPECT_EQ(database.number("PRAGMA user_version"), kSchemaVersion);
  std::vector<std::string> dyads;
  Statement rows = database.prepare("SELECT event || ' ' || one || ' ' || other || ' ' || ifnull(first_day, '-') FROM dyads ORDER BY 1");
  while (rows.step()) dyads.emplace_back(rows.text(0));
  EXPECT_THAT(dyads, ElementsAre("1 AZE BLR 2024-05-22", "2 AZE USA 2024-05-22", "2 BLR USA 2024-05-22", "4 BLR BLR 2024-05-22"));

  EventQuery query;
  std::vector<std::string> types;
  const auto each = [&](const EventRecord& event) {
    EXPECT_EQ(event.publisher, "Example Wire");
    EXPECT_FALSE(event.place);
    EXPECT_TRUE(event.numbers.empty());
    types.push_back(event.type);
    return true;
  };
  query.dyads = {dyad("BLR,AZE")};
  EXPECT_EQ(store.find(query, each), 1);
  EXPECT_EQ(store.find({}, each), 4);
  EXPECT_THAT(types, ElementsAre("CONSULT", "PROTEST", "CONSULT", "ACCUSE", "COERCE"));
}

// What the migration fills in is what the store writes for the same events.
TEST_F(SchemaTest, MigratedAndNewRowsAgree) {
  const auto dyads = [](const std::string& path) {
    Database database(path, Database::Mode::read, 1000);
    std::vector<std::string> out;
    Statement rows = database.prepare("SELECT event || ' ' || one || ' ' || other FROM dyads ORDER BY 1");
    while (rows.step()) out.emplace_back(rows.text(0));
    return out;
  };
  RecordedDocument document;
  document.hash = "h1";
  {
    SqliteStore old(path_, SqliteStore::Mode::write);
    old.find({}, [&](const EventRecord& event) { return document.events.push_back(event), true; });
  }
  std::sort(document.events.begin(), document.events.end(), [](const EventRecord& a, const EventRecord& b) { return a.score > b.score; });
  const std::string fresh = path_ + ".fresh";
  std::filesystem::remove(fresh);
  {
    SqliteStore store(fresh, SqliteStore::Mode::write);
    Batch batch;
    batch.documents.push_back(document);
    store.add(batch);
  }
  // By score the events come in the order of their numbers.
  EXPECT_THAT(dyads(fresh), ElementsAre("1 AZE BLR", "2 AZE USA", "2 BLR USA", "4 BLR BLR"));
  EXPECT_EQ(dyads(fresh), dyads(path_));
  std::filesystem::remove(fresh);
}

}  // namespace
}  // namespace priscus
