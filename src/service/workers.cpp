#include "service/workers.h"

#include <utility>

namespace priscus {

Workers::~Workers() {
  std::unique_lock lock(mutex_);
  stop_ = true;
  came_.notify_all();
  ended_.wait(lock, [&] { return threads_.empty(); });
  join_finished(lock);
}

void Workers::run(std::function<void()> work) {
  std::unique_lock lock(mutex_);
  join_finished(lock);
  due_.push_back(std::move(work));
  if (due_.size() <= waiting_) {
    came_.notify_one();
    return;
  }
  const auto self = threads_.emplace(threads_.end());
  try {
    *self = std::thread([this, self] { live(self); });
  } catch (...) {
    threads_.erase(self);
    due_.pop_back();
    throw;
  }
}

int Workers::threads() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(threads_.size());
}

void Workers::live(Threads::iterator self) {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (due_.empty() && !stop_) {
      ++waiting_;
      came_.wait_for(lock, patience_, [&] { return !due_.empty() || stop_; });
      --waiting_;
    }
    if (due_.empty()) break;
    const std::function<void()> work = std::move(due_.front());
    due_.pop_front();
    lock.unlock();
    work();
    lock.lock();
  }
  finished_.splice(finished_.end(), threads_, self);
  ended_.notify_all();
}

void Workers::join_finished(std::unique_lock<std::mutex>& lock) {
  Threads finished;
  finished.swap(finished_);
  lock.unlock();
  for (std::thread& thread : finished) thread.join();
  lock.lock();
}

}  // namespace priscus
