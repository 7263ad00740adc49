// database.h: a SQLite database and its statements, with errors that say what to do.
//
//     Database database("news.db", Database::Mode::write, 10000);
//     Statement statement = database.prepare("SELECT id FROM documents WHERE date = ?");
//     statement.bind(1, "2024-05-22");
//     while (statement.step()) ids.emplace_back(statement.text(0));
//
// Values are bound, never pasted into SQL. Every failure throws StoreError with the database's path.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "priscus/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace priscus {

class Database;

// A statement took longer than Database::set_deadline() allows.
struct StoreTimeout : Error {
  using Error::Error;
};

class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  // Parameters count from 1. A text must live until reset() or the last step(). bind_or_null: NULL when empty.
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::int64_t number);
  Statement& bind(int parameter, int number) { return bind(parameter, static_cast<std::int64_t>(number)); }
  Statement& bind(int parameter, std::uint32_t number) { return bind(parameter, static_cast<std::int64_t>(number)); }
  Statement& bind(int parameter, double number);
  Statement& bind_or_null(int parameter, std::string_view text);

  // The next row is there; false: no more.
  bool step();
  // To its end and reset, for statements without rows: the bindings are forgotten.
  void run();
  void reset();

  // Columns count from 0. NULL is an empty text and 0. A view lives until the next step() or reset().
  std::string_view text(int column) const;
  std::int64_t number(int column) const;
  double real(int column) const;
  enum class Type { null, integer, real, text, bytes };
  Type type(int column) const;  // of the value in the row

  int columns() const;                              // 0: a statement without rows
  std::string_view column_name(int column) const;  // lives as long as the statement

 private:
  friend class Database;
  Statement(Database& database, std::string_view sql, std::string_view* rest = nullptr);  // `rest`: what follows the first statement

  Database* database_;
  sqlite3_stmt* statement_ = nullptr;
};

// One connection, for one thread at a time.
class Database {
 public:
  enum class Mode {
    read,  // must be there
    write  // is made when it is not there
  };
  // Waits up to `wait_ms` for another program's lock, here and in every call. Throws when the path is no SQLite database.
  Database(const std::string& path, Mode mode, int wait_ms);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  void run(const char* sql);  // several statements without parameters
  Statement prepare(std::string_view sql) { return Statement(*this, sql); }
  // The same, but fails when more than one statement stands there.
  Statement prepare_single(std::string_view sql);
  std::int64_t number(const char* sql);  // of the first column of the only row

  // From now on every statement but a SELECT fails, and so does what a SELECT could do besides reading. For a record.
  void allow_only_reading();

  // Statements that are not done by then throw StoreTimeout; time_point::max(), as at first: they take the time they need.
  void set_deadline(std::chrono::steady_clock::time_point deadline);

  std::int64_t changed() const;   // rows by the last INSERT, UPDATE or DELETE
  std::int64_t last_row() const;  // rowid of the last INSERT
  const std::string& path() const { return path_; }

  // Throws StoreError for the last failure of this connection.
  [[noreturn]] void fail() const;
  // The same for a cause that is not SQLite's.
  [[noreturn]] void fail(const std::string& cause) const;

 private:
  friend class Statement;
  void open(Mode mode, int wait_ms);
  std::string cause() const;

  std::string path_;
  int wait_ms_;
  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
  sqlite3* handle_ = nullptr;
};

// One view of the record for all statements as long as it lives, whoever writes meanwhile. It also saves each statement the locking of the file.
class OneView {
 public:
  explicit OneView(Database& database) : database_(database) { database_.run("BEGIN"); }
  ~OneView();
  OneView(const OneView&) = delete;
  OneView& operator=(const OneView&) = delete;

 private:
  Database& database_;
};

// BEGIN IMMEDIATE, and ROLLBACK unless commit() was reached.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace priscus
