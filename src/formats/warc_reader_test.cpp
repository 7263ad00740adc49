#include "formats/warc_reader.h"

#include "formats/http_message.h"
#include "formats/test_input.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string page(const std::string& who) {
  return "<html lang=en><head><title>Talks of " + who + "</title></head><body><p>The ministers of " + who +
         " met on Friday, talked for a long time, and agreed on nothing at all, as nobody had expected.</p>"
         "<p>Police blocked the road to the palace. The talks are to go on next week, said one of "
         "them.</p></body></html>";
}

std::string http(const std::string& body, const std::string& headers = "Content-Type: text/html; charset=utf-8\r\n",
                 int status = 200) {
  return "HTTP/1.1 " + std::to_string(status) + " OK\r\n" + headers + "\r\n" + body;
}

std::string record(const std::string& url, const std::string& block, long length = -1,
                   const std::string& type = "response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nWARC-Date: 2021-05-22T10:00:00Z\r\n" +
         "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(length < 0 ? static_cast<long>(block.size()) : length) + "\r\n\r\n" + block + "\r\n\r\n";
}

TEST(WarcReader, Responses) {
  TestInput input;
  const auto documents = input.read(
      "a.warc", record("", "software: by hand\r\n", -1, "warcinfo") +
                    record("http://a.example/1", http(page("Marland"))) +
                    record("http://a.example/1", "GET / HTTP/1.1\r\n\r\n", -1, "request") +
                    record("http://a.example/x.png", http("\x89PNG\r\n\r\n", "Content-Type: image/png\r\n")) +
                    record("http://a.example/gone", http(page("Nowhere"), "Content-Type: text/html\r\n", 404)) +
                    record("http://a.example/2021/03/04/two", http(page("Tovia"))));
  EXPECT_THAT(ids(documents), ElementsAre("http://a.example/1", "http://a.example/2021/03/04/two"));
  EXPECT_EQ(documents[0].url, "http://a.example/1");
  EXPECT_EQ(documents[0].date, "2021-05-22");  // of the visit
  EXPECT_EQ(documents[1].date, "2021-03-04");  // of the address
  EXPECT_THAT(documents[0].text, HasSubstr("Talks of Marland\nThe ministers of Marland met"));
  EXPECT_TRUE(input.problems().empty());
}

TEST(WarcReader, APageWithoutAnArticleIsSetAside) {
  TestInput input;
  EXPECT_TRUE(input.read("a.warc", record("http://a.example/1", http("<p>Hi.</p>"))).empty());
  EXPECT_THAT(input.problems(), ElementsAre("a.warc: byte 0: http://a.example/1: holds no article"));
  EXPECT_TRUE(input.taken()[0].set_aside);
}

TEST(WarcReader, LengthsThatLie) {
  TestInput input;
  const std::string good = record("http://a.example/good", http(page("Marland")));
  const std::string block = http(page("Tovia"));
  // Too long: the next record cuts it off.
  EXPECT_THAT(ids(input.read("a.warc", record("http://a.example/long", block, 100000000) + good)),
              ElementsAre("http://a.example/long", "http://a.example/good"));
  ASSERT_EQ(input.problems().size(), 1u);
  EXPECT_THAT(input.problems()[0],
              HasSubstr("a.warc: byte 0: Content-Length is 100000000, but another record begins after " +
                        std::to_string(block.size())));
  // Longer than the file.
  EXPECT_THAT(ids(input.read("b.warc", good + record("http://a.example/last", block, 1L << 60))),
              ElementsAre("http://a.example/good", "http://a.example/last"));
  EXPECT_THAT(input.problems()[0], HasSubstr("but the file ends after"));
  // Too short: the rest is passed over.
  EXPECT_THAT(ids(input.read("c.warc", record("http://a.example/short", block, 20) + good)),
              ElementsAre("http://a.example/good"));
  EXPECT_THAT(input.problems()[0],
              HasSubstr("expected the end of the record after 20 bytes, as its Content-Length says"));
  // None, negative, or too large for 64 bits.
  for (const char* length : {"", "Content-Length: -5\r\n", "Content-Length: 99999999999999999999999\r\n"}) {
    const std::string bad = std::string("WARC/1.0\r\nWARC-Type: response\r\n") + length + "\r\n" + block + "\r\n\r\n";
    EXPECT_THAT(ids(input.read("d.warc", bad + good)), ElementsAre("http://a.example/good"));
    EXPECT_THAT(input.problems()[0], HasSubstr("expected a Content-Length in the header"));
  }
}

TEST(WarcReader, HeadersWithoutEnd) {
  TestInput input;
  std::string endless = "WARC/1.0\r\n";
  for (int i = 0; i < 1000; ++i) endless += "X-Header: " + std::to_string(i) + "\r\n";
  EXPECT_THAT(ids(input.read("a.warc", endless + "\r\n" + record("http://a.example/good", http(page("Marland"))))),
              ElementsAre("http://a.example/good"));
  EXPECT_THAT(input.problems()[0], HasSubstr("the header of the record is too long"));
  input.read("b.warc", "WARC/1.0\r\nWARC-Type: resp");
  EXPECT_THAT(input.problems(), ElementsAre("b.warc: byte 0: the file ends within the header of a record"));
}

TEST(HttpMessage, ChunksAndGzip) {
  EXPECT_EQ(parse_http(http("4\r\nThey\r\n5;x=y\r\n met.\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"), 100).body,
            "They met.");
  EXPECT_EQ(parse_http(http("They met.", "Transfer-Encoding: chunked\r\n"), 100).body, "They met.");
  EXPECT_EQ(parse_http(http("ffffffff\r\nshort", "Transfer-Encoding: chunked\r\n"), 100).body, "short");
  const std::string gzip(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x0b\xc9\x48\xad\x54\xc8\x4d\x2d\xd1\x03\x00\xbd\x38\x0e\xee\x09\x00\x00"
      "\x00",
      29);
  EXPECT_EQ(parse_http(http(gzip, "Content-Encoding: gzip\r\n"), 100).body, "They met.");
  EXPECT_THROW(parse_http(http(gzip), 5), InputError);
  EXPECT_THROW(parse_http(http("\x8b\x08", "Content-Encoding: br\r\n"), 100), InputError);
  const HttpMessage message = parse_http("HTTP/1.0 404 Not Found\r\n\r\n", 100);
  EXPECT_EQ(message.status, 404);
  EXPECT_EQ(parse_http("no answer", 100).status, 0);
}

}  // namespace
}  // namespace priscus
