#include "record/reader_pool.h"

namespace priscus {

ReaderPool::ReaderPool(const std::string& path, int most) : path_(path), most_(most) {
  idle_.push_back(std::make_unique<RecordReader>(path));
  open_ = 1;
}

ReaderPool::Taken ReaderPool::take(std::chrono::steady_clock::time_point deadline) {
  std::unique_ptr<RecordReader> reader;
  {
    std::unique_lock lock(mutex_);
    const auto can_go_on = [&] { return !idle_.empty() || open_ < most_; };
    if (deadline == std::chrono::steady_clock::time_point::max()) {
      came_back_.wait(lock, can_go_on);
    } else if (!came_back_.wait_until(lock, deadline, can_go_on)) {
      throw StoreTimeout(path_ + ": too many questions at once");
    }
    if (idle_.empty()) {
      ++open_;
    } else {
      reader = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!reader) {
    try {
      reader = std::make_unique<RecordReader>(path_);
    } catch (...) {
      {
        std::lock_guard lock(mutex_);
        --open_;
      }
      came_back_.notify_one();
      throw;
    }
  }
  reader->set_deadline(deadline);
  return Taken(this, std::move(reader));
}

void ReaderPool::give_back(std::unique_ptr<RecordReader> reader) {
  {
    std::lock_guard lock(mutex_);
    reader ? idle_.push_back(std::move(reader)) : void(--open_);
  }
  came_back_.notify_one();
}

}  // namespace priscus
