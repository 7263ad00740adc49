// live.h: tells open pages that the record has grown, whoever wrote to it.
//
//     routes.add(live_route([&] { return size_of_the_record(); }));      // GET /api/live, text/event-stream
//
//     event: record
//     id: 1043.2210.7
//     data: {"documents": 1043, "events": 2210, "rejects": 7, "last_day": "2024-05-22", "countries": ["BLR", "RUS"], "types": ["CONSULT"]}
//
// A stream asks for the size twice a second and speaks when it has changed; every 15 s without news it sends a comment, so that
// nobody between takes the connection for dead. `countries` and `types` are those of the events that came or went since the stream spoke last; both
// null: it cannot be said, anything may have changed. Who comes back with Last-Event-ID hears at once what he has missed.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "service/record_news.h"
#include "service/routes.h"

namespace priscus {

struct RecordSize {
  std::int64_t documents = 0, events = 0, rejects = 0;
  std::string last_day;  // of the newest event, ISO; empty when no day is known

  std::uint64_t version = 0;  // of the news; 0: there are none
  std::shared_ptr<const std::vector<RecordNews>> news;  // may be null

  std::string id() const;    // "1043.2210.7"
  // As above, with the news behind version `known`; 0: not known.
  std::string json(std::uint64_t known) const;
};

struct LiveTimes {
  std::chrono::milliseconds ask{500}, comment{15'000};
};

// `size` is called from many threads and must take microseconds; nothing while the record is not known yet. It must live as long
// as the streams.
Route live_route(std::function<std::optional<RecordSize>()> size, LiveTimes times = {});

}  // namespace priscus
