#include "formats/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "formats/input_kind.h"
#include "priscus/error.h"

namespace priscus {
namespace {

class ReaderTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string write(const std::string& name, const std::string& bytes) {
    write_file(folder_ + "/" + name, bytes);
    return folder_ + "/" + name;
  }
  std::vector<std::string> ids(const std::vector<std::string>& paths, const ReaderOptions& options = {}) {
    const auto reader = open_readers(paths, options);
    std::vector<std::string> result;
    for (Document document; reader->next(document);) result.push_back(document.id);
    problems_ = reader->take_problems();
    return result;
  }
  std::string folder_ =
      testing::TempDir() + "priscus_reader_" + testing::UnitTest::GetInstance()->current_test_info()->name();
  std::vector<InputProblem> problems_;
};

TEST_F(ReaderTest, TheKindIsFoundByContent) {
  const std::string json = write("a.txt", " \n{\"id\": \"json\", \"text\": \"x\"}"),
                    text = write("b.jsonl", "Plain words.");
  EXPECT_THAT(ids({json, text}), testing::ElementsAre("json", "b"));
  ReaderOptions options;
  options.kind = InputKind::text;
  EXPECT_THAT(ids({json}, options), testing::ElementsAre("a"));
}

TEST_F(ReaderTest, AFileThatIsNotThereStopsNothing) {
  const std::string text = write("b.txt", "Plain words.");
  EXPECT_THAT(ids({folder_ + "/absent", folder_, text}), testing::ElementsAre("b", "b"));
  ASSERT_EQ(problems_.size(), 1u);
  EXPECT_EQ(problems_[0].message(), folder_ + "/absent: no such file");
  EXPECT_TRUE(problems_[0].left_out);
}

TEST_F(ReaderTest, EveryKindIsFoundByContent) {
  const std::string testdata = std::string(PRISCUS_SOURCE_DIR) + "/src/formats/testdata/";
  const auto kind = [&](const std::string& name, const std::string& bytes = {}) {
    LineSource source(bytes.empty() ? testdata + name : write(name, bytes));
    return kind_of(source);
  };
  EXPECT_EQ(kind("news_page.html"), InputKind::html);
  EXPECT_EQ(kind("old_page.html"), InputKind::html);
  EXPECT_EQ(kind("feed.rss"), InputKind::feed);
  EXPECT_EQ(kind("feed.atom"), InputKind::feed);
  EXPECT_EQ(kind("petrarch.xml"), InputKind::petrarch);
  EXPECT_EQ(kind("records.tabari"), InputKind::tabari);
  EXPECT_EQ(kind("table.csv"), InputKind::csv);
  EXPECT_EQ(kind("x", "WARC/1.1\r\nWARC-Type: warcinfo\r\n"), InputKind::warc);
  EXPECT_EQ(kind("x", "[{\"text\": \"a\"}]"), InputKind::json);
  EXPECT_EQ(kind("x", "[{\n"), InputKind::json);
  EXPECT_EQ(kind("x", "{\n  \"text\": \"a\"\n}"), InputKind::json);
  EXPECT_EQ(kind("x", "{\"text\": \"breaks o\n{\"text\": \"b\"}"), InputKind::json_lines);
  EXPECT_EQ(kind("x", "<?xml version=\"1.0\"?><!-- x > y --><!DOCTYPE rss [<!ENTITY a \"b>\">]><rss>"), InputKind::feed);
  // What only looks like it.
  EXPECT_EQ(kind("x", "<ministers> met"), InputKind::text);
  EXPECT_EQ(kind("x", "[Oslo] The ministers met."), InputKind::text);
  EXPECT_EQ(kind("x", "2021 was a year, text and date alike\nof talks."), InputKind::text);
}

TEST_F(ReaderTest, OneMissingFileThrows) { EXPECT_THROW(open_reader(folder_ + "/absent"), InputError); }

TEST_F(ReaderTest, NoFilesNoDocuments) { EXPECT_THAT(ids({}), testing::IsEmpty()); }

TEST(InputProblem, Message) {
  EXPECT_EQ((InputProblem{"a", 0, -1, "holds no text", false}).message(), "a: holds no text");
  EXPECT_EQ((InputProblem{"a", 7, -1, "x", true}).message(), "a:7: x");
  EXPECT_EQ((InputProblem{"a", 7, 12, "is not UTF-8", true}).message(), "a:7: byte 12 is not UTF-8");
  EXPECT_EQ((InputProblem{"a", 0, 12, "expected a word", true}).message(), "a: byte 12: expected a word");
}

}  // namespace
}  // namespace priscus
