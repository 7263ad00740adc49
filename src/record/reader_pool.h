// reader_pool.h: connections for the threads of a service: each question takes one and gives it back.
//
//     ReaderPool pool("news.db");
//     ReaderPool::Taken reader = pool.take(deadline);
//     reader->events(rows);
#pragma once
#include <chrono>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "record/record_reader.h"

namespace priscus {

class ReaderPool {
 public:
  // Opens one connection, so that a fault shows at once (StoreError); more, up to `most`, when they are asked for.
  explicit ReaderPool(const std::string& path, int most = 8);

  // Gives its reader back when it goes; the pool must outlive it. When it goes because of an exception the connection is closed: a question may have
  // been left in the middle.
  class Taken {
   public:
    Taken(Taken&&) = default;
    Taken& operator=(Taken&&) = delete;
    ~Taken() {
      if (reader_) pool_->give_back(std::uncaught_exceptions() > exceptions_ ? nullptr : std::move(reader_));
    }
    RecordReader* operator->() { return reader_.get(); }
    RecordReader& operator*() { return *reader_; }

   private:
    friend class ReaderPool;
    Taken(ReaderPool* pool, std::unique_ptr<RecordReader> reader) : pool_(pool), reader_(std::move(reader)) {}
    ReaderPool* pool_;
    std::unique_ptr<RecordReader> reader_;
    int exceptions_ = std::uncaught_exceptions();
  };

  // Waits when all are taken. Throws StoreTimeout when none comes back by `deadline`, which then holds for the reader's questions, too.
  Taken take(std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max());

 private:
  void give_back(std::unique_ptr<RecordReader> reader);  // null: it was closed

  const std::string path_;
  const int most_;
  std::mutex mutex_;
  std::condition_variable came_back_;
  std::vector<std::unique_ptr<RecordReader>> idle_;
  int open_ = 0;
};

}  // namespace priscus
