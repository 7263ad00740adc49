#include "cli/recorder.h"

#include <algorithm>
#include <thread>

#include "base/ordered_map.h"
#include "record/content_hash.h"

namespace priscus {
namespace {

// Documents a transaction. What is lost by a kill is at most this many, and they are not known then: the next run takes them.
constexpr std::size_t kBatch = 64;

const std::string kCannotBeCoded = "cannot be coded, a fault of the program: ";

}  // namespace

struct Recorder::Item {
  Document document;
  std::vector<InputProblem> problems;  // met before it
};

struct Recorder::Result {
  RecordedDocument document;
  bool known = false;
  bool failed = false;                 // the coder threw; its reason is among the input's problems
  std::vector<Problem> problems;       // of this document
  std::vector<InputProblem> input_problems;
};

Recorder::Recorder(const Coder& coder, Store& store, RecorderTalk& talk, int threads) : coder_(coder), store_(store), talk_(talk), threads_(threads) {
  batch_.coded_with = {PRISCUS_VERSION, coder_.model().version(), coder_.knowledge().version()};
}

int Recorder::threads(int wanted) { return wanted > 0 ? wanted : static_cast<int>(std::max(1u, std::thread::hardware_concurrency())); }

void Recorder::record(DocumentReader& reader) {
  // After a failure of the store what was to be added is gone: it is not known, and comes again.
  batch_.documents.clear();
  batch_.rejects.clear();
  rejected_in_batch_ = 0;
  last_problems_.clear();
  ordered_map<Item, Result>(
      threads_, kBatch, [&](Item& item) { return read(reader, item); }, [&](Item& item) { return work(item); },
      [&](Result&& result) { write(std::move(result)); });
  take(last_problems_);
  flush();
}

bool Recorder::read(DocumentReader& reader, Item& item) {
  const bool more = reader.next(item.document);
  (more ? item.problems : last_problems_) = reader.take_problems();
  return more;
}

Recorder::Result Recorder::work(Item& item) {
  Result result;
  result.input_problems = std::move(item.problems);
  result.document.hash = content_hash(item.document);
  result.known = store_.has(result.document.hash, item.document.url);
  if (result.known) return result;
  const std::string id = item.document.id;
  try {
    CodedDocument coded = coder_.code(std::move(item.document));
    result.problems = std::move(coded.problems);
    result.document = recorded(std::move(coded), coder_.knowledge());
  } catch (const std::exception& error) {  // a fault of ours: one document never stops a run
    result.failed = true;
    result.input_problems.push_back({id, 0, -1, kCannotBeCoded + error.what()});
  }
  return result;
}

void Recorder::write(Result&& result) {
  take(result.input_problems);
  for (const Problem& problem : result.problems) {
    talk_.warning(result.document.document.id, problem.cause);
    batch_.rejects.push_back({result.document.document.id, 0, -1, problem.cause, ""});
  }
  talk_.document(result.document.document.sentences.size(), result.document.events.size());
  if (result.failed) {
    // told and set aside with the input's problems
  } else if (result.known) {
    ++counts_.known;
  } else {
    batch_.documents.push_back(std::move(result.document));
  }
  if (batch_.documents.size() >= kBatch || batch_.rejects.size() >= 16 * kBatch) flush();
}

void Recorder::take(const std::vector<InputProblem>& problems) {
  for (const InputProblem& problem : problems) {
    talk_.problem(problem);
    if (!problem.left_out) continue;
    ++rejected_in_batch_;
    batch_.rejects.push_back({problem.file, problem.line, problem.byte, problem.cause, ""});
  }
}

void Recorder::flush() {
  if (batch_.empty()) return;
  const Store::Added added = store_.add(batch_);
  counts_.documents += added.documents;
  counts_.known += added.known;
  counts_.events += added.events;
  counts_.copies += added.copies;
  counts_.rejected += rejected_in_batch_;
  rejected_in_batch_ = 0;
  batch_.documents.clear();
  batch_.rejects.clear();
}

}  // namespace priscus
