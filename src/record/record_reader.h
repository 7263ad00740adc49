// record_reader.h: what a service reads of a record that others may be writing: events and documents by row, incidents, words found.
//
//     RecordReader reader("news.db");
//     std::vector<FoundEvent> events = reader.events({17, 18});
//     std::optional<StoredDocument> document = reader.document("4f07…");
//
// One connection, for one thread at a time (see reader_pool.h). Which rows are wanted is found out elsewhere (service/event_cube.h); SqliteStore::find
// is the way for those who want all events of a query.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/event_rows.h"
#include "record/incident.h"
#include "record/store.h"

namespace priscus {

struct FoundEvent {
  std::int64_t row = 0;
  EventRecord event;
  std::string document;  // its content hash
  std::string title;     // of the document; empty when it has none
  std::int64_t sentence_row = 0;
};

struct ListedDocument {
  std::int64_t row = 0;
  std::string hash, id, title, date, publisher, url, language;  // empty when not known
  bool copy = false;
  std::int64_t events = 0;
};

struct Count {
  std::string what;
  std::int64_t count = 0;
};

class RecordReader {
 public:
  // Throws StoreError: cannot be opened, not a record, of another schema.
  explicit RecordReader(const std::string& path);

  // What is not done by then throws StoreTimeout; it holds for all calls until it is set again.
  void set_deadline(std::chrono::steady_clock::time_point deadline) { database_.set_deadline(deadline); }

  // Those that are there, in the order of `rows`.
  std::vector<FoundEvent> events(const std::vector<std::int64_t>& rows);
  std::vector<ListedDocument> documents(const std::vector<std::int64_t>& rows);

  // With its events, in the order in which they were coded. Nothing when no document has that hash.
  std::optional<StoredDocument> document(std::string_view hash);

  // Rows of the sentences in which all words stand, in any form and order, from the lowest. Words as in EventQuery::words; none for none.
  std::vector<std::int64_t> sentences_with(std::string_view words);

  // Where these words stand in a sentence: spans of bytes in its text, in order. Empty when they do not all stand there.
  std::vector<Span> found_in(std::int64_t sentence_row, std::string_view words);

  // The incident of that very id.
  std::optional<Incident> incident(std::string_view id);
  // Those of these ids that are there, in that order; at most a thousand ids.
  std::vector<Incident> incidents(const std::vector<std::string>& ids);
  // Of an event's row; empty when it belongs to none.
  std::string incident_of(std::int64_t event_row);
  // Rows of its events, in no order to be relied on.
  std::vector<std::int64_t> events_of_incident(std::string_view id);

  // Rejects from the newest, their number by cause (most first) and by the day when they were recorded.
  std::vector<Reject> last_rejects(std::int64_t most);
  std::vector<Count> reject_causes(std::int64_t most);
  std::vector<Count> rejects_by_day();

 private:
  std::vector<Count> counts(std::string_view sql, std::int64_t most);

  Database database_;
  EventRows event_rows_;
  Statement event_, document_, in_sentence_, incident_of_, of_incident_;
};

// "strike port" as FTS5 wants it: each word in quotation marks, so that nothing in it is an operator. Empty for no words.
std::string word_query(std::string_view words);

}  // namespace priscus
