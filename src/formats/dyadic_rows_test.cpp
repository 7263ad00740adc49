#include "formats/dyadic_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "formats/test_event.h"

namespace priscus {
namespace {

using testing::ElementsAre;

// "AB" A to B, "A-" A to nobody.
std::vector<std::string> pairs(std::string type, std::string actors, std::string recipients) {
  EventRecord event = test_event();
  event.type = std::move(type);
  event.actors.clear();
  event.recipients.clear();
  for (char name : actors) event.actors.push_back(test_party({name}, "BLR", "GOV"));
  for (char name : recipients) event.recipients.push_back(test_party({name}, "AZE", "GOV"));
  std::vector<std::string> out;
  std::set<std::int64_t> ids;
  for (const DyadicRow& row : dyadic_rows(event, test_ontology())) {
    out.push_back((row.source ? row.source->text : "-") + (row.target ? row.target->text : "-"));
    ids.insert(row.id);
    EXPECT_GE(row.id, 0);
    EXPECT_LT(row.id, std::int64_t{1} << 53);
  }
  EXPECT_EQ(ids.size(), out.size());
  return out;
}

TEST(DyadicRows, Pairs) {
  EXPECT_THAT(pairs("ACCUSE", "A", "C"), ElementsAre("AC"));
  EXPECT_THAT(pairs("ACCUSE", "AB", "CD"), ElementsAre("AC", "AD", "BC", "BD"));
  EXPECT_THAT(pairs("CONSULT", "AB", ""), ElementsAre("AB", "BA"));
  EXPECT_THAT(pairs("ASSAULT", "ABC", ""), ElementsAre("AB", "AC", "BA", "BC", "CA", "CB"));
  EXPECT_THAT(pairs("PROTEST", "AB", ""), ElementsAre("A-", "B-"));
  EXPECT_THAT(pairs("CONSULT", "A", ""), ElementsAre("A-"));
  EXPECT_THAT(pairs("ASSAULT", "", "C"), ElementsAre("-C"));
  EXPECT_THAT(pairs("ASSAULT", "", ""), ElementsAre("--"));
}

TEST(EventId, ChangesWithWhatTheEventIs) {
  const EventRecord event = test_event();
  EventRecord same = event;
  same.frame = "frames/assault.frames:99:other";
  same.confidence = 0.1;
  same.place.reset();
  EXPECT_EQ(event_id(event), event_id(same));
  std::set<std::uint64_t> ids = {event_id(event)};
  const auto changed = [&](auto&& change) {
    EventRecord other = event;
    change(other);
    EXPECT_TRUE(ids.insert(event_id(other)).second);
  };
  changed([](EventRecord& e) { e.document = "wire-8"; });
  changed([](EventRecord& e) { e.document_date = "2024-05-23"; });
  changed([](EventRecord& e) { e.sentence = -1; });
  changed([](EventRecord& e) { e.sentence_text += "!"; });
  changed([](EventRecord& e) { ++e.trigger.end; });
  changed([](EventRecord& e) { e.mode = ""; });
  changed([](EventRecord& e) { e.status = "negated"; });
  changed([](EventRecord& e) { std::swap(e.actors, e.recipients); });
}

// An id that changes between versions breaks whatever joins exports of two days.
TEST(EventId, StaysTheSameInEveryVersion) { EXPECT_EQ(event_id(test_event()), 15880489099510135883u); }

}  // namespace
}  // namespace priscus
