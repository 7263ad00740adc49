#include "text/iso_day.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

TEST(IsoDay, DaysAndTimes) {
  for (const char* text :
       {"2021-05-22", " 2021-05-22\n", "20210522", "2021-05-22T08:30:00Z", "2021-05-22 08:30", "2021-05-22T08",
        "2021-05-22T08:30:00.123+03:00", "2021-05-22 08:30:00 UTC", "20210522T083000Z"}) {
    EXPECT_EQ(iso_day(text), "2021-05-22") << text;
  }
}

TEST(IsoDay, AnythingElseIsNone) {
  for (const char* text :
       {"", "2021", "2021-05", "22 May 2021", "05/22/2021", "2021-02-29", "2021-13-01", "2021-00-10", "2021-05-00",
        "0000-05-22", "2021-05-22x", "2021-05-22T", "2021-05-22 noon", "2021-5-2", "1621670400", "20210522083000"}) {
    EXPECT_EQ(iso_day(text), std::nullopt) << text;
  }
}

TEST(IsoDay, LeapYears) {
  EXPECT_TRUE(is_iso_day("2020-02-29"));
  EXPECT_TRUE(is_iso_day("2000-02-29"));
  EXPECT_FALSE(is_iso_day("1900-02-29"));
  EXPECT_FALSE(is_iso_day("20200229"));
}

}  // namespace
}  // namespace priscus
