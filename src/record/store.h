// store.h: what a record of documents and events promises, whatever keeps it.
//
//     SqliteStore store("news.db", SqliteStore::Mode::write);
//     if (!store.has(content_hash(document))) batch.documents.push_back(recorded(coder.code(document), knowledge));
//     store.add(batch);
//     store.find(query, [](const EventRecord& event) { …; return true; });
//
// A document is known by its content hash (content_hash.h) and by its address (url_key.h: of an article that was changed later, the version
// that came first stays), and is there whole or not at all. Adding what is there adds nothing. A reprint (near_copy.h) is kept without events. Functions
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
#include "record/telling.h"

namespace priscus {

// A record that cannot be opened, read or written. what() names it, the cause, and what to do.
struct StoreError : Error {
  using Error::Error;
};

// Who coded a document: versions of the program, the model and the knowledge.
struct CodedWith {
  std::string program, model, knowledge;

  friend bool operator==(const CodedWith&, const CodedWith&) = default;
};

// A document with all that was found in it, ready to be added.
struct RecordedDocument {
  std::string hash;  // content_hash(document)
  Document document;
  std::vector<EventRecord> events;
  std::vector<Telling> tellings;       // of the events (telling.h); without them they belong to no incident
  std::vector<std::int64_t> bands;     // copy_bands(document.text); without them it is no copy and has none
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
struct Incident;
struct IncidentQuery;

// A document as it was recorded.
struct StoredDocument {
  std::string hash;
  Document document;                // without sentences; `given_sentences` as in the source
  CodedWith coded_with;
  bool copy = false;                // of another document: it has no events
  std::vector<EventRecord> events;  // as they are in the record, in the order in which they were coded
};

enum class SeriesPeriod { day, week, month, year };

struct SeriesRow {
  std::string period;        // "2024-05-22", its Monday for a week, "2024-05", "2024"
  std::string one, other;    // country codes, one <= other
  std::int64_t events = 0;
  double score = 0;          // mean PLOVER score of these events
};

class Store {
 public:
  virtual ~Store() = default;

  // Is a document with this hash, or with this address (url_key.h), there?
  virtual bool has(std::string_view hash, std::string_view url = {}) = 0;

  struct Added {
    std::int64_t documents = 0, known = 0, events = 0;
    // Documents that turned out to be copies: new ones, and earlier ones of which a new one is the original. Their events are not kept; `events` is
    // how many more there are now.
    std::int64_t copies = 0;
  };
  // All of the batch, or nothing of it when this throws (StoreError). Once it has returned, a kill or a power cut loses
  // nothing of it. A reject with the source, line, byte and cause of one that is there adds nothing.
  virtual Added add(const Batch& batch) = 0;

  // Calls `each` for the events wanted, by their first day (those without one come first), then as they were added; stops
  // when it gives false. Gives their number. Memory does not grow with the number of events.
  virtual std::int64_t find(const EventQuery& query, const std::function<bool(const EventRecord&)>& each) = 0;

  // The events wanted, counted by period and pair of countries: rows in that order; stops when `each` gives false. An event
  // counts once for each pair of countries it is between (those that the query's dyads name, when it has any), in the period
  // of its first day; one without a day or without two countries does not count. Throws Error when a dyad of the query
  // lacks a country.
  virtual void series(const EventQuery& query, SeriesPeriod period, const std::function<bool(const SeriesRow&)>& each) = 0;

  // Calls `each` for all rejects, as they were added; stops when it gives false.
  virtual void rejects(const std::function<bool(const Reject&)>& each) = 0;

  // Calls `each` for the incidents wanted (incident.h), by their first day, then by id; stops when it gives false. Gives their number.
  virtual std::int64_t incidents(const IncidentQuery& query, const std::function<bool(const Incident&)>& each) = 0;

  // The documents one by one, as they were added: `after` is 0 for the first and is moved on by each call. False: there are no more.
  virtual bool next_document(std::int64_t& after, StoredDocument& document) = 0;

  // A document that is there, coded again.
  struct Replacement {
    RecordedDocument document;
    bool events_differ = true;  // false: the rows of its events stay as they are
  };
  // They get new events, tellings, bands and coder in place of their own; a document that is not there, and the events of a copy, are passed over.
  // All or nothing, as add().
  virtual void replace(const CodedWith& coded_with, const std::vector<Replacement>& documents) = 0;
};

}  // namespace priscus
