#include "fetch/url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "priscus/error.h"

namespace priscus {
namespace {

using testing::HasSubstr;

std::string fault(std::string_view text, std::string_view base = {}) {
  try {
    return "taken as " + parse_url(text, base).text;
  } catch (const InputError& error) {
    return error.what();
  }
}

TEST(Url, HasOneSpelling) {
  const Url url = parse_url("  HTTP://News.Example:80/a/../b c?q=1#top ");
  EXPECT_EQ(url.text, "http://news.example/b%20c?q=1");
  EXPECT_EQ(url.origin, "http://news.example");
  EXPECT_EQ(url.host, "news.example");
  EXPECT_EQ(url.path, "/b%20c?q=1");
  EXPECT_EQ(parse_url("https://news.example").path, "/");
  EXPECT_EQ(parse_url("https://news.example:8443/").origin, "https://news.example:8443");
  EXPECT_EQ(parse_url("http://[2001:DB8::1]:8080/x").host, "2001:db8::1");
  EXPECT_EQ(parse_url("https://news.example/caf\xC3\xA9").text, "https://news.example/caf%c3%a9");
}

TEST(Url, InternationalNamesAreThoseOfDns) {
  EXPECT_EQ(parse_url("https://B\xC3\xBC" "cher.Example/").text, "https://xn--bcher-kva.example/");
  EXPECT_EQ(parse_url("//b\xC3\xBC" "cher.example/x", "http://news.example/").origin, "http://xn--bcher-kva.example");
  // Letters that look like others' are mapped before anybody compares names: full width 127.0.0.1.
  EXPECT_EQ(parse_url("http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1/").host, "127.0.0.1");
  EXPECT_THAT(fault("http://a\xE2\x80\x8D" "b.example/"), HasSubstr("its host cannot be read"));
}

TEST(Url, IsTakenRelativeToItsPage) {
  EXPECT_EQ(parse_url("../b?page=2", "https://news.example/a/x").text, "https://news.example/b?page=2");
  EXPECT_EQ(parse_url("/c", "https://news.example/a/x").text, "https://news.example/c");
  EXPECT_EQ(parse_url("//other.example/c", "https://news.example/a/x").text, "https://other.example/c");
  EXPECT_THAT(fault("/c"), HasSubstr("is no address"));
}

TEST(Url, OfOtherSchemesIsRefused) {
  for (const char* text : {"file:///etc/passwd", "ftp://news.example/a", "gopher://news.example/1", "data:text/html,x", "javascript:alert(1)"}) {
    const std::string message = fault(text, "http://news.example/");
    EXPECT_THAT(message, testing::AnyOf(HasSubstr("is refused: expected http or https"), HasSubstr("is no address"))) << text;
  }
  EXPECT_THAT(fault("file:///etc/passwd"), HasSubstr("expected http or https, not file"));
}

TEST(Url, WithCredentialsIsRefused) {
  EXPECT_THAT(fault("http://user:secret@news.example/"), HasSubstr("no credentials"));
  EXPECT_THAT(fault("http://user@news.example/"), HasSubstr("no credentials"));
  EXPECT_THAT(fault("http://user:secret@news.example/"), testing::Not(HasSubstr("secret")));
}

TEST(Url, ThatCannotBeOne) {
  EXPECT_THAT(fault(""), HasSubstr("found none"));
  EXPECT_THAT(fault("http://news.example/\nHost: x"), HasSubstr("is no address"));
  EXPECT_THAT(fault(std::string_view("http://news.example/\0x", 22)), HasSubstr("zero byte"));
  for (const char* text : {"http://use%e/", "http://a%00b/", "http://[fe80::1%25eth0]/", "http://a,b/", "http://%/"}) EXPECT_THAT(fault(text), HasSubstr("is no address")) << text;
  EXPECT_THAT(fault("http://"), HasSubstr("is no address"));
  EXPECT_THAT(fault("http://news.example/" + std::string(5000, 'a')), HasSubstr("longer than 4096 bytes"));
}

}  // namespace
}  // namespace priscus
