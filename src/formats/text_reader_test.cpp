#include "formats/text_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"

namespace priscus {
namespace {

class TextReaderTest : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }
  // Reads one file of these bytes; the document is empty when there is none.
  Document read(const std::string& bytes, ReaderOptions options = {}) {
    write_file(path_, bytes);
    options.kind = InputKind::text;
    const auto reader = open_reader(path_, options);
    Document document, second;
    found_ = reader->next(document);
    EXPECT_FALSE(reader->next(second));
    problems_ = reader->take_problems();
    return document;
  }
  std::string only_problem() const { return problems_.size() == 1 ? problems_[0].message() : "not one problem"; }

  std::string name_ = testing::UnitTest::GetInstance()->current_test_info()->name();
  std::string path_ = testing::TempDir() + name_ + ".txt";
  bool found_ = false;
  std::vector<InputProblem> problems_;
};

TEST_F(TextReaderTest, TitleAndBody) {
  const std::string text = "Ministers meet in Oslo\n\nThe two ministers met on Monday.\n";
  const Document document = read(text);
  EXPECT_EQ(document.text, text);  // offsets in the document are offsets in the file
  EXPECT_EQ(document.view(document.title), "Ministers meet in Oslo");
  EXPECT_EQ(document.id, name_);
  EXPECT_TRUE(problems_.empty());
}

TEST_F(TextReaderTest, DateOfTheOptions) {
  EXPECT_EQ(read("They met.").date, "");
  ReaderOptions options;
  options.date = "2021-05-22";
  EXPECT_EQ(read("They met.", options).date, "2021-05-22");
}

TEST_F(TextReaderTest, ByteOrderMarkAndCarriageReturns) {
  const Document document = read("\xEF\xBB\xBFTitle\r\nThey met.\r\n");
  EXPECT_EQ(document.text, "Title\nThey met.\n");
  EXPECT_EQ(document.title, (Span{0, 5}));
}

TEST_F(TextReaderTest, OtherEncodingsAreFoundAndTold) {
  EXPECT_EQ(read("caf\xe9 closed.").text, "café closed.");
  EXPECT_EQ(only_problem(), path_ + ": byte 3 is not UTF-8; read as windows-1252");
  EXPECT_FALSE(problems_[0].left_out);
}

TEST_F(TextReaderTest, FaultsNameTheByteOfTheFile) {
  read("\xEF\xBB\xBF" "a\x81\x8d");
  EXPECT_FALSE(found_);
  EXPECT_EQ(only_problem(), path_ + ": byte 4 is not UTF-8, and no other encoding fits");
  EXPECT_TRUE(problems_[0].left_out);
  read(std::string("\x7f" "ELF\0\0", 6));
  EXPECT_EQ(only_problem(), path_ + ": byte 4 is NUL: not a text file");
}

TEST_F(TextReaderTest, EmptyFilesAreToldButNoError) {
  for (const char* bytes : {"", " \n\n", "\xEF\xBB\xBF"}) {
    read(bytes);
    EXPECT_FALSE(found_);
    EXPECT_EQ(only_problem(), path_ + ": holds no text");
    EXPECT_FALSE(problems_[0].left_out);
  }
}

TEST_F(TextReaderTest, TooLongAFile) {
  ReaderOptions options;
  options.document_limit = 10;
  read("Ten bytes.", options);
  EXPECT_TRUE(found_);
  read("Eleven byte", options);
  EXPECT_FALSE(found_);
  EXPECT_EQ(only_problem(), path_ + ": longer than 10 bytes, the limit for one document");
}

std::string title(std::string_view text) {
  const Span span = find_title(text);
  return std::string(text.substr(span.begin, span.size()));
}

TEST(FindTitle, AShortFirstLineWithoutFullStop) {
  EXPECT_EQ(title("Talks in Oslo\nThey met."), "Talks in Oslo");
  EXPECT_EQ(title("  Talks in Oslo \n\nThey met."), "Talks in Oslo");
  EXPECT_EQ(title("Talks end: \"no deal\"\nThey left."), "Talks end: \"no deal\"");
  // Of an article with one paragraph a line, the second line has nothing to do with it.
  EXPECT_EQ(title("Parliament votes down the budget of the caretaker government\n" + std::string(400, 'x') + "."),
            "Parliament votes down the budget of the caretaker government");
}

TEST(FindTitle, NoneOtherwise) {
  EXPECT_EQ(title(""), "");
  EXPECT_EQ(title("Talks in Oslo"), "");
  EXPECT_EQ(title("Talks in Oslo\n \n"), "");
  EXPECT_EQ(title("\nTalks in Oslo\nThey met."), "");
  EXPECT_EQ(title("They met.\nThey left."), "");
  EXPECT_EQ(title("Who met?\nThey did."), "");
  EXPECT_EQ(title("“They met.”\nThey left."), "");
  EXPECT_EQ(title("(They met…)\nThey left."), "");
  EXPECT_EQ(title(std::string(201, 'x') + "\nThey met."), "");
  // Wrapped text without a title.
  EXPECT_EQ(title("Mediators from three neighbouring countries flew to the\ncapital on Friday and met the president, "
                  "his deputy and\n"
                  "the leaders of the opposition."),
            "");
}

}  // namespace
}  // namespace priscus
