#include "events/same_event.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

Event event(const char* type, const char* mode, std::initializer_list<const char*> countries, const char* date = "") {
  Event e;
  e.meaning.type = type;
  e.meaning.mode = mode;
  e.date = date;
  for (const char* c : countries) e.actors.push_back({Actor{c, {}, c, "GOV", kind::state, -1}, {}, function::subject});
  return e;
}

TEST(SameEvent, MentionsShareTheMode) {
  std::vector<Event> events{event("CONSULT", "", {"BLR", "AZE"}), event("CONSULT", "phone", {"AZE", "BLR"}, "2021-05-22"),
                            event("CONSULT", "", {"BLR"})};
  join_same_events(events);
  EXPECT_EQ(events[0].same_as, events[1].same_as);
  EXPECT_EQ(events[2].same_as, events[1].same_as);
  EXPECT_EQ(events[0].meaning.mode, "phone");
}

TEST(SameEvent, OtherPartiesDatesOrStatusesAreOtherEvents) {
  std::vector<Event> events{event("CONSULT", "", {"BLR", "AZE"}, "2021-05-22"), event("CONSULT", "", {"BLR", "AZE"}, "2021-05-23"),
                            event("CONSULT", "", {"FRA", "DEU"}), event("ASSAULT", "", {"BLR", "AZE"})};
  events.push_back(event("CONSULT", "", {"FRA", "DEU"}));
  events.back().status = Status::hypothetical;
  join_same_events(events);
  EXPECT_NE(events[0].same_as, events[1].same_as);
  EXPECT_NE(events[0].same_as, events[2].same_as);
  EXPECT_NE(events[0].same_as, events[3].same_as);
  EXPECT_NE(events[2].same_as, events[4].same_as);
}

}  // namespace
}  // namespace priscus
