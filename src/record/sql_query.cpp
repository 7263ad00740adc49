#include "record/sql_query.h"

#include "record/schema.h"

namespace priscus {
namespace {

constexpr int kWaitMs = 30000;

}  // namespace

SqlQuery::SqlQuery(const std::string& path, const std::string& sql) : database_(path, Database::Mode::read, kWaitMs) {
  check_schema(database_);
  database_.allow_only_reading();
  statement_ = std::make_unique<Statement>(database_.prepare_single(sql));
  if (statement_->columns() == 0) database_.fail("\"" + sql + "\": expected a SELECT");
  for (int i = 0; i < statement_->columns(); ++i) columns_.emplace_back(statement_->column_name(i));
}

}  // namespace priscus
