#include "service/record_image.h"

#include <algorithm>

#include "record/schema.h"

namespace priscus {
namespace {

using namespace std::chrono_literals;

constexpr int kWaitMs = 5000;
constexpr auto kLook = 500ms;        // between two looks whether somebody has written
constexpr std::size_t kSteps = 60;   // of the news are kept: half a minute of a record that grows all the time
constexpr int kShareOfTime = 8;      // reading takes at most one part in so many of the time while somebody writes on and on

std::string first_day(const EventCube& cube) {
  std::int32_t first = EventCube::kNoDay;
  for (std::int32_t day : cube.first_days)
    if (day != EventCube::kNoDay && (first == EventCube::kNoDay || day < first)) first = day;
  return day_text(first);
}

std::string last_day(const EventCube& cube) {
  return cube.first_days.empty() ? std::string() : day_text(*std::max_element(cube.first_days.begin(), cube.first_days.end()));
}

}  // namespace

RecordWatch::RecordWatch(const std::string& path) : database_(path, Database::Mode::read, kWaitMs) {
  check_schema(database_);
  thread_ = std::thread([this] { run(); });
}

RecordWatch::~RecordWatch() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void RecordWatch::run() {
  while (true) {
    const auto start = std::chrono::steady_clock::now();
    try {
      refresh();
    } catch (const Error&) {
      data_version_ = -1;  // the file is locked, or gone: looked at again in a while; until then the last image stands
    }
    const auto took = std::chrono::steady_clock::now() - start;
    std::unique_lock lock(mutex_);
    if (changed_.wait_for(lock, std::max<std::chrono::steady_clock::duration>(kLook, took * kShareOfTime), [&] { return stop_; })) return;
  }
}

bool RecordWatch::refresh() {
  const std::int64_t data_version = database_.number("PRAGMA data_version");
  if (data_version == data_version_) return false;
  std::shared_ptr<const RecordImage> before;
  {
    std::lock_guard lock(mutex_);
    before = image_;
  }
  auto image = std::make_shared<RecordImage>();
  image->documents = DocumentTable::read(database_, before ? before->documents : nullptr);
  image->events = EventCube::read(database_, before ? before->events : nullptr);
  image->copies = std::count(image->documents->copies.begin(), image->documents->copies.end(), true);
  image->incidents = database_.number("SELECT count(*) FROM incidents");
  image->rejects = database_.number("SELECT count(*) FROM rejects");
  image->first_day = first_day(*image->events);
  image->last_day = last_day(*image->events);
  image->version = before ? before->version + 1 : 1;
  std::vector<RecordNews> news = before ? *before->news : std::vector<RecordNews>();
  if (before) {
    news.push_back(news_of(*image->events, *before->events));
    news.back().version = image->version;
  }
  if (news.size() > kSteps) news.erase(news.begin());
  image->news = std::make_shared<const std::vector<RecordNews>>(std::move(news));
  {
    std::lock_guard lock(mutex_);
    image_ = std::move(image);
  }
  changed_.notify_all();
  data_version_ = data_version;
  return true;
}

std::shared_ptr<const RecordImage> RecordWatch::image(std::chrono::steady_clock::time_point deadline) const {
  std::unique_lock lock(mutex_);
  const auto is_there = [&] { return image_ != nullptr || stop_; };
  if (deadline == std::chrono::steady_clock::time_point::max())
    changed_.wait(lock, is_there);
  else
    changed_.wait_until(lock, deadline, is_there);
  return image_;
}

std::uint64_t RecordWatch::version() const {
  std::lock_guard lock(mutex_);
  return image_ ? image_->version : 0;
}

}  // namespace priscus
