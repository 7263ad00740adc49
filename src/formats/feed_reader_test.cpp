#include "formats/feed_reader.h"

#include "formats/test_input.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(FeedReader, Rss) {
  TestInput input;
  const auto documents = input.read_testdata("feed.rss");
  ASSERT_EQ(documents.size(), 3u);
  EXPECT_EQ(documents[0].id, "post-1");
  EXPECT_EQ(documents[0].date, "2021-05-22");
  EXPECT_EQ(documents[0].publisher, "The Harbour Post");
  EXPECT_EQ(documents[0].url, "https://harbourpost.example/world/border-talks");
  EXPECT_EQ(documents[0].language, "en-gb");
  EXPECT_EQ(documents[0].view(documents[0].title), "Border talks resume in Marland & Tovia");
  EXPECT_EQ(documents[0].text,
            "Border talks resume in Marland & Tovia\nThe ministers met on Friday.\n\nThey agreed to open the border.");
  EXPECT_EQ(documents[1].id, "https://harbourpost.example/strike");
  EXPECT_EQ(documents[1].date, "2021-05-23");
  EXPECT_EQ(documents[1].text, "Strike at the port\nDockers stopped work.");
  EXPECT_EQ(documents[2].text, "Storm warning for the coast\n");
  ASSERT_EQ(input.taken().size(), 2u);
  EXPECT_THAT(input.problems()[0], HasSubstr("expected a date like"));
  EXPECT_FALSE(input.taken()[0].left_out);
  EXPECT_THAT(input.problems()[1], HasSubstr("feed.rss:22: expected a title or a text in the item"));
}

TEST(FeedReader, Atom) {
  TestInput input;
  const auto documents = input.read_testdata("feed.atom");
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].id, "urn:1");
  EXPECT_EQ(documents[0].url, "https://agency.example/1");
  EXPECT_EQ(documents[0].date, "2021-05-22");
  EXPECT_EQ(documents[0].publisher, "Agency of Tovia");
  EXPECT_EQ(documents[0].text, "Minister resigns\nThe minister of Tovia resigned & left.\n\nNobody\n\nfollowed her.");
  EXPECT_EQ(documents[1].date, "2021-05-23");
  EXPECT_EQ(documents[1].text, "Second\nThe parliament met.");
  EXPECT_TRUE(input.problems().empty());
}

TEST(FeedReader, ABareAmpersandIsMended) {
  TestInput input;
  const auto documents =
      input.read("a.xml",
                 "<rss version=\"2.0\"><channel>\n<item><title>Bread & salt</title></item>\n"
                 "<item><title>Talks&nbsp;end, R&D</title></item>\n<item><title>Last</title></item></channel></rss>");
  ASSERT_EQ(documents.size(), 3u);
  EXPECT_THAT(texts(documents), ElementsAre("Bread & salt\n", "Talks end, R&D\n", "Last\n"));
  EXPECT_TRUE(input.problems().empty());
}

TEST(FeedReader, OtherEncodings) {
  TestInput input;
  EXPECT_THAT(
      texts(input.read("a.xml",
                       "<?xml version=\"1.0\" "
                       "encoding=\"iso-8859-1\"?><rss><channel><item><title>Caf\xE9</title></item></channel></rss>")),
      ElementsAre("Café\n"));
  std::string wide = "\xFF\xFE";
  for (const char c :
       std::string("<?xml version=\"1.0\" "
                   "encoding=\"UTF-16\"?><rss><channel><item><title>Talks</title></item></channel></rss>"))
    wide += {c, '\0'};
  EXPECT_THAT(texts(input.read("b.xml", wide)), ElementsAre("Talks\n"));
  EXPECT_TRUE(input.problems().empty());
}

TEST(FeedReader, AFileThatBreaksOffGivesWhatWasWhole) {
  TestInput input;
  const auto documents =
      input.read("a.xml", "<rss version=\"2.0\"><channel><item><title>First</title></item>\n<item><title>Sec");
  ASSERT_GE(documents.size(), 1u);
  EXPECT_EQ(documents[0].text, "First\n");
  EXPECT_FALSE(input.problems().empty());
}

TEST(FeedReader, EntitiesAreRefused) {
  TestInput input;
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string one = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" + one + one + one + one + "\">";
  }
  bomb += "]>\n<rss version=\"2.0\"><channel><item><title>&a29;</title></item></channel></rss>";
  EXPECT_TRUE(input.read("bomb.xml", bomb).empty());
  ASSERT_EQ(input.problems().size(), 1u);
  EXPECT_THAT(input.problems()[0], HasSubstr("declares entities, expected none"));
  EXPECT_TRUE(input
                  .read("file.xml",
                        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss><channel><item>"
                        "<title>&x;</title></item></channel></rss>")
                  .empty());
  EXPECT_THAT(input.problems()[0], HasSubstr("declares entities"));
}

TEST(FeedReader, TooLongAnItemIsLeftOut) {
  TestInput input;
  ReaderOptions options;
  options.document_limit = 1000;
  EXPECT_THAT(ids(input.read("a.xml",
                             "<rss><channel><item><guid>1</guid><description>" + std::string(5000, 'x') +
                                 "</description></item>\n<item><guid>2</guid><title>T</title></item></channel></rss>",
                             options)),
              ElementsAre("2"));
  EXPECT_THAT(input.problems(), ElementsAre("a.xml:1: longer than 1000 bytes, the limit for one document"));
}

}  // namespace
}  // namespace priscus
