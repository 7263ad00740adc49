// recorder.h: documents of a reader into a record: coded by several threads, added in batches. `record` and `watch` share it.
//
//     SqliteStore store("news.db", SqliteStore::Mode::write);
//     Recorder recorder(coder, store, talk, threads);
//     recorder.record(*reader);
//     recorder.counts().documents
#pragma once
#include <cstdint>
#include <vector>

#include "formats/reader.h"
#include "priscus/coder.h"
#include "record/store.h"

namespace priscus {

// What the user is told on the way, in the order of the input and by one thread at a time.
class RecorderTalk {
 public:
  virtual ~RecorderTalk() = default;
  virtual void problem(const InputProblem& problem) = 0;                              // of the input, or a document that cannot be coded
  virtual void warning(const std::string& document, const std::string& cause) = 0;    // part of a document was left out
  virtual void document(std::size_t sentences, std::size_t events) = 0;               // one more has been gone through
};

class Recorder {
 public:
  struct Counts : Store::Added {
    std::int64_t rejected = 0;
  };

  // All must outlive it. `threads` as Recorder::threads() gives them.
  Recorder(const Coder& coder, Store& store, RecorderTalk& talk, int threads);

  // The number of cores for 0.
  static int threads(int wanted);

  // Takes the reader to its end; all of it is in the store when this returns. Documents that are there already are passed over. What
  // cannot be read or coded is set aside as a reject. Throws StoreError; counts() then tells what is in the store.
  void record(DocumentReader& reader);

  const Counts& counts() const { return counts_; }  // since it was made

 private:
  struct Item;
  struct Result;
  bool read(DocumentReader& reader, Item& item);
  Result work(Item& item);
  void write(Result&& result);
  void take(const std::vector<InputProblem>& problems);
  void flush();

  const Coder& coder_;
  Store& store_;
  RecorderTalk& talk_;
  const int threads_;
  std::vector<InputProblem> last_problems_;
  Batch batch_;
  Counts counts_;
  std::int64_t rejected_in_batch_ = 0;
};

}  // namespace priscus
