// event_rows.h: rows of the record as events and documents.
//
//     Statement rows = database.prepare("SELECT " + event_columns() + " WHERE e.type = ?1");
//     EventRows events(database);
//     while (rows.step()) EventRecord event = events.read(rows);
#pragma once
#include <string>
#include <string_view>

#include "record/database.h"
#include "record/event_details.h"
#include "record/store.h"

namespace priscus {

inline constexpr int kEventColumns = 39;  // how many read() takes

// The columns of an event, those named in `further` behind them (", d.hash"), and the tables they come from: events e, documents d, sentences s,
// places l. Column 0 is the row of the event.
std::string event_columns(std::string_view further = {});

// Reads one event after the other.
class EventRows {
 public:
  explicit EventRows(Database& database);

  // From a row of event_columns(), with participants and numbers.
  EventRecord read(const Statement& row);

 private:
  void read_parties(std::int64_t event_row, EventRecord& event);

  Statement parties_;
  NumbersReader numbers_;
};

// A document by its row; its number is column 0.
extern const char* const kDocumentSelect;

// From a row of kDocumentSelect: the document as it was read, without its events.
StoredDocument read_document_row(const Statement& row);

}  // namespace priscus
