// record_image.h: a record as it stood at one moment, in memory, and the thread that keeps it up to date.
//
//     RecordWatch watch("news.db");
//     std::shared_ptr<const RecordImage> image = watch.image(deadline);
//     image->events->size();
//
// Whoever writes the record, within a second or two of it there is a new image; those who hold the old one keep it.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "service/document_table.h"
#include "service/event_cube.h"
#include "service/record_news.h"

namespace priscus {

struct RecordImage {
  std::shared_ptr<const EventCube> events;
  std::shared_ptr<const DocumentTable> documents;
  std::int64_t copies = 0, incidents = 0, rejects = 0;
  std::string first_day, last_day;  // of the events; empty when none has a day
  std::uint64_t version = 0;        // 1, 2, …: another one for each image of a watch
  std::shared_ptr<const std::vector<RecordNews>> news;  // what led from image to image lately, oldest first; the last step led here
};

class RecordWatch {
 public:
  // Begins to read in a thread of its own. Throws StoreError when the record cannot be opened.
  explicit RecordWatch(const std::string& path);
  ~RecordWatch();
  RecordWatch(const RecordWatch&) = delete;
  RecordWatch& operator=(const RecordWatch&) = delete;

  // The newest image; waits for the first one (a second or two for a million events). Null when it is not there by `deadline`.
  std::shared_ptr<const RecordImage> image(std::chrono::steady_clock::time_point deadline) const;

  // Of the newest image; 0 while there is none. Takes no time.
  std::uint64_t version() const;

 private:
  void run();
  bool refresh();  // false: nothing has changed

  Database database_;
  std::int64_t data_version_ = -1;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::shared_ptr<const RecordImage> image_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace priscus
