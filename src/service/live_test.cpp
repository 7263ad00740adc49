#include "service/live.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

constexpr LiveTimes kFast{std::chrono::milliseconds(1), std::chrono::milliseconds(5)};

std::string next(const Reply& reply) {
  std::string out;
  EXPECT_TRUE(reply.stream(out));
  return out;
}

// What comes next and is no comment.
std::string next_news(const Reply& reply) {
  for (;;)
    if (std::string out = next(reply); !out.empty() && out[0] != ':') return out;
}

TEST(Live, TellsWhatIsNew) {
  std::optional<RecordSize> size = RecordSize{10, 20, 3, "2024-05-22"};
  const Reply reply = live_route([&] { return size; }, kFast).view(make_request("GET", "/api/live"));
  EXPECT_TRUE(reply.live);
  EXPECT_EQ(reply.content_type, "text/event-stream");
  EXPECT_EQ(next(reply), "retry: 2000\n\n");
  EXPECT_EQ(next(reply), "");
  size->documents = 11;
  EXPECT_EQ(next_news(reply), "event: record\nid: 11.20.3\ndata: {\"documents\": 11, \"events\": 20, \"rejects\": 3, \"last_day\": \"2024-05-22\"}\n\n");
  EXPECT_EQ(next(reply).find("record"), std::string::npos);
}

TEST(Live, ARecordThatIsStillBeingReadIsNoNews) {
  std::optional<RecordSize> size;
  const Reply reply = live_route([&] { return size; }, kFast).view(make_request("GET", "/api/live"));
  next(reply);
  EXPECT_EQ(next(reply), "");
  size = RecordSize{1, 2, 0, ""};
  EXPECT_EQ(next(reply).find("record"), std::string::npos);
  size = RecordSize{1, 3, 0, ""};
  EXPECT_NE(next_news(reply).find("\"last_day\": null"), std::string::npos);
}

TEST(Live, WhoComesBackHearsWhatHeMissed) {
  Request request = make_request("GET", "/api/live");
  request.headers["last-event-id"] = "10.20.3";
  const Reply reply = live_route([] { return RecordSize{12, 20, 3, ""}; }, kFast).view(request);
  next(reply);
  EXPECT_EQ(next_news(reply).substr(0, 27), "event: record\nid: 12.20.3\nd");
}

TEST(Live, CommentsKeepTheConnectionOpen) {
  const Reply reply = live_route([] { return RecordSize{1, 1, 1, ""}; }, kFast).view(make_request("GET", "/api/live"));
  next(reply);
  std::string out;
  for (int i = 0; i < 100 && out.empty(); ++i) out = next(reply);
  EXPECT_EQ(out, ":\n\n");
}

}  // namespace
}  // namespace priscus
