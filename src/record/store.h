// store.h: what a record of documents and events promises, whatever keeps it.
//
//     SqliteStore store("news.db", SqliteStore::Mode::write);
//     if (!store.has(content_hash(document))) batch.documents.push_back(recorded(coder.code(document), knowledge));
//     store.add(batch);
//     store.find(query, [](const EventRecord& event) { …; return true; });
//
// A document is known by its content hash (content_hash.h) and is there whole or not at all. Adding what is there adds nothing. Functions
// may be called from several threads, but not from within `each`; several programs may write to one record.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/event_record.h"
#include "priscus/coder.h"
#include "priscus/error.h"

namespace priscus {

// A record that cannot be opened, read or written. what() names it, the cause, and what to do.
struct StoreError : Error {
  using Error::Error;
};

// Who coded a document: versions of the program, the model and the knowledge.
struct CodedWith {
  std::string program, model, knowledge;
};

// A document with all that was found in it, ready to be added.
struct RecordedDocument {
  std::string hash;  // content_hash(document)
  Document document;
  std::vector<EventRecord> events;
};
RecordedDocument recorded(CodedDocument coded, const Knowledge& knowledge);

// Something that could not be read or coded.
struct Reject {
  std::string source;      // the file, or the id of the document
  std::int64_t line = 0;   // from 1; 0: as a whole
  std::int64_t byte = -1;  // as in InputProblem; -1: not known
  std::string cause;
  std::string when;        // "2024-05-22T08:30:00Z", when it was first added; set by the store
};

struct Batch {
  CodedWith coded_with;
  std::vector<RecordedDocument> documents;
  std::vector<Reject> rejects;

  bool empty() const { return documents.empty() && rejects.empty(); }
};

struct EventQuery;

class Store {
 public:
  virtual ~Store() = default;

  // Is a document with this hash there?
  virtual bool has(std::string_view hash) = 0;

  struct Added {
    std::int64_t documents = 0, known = 0, events = 0;
  };
  // All of the batch, or nothing of it when this throws (StoreError). Once it has returned, a kill or a power cut loses
  // nothing of it. A reject with the source, line, byte and cause of one that is there adds nothing.
  virtual Added add(const Batch& batch) = 0;

  // Calls `each` for the events wanted, by their first day (those without one come first), then as they were added; stops
  // when it gives false. Gives their number. Memory does not grow with the number of events.
  virtual std::int64_t find(const EventQuery& query, const std::function<bool(const EventRecord&)>& each) = 0;

  // Calls `each` for all rejects, as they were added; stops when it gives false.
  virtual void rejects(const std::function<bool(const Reject&)>& each) = 0;
};

}  // namespace priscus
