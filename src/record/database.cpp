#include "record/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>
#include <filesystem>
#include <utility>

#include "record/store.h"

namespace priscus {

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
  if (sqlite3_prepare_v2(database.handle_, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr) != SQLITE_OK) database.fail();
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
  const int flags = SQLITE_OPEN_READWRITE | (mode == Mode::write ? SQLITE_OPEN_CREATE : 0);
  if (sqlite3_open_v2(path_.c_str(), &handle_, flags, nullptr) != SQLITE_OK) fail();
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, wait_ms);
  number("PRAGMA schema_version");  // the first look into the file: is it a database?
  if (mode == Mode::read) run("PRAGMA query_only = ON");
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::run(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::int64_t Database::number(const char* sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.number(0) : 0;
}

std::int64_t Database::changed() const { return sqlite3_changes64(handle_); }

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

void Database::fail() const { fail(cause()); }

void Database::fail(const std::string& cause) const { throw StoreError(path_ + ": " + cause); }

std::string Database::cause() const {
  const std::string message = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
  switch (handle_ ? sqlite3_errcode(handle_) & 0xff : SQLITE_NOMEM) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fmt::format("is locked: another program did not finish writing within {} s; nothing is lost, run this again later", wait_ms_ / 1000.0);
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
