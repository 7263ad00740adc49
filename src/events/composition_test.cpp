// Events that take something from the sentence before or from the event around them, through the real model and knowledge.
#include <gmock/gmock.h>

#include "events/event_finder.h"
#include "mentions/mentions.h"
#include "priscus/model.h"

namespace priscus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kRoot = PRISCUS_SOURCE_DIR;

std::vector<Event> events_of(const std::string& text, const std::string& title = "") {
  static const std::shared_ptr<const Model> model = Model::load(kRoot + "/models/en.model");
  static const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(kRoot + "/knowledge");
  Document document = make_document("test", title, text, "2023-05-09");
  model->segment(document);
  const std::vector<Parse> parses = model->parse(document);
  return find_events(document, parses, find_mentions(document, parses, *knowledge), *knowledge, nullptr);
}

// "REJECT/meet actual RUS -> POL"
std::string told(const Event& event) {
  std::string text = event.meaning.type;
  if (!event.meaning.mode.empty()) text += '/' + event.meaning.mode;
  text += ' ' + std::string(name(event.status));
  for (const Participant& p : event.actors) text += ' ' + (p.actor.country.empty() ? "-" : p.actor.country);
  if (!event.recipients.empty()) text += " ->";
  for (const Participant& p : event.recipients) text += ' ' + (p.actor.country.empty() ? "-" : p.actor.country);
  return text;
}

std::vector<std::string> all_told(const std::vector<Event>& events) {
  std::vector<std::string> list;
  for (const Event& event : events) list.push_back(told(event));
  return list;
}

TEST(Composition, WhatIsRefusedForTheFutureIsARejection) {
  EXPECT_THAT(all_told(events_of("Russia will not meet the Polish envoy.")), ElementsAre("REJECT/meet actual RUS -> POL"));
  EXPECT_THAT(all_told(events_of("Russia did not meet the Polish envoy.")), ElementsAre("CONSULT negated RUS POL"));
}

TEST(Composition, WhatIsCalledOffDidNotTakePlace) {
  EXPECT_THAT(all_told(events_of("The talks between Eritrea and Djibouti were cancelled.")), ElementsAre("CONSULT negated ERI DJI"));
}

TEST(Composition, WhatHangsOnAConditionIsNotPlanned) {
  EXPECT_THAT(all_told(events_of("Kenya will meet the Ugandan envoy if the rebels agree.")),
              ::testing::Contains("AGREE hypothetical KEN -> UGA"));
  EXPECT_THAT(all_told(events_of("Kenya will meet the Ugandan envoy on Friday.")), ElementsAre("AGREE future KEN -> UGA"));
}

TEST(Composition, ASeriesIsItsMembers) {
  EXPECT_THAT(all_told(events_of("A series of talks was held by Kenya and Uganda.")), ElementsAre("CONSULT actual KEN UGA"));
}

TEST(Composition, WhatIsMentionedOfEarlierYearsDoesNotLeaveThePresent) {
  EXPECT_THAT(all_told(events_of("A Belgian court sentenced a Syrian man over the attacks of 2016 on Brussels. France praised the court.")),
              ::testing::Contains(::testing::StartsWith("SUPPORT actual FRA")));
}

TEST(Composition, WhoRejectsAnswersWhoAccused) {
  EXPECT_THAT(all_told(events_of("Poland accused Belarus of lying. Belarus denied this.")),
              ElementsAre("ACCUSE/allege actual POL -> BLR", "REJECT actual BLR -> POL"));
  EXPECT_THAT(all_told(events_of("Belarus denied this.")), ElementsAre("REJECT actual BLR"));
}

TEST(Composition, CondemnedIsWhoDidWhatWasToldBefore) {
  const std::vector<Event> events = events_of("Sudanese rebels attacked a Chadian village on Monday. France condemned the attack.");
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(told(events[1]), "ACCUSE/disapprove actual FRA -> SDN");
  EXPECT_EQ(told(events[2]), "ASSAULT actual SDN -> TCD");
}

TEST(Composition, WhoIsAccusedOfADeedDidIt) {
  EXPECT_THAT(all_told(events_of("Armenia accuses Azerbaijan of bombardment.")),
              ElementsAre("ACCUSE/allege actual ARM -> AZE", "ASSAULT/heavy-weapons actual AZE"));
}

TEST(Composition, BareWordsOfWarAreNoEvents) {
  EXPECT_THAT(all_told(events_of("The offensive went on.")), IsEmpty());
  EXPECT_THAT(all_told(events_of("Climbers abandon their assault.")), IsEmpty());
}

TEST(Composition, AMeetingAndItsTopicAreOne) {
  EXPECT_THAT(all_told(events_of("The Kenyan minister met the Ugandan envoy to discuss trade.")), ElementsAre("CONSULT actual KEN UGA"));
}

TEST(Composition, ASpeakersMustIsARequest) {
  EXPECT_THAT(all_told(events_of("Norway said Russia must repair the cable.")), ElementsAre("REQUEST/assist actual NOR -> RUS"));
}

TEST(Composition, HarmOnAConditionIsAThreat) {
  const std::vector<Event> events = events_of("Mali warned that it would expel the French ambassador if the talks failed.");
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events.front().meaning.type, "THREATEN");
}

TEST(Composition, HeadlinesHaveVerbs) {
  EXPECT_THAT(all_told(events_of("The envoy is in Oslo.", "Manila summons Chinese envoy after incident")),
              ElementsAre("ACCUSE/allege actual PHL -> CHN"));
  EXPECT_THAT(all_told(events_of("The envoy is in Oslo.", "Turkish foreign minister to visit Damascus next week")),
              ElementsAre("AGREE future TUR -> SYR"));
}

}  // namespace
}  // namespace priscus
