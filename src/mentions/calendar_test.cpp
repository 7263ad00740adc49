#include "mentions/calendar.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

TEST(Calendar, CountsDays) {
  const std::optional<Day> day = Day::from_iso("2021-05-22");
  ASSERT_TRUE(day);
  EXPECT_EQ(day->weekday(), 5);  // a Saturday
  EXPECT_EQ(day->plus(-22).iso(), "2021-04-30");
  EXPECT_EQ(day->plus(365).iso(), "2022-05-22");
  EXPECT_EQ(Day(2024, 2, 28).plus(1).iso(), "2024-02-29");
  EXPECT_LT(Day(2021, 5, 21), *day);
}

TEST(Calendar, RefusesWhatIsNoDay) {
  for (const char* text :
       {"", "2021", "2021-05", "2021-02-30", "2021-13-01", "2021/05/22", "x021-05-22", "2021-00-10"}) {
    EXPECT_FALSE(Day::from_iso(text)) << text;
  }
  EXPECT_EQ(days_in_month(2020, 2), 29);
  EXPECT_EQ(days_in_month(1900, 2), 28);
  EXPECT_EQ(iso_month(987, 3), "0987-03");
}

TEST(Calendar, KnowsTheEndsOfItsValues) {
  using Ends = std::pair<std::string, std::string>;
  EXPECT_EQ(ends("2021-05-22"), Ends("2021-05-22", "2021-05-22"));
  EXPECT_EQ(ends("2020-02"), Ends("2020-02-01", "2020-02-29"));
  EXPECT_EQ(ends("2020"), Ends("2020-01-01", "2020-12-31"));
  EXPECT_EQ(ends("2019/2020-05"), Ends("2019-01-01", "2020-05-31"));
  EXPECT_EQ(month_after("2020-12", 1), "2021-01");
  EXPECT_EQ(month_after("2020-01", -13), "2018-12");
}

TEST(Calendar, ReadsWords) {
  EXPECT_EQ(month_number("September"), 9);
  EXPECT_EQ(month_number("Sept."), 9);
  EXPECT_EQ(month_number("SEP"), 9);
  EXPECT_EQ(month_number("Octopus"), 0);
  EXPECT_EQ(month_number("ma"), 0);
  EXPECT_EQ(weekday_number("monday"), 0);
  EXPECT_EQ(weekday_number("Thurs."), 3);
  EXPECT_EQ(weekday_number("Sun"), -1);
  EXPECT_EQ(weekday_number("Mondays"), -1);
  EXPECT_EQ(number_word("twelve"), 12);
  EXPECT_EQ(number_word("a"), 1);
  EXPECT_EQ(number_word("dozen"), 12);
  EXPECT_EQ(number_word("nineteen"), 19);
  EXPECT_EQ(number_word("forty"), 40);
  EXPECT_EQ(weekday_number("Monday's"), 0);
  EXPECT_EQ(month_number("June’s"), 6);
  EXPECT_EQ(number_word("30"), 30);
  EXPECT_EQ(number_word("3rd"), -1);
  EXPECT_EQ(number_word("many"), -1);
}

}  // namespace
}  // namespace priscus
