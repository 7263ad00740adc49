#include "record/day_range.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

TEST(DayRange, OfDatesOfEveryWidth) {
  EXPECT_EQ(day_range("2024-05-22"), (DayRange{"2024-05-22", "2024-05-22"}));
  EXPECT_EQ(day_range("2024-02"), (DayRange{"2024-02-01", "2024-02-29"}));
  EXPECT_EQ(day_range("2023"), (DayRange{"2023-01-01", "2023-12-31"}));
  EXPECT_EQ(day_range("2020-09-21/2020-09-30"), (DayRange{"2020-09-21", "2020-09-30"}));
  EXPECT_EQ(day_range("2020-09/2021"), (DayRange{"2020-09-01", "2021-12-31"}));
}

TEST(DayRange, IsEmptyForWhatIsNoDate) {
  for (const char* text : {"", "May", "2024-13", "2024-02-30", "2024-05-22/", "/", "99", "2024-xx"}) EXPECT_EQ(day_range(text), DayRange()) << text;
}

TEST(DayRange, WithoutADateTakesThePublicationsUnlessHistorical) {
  EXPECT_EQ(day_range("", "actual", "2024-05-22"), (DayRange{"2024-05-22", "2024-05-22"}));
  EXPECT_EQ(day_range("", "historical", "2024-05-22"), DayRange());
  EXPECT_EQ(day_range("2019", "historical", "2024-05-22"), (DayRange{"2019-01-01", "2019-12-31"}));
  EXPECT_EQ(day_range("", "actual", ""), DayRange());
}

}  // namespace
}  // namespace priscus
