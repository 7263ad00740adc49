#include "record/record_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "record/reader_pool.h"
#include "record/sqlite_store.h"
#include "record/test_record.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using std::chrono::steady_clock;

class RecordReaderTest : public testing::Test {
 protected:
  void SetUp() override { TearDown(); }
  void TearDown() override {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + ending);
  }

  void add(std::vector<RecordedDocument> documents, std::vector<Reject> rejects = {}) {
    SqliteStore(path_, SqliteStore::Mode::write).add({{"0.1", "model", "knowledge"}, std::move(documents), std::move(rejects)});
  }

  static Telling telling(const RecordedDocument& document, const std::string& same_as) {
    Telling out;
    out.document = document.hash;
    out.document_date = document.document.date;
    out.same_as = same_as;
    out.types = {"CONSULT"};
    out.statuses = {"actual"};
    out.first_day = out.last_day = "2024-05-21";
    out.actors = {{"BLR", "GOV"}};
    out.recipients = {{"AZE", "GOV"}};
    return out;
  }

  std::string path_ = testing::TempDir() + "record_reader_" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".db";
};

TEST_F(RecordReaderTest, GivesEventsByRowWithTheirDocument) {
  RecordedDocument titled = test_document("b", {test_event("b", "ACCUSE", {party("BLR")}, {party("AZE")})});
  titled.document = make_document("b", "A title", "A body.", "2024-05-22");
  titled.document.publisher = "Wire";
  titled.document.url = "https://example.org/b";
  titled.hash = content_hash(titled.document);
  add({test_document("a", {test_event("a", "CONSULT", {party("BLR")}, {}), test_event("a", "REQUEST", {}, {})}), titled});
  RecordReader reader(path_);
  const std::vector<FoundEvent> found = reader.events({3, 99, 1});
  ASSERT_EQ(found.size(), 2u);  // a row that is not there is passed over
  EXPECT_EQ(found[0].event.type, "ACCUSE");
  EXPECT_EQ(found[0].event.recipients.at(0).country, "AZE");
  EXPECT_EQ(found[0].event.numbers.size(), 2u);
  EXPECT_EQ(found[0].document, titled.hash);
  EXPECT_EQ(found[0].title, "A title");
  EXPECT_EQ(found[0].event.publisher, "Wire");
  EXPECT_EQ(found[0].event.url, "https://example.org/b");
  EXPECT_EQ(found[1].event.type, "CONSULT");
  EXPECT_EQ(found[1].title, "");
  EXPECT_EQ(found[1].row, 1);
  const std::vector<ListedDocument> listed = reader.documents({2, 1});
  ASSERT_EQ(listed.size(), 2u);
  EXPECT_EQ(listed[0].hash, titled.hash);
  EXPECT_EQ(listed[0].title, "A title");
  EXPECT_EQ(listed[0].events, 1);
  EXPECT_EQ(listed[1].id, "a");
  EXPECT_EQ(listed[1].events, 2);
  EXPECT_FALSE(listed[1].copy);
}

TEST_F(RecordReaderTest, GivesADocumentByItsHash) {
  const RecordedDocument document = test_document("a", {test_event("a", "CONSULT", {party("BLR")}, {}), test_event("a", "ACCUSE", {}, {})});
  add({document, test_document("b", {test_event("b", "AID", {}, {})})});
  RecordReader reader(path_);
  const std::optional<StoredDocument> found = reader.document(document.hash);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->document.text, document.document.text);
  EXPECT_EQ(found->coded_with.model, "model");
  ASSERT_EQ(found->events.size(), 2u);
  EXPECT_EQ(found->events[1].type, "ACCUSE");
  EXPECT_FALSE(reader.document(document.hash.substr(0, 20)));
  EXPECT_FALSE(reader.document("' OR 1=1 --"));
}

TEST_F(RecordReaderTest, FindsWordsAndMarksThem) {
  RecordedDocument french = test_document("a", {test_event("a", "CONSULT", {}, {})});
  french.events[0].sentence_text = "Le café — the ministers’ talks; a talk.";
  add({french, test_document("b", {test_event("b", "CONSULT", {}, {})})});
  RecordReader reader(path_);
  EXPECT_THAT(reader.sentences_with("ministers talking"), ElementsAre(1, 2));
  EXPECT_THAT(reader.sentences_with("Cafe talk"), ElementsAre(1));
  EXPECT_THAT(reader.sentences_with("minister"), ElementsAre(1, 2));
  EXPECT_THAT(reader.sentences_with("minister absent"), IsEmpty());
  EXPECT_THAT(reader.sentences_with("  "), IsEmpty());
  EXPECT_THAT(reader.sentences_with("NOT \" OR * ( {"), IsEmpty());  // operators are words
  std::vector<std::string> found;
  for (Span span : reader.found_in(1, "talks minister cafe")) found.push_back(french.events[0].sentence_text.substr(span.begin, span.size()));
  EXPECT_THAT(found, ElementsAre("café", "ministers", "talks", "talk"));
  EXPECT_THAT(reader.found_in(2, "café"), IsEmpty());
}

TEST_F(RecordReaderTest, KnowsTheIncidentOfAnEvent) {
  RecordedDocument a = test_document("a", {test_event("a", "CONSULT", {party("BLR")}, {party("AZE")}), test_event("a", "AID", {}, {})});
  a.events[1].same_as = "e2";
  RecordedDocument b = test_document("b", {test_event("b", "CONSULT", {party("BLR")}, {party("AZE")})});
  a.tellings = {telling(a, "e1")};
  b.tellings = {telling(b, "e1")};
  add({a, b});
  RecordReader reader(path_);
  const std::string id = reader.incident_of(1);
  ASSERT_EQ(id.size(), 16u);
  EXPECT_EQ(reader.incident_of(2), "");
  EXPECT_EQ(reader.incident_of(99), "");
  ASSERT_TRUE(reader.incident(id));
  EXPECT_EQ(reader.incident(id)->id, id);
  EXPECT_FALSE(reader.incident(id.substr(0, 8)));
  EXPECT_FALSE(reader.incident(""));
  ASSERT_EQ(reader.incidents({"none", id}).size(), 1u);
  EXPECT_EQ(reader.incidents({"none", id})[0].claims.size(), reader.incident(id)->claims.size());
  EXPECT_TRUE(reader.incidents({}).empty());
  EXPECT_EQ(reader.events_of_incident(id).size(), static_cast<std::size_t>(reader.incident(id)->reports));
  EXPECT_THAT(reader.events_of_incident("none"), IsEmpty());
}

TEST_F(RecordReaderTest, CountsRejects) {
  add({}, {{"x.jsonl", 1, 4, "is not UTF-8", ""}, {"x.jsonl", 2, -1, "breaks off", ""}, {"x.jsonl", 3, -1, "breaks off", ""}});
  RecordReader reader(path_);
  ASSERT_EQ(reader.last_rejects(2).size(), 2u);
  EXPECT_EQ(reader.last_rejects(2)[0].line, 3);
  const std::vector<Count> causes = reader.reject_causes(10);
  ASSERT_EQ(causes.size(), 2u);
  EXPECT_EQ(causes[0].what, "breaks off");
  EXPECT_EQ(causes[0].count, 2);
  ASSERT_EQ(reader.rejects_by_day().size(), 1u);
  EXPECT_EQ(reader.rejects_by_day()[0].count, 3);
}

TEST_F(RecordReaderTest, GivesUpWhenItTakesTooLong) {
  std::vector<EventRecord> events;
  for (int i = 0; i < 500; ++i) {
    events.push_back(test_event("a", "CONSULT", {}, {}));
    events.back().sentence = i;
  }
  add({test_document("a", events)});
  ReaderPool pool(path_, 1);
  const auto ask = [&] {
    ReaderPool::Taken reader = pool.take(steady_clock::now() + std::chrono::hours(1));
    reader->set_deadline(steady_clock::now() - std::chrono::hours(1));
    return reader->sentences_with("minister").size() + reader->reject_causes(10).size() + reader->document(test_document("a", {}).hash)->events.size();
  };
  EXPECT_THROW(ask(), StoreTimeout);
  // The next one is none the worse.
  EXPECT_EQ(pool.take(steady_clock::now() + std::chrono::hours(1))->sentences_with("minister").size(), 500u);
}

TEST_F(RecordReaderTest, APoolLendsNoMoreThanItHas) {
  add({test_document("a", {test_event("a", "CONSULT", {}, {})})});
  ReaderPool pool(path_, 2);
  ReaderPool::Taken one = pool.take();
  {
    ReaderPool::Taken other = pool.take();
    EXPECT_NE(&*one, &*other);
    EXPECT_THROW(pool.take(steady_clock::now() + std::chrono::milliseconds(20)), StoreTimeout);
  }
  ReaderPool::Taken again = pool.take(steady_clock::now() + std::chrono::seconds(20));  // given back
  std::thread waiting([&] { EXPECT_EQ(pool.take(steady_clock::now() + std::chrono::seconds(20))->events({1}).size(), 1u); });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  { const ReaderPool::Taken gone = std::move(again); }
  waiting.join();
  EXPECT_THROW(ReaderPool(path_ + ".none"), StoreError);
}

}  // namespace
}  // namespace priscus
