#include "formats/folder_walk.h"

#include <sys/stat.h>

#include "formats/test_input.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using testing::ElementsAre;

TEST(FolderWalk, SortedAndRecursive) {
  TestInput input;
  for (const char* name : {"n/b.txt", "n/a/z.txt", "n/a/y.txt", "n/.git/x.txt", "n/c.txt"})
    input.write(name, "They met.");
  EXPECT_THAT(ids(input.read_path(input.folder() + "n")), ElementsAre("y", "z", "b", "c"));
  EXPECT_TRUE(input.problems().empty());
  EXPECT_EQ(input.places()[0].file, input.folder() + "n/a/y.txt");
}

TEST(FolderWalk, LinksInACircleEnd) {
  TestInput input;
  input.write("n/a/y.txt", "They met.");
  std::filesystem::create_directory_symlink(input.folder() + "n", input.folder() + "n/a/up");
  std::filesystem::create_symlink("self", input.folder() + "n/self");
  std::filesystem::create_symlink("nowhere", input.folder() + "n/x");
  EXPECT_THAT(ids(input.read_path(input.folder() + "n")), ElementsAre("y"));
  EXPECT_THAT(input.problems(), ElementsAre("n/a/up: leads to a folder that was read already; not read again",
                                            "n/self: Too many levels of symbolic links", "n/x: a link to nothing"));
  EXPECT_FALSE(input.taken()[0].left_out);
}

TEST(FolderWalk, APipeIsNotOpened) {
  TestInput input;
  input.write("n/y.txt", "They met.");
  ASSERT_EQ(::mkfifo((input.folder() + "n/pipe").c_str(), 0600), 0);
  EXPECT_THAT(ids(input.read_path(input.folder() + "n")), ElementsAre("y"));
  EXPECT_THAT(input.problems(), ElementsAre("n/pipe: is no regular file; not read"));
}

TEST(FolderWalk, NoSuchFolder) { EXPECT_THROW(FolderWalk("/nowhere/at/all"), InputError); }

}  // namespace
}  // namespace priscus
