#include "record/content_hash.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

// The examples of FIPS 180-4 and one that fills a block to the byte where the length no longer fits.
TEST(ContentHash, IsSha256) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(ContentHash, CountsIdDateAndTextOnly) {
  const Document document = make_document("a", "Title", "Text.", "2024-05-22");
  Document other = document;
  other.publisher = "Example Wire";
  other.url = "https://example.org/a";
  EXPECT_EQ(content_hash(document), content_hash(other));
  EXPECT_NE(content_hash(document), content_hash(make_document("b", "Title", "Text.", "2024-05-22")));
  EXPECT_NE(content_hash(document), content_hash(make_document("a", "Title", "Text.", "2024-05-23")));
  EXPECT_NE(content_hash(document), content_hash(make_document("a", "", "Text.", "2024-05-22")));
}

}  // namespace
}  // namespace priscus
