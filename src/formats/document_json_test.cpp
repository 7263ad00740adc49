#include "formats/document_json.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace priscus {
namespace {

EventRecord event(const std::string& same_as, int sentence, double confidence) {
  EventRecord record;
  record.same_as = same_as;
  record.sentence = sentence;
  record.confidence = confidence;
  record.type = "CONSULT";
  record.status = "actual";
  record.trigger_text = "met";
  return record;
}

nlohmann::json written(const Document& document, const std::vector<EventRecord>& events) {
  std::string line;
  append_document_json(document, events, line);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  return nlohmann::json::parse(line);
}

TEST(DocumentJson, MentionsOfOneEventStandTogether) {
  Document document = make_document("a1", "Talks", "They met. They met again. They met.", "2021-05-22");
  EventRecord first = event("e1", 0, 0.4), other = event("e2", 1, 0.9), second = event("e1", 2, 0.7);
  first.date = "2021-05-21";
  first.attributed_to = "the Kremlin";
  first.contexts = {"military"};
  second.mode = "visit";
  second.cameo = "042";
  second.contexts = {"diplomatic"};
  PartyRecord belarus;
  belarus.text = "Belarus";
  belarus.country = "BLR";
  belarus.span = {3, 9};
  second.actors = {belarus};
  const auto json = written(document, {first, other, second});
  EXPECT_EQ(json["doc"], "a1");
  EXPECT_EQ(json["title"], "Talks");
  EXPECT_TRUE(json["url"].is_null());
  ASSERT_EQ(json["events"].size(), 2u);
  const auto& one = json["events"][0];
  EXPECT_EQ(one["id"], "e1");
  EXPECT_EQ(one["mode"], "visit");
  EXPECT_EQ(one["confidence"], 0.7);
  EXPECT_EQ(one["date"], "2021-05-21");  // the surest mention does not know it
  EXPECT_EQ(one["contexts"], nlohmann::json({"diplomatic", "military"}));
  EXPECT_EQ(one["attributed_to"], nlohmann::json({"the Kremlin"}));
  EXPECT_EQ(one["actor"], nlohmann::json::parse(R"([{"text": "Belarus", "country": "BLR", "sector": null}])"));
  ASSERT_EQ(one["mentions"].size(), 2u);
  EXPECT_EQ(one["mentions"][0]["sent"], 0);
  EXPECT_TRUE(one["mentions"][0]["actor"].empty());
  EXPECT_EQ(one["mentions"][1]["actor"][0]["start"], 3);
}

TEST(DocumentJson, WithoutSameAsEachIsOneByItself) {
  const Document document = make_document("a1", "", "They met.");
  const auto json = written(document, {event("", 0, 0.5), event("", 0, 0.5)});
  EXPECT_EQ(json["events"].size(), 2u);
  EXPECT_TRUE(json["events"][0]["id"].is_null());
  EXPECT_TRUE(json["title"].is_null());
  EXPECT_EQ(written(document, {})["events"], nlohmann::json::array());
}

}  // namespace
}  // namespace priscus
