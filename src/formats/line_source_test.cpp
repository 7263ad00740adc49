#include "formats/line_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "base/file.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

class LineSourceTest : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }
  LineSource& open(const std::string& bytes) {
    write_file(path_, bytes);
    source_ = std::make_unique<LineSource>(path_);
    return *source_;
  }
  std::string path_ =
      testing::TempDir() + "priscus_line_source_" + testing::UnitTest::GetInstance()->current_test_info()->name();
  std::unique_ptr<LineSource> source_;
  std::string text_;
};

TEST_F(LineSourceTest, LinesWithTheirPlaces) {
  LineSource& source = open("one\r\n\ntwo\rthree\nlast");
  EXPECT_EQ(source.next(text_, 100), LineSource::line);
  EXPECT_EQ(text_, "one");
  EXPECT_EQ(source.line_number(), 1);
  EXPECT_EQ(source.next(text_, 100), LineSource::line);
  EXPECT_EQ(text_, "");
  EXPECT_EQ(source.next(text_, 100), LineSource::line);
  EXPECT_EQ(text_, "two\rthree");
  EXPECT_EQ(source.line_offset(), 6u);
  EXPECT_EQ(source.next(text_, 100), LineSource::line);
  EXPECT_EQ(text_, "last");
  EXPECT_EQ(source.line_number(), 4);
  EXPECT_EQ(source.next(text_, 100), LineSource::end);
  EXPECT_EQ(source.next(text_, 100), LineSource::end);
}

TEST_F(LineSourceTest, EmptyFileHasNoLine) { EXPECT_EQ(open("").next(text_, 100), LineSource::end); }

TEST_F(LineSourceTest, TooLongALineIsPassedOver) {
  LineSource& source = open("12345\n123456\n12345\r\n" + std::string(3 * LineSource::kBlock, 'x') + "\nend");
  EXPECT_EQ(source.next(text_, 5), LineSource::line);
  EXPECT_EQ(source.next(text_, 5), LineSource::too_long);
  EXPECT_EQ(text_, "12345");
  EXPECT_EQ(source.next(text_, 5), LineSource::line);
  EXPECT_EQ(text_, "12345");
  EXPECT_EQ(source.next(text_, 5), LineSource::too_long);
  EXPECT_EQ(source.next(text_, 5), LineSource::line);
  EXPECT_EQ(text_, "end");
  EXPECT_EQ(source.line_number(), 5);
}

TEST_F(LineSourceTest, LinesLongerThanTheBlock) {
  const std::string longest(5 * LineSource::kBlock + 17, 'y');
  LineSource& source = open("a\n" + longest + "\nb\n");
  source.next(text_, 1 << 30);
  EXPECT_EQ(source.next(text_, 1 << 30), LineSource::line);
  EXPECT_EQ(text_, longest);
  source.next(text_, 1 << 30);
  EXPECT_EQ(text_, "b");
  EXPECT_EQ(source.next(text_, 1 << 30), LineSource::end);
}

TEST_F(LineSourceTest, PeekTakesNothing) {
  LineSource& source = open("abc");
  EXPECT_EQ(source.peek(2), "ab");
  EXPECT_EQ(source.peek(1000), "abc");
  source.skip(1);
  EXPECT_TRUE(source.rest(text_, 2));
  EXPECT_EQ(text_, "bc");
}

TEST_F(LineSourceTest, RestKnowsItsLimit) {
  EXPECT_FALSE(open("abc").rest(text_, 2));
  EXPECT_TRUE(open("abc").rest(text_, 3));
  EXPECT_TRUE(open("").rest(text_, 0));
}

TEST_F(LineSourceTest, FaultsSayWhichFileAndWhy) {
  EXPECT_THAT([] { LineSource("/no/such/file"); }, ThrowsMessage<InputError>("/no/such/file: no such file"));
  EXPECT_THAT([] { LineSource("/tmp"); }, ThrowsMessage<InputError>(HasSubstr("is a folder")));
}

}  // namespace
}  // namespace priscus
