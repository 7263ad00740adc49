// sql_query.h: one SELECT of the user's own over a record.
//
//     SqlQuery query("news.db", "SELECT type, count(*) AS events FROM events GROUP BY type");
//     while (query.next()) fmt::print("{}\n", query.text(0));
//
// The connection is opened for reading and refuses everything but reading, whatever the statement says.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "record/database.h"

namespace priscus {

class SqlQuery {
 public:
  // Throws StoreError: not a record, a fault in the SQL, more than one statement, something else than a SELECT.
  SqlQuery(const std::string& path, const std::string& sql);

  const std::vector<std::string>& columns() const { return columns_; }  // their names, at least one

  // The next row is there; false: no more. Throws StoreError when the statement fails on the way.
  bool next() { return statement_->step(); }

  // A value of the row, columns from 0. Text of NULL is empty; views live until next().
  Statement::Type type(int column) const { return statement_->type(column); }
  std::string_view text(int column) const { return statement_->text(column); }
  std::int64_t number(int column) const { return statement_->number(column); }
  double real(int column) const { return statement_->real(column); }

 private:
  Database database_;
  std::unique_ptr<Statement> statement_;
  std::vector<std::string> columns_;
};

}  // namespace priscus
