#include "service/live.h"

#include <memory>
#include <thread>

#include "formats/json_text.h"

namespace priscus {
namespace {

using Clock = std::chrono::steady_clock;

// One page that listens.
class Listener {
 public:
  Listener(std::function<std::optional<RecordSize>()> size, LiveTimes times, std::string told)
      : size_(std::move(size)), times_(times), told_(std::move(told)) {
    if (const auto now = told_.empty() ? size_() : std::nullopt) note(*now);
  }

  bool next(std::string& out) {
    if (!greeted_) {
      greeted_ = true;
      out = "retry: 2000\n\n";
      return true;
    }
    if (waited_) std::this_thread::sleep_for(times_.ask);
    waited_ = true;
    const std::optional<RecordSize> size = size_();
    if (size && told_.empty()) {
      note(*size);  // what it was at first is no news
    } else if (size && size->id() != told_) {
      const std::uint64_t known = known_;
      note(*size);
      out = "event: record\nid: " + told_ + "\ndata: " + size->json(known) + "\n\n";
    } else if (Clock::now() - spoke_ >= times_.comment) {
      out = ":\n\n";
    }
    if (!out.empty()) spoke_ = Clock::now();
    return true;
  }

 private:
  void note(const RecordSize& size) {
    told_ = size.id();
    known_ = size.version;
  }

  const std::function<std::optional<RecordSize>()> size_;
  const LiveTimes times_;
  std::string told_;  // id of the size that the page knows
  std::uint64_t known_ = 0;  // its version; 0 for one that came back
  bool greeted_ = false, waited_ = false;
  Clock::time_point spoke_ = Clock::now();
};

}  // namespace

std::string RecordSize::id() const { return std::to_string(documents) + '.' + std::to_string(events) + '.' + std::to_string(rejects); }

std::string RecordSize::json(std::uint64_t known) const {
  RecordNews all;
  all.anything = !news;
  if (news) all = news_since(*news, known);
  JsonText json;
  const auto list = [&](const std::set<std::string>& names) {
    if (all.anything) {
      json.null();
      return;
    }
    json.open_array();
    for (const std::string& name : names) json.text(name);
    json.close_array();
  };
  json.open_object();
  json.key("documents").number(documents);
  json.key("events").number(events);
  json.key("rejects").number(rejects);
  json.key("last_day").text_or_null(last_day);
  json.key("countries");
  list(all.countries);
  json.key("types");
  list(all.types);
  json.close_object();
  return json.take();
}

Route live_route(std::function<std::optional<RecordSize>()> size, LiveTimes times) {
  const auto view = [size = std::move(size), times](const Request& request) {
    auto listener = std::make_shared<Listener>(size, times, std::string(request.header("last-event-id")));
    Reply reply = Reply::streamed("text/event-stream", [listener](std::string& out) { return listener->next(out); });
    reply.live = true;
    return reply;
  };
  return {"GET", "/api/live", {}, view, Route::Kept::never};
}

}  // namespace priscus
