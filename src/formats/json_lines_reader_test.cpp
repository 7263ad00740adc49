#include "formats/json_lines_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class JsonLinesReaderTest : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }
  std::vector<Document> read(const std::string& bytes, ReaderOptions options = {}) {
    write_file(path_, bytes);
    options.kind = InputKind::json_lines;
    const auto reader = open_reader(path_, options);
    std::vector<Document> documents;
    for (Document document; reader->next(document);) documents.push_back(document);
    problems_.clear();
    left_out_.clear();
    for (const InputProblem& problem : reader->take_problems()) {
      std::string message = problem.message();
      EXPECT_THAT(message, StartsWith(path_));
      problems_.push_back(message.substr(path_.size()));
      left_out_.push_back(problem.left_out);
    }
    return documents;
  }
  std::string path_ = testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name() + ".jsonl";
  std::vector<std::string> problems_;
  std::vector<bool> left_out_;
};

TEST_F(JsonLinesReaderTest, AllFields) {
  const auto documents = read(
      R"({"id": "a1", "title": " Talks ", "date": "2021-05-22T08:00:00Z", "publisher": "P", "url": "http://example.org/", "language": "en", )"
      R"("text": "One.\nTwo \u201c\ud83d\ude00\u201d.", "other": [1, {"x": null}]})"
      "\n");
  ASSERT_EQ(documents.size(), 1u);
  const Document& document = documents[0];
  EXPECT_EQ(document.id, "a1");
  EXPECT_EQ(document.date, "2021-05-22");
  EXPECT_EQ(document.publisher, "P");
  EXPECT_EQ(document.url, "http://example.org/");
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.text, "Talks\nOne.\nTwo “😀”.");
  EXPECT_EQ(document.view(document.title), "Talks");
  EXPECT_TRUE(problems_.empty());
}

TEST_F(JsonLinesReaderTest, SpellingsOfCrawlers) {
  const auto documents = read(
      R"({"headline": "H", "maintext": "M.", "date_publish": "2021-05-22 08:00:00", "source_domain": "example.org"})"
      "\n"
      R"({"title": null, "event_text": "E.", "pub_date": "20210523", "text": null})");
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].text, "H\nM.");
  EXPECT_EQ(documents[0].publisher, "example.org");
  EXPECT_EQ(documents[0].date, "2021-05-22");
  EXPECT_EQ(documents[0].id, path_ + ":1");
  EXPECT_EQ(documents[1].text, "E.");
  EXPECT_EQ(documents[1].date, "2021-05-23");
  EXPECT_TRUE(problems_.empty());
}

TEST_F(JsonLinesReaderTest, SentencesAreTakenAsSplit) {
  const auto documents = read(R"({"id": 7, "sentences": ["One.", "", "Two."], "text": "ignored"})");
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].id, "7");
  EXPECT_EQ(documents[0].text, "One.\n\nTwo.");
  EXPECT_EQ(documents[0].given_sentences.size(), 3u);
}

TEST_F(JsonLinesReaderTest, BlankLinesMarksAndCarriageReturns) {
  EXPECT_EQ(read("\xEF\xBB\xBF\r\n{\"text\": \"a\"}\r\n\r\n{\"text\": \"b\"}\r\n").size(), 2u);
  EXPECT_TRUE(problems_.empty());
  EXPECT_EQ(read("").size(), 0u);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(JsonLinesReaderTest, ABadLineIsToldAndTheNextIsRead) {
  const auto documents = read("{\"text\": \"a\"}\n"
                              "{\"text\": \"caf\xe9\"}\n"
                              "{\"text\": \"breaks o\n"
                              "{\"text\": 5}\n"
                              "{\"title\": \"no text\"}\n"
                              "[1, 2]\n"
                              "{\"text\": oops}\n"
                              "{\"sentences\": \"one\"}\n"
                              "{\"sentences\": [\"one\", 2]}\n"
                              "{\"text\": \"a\\u0000b\"}\n"
                              "{\"text\": \"\\ud800\"}\n"
                              "{\"text\": \"z\"} {\"text\": \"two in a line\"}\n"
                              "{\"text\": \"z\"}\n");
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[1].text, "z");
  EXPECT_EQ(documents[1].id, path_ + ":13");
  ASSERT_EQ(problems_.size(), 11u);
  EXPECT_THAT(left_out_, testing::Each(true));
  EXPECT_EQ(problems_[0], ":2: byte 13 is not UTF-8");
  EXPECT_EQ(problems_[1], ":3: byte 18: JSON breaks off; expected one whole object a line");
  EXPECT_EQ(problems_[2], ":4: expected a string for \"text\", got a number");
  EXPECT_EQ(problems_[3], ":5: expected \"text\" or \"sentences\", found neither");
  EXPECT_EQ(problems_[4], ":6: expected an object, got an array");
  EXPECT_THAT(problems_[5], StartsWith(":7: byte 9: not JSON"));
  EXPECT_EQ(problems_[6], ":8: expected an array of strings for \"sentences\", got a string");
  EXPECT_EQ(problems_[7], ":9: expected a string as sentence 1, got a number");
  EXPECT_EQ(problems_[8], ":10: text: byte 1 is NUL, expected text");
  EXPECT_THAT(problems_[9], HasSubstr(":11: "));
  EXPECT_THAT(problems_[10], StartsWith(":12: byte 14: not JSON"));
}

TEST_F(JsonLinesReaderTest, LesserFaultsAreToldAndTheDocumentIsRead) {
  ReaderOptions options;
  options.date = "2021-05-01";
  const auto documents =
      read("{\"text\": \"a\", \"date\": \"in May\", \"title\": [\"x\"], \"id\": true}", options);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].date, "2021-05-01");
  EXPECT_THAT(problems_, ElementsAre(":1: expected a string for \"title\", got an array; left empty",
                                     ":1: expected a string or an integer for \"id\", got true or false",
                                     ":1: expected a date like 2021-05-22, got \"in May\"; left empty"));
  EXPECT_THAT(left_out_, testing::Each(false));
}

TEST_F(JsonLinesReaderTest, TooLongALineIsLeftOut) {
  ReaderOptions options;
  options.document_limit = 100;
  const auto documents = read("{\"text\": \"" + std::string(1000, 'a') + "\"}\n{\"text\": \"b\"}\n", options);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_THAT(problems_, ElementsAre(":1: longer than 100 bytes, the limit for one document"));
}

TEST_F(JsonLinesReaderTest, WhatIsToldOfAFileOfBadLinesIsBounded) {
  std::string bytes;
  for (int i = 0; i < 20000; ++i) bytes += "{\n";
  EXPECT_EQ(read(bytes).size(), 0u);
  ASSERT_EQ(problems_.size(), 10001u);
  EXPECT_THAT(problems_.back(), HasSubstr("more problems before the next document are not told"));
}

TEST_F(JsonLinesReaderTest, NestingWithoutEndIsNoTrap) {
  read(std::string(100000, '{') + "\n" + "{\"a\": " + std::string(100000, '[') + "\n{\"text\": \"b\"}");
  EXPECT_EQ(problems_.size(), 2u);
}

}  // namespace
}  // namespace priscus
