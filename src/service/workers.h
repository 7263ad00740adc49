// workers.h: threads for work that may block for long: one for each piece of work that is under way, none when there is none.
//
//     Workers workers;
//     workers.run([&] { serve(socket); });
//
// A thread that has nothing to do waits some seconds for the next piece of work, so that a busy program starts few. How many pieces may be
// under way is the caller's matter.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace priscus {

class Workers {
 public:
  explicit Workers(std::chrono::milliseconds patience = std::chrono::seconds(5)) : patience_(patience) {}
  ~Workers();  // waits until all work is done
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Begins at once. `work` must not throw. Throws std::system_error when the system gives no thread; then the work is not done.
  void run(std::function<void()> work);

  int threads() const;  // that live, waiting ones included

 private:
  using Threads = std::list<std::thread>;
  void live(Threads::iterator self);
  void join_finished(std::unique_lock<std::mutex>& lock);

  const std::chrono::milliseconds patience_;
  mutable std::mutex mutex_;
  std::condition_variable came_, ended_;
  std::deque<std::function<void()>> due_;
  std::size_t waiting_ = 0;  // threads with nothing to do
  bool stop_ = false;
  Threads threads_, finished_;  // those that have ended are to be joined
};

}  // namespace priscus
