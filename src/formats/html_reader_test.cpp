#include "formats/html_reader.h"

#include "formats/html_article.h"
#include "formats/html_tree.h"
#include "formats/test_input.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

TEST(HtmlReader, APageOfNews) {
  TestInput input;
  const auto documents = input.read_testdata("news_page.html");
  ASSERT_EQ(documents.size(), 1u);
  const Document& document = documents[0];
  EXPECT_EQ(document.id, "news_page");
  EXPECT_EQ(document.date, "2021-05-22");
  EXPECT_EQ(document.publisher, "The Harbour Post");
  EXPECT_EQ(document.url, "https://harbourpost.example/world/border-talks");
  EXPECT_EQ(document.language, "en-GB");
  EXPECT_EQ(document.view(document.title), "Border talks resume in Marland");
  EXPECT_EQ(
      document.text,
      "Border talks resume in Marland\n"
      "The foreign ministers of Marland and Tovia met on Friday for the first time in two years, and agreed to open "
      "the border again.\n\n"
      "“We talked for six hours,” the minister of Tovia said. Nobody was threatened.\n\n"
      "A long quarrel\n\n"
      "Soldiers of Tovia had crossed the river in March and taken three villages before they withdrew.\n\n"
      "The border opens on Monday at six in the morning.\n\n"
      "Prisoners are to be exchanged within a week.\n\n"
      "Short end.");
  EXPECT_TRUE(input.problems().empty());
}

TEST(HtmlReader, AnOldPageInLatin1) {
  TestInput input;
  const auto documents = input.read_testdata("old_page.html");
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].date, "2021-05-22");
  EXPECT_EQ(
      documents[0].text,
      "Strike at the port of Léry\n"
      "Dockers in Léry stopped work on Friday, demanding higher wages and shorter shifts for all who work at night.\n\n"
      "The owner of the port, M. Désiré Çelik, said he “was ready to negotiate”. Police blocked the road to the "
      "terminal.\n\n"
      "Unions called for a general strike.");
}

TEST(HtmlReader, APageWithoutAnArticleIsSetAside) {
  TestInput input;
  EXPECT_TRUE(input.read_testdata("index_page.html").empty());
  EXPECT_THAT(input.problems(), ElementsAre("index_page.html: holds no article"));
  EXPECT_TRUE(input.taken()[0].left_out && input.taken()[0].set_aside);
}

// A page of two columns, in a class that a list of bad words would throw out as a whole.
TEST(HtmlReader, AMisleadingClassCostsNoArticle) {
  TestInput input;
  const std::string prose = "The ministers met on Friday, talked for a long time, and agreed on nothing at all. ";
  const auto documents = input.read(
      "a.html", "<html><body><div class=\"widget\"><p>" + prose + prose + prose + "</p></div></body></html>");
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_THAT(documents[0].text, StartsWith("The ministers met"));
}

TEST(HtmlReader, TheBodyOfJsonLdWhereThePageShowsLess) {
  TestInput input;
  const std::string prose =
      "The ministers met on Friday, talked for a long time, and didn&#8217;t agree on anything at all. ";
  std::string more;
  for (int i = 0; i < 5; ++i) more += prose;
  const auto documents = input.read("a.html",
                                    "<html><head><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", "
                                    "\"headline\": \"Talks\", \"articleBody\": \"" +
                                        more + "\", \"datePublished\": \"May 22, 2021\"}</script></head><body><p>" +
                                        prose + prose + "</p></body></html>");
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_GT(documents[0].text.size(), 400u);
  EXPECT_THAT(documents[0].text, HasSubstr("didn’t agree"));
  EXPECT_EQ(documents[0].date, "2021-05-22");
}

TEST(HtmlReader, DaysOfAddressAndTime) {
  const std::string body =
      "<p>The ministers met on Friday, talked for a long time, and agreed on nothing at all.</p>"
      "<p>Nobody in the capital of Marland had expected them to agree on anything, said one.</p>";
  EXPECT_EQ(html_document("<link rel=canonical href='http://a.example/2021/05/22/talks.html'>" + body, "").date,
            "2021-05-22");
  EXPECT_EQ(html_document("<time datetime='2021-05-23T10:00'>yesterday</time>" + body, "").date, "2021-05-23");
  EXPECT_EQ(html_document(body, "").date, "");
}

TEST(HtmlReader, CharsetOfHttpGoesBeforeThatOfThePage) {
  const std::string body =
      "<meta charset=utf-8><p>Le caf\xE9 de L\xE9ry was closed on Friday by the police, who said nothing of "
      "the reasons. The owner left the town, and nobody has seen her since that day, said a man.</p>";
  EXPECT_THAT(html_document(body, "windows-1252").text, HasSubstr("café de Léry"));
}

TEST(HtmlText, Fragments) {
  EXPECT_EQ(html_text("plain &amp; simple"), "plain & simple");
  EXPECT_EQ(html_text("<p>One.</p><p>Two <b>three</b>.</p><script>x</script>"), "One.\n\nTwo three.");
  EXPECT_EQ(html_text("a<br>b"), "a\n\nb");
  EXPECT_EQ(html_text(""), "");
}

TEST(HtmlTree, NestingWithoutEndIsRefused) {
  for (const char* tag : {"<div>", "<b>", "<ul><li>", "<table><tr><td>", "<font size=1>", "<svg><g>", "<unheard>"}) {
    std::string html;
    while (html.size() < 1000000) html += tag;
    EXPECT_THROW(HtmlTree{html}, InputError) << tag;
  }
  const std::string deep = "<div>", text = "They met.";
  std::string html;
  for (int i = 0; i < 500; ++i) html += deep;
  EXPECT_EQ(html_text(html + text), text);
}

// Each <p> opens all the <b> before it once more: a tree that grows by the square of the page.
TEST(HtmlTree, ATreeThatExplodesIsRefused) {
  std::string html = "<p>";
  for (int i = 0; i < 1500; ++i) html += "<b id=" + std::to_string(i) + ">";
  while (html.size() < 2000000) html += "<p>x";
  EXPECT_THROW(HtmlTree{html}, InputError);
}

// Tags that never end: to look for the end of each would take the square of the page.
TEST(HtmlTree, TagsWithoutEnd) {
  std::string html;
  while (html.size() < 1000000) html += "<a <";
  EXPECT_EQ(html_text("They met." + html), "They met.");
}

TEST(HtmlTree, ALongPageIsRefused) { EXPECT_THROW(HtmlTree{std::string(kLongestPage + 1, 'a')}, InputError); }

}  // namespace
}  // namespace priscus
