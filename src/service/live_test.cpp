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
  EXPECT_EQ(next_news(reply), "event: record\nid: 11.20.3\ndata: {\"documents\": 11, \"events\": 20, \"rejects\": 3, \"last_day\": \"2024-05-22\", \"countries\": null, \"types\": null}\n\n");
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

TEST(Live, TellsWhoIsConcerned) {
  std::optional<RecordSize> size = RecordSize{10, 20, 3, "", 4, std::make_shared<const std::vector<RecordNews>>()};
  const Reply reply = live_route([&] { return size; }, kFast).view(make_request("GET", "/api/live"));
  next(reply);
  EXPECT_EQ(next(reply), "");
  const std::vector<RecordNews> steps = {{4, false, {"XXX"}, {"AID"}}, {5, false, {"KEN", "NOR"}, {"CONSULT"}}, {6, false, {"KEN"}, {"AID"}}};
  size = RecordSize{12, 22, 3, "", 6, std::make_shared<const std::vector<RecordNews>>(steps)};
  EXPECT_NE(next_news(reply).find("\"countries\": [\"KEN\", \"NOR\"], \"types\": [\"AID\", \"CONSULT\"]}"), std::string::npos);
  size = RecordSize{13, 22, 3, "", 7, std::make_shared<const std::vector<RecordNews>>(std::vector<RecordNews>{{7, false, {}, {}}})};
  EXPECT_NE(next_news(reply).find("\"countries\": [], \"types\": []}"), std::string::npos);
  size = RecordSize{14, 22, 3, "", 9, std::make_shared<const std::vector<RecordNews>>(std::vector<RecordNews>{{9, false, {"KEN"}, {}}})};
  EXPECT_NE(next_news(reply).find("\"countries\": null"), std::string::npos);  // the step before is not known
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
