// turns.h: so many at a time, the others wait.
//
//     Turns turns(4);
//     {
//       const Turns::Turn turn(turns, deadline);   // waits for its turn
//       if (!turn) …                               // it did not come in time
//     }
//
// std::counting_semaphore would be this, but that of GCC 12 may sleep through a release (libstdc++ bug 104928).
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace priscus {

class Turns {
 public:
  explicit Turns(int number) : free_(number) {}
  Turns(const Turns&) = delete;
  Turns& operator=(const Turns&) = delete;

  class Turn {
   public:
    Turn(Turns& turns, std::chrono::steady_clock::time_point deadline) : turns_(turns), got_(turns.take(deadline)) {}
    ~Turn() {
      if (got_) turns_.give_back();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    explicit operator bool() const { return got_; }

   private:
    Turns& turns_;
    const bool got_;
  };

 private:
  bool take(std::chrono::steady_clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_until(lock, deadline, [&] { return free_ > 0; })) return false;
    --free_;
    return true;
  }
  void give_back() {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
    }
    freed_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
};

}  // namespace priscus
