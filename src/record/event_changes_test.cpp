#include "record/event_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record/test_record.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

EventRecord event_at(std::uint32_t begin, const std::string& type) {
  EventRecord event = test_event("a", type, {party("BLR")}, {});
  event.trigger = {begin, begin + 5};
  return event;
}

std::vector<std::string> shown(const std::vector<EventChange>& changes) {
  std::vector<std::string> out;
  for (const EventChange& change : changes) {
    std::string text(name(change.what));
    text += ' ' + (change.what == EventChange::What::gone ? change.before : change.after).type;
    for (const EventChange::Field& field : change.fields) text += ' ' + field.name + ':' + field.before + '>' + field.after;
    out.push_back(text);
  }
  return out;
}

TEST(EventChanges, NothingDiffers) {
  const std::vector<EventRecord> events{event_at(1, "CONSULT"), event_at(20, "ASSAULT")};
  EXPECT_THAT(event_changes(events, events), IsEmpty());
  EXPECT_THAT(event_changes({}, {}), IsEmpty());
}

TEST(EventChanges, TheLineOfAFrameDoesNotCount) {
  EventRecord moved = event_at(1, "REQUEST"), other = moved;
  moved.frame = "frames/request.frames:99:call-on";
  EXPECT_THAT(event_changes({event_at(1, "REQUEST")}, {moved}), IsEmpty());
  other.frame = "frames/request.frames:1:urge";
  EXPECT_THAT(shown(event_changes({event_at(1, "REQUEST")}, {other})),
              ElementsAre("changed REQUEST frame:frames/request.frames:call-on>frames/request.frames:urge"));
}

TEST(EventChanges, NewGoneAndChangedInTheOrderOfTheText) {
  EventRecord changed = event_at(20, "ASSAULT");
  changed.status = "negated";
  changed.actors[0].country = "RUS";
  EXPECT_THAT(shown(event_changes({event_at(1, "CONSULT"), event_at(20, "ASSAULT")}, {changed, event_at(9, "AID")})),
              ElementsAre("gone CONSULT", "new AID", "changed ASSAULT actor:the BLR (BLR:GOV)>the BLR (RUS:GOV) status:actual>negated"));
}

TEST(EventChanges, PlaceNumbersAndHowAPartyWasFound) {
  EventRecord changed = event_at(1, "ASSAULT");
  changed.place.reset();
  changed.numbers.pop_back();
  changed.actors[0].function = "subject";
  changed.actors[0].guessed = true;
  EXPECT_THAT(shown(event_changes({event_at(1, "ASSAULT")}, {changed})),
              ElementsAre("changed ASSAULT actor:the BLR (BLR:GOV)>the BLR (BLR:GOV subject guessed)"
                          " place:Oslo (Oslo, Oslo fylke, NOR, 59.9100 10.7500 city)>"
                          " numbers:attending 3-5 minister (three to five), killed 40-  (at least 40) by the agency>attending 3-5 minister (three to five)"));
}

TEST(EventChanges, OneTriggerIsOneEventEvenOfAnotherType) {
  EXPECT_THAT(shown(event_changes({event_at(1, "COERCE")}, {event_at(1, "ASSAULT")})), ElementsAre("changed ASSAULT type:COERCE>ASSAULT"));
  // Two events on one trigger keep to their types.
  EventRecord agree = event_at(1, "AGREE");
  agree.date = "";
  EXPECT_THAT(shown(event_changes({event_at(1, "CONSULT"), event_at(1, "AGREE")}, {agree, event_at(1, "CONSULT")})),
              ElementsAre("changed AGREE date:2024-05-21>"));
}

TEST(EventChanges, ALongerTriggerIsNoNewEvent) {
  EventRecord longer = event_at(1, "CONSULT");
  longer.trigger.end += 3;
  longer.trigger_text = "called on all";
  EXPECT_THAT(shown(event_changes({event_at(1, "CONSULT")}, {longer})), ElementsAre("changed CONSULT trigger:called on>called on all"));
  longer.type = "AID";
  EXPECT_THAT(event_changes({event_at(3, "CONSULT")}, {longer}), SizeIs(2));
}

}  // namespace
}  // namespace priscus
