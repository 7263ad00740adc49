#include "record/url_key.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

TEST(UrlKey, KeepsWhatTellsArticlesApart) {
  EXPECT_EQ(url_key("https://News.Example/a/Story?id=7#comments"), "https://news.example/a/Story?id=7");
  EXPECT_EQ(url_key(" http://news.example/?p=12 "), "http://news.example/?p=12");
  EXPECT_NE(url_key("https://news.example/a"), url_key("https://news.example/A"));
}

TEST(UrlKey, AFrontPageIsNoArticle) {
  for (const char* url : {"", "https://news.example", "https://news.example/", "https://news.example/#top", "news.example/a", "file:///etc/passwd", "mailto:a@b.example"})
    EXPECT_EQ(url_key(url), "") << url;
}

}  // namespace
}  // namespace priscus
