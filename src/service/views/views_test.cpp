// What the addresses under /api answer, asked without sockets.
#include "service/views/views.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "base/utf8.h"
#include "formats/event_json.h"
#include "formats/event_writer.h"
#include "record/database.h"
#include "service/test_made_up_record.h"

namespace priscus {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::shared_ptr<const Coder> coder() {
  static const std::string home = PRISCUS_SOURCE_DIR;
  static const auto it = std::make_shared<const Coder>(Model::load(home + "/models/en.model"), Knowledge::load(home + "/knowledge"));
  return it;
}

class ViewsTest : public testing::Test {
 protected:
  void start() {
    views_.emplace(ViewSettings{record_.path(), coder(), {std::string(PRISCUS_SOURCE_DIR) + "/knowledge"}, "0.1", false, nullptr});
    routes_ = Routes();
    views_->add_to(routes_);
  }
  // A record of made-up events.
  void fill(int documents = 60) {
    documents_ = record_.documents(documents);
    record_.add(documents_);
    start();
  }

  Reply answer(const std::string& target) { return routes_.answer(make_request("GET", target)); }
  json get(const std::string& target, int status = 200) {
    const Reply reply = answer(target);
    EXPECT_EQ(reply.status, status) << target << ": " << reply.body;
    return json::parse(reply.body);
  }
  json code(const json& body, int status = 200) { return code_text(body.dump(), status); }
  json code_text(const std::string& body, int status = 200) {
    const Reply reply = routes_.answer(make_request("POST", "/api/code", body));
    EXPECT_EQ(reply.status, status) << reply.body;
    return json::parse(reply.body);
  }
  // The parameter that a refusal names.
  std::string refused(const std::string& target) { return get(target, 400).value("parameter", "none"); }

  // All pages of a list, one after the other.
  std::vector<json> all(const std::string& target, const std::string& key) {
    std::vector<json> out;
    std::string next;
    do {
      const json page = get(target + (next.empty() ? "" : "&cursor=" + next));
      for (const json& one : page[key]) out.push_back(one);
      next = page["next"].is_null() ? "" : page["next"].get<std::string>();
    } while (!next.empty() && out.size() < 5000);
    return out;
  }
  static std::vector<std::string> frames(const std::vector<json>& events) {
    std::vector<std::string> out;
    for (const json& event : events) out.push_back(event["frame"]);
    return out;
  }
  std::vector<EventRecord> found(const EventQuery& query) {
    std::vector<EventRecord> out;
    record_.store().find(query, [&](const EventRecord& event) { return out.push_back(event), true; });
    return out;
  }
  // Until what was added is in memory.
  void wait_for_version(std::uint64_t version) {
    for (int i = 0; i < 400 && views_->state().version < version; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(25));
    ASSERT_GE(views_->state().version, version);
  }

  MadeUpRecord record_{std::string("views_") + testing::UnitTest::GetInstance()->current_test_info()->name()};
  std::vector<RecordedDocument> documents_;
  std::optional<Views> views_;
  Routes routes_;
};

TEST_F(ViewsTest, EventsAreThoseOfTheRecordPageByPage) {
  fill();
  std::vector<std::string> expected;
  for (const EventRecord& event : found({})) expected.push_back(event.frame);
  EXPECT_EQ(frames(all("/api/events?order=oldest&limit=7", "events")), expected);
  std::reverse(expected.begin(), expected.end());
  EXPECT_EQ(frames(all("/api/events?limit=11", "events")), expected);
  EXPECT_EQ(get("/api/events?limit=1")["total"], expected.size());
  EXPECT_THAT(get("/api/events?actor=ZZZ")["events"], IsEmpty());
  EXPECT_TRUE(get("/api/events?actor=ZZZ")["next"].is_null());
}

TEST_F(ViewsTest, AnEventHasItsDocumentAndItsSentence) {
  RecordedDocument document = test_document("a", {test_event("a", "REQUEST", {party("BLR")}, {party("AZE")})});
  document.document = make_document("a", "A title", "The body.", "2024-05-22");
  document.document.publisher = "Wire";
  document.hash = content_hash(document.document);
  record_.add({document});
  start();
  json event = get("/api/events")["events"][0];
  EXPECT_EQ(event["document"], document.hash);
  EXPECT_EQ(event["title"], "A title");
  EXPECT_EQ(event["document_date"], "2024-05-22");
  EXPECT_EQ(event["publisher"], "Wire");
  EXPECT_TRUE(event["url"].is_null());
  EXPECT_EQ(event["sentence"]["text"], document.events[0].sentence_text);
  EXPECT_EQ(event["sentence"]["end"], document.events[0].sentence_span.end);
  EXPECT_FALSE(event["sentence"].contains("found"));
  for (const char* key : {"document", "title", "document_date", "publisher", "url", "sentence"}) event.erase(key);
  std::string line;
  append_event_json(found({}).at(0), line);
  EXPECT_EQ(event, json::parse(line));  // and all that `priscus code --json` writes
}

TEST_F(ViewsTest, FiltersAreThoseOfQuery) {
  fill();
  EventQuery query;
  query.dyads = {dyad("BLR,AZE"), dyad("RUS:GOV,ARM")};
  query.statuses = {"actual", "future"};
  query.since = "2023-02-01";
  std::vector<std::string> expected;
  for (const EventRecord& event : found(query)) expected.push_back(event.frame);
  ASSERT_THAT(expected, Not(IsEmpty()));
  EXPECT_EQ(frames(all("/api/events?order=oldest&dyad=blr,AZE&dyad=RUS:gov,ARM&status=actual&status=future&since=2023-02-01", "events")), expected);
}

TEST_F(ViewsTest, WhatCannotBeAskedIsRefusedByName) {
  fill(3);
  for (const auto& [target, parameter] : std::vector<std::pair<std::string, std::string>>{
           {"actor=BLR'--", "actor"},       {"recipient=%3A", "recipient"},  {"dyad=BLR", "dyad"},          {"status=maybe", "status"},
           {"quad=conflict", "quad"},       {"since=2024-02-30", "since"},   {"until=yesterday", "until"},  {"limit=0", "limit"},
           {"limit=501", "limit"},          {"limit=x", "limit"},            {"order=random", "order"},     {"cursor=n1", "cursor"},
           {"cursor=n1.2.3", "cursor"},     {"cursor=o1.2", "cursor"},       {"cursor=n1.2%20", "cursor"},  {"cursor=n99999999999.1", "cursor"},
           {"text=%20%20", "text"},         {"speaker=a&speaker=b", "speaker"}, {"nonsense=1", "nonsense"}, {"since=2024-01-01&since=2024-01-02", "since"}})
    EXPECT_EQ(refused("/api/events?" + target), parameter) << target;
  std::string many = "/api/events?";
  for (int i = 0; i < 60; ++i) many += "&type=T" + std::to_string(i);
  EXPECT_EQ(refused(many), "type");
  EXPECT_EQ(refused("/api/search"), "text");
  EXPECT_EQ(refused("/api/series"), "dyad");
  EXPECT_EQ(refused("/api/series?dyad=BLR,:GOV"), "dyad");
  EXPECT_EQ(refused("/api/series?dyad=BLR,AZE&period=decade"), "period");
  EXPECT_EQ(refused("/api/export"), "as");
  EXPECT_EQ(refused("/api/export?as=xlsx"), "as");
  EXPECT_EQ(refused("/api/actors"), "q");
  EXPECT_EQ(refused("/api/actors?q=x&date=now"), "date");
  EXPECT_EQ(refused("/api/documents?since=1"), "since");
}

// SQL, FTS operators and markup in every parameter are words like others.
TEST_F(ViewsTest, NoParameterReachesSql) {
  fill(20);
  const std::string before = get("/api/events")["total"].dump();
  for (const std::string hostile : {"'%3BDROP%20TABLE%20events%3B--", "%22%20OR%201%3D1", "%25", "*", "a%20NEAR(b)", "text:x", "%3Cscript%3E", "%5C", "(", "-x",
                                    "^x", "{a%20b}:c", "AND", "x%27)%20UNION%20SELECT%201"}) {
    for (const std::string& name : {"type", "mode", "sector", "place", "text", "speaker", "actor", "recipient", "dyad", "status", "quad", "since", "until", "limit",
                                    "cursor", "order"}) {
      const Reply reply = answer("/api/search?text=x&" + std::string(name == std::string("text") ? "" : name + "=" + hostile));
      EXPECT_TRUE(reply.status == 200 || reply.status == 400) << name << '=' << hostile << ": " << reply.body;
      EXPECT_TRUE(json::accept(reply.body));
      EXPECT_THAT(reply.body, Not(HasSubstr("SELECT e.")));
    }
    for (const std::string target : {"/api/search?text=", "/api/documents?text=", "/api/documents?publisher=", "/api/documents/", "/api/incidents/", "/api/actors?q="})
      EXPECT_LT(answer(target + hostile).status, 500) << target << hostile;
  }
  EXPECT_EQ(get("/api/events")["total"].dump(), before);
}

TEST_F(ViewsTest, SearchMarksTheWords) {
  RecordedDocument document = test_document("a", {test_event("a", "REQUEST", {}, {})});
  document.events[0].sentence_text = "Café talks: the “border” talk.";
  document.events[0].sentence_span = {100, 100 + static_cast<std::uint32_t>(document.events[0].sentence_text.size())};
  record_.add({document, test_document("b", {test_event("b", "AID", {}, {})})});
  start();
  const json page = get("/api/search?text=talking+border");
  ASSERT_THAT(page["events"], SizeIs(1));
  const json sentence = page["events"][0]["sentence"];
  std::vector<std::string> words;
  for (const json& span : sentence["found"])
    words.push_back(document.events[0].sentence_text.substr(span[0].get<std::size_t>() - 100, span[1].get<std::size_t>() - span[0].get<std::size_t>()));
  EXPECT_THAT(words, ElementsAre("talks", "border", "talk"));
}

TEST_F(ViewsTest, DocumentsByDayPublisherAndWords) {
  fill();
  const std::vector<json> listed = all("/api/documents?limit=7", "documents");
  EXPECT_EQ(listed.size(), documents_.size());
  std::set<std::string> hashes;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    hashes.insert(listed[i]["document"]);
    const auto date = [](const json& document) { return document["date"].is_null() ? "" : document["date"].get<std::string>(); };
    if (i > 0) EXPECT_GE(date(listed[i - 1]), date(listed[i]));
  }
  EXPECT_EQ(hashes.size(), documents_.size());
  const auto wires = std::count_if(documents_.begin(), documents_.end(), [](const auto& d) { return d.document.publisher == "Wire"; });
  EXPECT_EQ(get("/api/documents?publisher=Wire")["total"], wires);
  EXPECT_EQ(get("/api/documents?publisher=Nobody")["total"], 0);
  const auto in_march = std::count_if(documents_.begin(), documents_.end(), [](const auto& d) { return d.document.date.starts_with("2023-03"); });
  EXPECT_EQ(get("/api/documents?since=2023-03-01&until=2023-03-31")["total"], in_march);
  const auto with_army = std::count_if(documents_.begin(), documents_.end(), [](const RecordedDocument& d) {
    return std::any_of(d.events.begin(), d.events.end(), [](const EventRecord& e) { return e.sentence_text.find("army") != std::string::npos; });
  });
  EXPECT_EQ(get("/api/documents?text=army")["total"], with_army);
}

TEST_F(ViewsTest, ADocumentWithItsTextAndEvents) {
  fill();
  const auto it = std::find_if(documents_.begin(), documents_.end(), [](const RecordedDocument& d) { return d.events.size() > 1 && !d.document.title.empty(); });
  ASSERT_NE(it, documents_.end());
  const json document = get("/api/documents/" + it->hash);
  EXPECT_EQ(document["text"], it->document.text);
  EXPECT_EQ(document["title"], it->document.view(it->document.title));
  EXPECT_EQ(document["coded_with"]["model"], "model");
  ASSERT_THAT(document["events"], SizeIs(it->events.size()));
  for (std::size_t i = 0; i < it->events.size(); ++i) EXPECT_EQ(document["events"][i]["frame"], it->events[i].frame);
  get("/api/documents/none", 404);
}

TEST_F(ViewsTest, CountsFollowTheFilters) {
  fill();
  const json dyads = get("/api/dyads?type=CONSULT&limit=3")["dyads"];
  ASSERT_THAT(dyads, SizeIs(3));
  const std::string one = dyads[0]["one"], other = dyads[0]["other"];
  EventQuery query;
  query.types = {"CONSULT"};
  query.dyads = {dyad(one + "," + other)};
  EXPECT_EQ(dyads[0]["events"], found(query).size());
  const std::string filter = "?type=CONSULT&dyad=" + one + "," + other;
  std::int64_t in_series = 0;
  for (const json& row : get("/api/series" + filter + "&period=week")["rows"]) in_series += row["events"].get<std::int64_t>();
  std::int64_t in_days = 0;
  for (const json& row : get("/api/days" + filter)["days"]) in_days += row["events"].get<std::int64_t>();
  EXPECT_EQ(in_series, in_days);
  for (const json& row : get("/api/types" + filter)["rows"]) {
    EXPECT_EQ(row["type"], "CONSULT");
    EXPECT_TRUE((row["actor"] == one && row["recipient"] == other) || (row["actor"] == other && row["recipient"] == one));
  }
  EXPECT_TRUE(get("/api/types")["rows"][0]["actor"].is_null());
  const json places = get("/api/places" + filter);
  std::int64_t with_place = places["without_place"];
  for (const json& row : places["places"]) with_place += row["events"].get<std::int64_t>();
  EXPECT_EQ(with_place, static_cast<std::int64_t>(found(query).size()));
  EXPECT_EQ(places["arcs"][0]["events"], dyads[0]["events"]);
}

TEST_F(ViewsTest, EachIncidentOnceOverAllPages) {
  fill(120);
  std::set<std::string> ids;
  for (const char* order : {"newest", "oldest"}) {
    std::set<std::string> seen;
    for (const json& incident : all(std::string("/api/incidents?limit=5&status=actual&order=") + order, "incidents"))
      EXPECT_TRUE(seen.insert(incident["incident"]).second) << incident["incident"];
    EXPECT_TRUE(ids.empty() || ids == seen);
    ids = seen;
  }
  // Those that have an event that happened.
  std::set<std::string> expected;
  Database database(record_.path(), Database::Mode::read, 1000);
  Statement rows = database.prepare(
      "SELECT DISTINCT t.incident FROM tellings t JOIN events e ON e.document = t.document AND e.same_as = t.same_as WHERE e.status = 'actual'");
  while (rows.step()) expected.emplace(rows.text(0));
  EXPECT_GT(expected.size(), 20u);
  EXPECT_EQ(ids, expected);
  const json one = get("/api/incidents/" + *ids.begin());
  EXPECT_EQ(one["incident"], *ids.begin());
  EXPECT_THAT(one["claims"][0]["document"].get<std::string>(), SizeIs(64));
  get("/api/incidents/0000", 404);
}

TEST_F(ViewsTest, ExportsAsTheCommandDoes) {
  fill();
  for (const std::string& format : event_formats()) {
    const auto writer = make_event_writer(format, {coder()->knowledge().ontology(), "0.1"});
    EventQuery query;
    query.sectors = {"GOV"};
    if (!shows_status(format)) query.statuses = {"actual"};
    std::string expected = writer->header();
    for (const EventRecord& event : found(query)) writer->append(event, expected);
    const Reply reply = answer("/api/export?sector=GOV&as=" + format);
    ASSERT_TRUE(reply.stream) << reply.body;
    std::string got;
    for (bool more = true; more;) {
      std::string piece;
      more = reply.stream(piece);
      got += piece;
    }
    EXPECT_EQ(got, expected) << format;
    EXPECT_THAT(reply.attachment, HasSubstr("events"));
  }
}

TEST_F(ViewsTest, NoticesThatTheRecordHasGrown) {
  fill(5);
  get("/api/events");
  const std::uint64_t version = views_->state().version;
  const auto tag = [&] {
    for (const auto& [name, value] : answer("/api/events").headers)
      if (name == "ETag") return value;
    return std::string();
  };
  const std::string before = tag();
  EXPECT_NE(before, "");
  EXPECT_EQ(tag(), before);
  RecordedDocument document = test_document("new", {test_event("new", "AID", {party("BLR")}, {})}, "2031-01-02");
  document.events[0].date = "2031-01-02";
  record_.add({document});
  wait_for_version(version + 1);
  EXPECT_EQ(views_->state().documents, 6);
  EXPECT_EQ(views_->state().last_day, "2031-01-02");
  EXPECT_EQ(get("/api/events")["events"][0]["doc"], "new");
  EXPECT_NE(tag(), before);
}

TEST_F(ViewsTest, HealthCountsTheRecord) {
  fill();
  record_.store().add({{"0.1", "model", "knowledge"}, {}, {{"x.jsonl", 0, -1, "breaks off", ""}}});
  start();
  const json health = get("/api/health");
  EXPECT_EQ(health["record"]["documents"], documents_.size());
  EXPECT_EQ(health["record"]["events"], found({}).size());
  EXPECT_EQ(health["record"]["rejects"], 1);
  EXPECT_EQ(health["rejects"][0]["cause"], "breaks off");
  EXPECT_TRUE(health["rejects"][0]["line"].is_null());
  EXPECT_TRUE(health["rejects"][0]["byte"].is_null());
  EXPECT_EQ(health["reject_causes"][0]["count"], 1);
  EXPECT_EQ(health["coders"][0]["documents"], documents_.size());
  std::int64_t events = 0;
  for (const json& day : health["by_day"]) events += day["events"].get<std::int64_t>();
  EXPECT_EQ(events, health["record"]["events"].get<std::int64_t>());
  EXPECT_EQ(health["version"]["model"], coder()->model().version());
  EXPECT_EQ(health["record"]["path_name"].get<std::string>().find('/'), std::string::npos);
}

TEST_F(ViewsTest, KnowsActorsCountriesAndTheOntology) {
  fill(1);
  const json actors = get("/api/actors?q=lukashenko&date=2021-05-22")["actors"];
  ASSERT_THAT(actors, Not(IsEmpty()));
  EXPECT_EQ(actors[0]["then"]["country"], "BLR");
  EXPECT_EQ(actors[0]["then"]["sector"], "GOV");
  EXPECT_THAT(get("/api/actors?q=Nobodyofthatname")["actors"], IsEmpty());
  const json countries = get("/api/countries")["countries"];
  const auto belarus = std::find_if(countries.begin(), countries.end(), [](const json& c) { return c["code"] == "BLR"; });
  ASSERT_NE(belarus, countries.end());
  EXPECT_EQ((*belarus)["name"], "Belarus");
  EXPECT_EQ((*belarus)["numeric"], "112");
  EXPECT_NEAR((*belarus)["latitude"], 53.5, 3);
  EXPECT_NEAR((*belarus)["longitude"], 28, 3);
  const json ontology = get("/api/ontology");
  EXPECT_THAT(ontology["types"], SizeIs(16));
  EXPECT_THAT(ontology["statuses"], ElementsAre("actual", "future", "hypothetical", "negated", "historical"));
  EXPECT_THAT(ontology["quads"], SizeIs(4));
  const auto consult = std::find_if(ontology["types"].begin(), ontology["types"].end(), [](const json& t) { return t["name"] == "CONSULT"; });
  EXPECT_THAT((*consult)["modes"], Contains("phone"));
  EXPECT_THAT(ontology["sectors"].dump(), HasSubstr("\"MIL\""));
}

TEST_F(ViewsTest, CodesATextAndPointsAtItsWords) {
  fill(1);
  const std::string body = "Belarus’s foreign minister met his Azerbaijani counterpart in Minsk on 10 November 2020. He phoned nobody. Rebels killed 12 soldiers near Baku.";
  const json coded = code({{"title", "Talks in Minsk"}, {"text", body}, {"date", "2020-11-12"}});
  const std::string text = coded["text"];
  EXPECT_EQ(text, "Talks in Minsk\n" + body);
  EXPECT_EQ(coded["title"], "Talks in Minsk");
  ASSERT_THAT(coded["events"], Not(IsEmpty()));
  const auto words = [&](const json& one) { return text.substr(one["start"], one["end"].get<std::size_t>() - one["start"].get<std::size_t>()); };
  EXPECT_THAT(coded["events"].dump(), HasSubstr("\"BLR\""));
  std::set<std::string> kinds;
  for (const json& mention : coded["mentions"]) {
    EXPECT_EQ(words(mention), mention["text"]);
    EXPECT_EQ(utf8_fault(words(mention)), words(mention).size());  // whole characters
    kinds.insert(mention["kind"]);
    if (mention["kind"] == "date" && mention["text"].get<std::string>().find("10 November") != std::string::npos) EXPECT_EQ(mention["label"], "2020-11-10");
    if (mention["kind"] == "number") EXPECT_EQ(mention["label"], "killed 12");
  }
  EXPECT_THAT(kinds, ElementsAre("actor", "date", "number", "place"));
  ASSERT_THAT(coded["sentences"], SizeIs(4));
  EXPECT_EQ(coded["sentences"][0]["index"], -1);
  int tried = 0, fired = 0;
  for (const json& sentence : coded["sentences"]) {
    int roots = 0;
    for (const json& token : sentence["tokens"]) {
      EXPECT_EQ(words(token), token["text"]);
      roots += token["head"] == -1;
      EXPECT_LT(token["head"], sentence["tokens"].size());
    }
    EXPECT_EQ(roots, 1);
    for (const json& step : sentence["tried"]) {
      ++tried;
      fired += step["fired"].get<bool>();
      EXPECT_EQ(words(step), step["word"]);
      EXPECT_GT(step["line"], 0);
      if (!step["fired"].get<bool>()) EXPECT_FALSE(step["why"].is_null()) << step;
    }
  }
  EXPECT_GE(fired, 2);
  EXPECT_GT(tried, fired);
}

TEST_F(ViewsTest, CodesPieceByPiece) {
  fill(1);
  std::string body;
  for (int i = 0; i < 4; ++i) body += "The president of Kenya met the prime minister of Norway in Oslo on Monday. He promised aid. Rebels attacked a village near Goma. ";
  const std::string asked = json{{"title", "Talks in Oslo"}, {"text", body}, {"date", "2024-03-06"}}.dump();
  Request request = make_request("POST", "/api/code", asked);
  request.headers["accept"] = "application/x-ndjson";
  Reply reply = routes_.answer(request);
  ASSERT_EQ(reply.status, 200) << reply.body;
  ASSERT_TRUE(reply.stream && reply.prompt);
  std::vector<std::string> lines(1);
  while (reply.stream(lines.back())) lines.emplace_back();
  for (std::string& line : lines) {
    ASSERT_TRUE(line.ends_with('\n'));
    line.pop_back();
    EXPECT_EQ(line.find('\n'), line.npos);
  }
  ASSERT_THAT(lines, SizeIs(4));  // 13 sentences: the text, 3 of them, 6 of them, all
  const json text = json::parse(lines[0]), three = json::parse(lines[1]), six = json::parse(lines[2]), whole = json::parse(lines[3]);
  EXPECT_EQ(text["line"], "text");
  EXPECT_EQ(text["text"], whole["text"]);
  EXPECT_THAT(text["sentences"], SizeIs(13));
  EXPECT_EQ(three["sentences_read"], 3);
  EXPECT_EQ(six["sentences_read"], 6);
  EXPECT_EQ(six["end"], whole["sentences"][5]["end"]);
  EXPECT_THAT(three["events"], Not(IsEmpty()));
  EXPECT_GT(six["events"].size(), three["events"].size());
  for (const json& mention : six["mentions"]) EXPECT_LE(mention["end"], six["end"]);
  EXPECT_EQ(lines[3], routes_.answer(make_request("POST", "/api/code", asked)).body);
}

TEST_F(ViewsTest, CodingEndsWithItsTimeOrItsReader) {
  fill(1);
  const std::string asked = json{{"text", "Kenya met Norway. Rebels attacked a village. Germany condemned it. Talks were held. They failed."}}.dump();
  Request late = make_request("POST", "/api/code", asked);
  late.deadline = std::chrono::steady_clock::now();
  EXPECT_EQ(routes_.answer(late).status, 503);
  Request left = make_request("POST", "/api/code", asked);
  int looks = 0;
  left.gone = [&] { return ++looks > 3; };
  EXPECT_EQ(routes_.answer(left).status, 503);
  EXPECT_EQ(looks, 4);
  // Of a stream the status was told already.
  late.headers["accept"] = "application/x-ndjson";
  Reply reply = routes_.answer(late);
  ASSERT_TRUE(reply.stream);
  std::string line;
  EXPECT_TRUE(reply.stream(line));
  EXPECT_EQ(json::parse(line)["line"], "text");
  line.clear();
  EXPECT_FALSE(reply.stream(line));
  EXPECT_EQ(json::parse(line)["line"], "problem");
  EXPECT_EQ(json::parse(line)["status"], 503);
}

TEST_F(ViewsTest, CodesWhateverItIsGivenOrSaysWhyNot) {
  fill(1);
  EXPECT_THAT(code_text("", 400)["detail"].get<std::string>(), HasSubstr("JSON"));
  code_text("{", 400);
  code_text("[]", 400);
  code_text("{\"text\": 7}", 400);
  code_text("{\"text\": \"\xff\"}", 400);
  code_text(std::string(100000, '['), 400);
  EXPECT_THAT(code({{"text", "They met."}, {"date", "soon"}}, 400)["detail"].get<std::string>(), HasSubstr("date"));
  code({{"url", "https://example.org/"}}, 403);
  code({{"text", std::string(1 << 21, 'a')}}, 413);
  EXPECT_THAT(code({{"text", ""}})["sentences"], IsEmpty());
  // Control characters and markup come back as they are, as valid JSON.
  const json odd = code({{"text", "The \"ministers\" met.\tThey \\ <b>spoke</b> of \xF0\x9F\x95\x8A."}});
  EXPECT_THAT(odd["text"].get<std::string>(), HasSubstr("<b>spoke</b>"));
}

TEST_F(ViewsTest, ManyAskAtOnce) {
  fill();
  const std::string expected = answer("/api/events?limit=20&actor=BLR").body;
  std::vector<std::thread> threads;
  std::atomic<int> same{0};
  for (int t = 0; t < 12; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i) {
        same += answer("/api/events?limit=20&actor=BLR").body == expected;
        answer("/api/search?text=grain");
        answer("/api/incidents?limit=3");
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(same, 120);
}

}  // namespace
}  // namespace priscus
