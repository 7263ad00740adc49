#include "record/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <initializer_list>
#include <utility>

#include "record/store.h"

namespace priscus {

Statement::Statement(Database& database, std::string_view sql, std::string_view* rest) : database_(&database) {
  const char* end = nullptr;
  if (sqlite3_prepare_v2(database.handle_, sql.data(), static_cast<int>(sql.size()), &statement_, &end) != SQLITE_OK) database.fail();
  if (rest) *rest = sql.substr(static_cast<std::size_t>(end - sql.data()));
}

int Statement::columns() const { return sqlite3_column_count(statement_); }

std::string_view Statement::column_name(int column) const { return sqlite3_column_name(statement_, column); }

Statement::Type Statement::type(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER: return Type::integer;
    case SQLITE_FLOAT: return Type::real;
    case SQLITE_NULL: return Type::null;
    case SQLITE_BLOB: return Type::bytes;
    default: return Type::text;
  }
}

Statement::Statement(Statement&& other) noexcept : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int parameter, std::string_view text) {
  // A null pointer would bind NULL; the empty text is another value.
  const char* bytes = text.data() ? text.data() : "";
  if (sqlite3_bind_text64(statement_, parameter, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) database_->fail();
  return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number) {
  if (sqlite3_bind_int64(statement_, parameter, number) != SQLITE_OK) database_->fail();
  return *this;
}

Statement& Statement::bind(int parameter, double number) {
  if (sqlite3_bind_double(statement_, parameter, number) != SQLITE_OK) database_->fail();
  return *this;
}

Statement& Statement::bind_or_null(int parameter, std::string_view text) {
  if (!text.empty()) return bind(parameter, text);
  if (sqlite3_bind_null(statement_, parameter) != SQLITE_OK) database_->fail();
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) database_->fail();
  return result == SQLITE_ROW;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string_view();
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_, column); }

double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

Database::Database(const std::string& path, Mode mode, int wait_ms) : path_(path), wait_ms_(wait_ms) {
  try {
    open(mode, wait_ms);
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

void Database::open(Mode mode, int wait_ms) {
  std::error_code error;
  if (path_.empty()) fail("expected the name of a database");
  if (std::filesystem::is_directory(path_, error)) fail("is a folder, expected a database");
  if (mode == Mode::read && !std::filesystem::exists(path_, error)) fail("no such file; `priscus record` makes it");
  // Also for reading: SQLite falls back to reading what may not be written, and a last reader that may write tidies up.
  // No thread waits for another one here, so that SQLite need not lock at every step.
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (mode == Mode::write ? SQLITE_OPEN_CREATE : 0);
  if (sqlite3_open_v2(path_.c_str(), &handle_, flags, nullptr) != SQLITE_OK) fail();
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, wait_ms);
  number("PRAGMA schema_version");  // the first look into the file: is it a database?
  if (mode == Mode::read) run("PRAGMA query_only = ON");
}

namespace {

// What a statement of the user's own may do: read tables, call functions, and ask what tables and columns there are.
int allow_reading(void*, int action, const char* first, const char* second, const char*, const char*) {
  const auto is_one_of = [](const char* name, std::initializer_list<std::string_view> names) {
    return name && std::find(names.begin(), names.end(), std::string_view(name)) != names.end();
  };
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_FUNCTION: return is_one_of(second, {"load_extension"}) ? SQLITE_DENY : SQLITE_OK;
    // FTS5 asks for data_version to know whether its cache is stale.
    case SQLITE_PRAGMA:
      return is_one_of(first, {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "user_version", "application_id", "data_version"}) &&
                     (!second || !is_one_of(first, {"user_version", "application_id"}))
                 ? SQLITE_OK
                 : SQLITE_DENY;
    default: return SQLITE_DENY;
  }
}

}  // namespace

void Database::allow_only_reading() {
  // The index of words is set up by its first use, which the authorizer would see.
  number("SELECT count(*) FROM (SELECT 1 FROM sentence_words LIMIT 1)");
  sqlite3_set_authorizer(handle_, allow_reading, nullptr);
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::run(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

Statement Database::prepare_single(std::string_view sql) {
  std::string_view rest;
  Statement statement(*this, sql, &rest);
  // What follows may be blank or a comment: that gives no statement.
  if (!rest.empty() && Statement(*this, rest).statement_) fail("expected one statement, found another behind it");
  return statement;
}

std::int64_t Database::number(const char* sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.number(0) : 0;
}

std::int64_t Database::changed() const { return sqlite3_changes64(handle_); }

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

void Database::set_deadline(std::chrono::steady_clock::time_point deadline) {
  constexpr int kInstructions = 4000;  // of SQLite's machine between two looks at the clock: some ten microseconds
  deadline_ = deadline;
  if (deadline == std::chrono::steady_clock::time_point::max()) {
    sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
    return;
  }
  const auto late = [](void* self) { return std::chrono::steady_clock::now() > static_cast<Database*>(self)->deadline_ ? 1 : 0; };
  sqlite3_progress_handler(handle_, kInstructions, late, this);
}

void Database::fail() const {
  if (handle_ && (sqlite3_errcode(handle_) & 0xff) == SQLITE_INTERRUPT) throw StoreTimeout(path_ + ": the question took too long");
  fail(cause());
}

void Database::fail(const std::string& cause) const { throw StoreError(path_ + ": " + cause); }

std::string Database::cause() const {
  const std::string message = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
  switch (handle_ ? sqlite3_errcode(handle_) & 0xff : SQLITE_NOMEM) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fmt::format("is locked: another program did not finish writing within {} s; nothing is lost, run this again later", wait_ms_ / 1000.0);
    case SQLITE_AUTH: return "may only be read: expected one SELECT; " + message;
    case SQLITE_NOTADB: return "is not a SQLite database; give the name of a record, or a new name";
    case SQLITE_FULL: return "the disk is full; make room and run this again, what was recorded stays";
    case SQLITE_READONLY: return "may not be written to; check the permissions of the file and its folder";
    case SQLITE_CORRUPT: return "is damaged (" + message + "); take a backup, or save what can be read with `sqlite3 " + path_ + " .recover`";
    case SQLITE_CANTOPEN: {
      const int system = sqlite3_system_errno(handle_);
      return std::string("cannot be opened: ") + (system ? std::strerror(system) : message.c_str());
    }
    default: return message;
  }
}

OneView::~OneView() {
  try {
    database_.run("ROLLBACK");  // nothing was written
  } catch (const StoreError&) {
  } catch (const StoreTimeout&) {
  }
}

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const StoreError&) {
    // SQLite has rolled back by itself, as it does when the disk is full.
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace priscus
