#include "record/event_query.h"

#include <gtest/gtest.h>

#include "priscus/error.h"

namespace priscus {
namespace {

TEST(EventQuery, ReadsPartyCodes) {
  EXPECT_EQ(party_code("BLR").country, "BLR");
  EXPECT_EQ(party_code("BLR").sector, "");
  EXPECT_EQ(party_code("blr:gov").country, "BLR");
  EXPECT_EQ(party_code("blr:gov").sector, "GOV");
  EXPECT_EQ(party_code(":MIL").country, "");
  EXPECT_EQ(party_code(":MIL").sector, "MIL");
}

TEST(EventQuery, RefusesWhatIsNoCode) {
  for (const char* text : {"", ":", "BLR'--", "BLR,AZE", "B R"}) EXPECT_THROW(party_code(text), Error) << text;
  for (const char* text : {"BLR", "BLR,", "BLR,AZE,RUS", ""}) EXPECT_THROW(dyad(text), Error) << text;
  EXPECT_EQ(dyad("blr:gov,AZE").one.sector, "GOV");
  EXPECT_EQ(dyad("blr:gov,AZE").other.country, "AZE");
}

}  // namespace
}  // namespace priscus
