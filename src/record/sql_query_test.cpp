#include "record/sql_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include "record/sqlite_store.h"
#include "record/test_record.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class SqlQueryTest : public testing::Test {
 protected:
  void SetUp() override {
    TearDown();
    SqliteStore store(path_, SqliteStore::Mode::write);
    Batch batch;
    batch.documents = {test_document("a", {test_event("a", "CONSULT", {party("BLR")}, {party("AZE")})})};
    store.add(batch);
  }
  void TearDown() override {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + ending);
  }
  // The error, or "no error".
  std::string error(const std::string& sql) {
    try {
      SqlQuery query(path_, sql);
      while (query.next()) {
      }
      return "no error";
    } catch (const StoreError& error) {
      return error.what();
    }
  }
  std::string path_ = testing::TempDir() + "sql_query_" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".db";
};

TEST_F(SqlQueryTest, GivesRows) {
  SqlQuery query(path_, "SELECT type, score, NULL AS empty, count(*) AS n FROM events GROUP BY type; -- bye");
  EXPECT_THAT(query.columns(), ElementsAre("type", "score", "empty", "n"));
  ASSERT_TRUE(query.next());
  EXPECT_EQ(query.text(0), "CONSULT");
  EXPECT_EQ(query.type(1), Statement::Type::real);
  EXPECT_EQ(query.real(1), -0.1);
  EXPECT_EQ(query.type(2), Statement::Type::null);
  EXPECT_EQ(query.number(3), 1);
  EXPECT_FALSE(query.next());
}

TEST_F(SqlQueryTest, WordsAndCommonTables) {
  SqlQuery words(path_, "SELECT count(*) FROM sentence_words WHERE sentence_words MATCH 'talk'");
  ASSERT_TRUE(words.next());
  EXPECT_EQ(words.number(0), 1);
  EXPECT_EQ(error("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3) SELECT * FROM c"), "no error");
  EXPECT_EQ(error("SELECT name FROM sqlite_schema"), "no error");
  EXPECT_EQ(error("PRAGMA table_info(events)"), "no error");
}

TEST_F(SqlQueryTest, ChangesNothing) {
  const std::string other = path_ + ".other";
  for (const std::string& sql :
       {std::string("DELETE FROM events"), std::string("UPDATE events SET type = 'x'"), std::string("INSERT INTO coders VALUES (9, 'a', 'b', 'c')"),
        std::string("DROP TABLE events"), std::string("CREATE TABLE t (x)"), std::string("CREATE TEMP TABLE t (x)"), "ATTACH '" + other + "' AS o",
        "VACUUM INTO '" + other + "'", std::string("PRAGMA user_version = 7"), std::string("PRAGMA query_only = OFF"), std::string("PRAGMA journal_mode = DELETE"),
        std::string("BEGIN"), std::string("SELECT load_extension('x')"), std::string("INSERT INTO sentence_words (sentence_words) VALUES ('rebuild')")})
    EXPECT_NE(error(sql), "no error") << sql;
  EXPECT_FALSE(std::filesystem::exists(other));
  SqlQuery count(path_, "SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM coders)");
  ASSERT_TRUE(count.next());
  EXPECT_EQ(count.number(0), 2);
}

TEST_F(SqlQueryTest, SaysWhatIsWrong) {
  EXPECT_THAT(error("SELECT 1; SELECT 2"), HasSubstr("expected one statement"));
  EXPECT_THAT(error("SELECT 1; DELETE FROM events"), HasSubstr("may only be read"));
  EXPECT_THAT(error(""), HasSubstr("expected a SELECT"));
  EXPECT_THAT(error("-- nothing"), HasSubstr("expected a SELECT"));
  EXPECT_THAT(error("SELECT x FROM nowhere"), HasSubstr("no such table: nowhere"));
  EXPECT_THAT(error("DELETE FROM events"), HasSubstr("may only be read: expected one SELECT"));
}

}  // namespace
}  // namespace priscus
