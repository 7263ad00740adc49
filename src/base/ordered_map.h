// ordered_map.h: work on a stream by many threads, results in the order of the input.
//
//     ordered_map<Document, std::string>(
//         threads, 64,
//         [&](Document& document) { return reader->next(document); },       // one thread at a time; false: no more
//         [&](Document& document) { return code(document); },               // many threads at once
//         [&](std::string&& line) { std::cout << line; });                  // one thread at a time, in order of input
//
// At most `window` items are read but not yet written: memory is bounded however uneven the items are. What is written
// does not depend on the number of threads. With threads <= 1 everything runs in the caller's thread.
//
// When `read`, `work` or `write` throws, no further item is read, what is under way ends, every result before the
// failed one has been written, and the exception of the first failed item (in order of input) is thrown again from
// here.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace priscus {

template <class Item, class Result>
void ordered_map(int threads, std::size_t window, const std::function<bool(Item&)>& read,
                 const std::function<Result(Item&)>& work, const std::function<void(Result&&)>& write) {
  if (threads <= 1) {
    for (Item item; read(item); item = Item()) write(work(item));
    return;
  }
  if (window < static_cast<std::size_t>(threads)) window = static_cast<std::size_t>(threads);

  struct Outcome {
    std::optional<Result> result;  // empty when it failed
    std::exception_ptr failure;
  };
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Outcome> done;  // finished, waiting for those before them
  std::size_t next_read = 0, next_write = 0;
  bool reading = false, writing = false, ended = false;
  std::exception_ptr failure;

  // A worker takes whatever is to do: write what is ready, else read one item and work on it. The mutex is released
  // while a function of the caller runs; `reading` and `writing` keep others out of the same one.
  auto worker = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      if (!writing && !failure && !done.empty() && done.begin()->first == next_write) {
        Outcome outcome = std::move(done.begin()->second);
        done.erase(done.begin());
        writing = true;
        lock.unlock();
        if (!outcome.failure) {
          try {
            write(std::move(*outcome.result));
          } catch (...) {
            outcome.failure = std::current_exception();
          }
        }
        lock.lock();
        writing = false;
        ++next_write;
        if (outcome.failure) {
          failure = outcome.failure;
          ended = true;
        }
        changed.notify_all();
        continue;
      }
      if (failure || (ended && next_write == next_read)) return;
      if (!reading && !ended && next_read - next_write < window) {
        Item item;
        Outcome outcome;
        bool more = false;
        reading = true;
        lock.unlock();
        try {
          more = read(item);
        } catch (...) {
          outcome.failure = std::current_exception();
        }
        lock.lock();
        reading = false;
        if (!more) ended = true;
        if (!more && !outcome.failure) {
          changed.notify_all();
          continue;
        }
        const std::size_t number = next_read++;
        changed.notify_all();
        if (!outcome.failure) {
          lock.unlock();
          try {
            outcome.result.emplace(work(item));
          } catch (...) {
            outcome.failure = std::current_exception();
          }
          lock.lock();
          if (outcome.failure) ended = true;
        }
        done.emplace(number, std::move(outcome));
        changed.notify_all();
        continue;
      }
      changed.wait(lock);
    }
  };

  std::vector<std::thread> pool;
  for (int i = 1; i < threads; ++i) pool.emplace_back(worker);
  worker();
  for (std::thread& thread : pool) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace priscus
