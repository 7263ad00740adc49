#include "service/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace priscus {
namespace {

std::string unpacked(const std::string& packed, std::size_t size) {
  std::string out(size + 1, '\0');
  z_stream z{};
  EXPECT_EQ(inflateInit2(&z, 15 + 16), Z_OK);
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  z.avail_in = static_cast<uInt>(packed.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&z, Z_FINISH), Z_STREAM_END);
  out.resize(z.total_out);
  inflateEnd(&z);
  return out;
}

TEST(Gzip, GivesBackTheSameWholeAndInPieces) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += std::to_string(i * 7919) + ',';
  const std::string packed = gzip(text);
  EXPECT_LT(packed.size(), text.size() / 2);
  EXPECT_EQ(unpacked(packed, text.size()), text);
  Gzip pieces;
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 999) pieces.add(std::string_view(text).substr(at, 999), out);
  pieces.finish(out);
  EXPECT_EQ(unpacked(out, text.size()), text);
  EXPECT_EQ(unpacked(gzip(""), 0), "");
}

// What was flushed can be read before the rest is there.
TEST(Gzip, FlushHoldsNothingBack) {
  Gzip gzip;
  std::string out;
  gzip.add("the first line\n", out);
  gzip.flush(out);
  std::string plain(100, '\0');
  z_stream z{};
  ASSERT_EQ(inflateInit2(&z, 15 + 16), Z_OK);
  z.next_in = reinterpret_cast<Bytef*>(out.data());
  z.avail_in = static_cast<uInt>(out.size());
  z.next_out = reinterpret_cast<Bytef*>(plain.data());
  z.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&z, Z_SYNC_FLUSH), Z_OK);
  EXPECT_EQ(plain.substr(0, z.total_out), "the first line\n");
  inflateEnd(&z);
  gzip.add("the second", out);
  gzip.finish(out);
  EXPECT_EQ(unpacked(out, 25), "the first line\nthe second");
}

TEST(Gzip, IsGivenToWhomItIsWelcome) {
  EXPECT_TRUE(accepts_gzip("gzip, deflate, br"));
  EXPECT_TRUE(accepts_gzip("br;q=1.0, GZIP;q=0.8, *;q=0.1"));
  EXPECT_TRUE(accepts_gzip("*"));
  EXPECT_FALSE(accepts_gzip(""));
  EXPECT_FALSE(accepts_gzip("identity"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0, *"));
  EXPECT_FALSE(accepts_gzip("notgzip"));
}

TEST(Gzip, OnlyWhatIsText) {
  EXPECT_TRUE(worth_compressing("text/csv; charset=utf-8"));
  EXPECT_TRUE(worth_compressing("application/json"));
  EXPECT_FALSE(worth_compressing("text/event-stream"));
  EXPECT_FALSE(worth_compressing("image/png"));
  EXPECT_FALSE(worth_compressing(""));
}

}  // namespace
}  // namespace priscus
