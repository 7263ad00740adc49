#include "record/incident.h"

#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <set>

#include "formats/reader.h"
#include "record/incident_text.h"
#include "record/incidents_measure.h"
#include "record/near_copy.h"
#include "record/sqlite_store.h"
#include "record/test_tellings.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kSource = PRISCUS_SOURCE_DIR;

// A record in a file of its own that is taken away again.
class TestStore {
 public:
  TestStore() : path_(testing::TempDir() + "incident_" + std::to_string(getpid()) + "_" + std::to_string(++count_) + ".db") {
    remove();
    store_ = std::make_unique<SqliteStore>(path_, SqliteStore::Mode::write);
  }
  ~TestStore() {
    store_.reset();
    remove();
  }
  SqliteStore& operator*() { return *store_; }
  SqliteStore* operator->() { return store_.get(); }

  void add(std::vector<RecordedDocument> documents) {
    Batch batch;
    batch.coded_with = {"0.1", "model", "knowledge"};
    batch.documents = std::move(documents);
    store_->add(batch);
  }
  std::vector<Incident> incidents(const IncidentQuery& query = {}) {
    std::vector<Incident> out;
    store_->incidents(query, [&](const Incident& incident) { return out.push_back(incident), true; });
    return out;
  }
  // All that is said of all incidents.
  std::string all() {
    std::string out;
    for (const Incident& incident : incidents()) append_incident_json(incident, out);
    return out;
  }

 private:
  void remove() {
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + ending);
  }
  static inline int count_ = 0;
  std::string path_;
  std::unique_ptr<SqliteStore> store_;
};

std::vector<std::string> reports(const Incident& incident) {
  std::vector<std::string> out;
  for (const Claim& claim : incident.claims) out.push_back(claim.report.id);
  return out;
}

Telling shelling(const std::string& date, const std::vector<std::string>& words) { return test_telling("", date, "ASSAULT", "TJK", "KGZ", words); }

// Four reports of a clash, two of another one nine days later, one of something else.
std::vector<RecordedDocument> news() {
  Telling first = shelling("2024-04-02", {"*Chorku", "guard", "village"});
  first.numbers = {{"killed", 2, 2, "the Kyrgyz Health Ministry"}};
  first.places = {{"Chorku", "TJK", true}};
  Telling second = shelling("2024-04-03", {"*Chorku", "post"});
  second.numbers = {{"killed", 3, 3, ""}};
  second.first_day = second.last_day = "2024-04-02";
  Telling third = shelling("2024-04-03", {"*Chorku", "guard", "mosque"});
  third.actors = {{"KGZ", "MIL"}};
  third.recipients = {{"TJK", "MIL"}};
  third.places = {{"Isfara", "TJK", true}};
  third.statuses = {"negated"};
  Telling fourth = shelling("2024-04-05", {"*Chorku", "guard", "funeral"});
  return {told_document("a", "Wire", first), told_document("b", "Post", second), told_document("c", "Courier", third), told_document("d", "Wire", fourth),
          told_document("e", "Wire", shelling("2024-04-12", {"*Tortkul", "reservoir"})), told_document("f", "Post", shelling("2024-04-12", {"*Tortkul", "reservoir"})),
          told_document("g", "Wire", test_telling("", "2024-04-12", "AID", "NOR", "KEN", {"*Mombasa", "flour"}))};
}

TEST(Incident, JoinsReportsAndCountsSources) {
  TestStore store;
  store.add(news());
  const std::vector<Incident> found = store.incidents();
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_THAT(reports(found[0]), testing::UnorderedElementsAre("a", "b", "c", "d"));
  EXPECT_EQ(found[0].reports, 4);
  EXPECT_EQ(found[0].sources, 3);  // Wire, Post, Courier
  EXPECT_EQ(found[0].first_report, "2024-04-02");
  EXPECT_EQ(found[0].last_report, "2024-04-05");
  EXPECT_EQ(found[0].first_day, "2024-04-02");
  EXPECT_THAT(std::vector({found[1].reports, found[2].reports}), testing::UnorderedElementsAre(1, 2));  // of one day, by id
  EXPECT_THAT(reports(found[1].reports == 2 ? found[1] : found[2]), testing::UnorderedElementsAre("e", "f"));
}

TEST(Incident, ShowsWhereReportsDisagree) {
  TestStore store;
  store.add(news());
  const std::vector<Incident> found = store.incidents();
  const Incident& clash = found[0];
  EXPECT_TRUE(disputed(clash));
  ASSERT_THAT(clash.actors.all, SizeIs(2));
  EXPECT_EQ(clash.actors.all[0].value, "TJK");
  EXPECT_THAT(clash.actors.all[0].sources, testing::UnorderedElementsAre("Wire", "Post"));
  EXPECT_EQ(clash.actors.all[1].value, "KGZ");
  EXPECT_THAT(clash.places.all, SizeIs(2));
  EXPECT_THAT(clash.statuses.all, SizeIs(2));
  EXPECT_THAT(clash.days.all, SizeIs(1));  // who gives no day does not disagree
  ASSERT_THAT(clash.tolls, SizeIs(1));
  EXPECT_EQ(clash.tolls[0].low, 2);
  EXPECT_EQ(clash.tolls[0].high, 3);
  EXPECT_TRUE(clash.tolls[0].disagree);
  ASSERT_THAT(clash.tolls[0].counts, SizeIs(2));
  EXPECT_EQ(clash.tolls[0].counts[0].number.counted_by, "the Kyrgyz Health Ministry");
  EXPECT_EQ(clash.tolls[0].counts[1].source, "Post");
  EXPECT_FALSE(disputed(found[1]));
  std::string text;
  append_incident(clash, false, text);
  EXPECT_THAT(text, HasSubstr("4 reports, 3 sources  disputed: place, actor, recipient, status, killed\n"));
  EXPECT_THAT(text, HasSubstr("  killed: 2-3\n    2: Wire, counted by the Kyrgyz Health Ministry\n    3: Post\n"));
}

TEST(Incident, OpenTollsReachUp) {
  Telling one = shelling("2024-04-02", {"*Chorku"}), other = one;
  one.numbers = {{"killed", 40, -1, ""}};
  other.numbers = {{"killed", 47, 47, ""}};
  TestStore store;
  store.add({told_document("a", "Wire", one), told_document("b", "Post", other)});
  const Incident incident = store.incidents().at(0);
  EXPECT_EQ(incident.tolls.at(0).low, 40);
  EXPECT_EQ(incident.tolls.at(0).high, -1);
  EXPECT_FALSE(incident.tolls.at(0).disagree);  // "at least 40" and 47 agree
}

TEST(Incident, TheOrderOfArrivalChangesNothing) {
  TestStore at_once;
  at_once.add(news());
  std::vector<int> order(news().size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(7);
  for (int round = 0; round < 12; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    TestStore store;
    for (std::size_t i = 0; i < order.size();) {  // in batches of one, two and three
      std::vector<RecordedDocument> batch;
      for (int n = 0; n <= round % 3 && i < order.size(); ++n) batch.push_back(news()[order[i++]]);
      store.add(std::move(batch));
    }
    EXPECT_EQ(store.all(), at_once.all());
  }
}

// Reports that share their few words at random: nearly all hang together, and what joins what changes with each that comes or goes.
RecordedDocument entangled(int number, std::mt19937& random) {
  std::set<std::string> words{"*Town" + std::to_string(random() % 6)};
  while (words.size() < 5) words.insert("word" + std::to_string(random() % 16));
  return told_document("n" + std::to_string(number), "Wire " + std::to_string(number % 5), shelling("2024-04-" + std::to_string(10 + random() % 20), {words.begin(), words.end()}));
}

TEST(Incident, ComingAndGoingOfEntangledReportsLeavesNoTrace) {
  std::mt19937 random(11);
  for (int round = 0; round < 6; ++round) {
    std::vector<RecordedDocument> last;
    TestStore store;
    for (int number = 0; number < 60;) {
      std::vector<RecordedDocument> batch;
      for (std::size_t size = 1 + random() % 8; size > 0 && number < 60; --size) batch.push_back(entangled(number++, random));
      last.insert(last.end(), batch.begin(), batch.end());
      store.add(std::move(batch));
      // Some of those that are there tell something else now, or nothing at all.
      std::vector<Store::Replacement> retold;
      for (int change = 0; change < 4; ++change) {
        RecordedDocument& document = last[random() % last.size()];
        Telling told = entangled(0, random).tellings[0];
        told.document = document.hash;
        told.document_date = document.document.date;
        document.tellings.assign(change > 0, told);
        retold.push_back({document, false});
      }
      store->replace({"0.1", "model", "knowledge"}, retold);
    }
    TestStore at_once;
    at_once.add(last);
    EXPECT_EQ(store.all(), at_once.all());
    EXPECT_GT(store.incidents().size(), 6u);
    EXPECT_LT(store.incidents().size(), 40u);
  }
}

TEST(Incident, WhatHangsTogetherByALateReportIsJoinedLate) {
  // Without the middle one they share too little.
  const RecordedDocument left = told_document("left", "Wire", shelling("2024-04-02", {"*Chorku", "school", "roof", "market"})),
                         right = told_document("right", "Post", shelling("2024-04-02", {"*Isfara", "bridge", "tank", "river"})),
                         middle = told_document("middle", "Courier", shelling("2024-04-02", {"*Chorku", "*Isfara", "school", "roof", "bridge", "tank"}));
  TestStore store;
  store.add({left, right});
  ASSERT_THAT(store.incidents(), SizeIs(2));
  store.add({middle});
  TestStore at_once;
  at_once.add({left, right, middle});
  EXPECT_EQ(store.all(), at_once.all());
  EXPECT_LT(store.incidents().size(), 3u);
}

TEST(Incident, EventsOfADocumentThatSayTheSameAreOneReport) {
  RecordedDocument document = told_document("a", "Wire", shelling("2024-04-02", {"*Chorku"}));
  document.events.push_back(document.events[0]);
  document.events[1].trigger_text = "fired";
  TestStore store;
  store.add({document});
  const std::vector<Incident> found = store.incidents();
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].reports, 1);
  ASSERT_THAT(found[0].claims, SizeIs(1));
  EXPECT_THAT(found[0].claims[0].events, SizeIs(2));
}

TEST(Incident, IsFoundByWhatIsAsked) {
  TestStore store;
  store.add(news());
  IncidentQuery query;
  query.parties = {party_code("KGZ")};
  EXPECT_THAT(store.incidents(query), SizeIs(2));
  query.parties.push_back(party_code("NOR"));
  EXPECT_THAT(store.incidents(query), IsEmpty());
  query = {};
  query.types = {"AID", "CONSULT"};
  ASSERT_THAT(store.incidents(query), SizeIs(1));
  const std::string id = store.incidents(query)[0].id;
  query = {};
  query.id = id.substr(0, 8);
  ASSERT_THAT(store.incidents(query), SizeIs(1));
  EXPECT_EQ(store.incidents(query)[0].id, id);
  query = {};
  query.since = "2024-04-10";
  EXPECT_THAT(store.incidents(query), SizeIs(2));
  query.since = "";
  query.until = "2024-04-02";
  EXPECT_THAT(store.incidents(query), SizeIs(1));
  query = {};
  query.least_sources = 2;
  EXPECT_THAT(store.incidents(query), SizeIs(2));
  query.least_reports = 3;
  EXPECT_THAT(store.incidents(query), SizeIs(1));
  query = {};
  query.only_disputed = true;
  EXPECT_THAT(store.incidents(query), SizeIs(1));
  query = {};
  query.limit = 2;
  EXPECT_THAT(store.incidents(query), SizeIs(2));
  query.limit = -1;
  query.words = "neighbour";
  EXPECT_THAT(store.incidents(query), SizeIs(3));
  query.words = "absent";
  EXPECT_THAT(store.incidents(query), IsEmpty());
}

// --- reprints

const std::string kArticle =
    "Border guards of Lesotho stopped a convoy of eleven lorries near the town of Mokhotlong on Monday and turned it back towards South Africa. The drivers "
    "had no papers for the maize that they carried, a spokesman for the customs office in Maseru told reporters.";

RecordedDocument article(const std::string& id, const std::string& date, const std::string& publisher, const std::string& lead) {
  RecordedDocument out = told_document(id, publisher, test_telling("", date, "COERCE", "LSO", "ZAF", {"*Mokhotlong", "convoy"}));
  out.document.text = lead + kArticle;
  out.hash = content_hash(out.document);
  out.tellings[0].document = out.hash;
  out.bands = copy_bands(out.document.text);
  return out;
}

TEST(Reprints, MakeNoEventAndKeepTheirSource) {
  TestStore store;
  store.add({article("first", "2024-03-04", "Wire", ""), article("reprint", "2024-03-05", "Post", "MASERU (Wire) - "),
             article("later", "2024-03-30", "Courier", "")});
  const std::vector<Incident> found = store.incidents();
  ASSERT_THAT(found, SizeIs(2));  // the third is too late to be a copy, and to be the same event
  EXPECT_EQ(found[0].reports, 1);
  EXPECT_EQ(found[0].sources, 1);
  EXPECT_EQ(found[0].copies, 1);
  ASSERT_THAT(found[0].claims, SizeIs(1));
  ASSERT_THAT(found[0].claims[0].copies, SizeIs(1));
  EXPECT_EQ(found[0].claims[0].copies[0].publisher, "Post");
  EXPECT_EQ(store->find({}, [](const EventRecord&) { return true; }), 2);
}

TEST(Reprints, TheEarliestIsTheOriginalWhateverCameFirst) {
  const std::vector<RecordedDocument> all{article("a", "2024-03-06", "Post", "MASERU (Wire) - "), article("b", "2024-03-04", "Wire", ""),
                                          article("c", "2024-03-05", "Courier", "MASERU (Courier) - ")};
  std::vector<int> order{0, 1, 2};
  std::string first;
  do {
    TestStore store;
    for (int i : order) store.add({all[i]});
    EXPECT_THAT(store.incidents(), SizeIs(1));
    std::vector<std::string> events;
    store->find({}, [&](const EventRecord& event) { return events.push_back(event.document), true; });
    EXPECT_THAT(events, ElementsAre("b"));
    if (first.empty()) first = store.all();
    EXPECT_EQ(store.all(), first);
  } while (std::next_permutation(order.begin(), order.end()));
}

// --- coded again

TEST(Replace, TakesNewEventsAndLeavesNoOldOnes) {
  TestStore store;
  store.add(news());
  std::vector<RecordedDocument> documents = news();
  RecordedDocument changed = told_document("b", "Post", shelling("2024-04-03", {"*Osh", "oil"}));
  changed.tellings[0].types = {"AID"};
  changed.events[0].type = "AID";
  store->replace({"0.2", "model", "knowledge"}, {{changed, true}, {documents[4], false}});
  documents[1] = changed;
  TestStore fresh;
  fresh.add(documents);
  EXPECT_EQ(store.all(), fresh.all());
  std::int64_t row = 0;
  StoredDocument stored;
  std::vector<std::string> coders;
  while (store->next_document(row, stored)) coders.push_back(stored.document.id + stored.coded_with.program);
  EXPECT_THAT(coders, ElementsAre("a0.1", "b0.2", "c0.1", "d0.1", "e0.2", "f0.1", "g0.1"));
}

TEST(Replace, ADocumentComesBackAsItWasRead) {
  TestStore store;
  RecordedDocument raw, split;
  raw.document = make_document("raw", "A title", "The body.\n\nIts end.\n", "2024-04-02");
  raw.document.publisher = "Wire";
  raw.document.url = "https://wire.example/1";
  raw.document.language = "en";
  split.document = make_document("split", "A title", std::vector<std::string>{"One.", "", "Two."}, "");
  for (RecordedDocument* d : {&raw, &split}) d->hash = content_hash(d->document);
  store.add({raw, split});
  std::int64_t row = 0;
  StoredDocument stored;
  for (const Document& d : {raw.document, split.document}) {
    ASSERT_TRUE(store->next_document(row, stored));
    EXPECT_EQ(stored.document.id, d.id);
    EXPECT_EQ(stored.document.text, d.text);
    EXPECT_EQ(stored.document.title, d.title);
    EXPECT_EQ(stored.document.given_sentences, d.given_sentences);
    EXPECT_EQ(stored.document.date, d.date);
    EXPECT_EQ(stored.document.url, d.url);
    EXPECT_EQ(content_hash(stored.document), content_hash(d));
  }
  EXPECT_FALSE(store->next_document(row, stored));
}

// --- measured

// 300 reports of invented events go through the whole program. Precision and recall are printed; the target is an F1 of 0.85.
TEST(IncidentsMeasured, BCubedOfReportsWrittenForIt) {
  const std::string path = kSource + "/src/record/testdata/incidents.jsonl";
  std::map<std::string, JudgedReport> judged;
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json report = nlohmann::json::parse(line);
    judged[report["id"]] = {report["id"], report["incident"], report["held_out"], {}};
  }
  std::set<std::string> gold;
  for (const auto& [id, report] : judged) gold.insert(report.gold);
  ASSERT_GE(judged.size(), 300u);
  ASSERT_GE(gold.size(), 60u);

  const Coder coder(Model::load(kSource + "/models/en.model"), Knowledge::load(kSource + "/knowledge"));
  std::vector<RecordedDocument> documents;
  const std::unique_ptr<DocumentReader> reader = open_reader(path);
  for (Document document; reader->next(document);) documents.push_back(recorded(coder.code(std::move(document)), coder.knowledge()));
  ASSERT_EQ(documents.size(), judged.size());

  TestStore store, backwards;
  store.add(documents);
  for (const Incident& incident : store.incidents())
    for (const Claim& claim : incident.claims) judged[claim.report.id].found.insert(incident.id);
  std::vector<JudgedReport> all;
  for (const auto& [id, report] : judged) all.push_back(report);
  const auto show = [](const char* what, const BCubed& b) {
    std::printf("%-28s precision %.3f  recall %.3f  F1 %.3f\n", what, b.precision, b.recall, b.f1());
  };
  const BCubed tuned = b_cubed(all, [](const JudgedReport& r) { return !r.held_out; });
  const BCubed held_out = b_cubed(all, [](const JudgedReport& r) { return r.held_out; });
  const BCubed both = b_cubed(all, [](const JudgedReport&) { return true; });
  show("weights chosen on these", tuned);
  show("held out", held_out);
  show("all", both);
  EXPECT_GE(both.f1(), 0.85);
  EXPECT_GE(held_out.f1(), 0.85);

  std::reverse(documents.begin(), documents.end());
  for (std::size_t i = 0; i < documents.size(); i += 7)
    backwards.add({documents.begin() + static_cast<std::ptrdiff_t>(i), documents.begin() + static_cast<std::ptrdiff_t>(std::min(i + 7, documents.size()))});
  EXPECT_EQ(backwards.all(), store.all());
}

TEST(IncidentsMeasured, BCubedByHand) {
  // Gold: a b | c. Found: a c | b.
  const std::vector<JudgedReport> reports{{"a", "x", false, {"1"}}, {"b", "x", false, {"2"}}, {"c", "y", false, {"1"}}};
  const BCubed b = b_cubed(reports, [](const JudgedReport&) { return true; });
  EXPECT_DOUBLE_EQ(b.precision, (0.5 + 1 + 0.5) / 3);
  EXPECT_DOUBLE_EQ(b.recall, (0.5 + 0.5 + 1) / 3);
}

}  // namespace
}  // namespace priscus
