#include "formats/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <utility>

#include "formats/input_kind.h"
#include "formats/test_input.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

using Files = std::vector<std::pair<std::string, std::string>>;

// An archive as bytes; with one file and `raw`, only compressed.
std::string pack(const Files& files, int (*format)(archive*), int (*filter)(archive*) = nullptr) {
  std::string bytes;
  archive* a = archive_write_new();
  format(a);
  if (filter) filter(a);
  archive_write_set_bytes_in_last_block(a, 1);
  archive_write_open(
      a, &bytes, nullptr,
      [](archive*, void* to, const void* block, size_t size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(block), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr);
  for (const auto& [name, content] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(a, entry);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_free(a);
  return bytes;
}
std::string gzip(const std::string& bytes) {
  return pack({{"x", bytes}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
}
std::string zstd(const std::string& bytes) {
  return pack({{"x", bytes}}, archive_write_set_format_raw, archive_write_add_filter_zstd);
}
std::string tar(const Files& files) { return pack(files, archive_write_set_format_ustar); }
std::string zip(const Files& files) { return pack(files, archive_write_set_format_zip); }

TEST(ArchiveReader, CompressedFiles) {
  TestInput input;
  EXPECT_THAT(ids(input.read("talks.txt.gz", gzip("They met.\n"))), ElementsAre("talks"));
  EXPECT_THAT(ids(input.read("a.jsonl.zst", zstd("{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2, \"text\": \"b\"}\n"))),
              ElementsAre("1", "2"));
  EXPECT_THAT(texts(input.read("two.gz", gzip("They met. ") + gzip("They left.\n"))),
              ElementsAre("They met. They left.\n"));
  EXPECT_TRUE(input.problems().empty());
  EXPECT_TRUE(input.read("empty.gz", gzip("")).empty());
  EXPECT_THAT(input.problems(), ElementsAre("empty.gz: holds no text"));
}

TEST(ArchiveReader, FilesInsideAreReadEachByItsKind) {
  TestInput input;
  const Files files = {{"b/two.txt", "They left."},
                       {"a.jsonl", "{\"id\": 1, \"text\": \"a\"}"},
                       {".hidden", "No."},
                       {"__MACOSX/x.txt", "No."},
                       {"one.txt.gz", gzip("They met.")}};
  for (const std::string& bytes : {tar(files), zip(files), gzip(tar(files)), zstd(tar(files))}) {
    EXPECT_THAT(ids(input.read("news", bytes)), ElementsAre("two", "1", "one"));
    EXPECT_TRUE(input.problems().empty());
  }
  input.read("bad.zip", zip({{"b/x.bin", std::string("\0\1", 2)}, {"y.txt", "They met."}}));
  EXPECT_THAT(input.problems(), ElementsAre("bad.zip/b/x.bin: byte 0 is NUL: not a text file"));
}

TEST(ArchiveReader, PackedTooDeep) {
  TestInput input;
  EXPECT_EQ(input.read("a", zip({{"b.zip", zip({{"c.txt.gz", gzip("They met.")}})}})).size(), 1u);
  EXPECT_EQ(
      input.read("a", zip({{"b.zip", zip({{"c.zip", zip({{"d.txt.gz", gzip("No.")}})}})}, {"e.txt", "They met."}}))
          .size(),
      1u);
  EXPECT_THAT(input.problems(),
              ElementsAre("a/b.zip/c.zip/d.txt.gz: packed more than 3 deep; expected a document inside"));
}

TEST(ArchiveReader, DamageEndsOnlyWhatIsDamaged) {
  TestInput input;
  std::string words;
  for (int i = 0; i < 1000; ++i) words += std::to_string(i * 7919 % 1009) + " ";
  std::string broken = gzip(words);
  broken.resize(broken.size() / 2);
  EXPECT_EQ(input.read("news.tar", tar({{"a.txt.gz", broken}, {"b.txt", "They met."}})).size(), 1u);
  ASSERT_EQ(input.problems().size(), 1u);
  EXPECT_THAT(input.problems()[0], StartsWith("news.tar/a.txt.gz: damaged: truncated gzip input"));
  std::string cut = tar({{"a.txt", "They met."}, {"b.txt", std::string(5000, 'b')}});
  cut.resize(2000);
  EXPECT_EQ(input.read("cut.tar", cut).size(), 1u);
  EXPECT_FALSE(input.problems().empty());
}

// A gigabyte of zeros: a thousand gzip members of a megabyte each.
TEST(ArchiveReader, ABombIsFoundOut) {
  TestInput input;
  const std::string member = gzip(std::string(1 << 20, '\0'));
  std::string zeros;
  for (int i = 0; i < 1024; ++i) zeros += member;
  ASSERT_LT(zeros.size(), 2u << 20);
  for (const InputKind kind : {InputKind::automatic, InputKind::json_lines, InputKind::warc}) {
    ReaderOptions options;
    options.kind = kind;
    EXPECT_TRUE(input.read("zeros.gz", zeros, options).empty());
    ASSERT_FALSE(input.problems().empty());
    EXPECT_THAT(input.problems().back(), HasSubstr("expands to more than 250 times its size"));
  }
  // Within archives, the next file is read, as far as the bomb was not counted.
  EXPECT_EQ(input.read("a.tar", tar({{"zeros.gz", zeros}, {"b.txt", "They met."}})).size(), 1u);
  EXPECT_THAT(input.problems()[0], HasSubstr("a.tar/zeros.gz: expands to more than 250 times its size"));
  // Zips within a zip, of which each alone is harmless.
  Files many;
  const std::string inner = zip({{"a.txt", std::string(1 << 20, 'a')}});
  for (int i = 0; i < 1000; ++i) many.push_back({std::to_string(i) + ".zip", inner});
  EXPECT_LT(input.read("zips.zip", zip(many)).size(), 200u);
  ASSERT_FALSE(input.problems().empty());
  EXPECT_THAT(input.problems().back(), HasSubstr("expands to more than 250 times its size"));
}

TEST(IdOfFile, WithoutFolderAndEndings) {
  EXPECT_EQ(id_of_file("news/2021/talks.txt"), "talks");
  EXPECT_EQ(id_of_file("talks.html.gz"), "talks");
  EXPECT_EQ(id_of_file(".gz"), ".gz");
  EXPECT_EQ(id_of_file("v1.2.txt"), "v1.2");
}

}  // namespace
}  // namespace priscus
