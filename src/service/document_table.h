// document_table.h: the documents of a record in columns in memory, as event_cube.h has the events: what lists and the page "health" ask for.
//
//     std::shared_ptr<const DocumentTable> documents = DocumentTable::read(database, nullptr);
//     documents->publisher_names[documents->publishers[0]];
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "record/store.h"
#include "service/event_cube.h"

namespace priscus {

class DocumentTable {
 public:
  // The documents as they are now, in the order of their rows. `before` as in EventCube::read; only what has come since is read again, unless documents
  // were coded again.
  static std::shared_ptr<const DocumentTable> read(Database& database, const std::shared_ptr<const DocumentTable>& before);

  std::size_t size() const { return rows.size(); }

  std::vector<std::int64_t> rows;
  std::vector<std::int32_t> days, recorded_days;  // of publication, and when they were recorded; EventCube::kNoDay
  std::vector<std::uint32_t> publishers;          // number in publisher_names; 0: not known
  std::vector<std::uint32_t> coders;              // number in the list of the same name below
  std::vector<bool> copies;                       // of another document

  StringPool publisher_names;
  std::vector<CodedWith> coder_list;
};

}  // namespace priscus
