#include "mentions/kinds.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

TEST(ActorKinds, FollowSectors) {
  EXPECT_EQ(kinds_of_sector("MIL"), kind::army);
  EXPECT_EQ(kinds_of_sector("REB"), kind::armed_group);
  EXPECT_EQ(kinds_of_sector("OPP"), kind::party | kind::people);
  EXPECT_EQ(kinds_of_sector(""), Kinds{0});
  EXPECT_EQ(kinds_of_sector("XYZ"), Kinds{0});
}

TEST(ActorKinds, FollowEntries) {
  ActorEntry entry;
  EXPECT_EQ(kinds_of_entry(entry, "BLR", "GOV"), kind::state | kind::government);
  entry.type = ActorType::person;
  EXPECT_EQ(kinds_of_entry(entry, "BLR", "GOV"), kind::government | kind::person);
  EXPECT_EQ(kinds_of_entry(entry, "BLR", "ELI"), Kinds{kind::person});
  entry.type = ActorType::place;
  EXPECT_EQ(kinds_of_entry(entry, "AZE", ""), Kinds{kind::place});
  entry.type = ActorType::body;
  EXPECT_EQ(kinds_of_entry(entry, "UNO", ""), Kinds{kind::organisation});
  EXPECT_EQ(kinds_of_entry(entry, "PSE", "REB"), Kinds{kind::armed_group});
  EXPECT_EQ(kinds_of_entry(entry, "IMG", "REB"), Kinds{kind::armed_group});
  EXPECT_TRUE(is_organisation_code("EUR"));
  EXPECT_FALSE(is_organisation_code("BLR"));
}

}  // namespace
}  // namespace priscus
