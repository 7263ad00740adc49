#include "formats/event_day.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

TEST(EventDay, FirstDayOfTheDate) {
  const auto day = [](const char* date, const char* status = "actual", const char* document_date = "2024-05-22") {
    EventRecord event;
    event.date = date;
    event.status = status;
    event.document_date = document_date;
    return event_day(event);
  };
  EXPECT_EQ(day("2024-05-20"), "2024-05-20");
  EXPECT_EQ(day("2024-05"), "2024-05-01");
  EXPECT_EQ(day("2024"), "2024-01-01");
  EXPECT_EQ(day("2020-09-21/2020-10"), "2020-09-21");
  EXPECT_EQ(day("2020-09/2020-10-03"), "2020-09-01");
  EXPECT_EQ(day(""), "2024-05-22");
  EXPECT_EQ(day("", "future"), "2024-05-22");
  EXPECT_EQ(day("", "historical"), "");
  EXPECT_EQ(day("", "actual", ""), "");
  EXPECT_EQ(day("2024-02-30"), "");
}

}  // namespace
}  // namespace priscus
