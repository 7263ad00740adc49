#include "record/sqlite_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <limits>
#include <optional>
#include <thread>
#include <utility>

#include "base/file.h"
#include "record/database.h"
#include "record/schema.h"
#include "record/test_record.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const StoreError& error) {
    return error.what();
  }
  return "no error";
}

class SqliteStoreTest : public testing::Test {
 protected:
  void SetUp() override { TearDown(); }
  void TearDown() override {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + ending);
  }

  Batch batch(std::vector<RecordedDocument> documents) {
    Batch out;
    out.coded_with = {"0.1", "model", "knowledge"};
    out.documents = std::move(documents);
    return out;
  }
  SqliteStore& store() {
    if (!store_) store_.emplace(path_, SqliteStore::Mode::write);
    return *store_;
  }
  std::vector<std::string> ids(const EventQuery& query) {
    std::vector<std::string> out;
    store().find(query, [&](const EventRecord& event) {
      out.push_back(event.document);
      return true;
    });
    return out;
  }
  std::int64_t count(const std::string& table) {
    Database database(path_, Database::Mode::read, 1000);
    return database.number(("SELECT count(*) FROM " + table).c_str());
  }

  std::string path_ = testing::TempDir() + "sqlite_store_" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".db";
  std::optional<SqliteStore> store_;
};

TEST_F(SqliteStoreTest, GivesBackAnEventAsItWasAdded) {
  EventRecord event = test_event("a", "REQUEST", {party("BLR"), party("", "GOV")}, {party("AZE", "")});
  event.actors[1].named = {60, 71};
  event.actors[1].function = "subject";
  event.actors[1].guessed = true;
  event.actors[1].confidence = 0.625;
  EventRecord bare = test_event("a", "CONSULT", {}, {});
  bare.mode = bare.quad = bare.cameo = bare.date = bare.attributed_to = bare.same_as = "";
  bare.contexts.clear();
  bare.date_span = bare.attributed_span = {};
  bare.place.reset();
  bare.numbers.clear();
  EventRecord somewhere = bare;
  somewhere.place = PlaceRecord{"the border", "", "", "", 0, 0, "none", {1, 2}};
  RecordedDocument document = test_document("a", {event, bare, somewhere});
  document.document.publisher = "Example Wire";
  document.document.url = "https://example.org/a";
  document.document.language = "en";
  store().add(batch({document}));
  std::vector<EventRecord> found;
  EXPECT_EQ(store().find({}, [&](const EventRecord& e) { return found.push_back(e), true; }), 3);
  for (EventRecord& e : found) {
    EXPECT_EQ(e.coded_on.size(), 10u);
    EXPECT_EQ(std::exchange(e.publisher, ""), "Example Wire");
    EXPECT_EQ(std::exchange(e.url, ""), "https://example.org/a");
    EXPECT_EQ(std::exchange(e.language, ""), "en");
    e.coded_on.clear();
  }
  EXPECT_TRUE(found == (std::vector<EventRecord>{event, bare, somewhere}));
}

TEST_F(SqliteStoreTest, AddingAgainAddsNothing) {
  const Batch twice = batch({test_document("a", {test_event("a", "CONSULT", {party("BLR")}, {})}), test_document("b", {})});
  const Store::Added first = store().add(twice), second = store().add(twice);
  EXPECT_EQ(first.documents, 2);
  EXPECT_EQ(first.events, 1);
  EXPECT_EQ(second.documents, 0);
  EXPECT_EQ(second.known, 2);
  EXPECT_EQ(second.events, 0);
  EXPECT_EQ(count("documents"), 2);
  EXPECT_EQ(count("events"), 1);
  EXPECT_EQ(count("participants"), 1);
  EXPECT_TRUE(store().has(twice.documents[0].hash));
  EXPECT_FALSE(store().has("0000"));
}

TEST_F(SqliteStoreTest, WhatHangsOnAnEventGoesWithIt) {
  const RecordedDocument document = test_document("a", {test_event("a", "CONSULT", {party("BLR")}, {party("AZE")})});
  store().add(batch({document}));
  for (const char* table : {"places", "dyads"}) EXPECT_EQ(count(table), 1) << table;
  EXPECT_EQ(count("numbers"), 2);
  RecordedDocument empty = document;
  empty.events.clear();
  store().replace({"0.2", "model", "knowledge"}, {{empty, true}});
  for (const char* table : {"events", "participants", "places", "numbers", "dyads"}) EXPECT_EQ(count(table), 0) << table;
}

// A kill leaves a transaction that was not committed; so does an error in the middle of a batch.
TEST_F(SqliteStoreTest, ABatchIsThereWholeOrNotAtAll) {
  RecordedDocument bad = test_document("b", {test_event("b", "CONSULT", {}, {}), test_event("b", "CONSULT", {}, {})});
  bad.events[1].score = std::numeric_limits<double>::quiet_NaN();  // SQLite takes it as NULL, and the column refuses NULL
  EXPECT_THAT(error_of([&] { store().add(batch({test_document("a", {test_event("a", "CONSULT", {}, {})}), bad})); }), HasSubstr("score"));
  EXPECT_EQ(count("documents"), 0);
  EXPECT_EQ(count("events"), 0);
  EXPECT_EQ(count("coders"), 0);
  bad.events[1].score = 1;
  EXPECT_EQ(store().add(batch({bad})).events, 2);  // the store is as good as before
}

TEST_F(SqliteStoreTest, AConnectionThatEndsWithoutCommitLeavesNothing) {
  store();
  {
    Database killed(path_, Database::Mode::write, 1000);
    killed.run("BEGIN IMMEDIATE; INSERT INTO coders (program, model, knowledge) VALUES ('a', 'b', 'c')");
    EXPECT_EQ(killed.number("SELECT count(*) FROM coders"), 1);
  }
  EXPECT_EQ(count("coders"), 0);
}

TEST_F(SqliteStoreTest, FindsByParties) {
  store().add(batch({test_document("one", {test_event("one", "CONSULT", {party("BLR")}, {party("AZE")})}),
                     test_document("back", {test_event("back", "CONSULT", {party("AZE", "MIL")}, {party("BLR")})}),
                     test_document("both", {test_event("both", "CONSULT", {party("BLR"), party("AZE")}, {})}),
                     test_document("against", {test_event("against", "ACCUSE", {party("BLR"), party("AZE")}, {party("USA")})}),
                     test_document("within", {test_event("within", "COERCE", {party("BLR")}, {party("BLR", "CVL")})})}));
  EventQuery query;
  query.actors = {party_code("AZE")};
  EXPECT_THAT(ids(query), ElementsAre("back", "both", "against"));
  query.actors = {party_code("AZE:MIL"), party_code("USA")};
  EXPECT_THAT(ids(query), ElementsAre("back"));
  query.actors = {};
  query.recipients = {party_code(":CVL")};
  EXPECT_THAT(ids(query), ElementsAre("within"));
  query.recipients = {};
  query.dyads = {dyad("BLR,AZE")};
  EXPECT_THAT(ids(query), ElementsAre("one", "back", "both"));
  query.dyads = {dyad("AZE,BLR")};
  EXPECT_THAT(ids(query), ElementsAre("one", "back", "both"));
  query.dyads = {dyad("BLR,BLR")};
  EXPECT_THAT(ids(query), ElementsAre("within"));
  query.dyads = {dyad("BLR,BLR"), dyad("USA,AZE")};
  EXPECT_THAT(ids(query), ElementsAre("against", "within"));
}

TEST_F(SqliteStoreTest, FindsByTypeModeAndStatus) {
  EventRecord planned = test_event("planned", "CONSULT", {}, {});
  planned.mode = "visit";
  planned.status = "future";
  store().add(batch({test_document("planned", {planned}), test_document("met", {test_event("met", "CONSULT", {}, {})}),
                     test_document("shelled", {test_event("shelled", "ASSAULT", {}, {})})}));
  EventQuery query;
  query.types = {"CONSULT"};
  EXPECT_THAT(ids(query), ElementsAre("planned", "met"));
  query.modes = {"visit", "phone"};
  EXPECT_THAT(ids(query), ElementsAre("planned"));
  query.statuses = {"actual"};
  EXPECT_THAT(ids(query), IsEmpty());
  query = {};
  query.limit = 2;
  EXPECT_THAT(ids(query), ElementsAre("planned", "met"));
  query.limit = 0;
  EXPECT_THAT(ids(query), IsEmpty());
}

TEST_F(SqliteStoreTest, FindsByPlaceSectorQuadAndSpeaker) {
  EventRecord shelled = test_event("shelled", "ASSAULT", {party("AZE", "MIL")}, {party("ARM", "CVL")});
  shelled.quad = "material conflict";
  shelled.place = PlaceRecord{"the town", "Shusha", "AZE", "Karabakh", 39.8, 46.8, "city", {}};
  shelled.attributed_to = "The Foreign Ministry";
  store().add(batch({test_document("met", {test_event("met", "CONSULT", {party("BLR")}, {})}), test_document("shelled", {shelled})}));
  const auto found = [&](auto EventQuery::* list, const char* value) {
    EventQuery query;
    query.*list = {value};
    return ids(query);
  };
  for (const char* place : {"AZE", "aze", "shusha", "KARABAKH"}) EXPECT_THAT(found(&EventQuery::places, place), ElementsAre("shelled")) << place;
  EXPECT_THAT(found(&EventQuery::places, "NOR"), ElementsAre("met"));
  EXPECT_THAT(found(&EventQuery::places, "Sh%"), IsEmpty());
  EXPECT_THAT(found(&EventQuery::quads, "material conflict"), ElementsAre("shelled"));
  EXPECT_THAT(found(&EventQuery::sectors, "CVL"), ElementsAre("shelled"));
  EXPECT_THAT(found(&EventQuery::sectors, "GOV"), ElementsAre("met"));
  EXPECT_THAT(found(&EventQuery::speaker, "foreign ministry"), ElementsAre("shelled"));
  EXPECT_THAT(found(&EventQuery::speaker, "agency"), ElementsAre("met"));
}

TEST_F(SqliteStoreTest, FindsByDyadWithSectorAndDate) {
  EventRecord old = test_event("old", "CONSULT", {party("BLR")}, {party("AZE", "MIL")});
  old.date = "2020-02";
  store().add(batch({test_document("old", {old}), test_document("new", {test_event("new", "CONSULT", {party("AZE", "GOV"), party("RUS")}, {party("BLR", "MIL")})}),
                     test_document("other", {test_event("other", "CONSULT", {party("AZE")}, {party("RUS")})})}));
  EventQuery query;
  query.dyads = {dyad("AZE:MIL,BLR")};
  EXPECT_THAT(ids(query), ElementsAre("old"));
  query.dyads = {dyad("BLR:MIL,AZE:GOV")};
  EXPECT_THAT(ids(query), ElementsAre("new"));
  query.dyads = {dyad(":MIL,AZE")};
  EXPECT_THAT(ids(query), ElementsAre("new"));
  query.dyads = {dyad("BLR,AZE")};
  EXPECT_THAT(ids(query), ElementsAre("old", "new"));
  query.since = "2020-02-29";
  query.until = "2020-12-31";
  EXPECT_THAT(ids(query), ElementsAre("old"));
  query.dyads.push_back(dyad("RUS,AZE"));
  query.until = "2025-01-01";
  EXPECT_THAT(ids(query), ElementsAre("old", "new", "other"));
}

TEST_F(SqliteStoreTest, Series) {
  const auto event = [&](const char* id, const char* date, double score, std::vector<PartyRecord> actors, std::vector<PartyRecord> recipients) {
    EventRecord e = test_event(id, "CONSULT", std::move(actors), std::move(recipients));
    e.date = date;
    e.score = score;
    return test_document(id, {e});
  };
  store().add(batch({event("a", "2024-05-20", 1, {party("BLR")}, {party("AZE")}), event("b", "2024-05-26", 2, {party("AZE"), party("RUS")}, {party("BLR")}),
                     event("c", "2024-06", -4, {party("BLR"), party("AZE")}, {}), event("d", "2025-01-01", 3, {party("BLR")}, {party("BLR", "CVL")}),
                     event("e", "2024-05-21", 9, {party("BLR")}, {}), event("f", "2024-05-21", 9, {party("")}, {party("AZE")})}));
  const auto series = [&](const EventQuery& query, SeriesPeriod period) {
    std::vector<std::string> out;
    store().series(query, period, [&](const SeriesRow& row) {
      out.push_back(row.period + " " + row.one + " " + row.other + " " + std::to_string(row.events) + " " + std::to_string(row.score).substr(0, 4));
      return true;
    });
    return out;
  };
  EventQuery query;
  EXPECT_THAT(series(query, SeriesPeriod::month),
              ElementsAre("2024-05 AZE BLR 2 1.50", "2024-05 BLR RUS 1 2.00", "2024-06 AZE BLR 1 -4.0", "2025-01 BLR BLR 1 3.00"));
  query.dyads = {dyad("BLR,AZE")};
  EXPECT_THAT(series(query, SeriesPeriod::day), ElementsAre("2024-05-20 AZE BLR 1 1.00", "2024-05-26 AZE BLR 1 2.00", "2024-06-01 AZE BLR 1 -4.0"));
  EXPECT_THAT(series(query, SeriesPeriod::week), ElementsAre("2024-05-20 AZE BLR 2 1.50", "2024-05-27 AZE BLR 1 -4.0"));
  query.until = "2024-05-31";
  EXPECT_THAT(series(query, SeriesPeriod::year), ElementsAre("2024 AZE BLR 2 1.50"));
  query.dyads = {dyad("BLR:GOV,AZE"), dyad("RUS,BLR")};
  EXPECT_THAT(series(query, SeriesPeriod::year), ElementsAre("2024 AZE BLR 2 1.50", "2024 BLR RUS 1 2.00"));
  query.dyads = {dyad(":GOV,AZE")};
  EXPECT_THROW(series(query, SeriesPeriod::year), Error);
}

TEST_F(SqliteStoreTest, FindsByDateAndOrdersByIt) {
  EventRecord month = test_event("month", "CONSULT", {}, {}), undated = month, old = month;
  month.date = "2024-04";
  undated.document = "undated";
  undated.date = "";
  old.document = "old";
  old.date = "";
  old.status = "historical";
  store().add(batch({test_document("undated", {undated}), test_document("day", {test_event("day", "CONSULT", {}, {})}),
                     test_document("month", {month}), test_document("old", {old})}));
  EXPECT_THAT(ids({}), ElementsAre("old", "month", "day", "undated"));
  EventQuery query;
  query.since = "2024-04-30";
  EXPECT_THAT(ids(query), ElementsAre("month", "day", "undated"));
  query.until = "2024-05-21";
  EXPECT_THAT(ids(query), ElementsAre("month", "day"));
  query.since = "2024-05-22";
  query.until = "2024-05-22";
  EXPECT_THAT(ids(query), ElementsAre("undated"));
}

TEST_F(SqliteStoreTest, FindsWordsInAnyForm) {
  store().add(batch({test_document("a", {test_event("a", "CONSULT", {}, {})})}));
  EventQuery query;
  for (const char* words : {"neighbour", "Talks MINISTER", "call", "belarus's"}) {
    query.words = words;
    EXPECT_THAT(ids(query), ElementsAre("a")) << words;
  }
  for (const char* words : {"absent", "talks absent", "talks OR absent", "\"", "text:talks", "'; DROP TABLE events; --"}) {
    query.words = words;
    EXPECT_THAT(ids(query), IsEmpty()) << words;
  }
}

TEST_F(SqliteStoreTest, KeepsRejectsOnce) {
  Batch bad;
  bad.rejects = {{"news.jsonl", 3, 18, "JSON breaks off", ""}, {"photo.jpg", 0, 4, "is NUL: not a text file", ""}};
  store().add(bad);
  store().add(bad);
  std::vector<std::string> causes;
  store().rejects([&](const Reject& reject) {
    EXPECT_EQ(reject.when.size(), 20u);
    causes.push_back(reject.source + ":" + std::to_string(reject.line) + ":" + reject.cause);
    return true;
  });
  EXPECT_THAT(causes, ElementsAre("news.jsonl:3:JSON breaks off", "photo.jpg:0:is NUL: not a text file"));
}

TEST_F(SqliteStoreTest, TwoWritersTakeTurns) {
  const auto write = [&](const std::string& name) {
    SqliteStore own(path_, SqliteStore::Mode::write);
    for (int i = 0; i < 20; ++i) {
      const std::string id = name + std::to_string(i);
      own.add(batch({test_document(id, {test_event(id, "CONSULT", {party("BLR")}, {})}), test_document("common", {})}));
    }
  };
  std::thread one(write, "one"), two(write, "two");
  one.join();
  two.join();
  EXPECT_EQ(count("documents"), 41);
  EXPECT_EQ(count("events"), 40);
}

TEST_F(SqliteStoreTest, SaysThatAnotherProgramHasTheLock) {
  store();
  Database other(path_, Database::Mode::write, 1000);
  other.run("BEGIN IMMEDIATE");
  SqliteStore second(path_, SqliteStore::Mode::write, 50);
  EXPECT_THAT(error_of([&] { second.add(batch({test_document("a", {})})); }), HasSubstr("is locked: another program did not finish writing within 0.05 s"));
  EXPECT_EQ(second.find({}, [](const EventRecord&) { return true; }), 0);  // readers do not wait
  other.run("ROLLBACK");
  EXPECT_EQ(second.add(batch({test_document("a", {})})).documents, 1);
}

TEST_F(SqliteStoreTest, SaysWhatItCannotOpen) {
  const auto open = [&](SqliteStore::Mode mode) { return error_of([&] { SqliteStore(path_, mode, 50); }); };
  EXPECT_EQ(open(SqliteStore::Mode::read), path_ + ": no such file; `priscus record` makes it");
  write_file(path_, "");
  EXPECT_THAT(open(SqliteStore::Mode::read), HasSubstr("is an empty database"));
  write_file(path_, std::string(5000, 'x'));
  EXPECT_THAT(open(SqliteStore::Mode::write), HasSubstr("is not a SQLite database"));
  EXPECT_THAT(error_of([] { SqliteStore("/", SqliteStore::Mode::write); }), HasSubstr("is a folder"));
  EXPECT_THAT(error_of([] { SqliteStore("", SqliteStore::Mode::write); }), HasSubstr("expected the name"));
  EXPECT_THAT(error_of([] { SqliteStore("/no/such/folder/a.db", SqliteStore::Mode::write); }), HasSubstr("No such file or directory"));
}

TEST_F(SqliteStoreTest, LeavesOtherDatabasesAlone) {
  {
    Database other(path_, Database::Mode::write, 1000);
    other.run("CREATE TABLE recipes (name TEXT)");
  }
  EXPECT_THAT(error_of([&] { SqliteStore(path_, SqliteStore::Mode::write); }), HasSubstr("not a record of Priscus"));
  EXPECT_THAT(error_of([&] { SqliteStore(path_, SqliteStore::Mode::read); }), HasSubstr("not a record of Priscus"));
}

TEST_F(SqliteStoreTest, RefusesANewerSchema) {
  store();
  store_.reset();
  Database(path_, Database::Mode::write, 1000).run("PRAGMA user_version = 99");
  for (const SqliteStore::Mode mode : {SqliteStore::Mode::read, SqliteStore::Mode::write})
    EXPECT_THAT(error_of([&] { SqliteStore(path_, mode); }), HasSubstr("was written by a newer Priscus (schema 99, this program knows " + std::to_string(kSchemaVersion) + ")"));
}

TEST_F(SqliteStoreTest, AReaderWritesNothing) {
  store();
  SqliteStore reader(path_, SqliteStore::Mode::read);
  EXPECT_THAT(error_of([&] { reader.add(batch({test_document("a", {})})); }), HasSubstr("may not be written"));
}

TEST_F(SqliteStoreTest, IndexOfWordsAgreesWithTheSentences) {
  store().add(batch({test_document("a", {test_event("a", "CONSULT", {}, {})}), test_document("b", {test_event("b", "CONSULT", {}, {})})}));
  store_.reset();
  Database database(path_, Database::Mode::write, 1000);
  database.run("PRAGMA foreign_keys = ON; DELETE FROM documents WHERE id = 'a'");
  database.run("INSERT INTO sentence_words (sentence_words, rank) VALUES ('integrity-check', 1)");
  EXPECT_EQ(database.number("SELECT count(*) FROM sentence_words WHERE sentence_words MATCH 'talks'"), 1);
  EXPECT_EQ(database.number("SELECT count(*) FROM participants"), 0);
}

}  // namespace
}  // namespace priscus
