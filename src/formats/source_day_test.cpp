#include "formats/source_day.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

TEST(SourceDay, AsSourcesWriteIt) {
  for (const char* date :
       {"2021-05-22", "2021-05-22T08:30:00+03:00", "2021-05-22T08:30:00.000+0300 (local)", "20210522", "20210522083000",
        "Sat, 22 May 2021 08:30:00 GMT", "22 May 2021", "22 May 21 08:30 EST", "May 22, 2021",
        "May 22nd, 2021, 8:30 pm", "Saturday, May 22, 2021", "Sat, 22-May-2021 08:30:00 GMT", " 22 may 2021 "})
    EXPECT_EQ(source_day(date), "2021-05-22") << date;
  EXPECT_EQ(source_day("Sept. 3, 2021"), "2021-09-03");
  EXPECT_EQ(source_day("1 Jan 99"), "1999-01-01");
}

TEST(SourceDay, NothingElse) {
  for (const char* date :
       {"", "yesterday", "05/06/2021", "May 2021", "31 June 2021", "22 Mayor 2021", "2021-13-01", "May", "May 22"})
    EXPECT_EQ(source_day(date), std::nullopt) << date;
}

TEST(DayInUrl, Paths) {
  EXPECT_EQ(day_in_url("https://a.example/world/2021/05/22/talks"), "2021-05-22");
  EXPECT_EQ(day_in_url("https://a.example/2021-05-22-talks"), "2021-05-22");
  EXPECT_EQ(day_in_url("https://a.example/20210522/talks"), "2021-05-22");
  EXPECT_EQ(day_in_url("https://a.example/202105221/talks"), std::nullopt);
  EXPECT_EQ(day_in_url("https://a.example/2021/99/22/x?d=/2021/05/22/"), std::nullopt);
  EXPECT_EQ(day_in_url(""), std::nullopt);
}

}  // namespace
}  // namespace priscus
