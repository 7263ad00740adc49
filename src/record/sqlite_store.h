// sqlite_store.h: the record in one SQLite database, in WAL mode: readers never wait for a writer.
#pragma once
#include <memory>
#include <string>

#include "record/event_query.h"
#include "record/store.h"

namespace priscus {

class SqliteStore : public Store {
 public:
  enum class Mode { read, write };

  // `write` makes the database when it is not there. `wait_ms`: how long to wait for another program's lock before giving
  // up. Throws StoreError: cannot be opened, not a record, of a newer schema, locked.
  SqliteStore(const std::string& path, Mode mode, int wait_ms = 30000);
  ~SqliteStore() override;

  bool has(std::string_view hash, std::string_view url = {}) override;
  Added add(const Batch& batch) override;
  std::int64_t find(const EventQuery& query, const std::function<bool(const EventRecord&)>& each) override;
  void series(const EventQuery& query, SeriesPeriod period, const std::function<bool(const SeriesRow&)>& each) override;
  void rejects(const std::function<bool(const Reject&)>& each) override;
  std::int64_t incidents(const IncidentQuery& query, const std::function<bool(const Incident&)>& each) override;
  bool next_document(std::int64_t& after, StoredDocument& document) override;
  void replace(const CodedWith& coded_with, const std::vector<Replacement>& documents) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace priscus
