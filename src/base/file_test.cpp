#include "base/file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "priscus/error.h"

namespace priscus {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

class FileTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  std::string folder_ = testing::TempDir() + "priscus_file_test_" +
                        testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(FileTest, ReadsWhatWasWritten) {
  std::string bytes = "line\n";
  bytes.push_back('\0');
  bytes.append(100000, 'x');
  write_file(path("a"), bytes);
  EXPECT_EQ(read_file(path("a")), bytes);
  write_file(path("a"), "");
  EXPECT_EQ(read_file(path("a")), "");
}

TEST_F(FileTest, FilesWithoutASizeAreReadToTheirEnd) { EXPECT_THAT(read_file("/proc/self/status"), HasSubstr("Pid:")); }

TEST_F(FileTest, FaultsSayWhichFileAndWhy) {
  EXPECT_THAT([&] { read_file(path("absent")); }, ThrowsMessage<InputError>(HasSubstr("absent: no such file")));
  EXPECT_THAT([&] { read_file(folder_); }, ThrowsMessage<InputError>(HasSubstr("is a folder")));
  write_file(path("a"), "123456");
  EXPECT_EQ(read_file(path("a"), 6), "123456");
  EXPECT_THAT([&] { read_file(path("a"), 5); }, ThrowsMessage<InputError>(HasSubstr("larger than 5 bytes")));
  EXPECT_THAT([&] { write_file(path("no/such/folder"), ""); }, ThrowsMessage<InputError>(HasSubstr("folder")));
}

TEST(DisplayName, StandardInputHasOne) {
  EXPECT_EQ(display_name("-"), "standard input");
  EXPECT_EQ(display_name("news.txt"), "news.txt");
}

}  // namespace
}  // namespace priscus
