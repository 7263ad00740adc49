#include "service/page.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "priscus/error.h"

namespace priscus {
namespace {

namespace fs = std::filesystem;

class PageTest : public testing::Test {
 protected:
  PageTest() : folder(fs::temp_directory_path() / ("priscus_page_" + std::to_string(getpid()))) { fs::create_directories(folder / "web/assets"); }
  ~PageTest() override { fs::remove_all(folder); }
  void write(const std::string& name, const std::string& bytes) { std::ofstream(folder / name) << bytes; }

  const fs::path folder;
};

TEST_F(PageTest, HoldsTheFilesOfItsFolderAndNothingElse) {
  write("secret.txt", "secret");
  write("web/index.html", "<p>page");
  write("web/.hidden", "hidden");
  write("web/assets/index-BtUm7-H1.js", std::string(5000, 'x'));
  write("web/assets/flag-big.svg", "<svg/>");
  fs::create_symlink(folder / "secret.txt", folder / "web/link.txt");
  const Page page = Page::load((folder / "web").string());
  ASSERT_NE(page.find({""}), nullptr);
  EXPECT_EQ(page.find({""})->bytes, "<p>page");
  EXPECT_FALSE(page.find({""})->immutable);
  ASSERT_NE(page.find({"assets", "index-BtUm7-H1.js"}), nullptr);
  EXPECT_TRUE(page.find({"assets", "index-BtUm7-H1.js"})->immutable);
  EXPECT_LT(page.find({"assets", "index-BtUm7-H1.js"})->gzipped.size(), 100u);
  EXPECT_EQ(page.find({"assets", "index-BtUm7-H1.js"})->content_type, "text/javascript; charset=utf-8");
  for (const std::vector<std::string>& path : {std::vector<std::string>{"..", "secret.txt"}, {"../secret.txt"}, {"assets", "..", "..", "secret.txt"},
                                               {".hidden"}, {"link.txt"}, {"assets"}, {"", "etc", "passwd"}, {"", "assets", "index-BtUm7-H1.js"}, {"", ""}, {(folder / "secret.txt").string()}})
    EXPECT_EQ(page.find(path), nullptr) << path.back();
  EXPECT_FALSE(page.find({"assets", "flag-big.svg"})->immutable);
  EXPECT_EQ(page.files(), 3u);
}

TEST_F(PageTest, AFolderWithoutAPageIsAnError) {
  EXPECT_THROW(Page::load((folder / "web").string()), Error);
  EXPECT_THROW(Page::load((folder / "nowhere").string()), Error);
  EXPECT_NE(Page::not_built().find({""})->bytes.find("npm run build"), std::string::npos);
}

}  // namespace
}  // namespace priscus
