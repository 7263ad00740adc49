#include "formats/petrarch_reader.h"

#include "formats/test_input.h"

namespace priscus {
namespace {

using testing::ElementsAre;

TEST(PetrarchReader, SentencesOfAStoryAreOneDocument) {
  TestInput input;
  const auto documents = input.read_testdata("petrarch.xml");
  EXPECT_THAT(ids(documents), ElementsAre("MAR-7", "MAR-8", "TOV-1_1", "TOV-2"));
  EXPECT_EQ(documents[0].text, "The ministers of Marland and Tovia met on Friday.\nThey agreed to open the border.");
  EXPECT_EQ(documents[0].given_sentences.size(), 2u);
  EXPECT_EQ(documents[0].date, "2021-05-22");
  EXPECT_EQ(documents[0].publisher, "MAR");
  EXPECT_EQ(documents[2].text, "The minister resigned. She left the capital.");
  EXPECT_TRUE(documents[2].given_sentences.empty());
  EXPECT_EQ(documents[3].date, "");
  EXPECT_THAT(input.problems(),
              ElementsAre("petrarch.xml:15: expected the attributes date, id, sentence, source; missing: id",
                          "petrarch.xml:16: expected a date YYYYMMDD, got \"May\"; left empty",
                          "petrarch.xml:17: TOV-3_1: expected a <Text>, found none"));
}

TEST(PetrarchReader, Articles) {
  TestInput input;
  const auto documents =
      input.read("a.xml",
                 "<Articles><Article date=\"20210522\" id=\"A_1\" source=\"S\" sentence=\"False\" mongoId=\"x\">"
                 "<Text>They met. They left.</Text></Article></Articles>");
  EXPECT_THAT(ids(documents), ElementsAre("A_1"));
  EXPECT_TRUE(documents[0].given_sentences.empty());
  EXPECT_TRUE(input.problems().empty());
}

TEST(PetrarchReader, TooLongAStoryIsLeftOut) {
  TestInput input;
  ReaderOptions options;
  options.document_limit = 100;
  std::string xml = "<Sentences>";
  for (int i = 0; i < 10; ++i) {
    xml += "<Sentence date=\"20210522\" id=\"A_" + std::to_string(i) +
           "\" source=\"S\" sentence=\"True\"><Text>Twenty bytes or more.</Text></Sentence>";
  }
  xml +=
      "<Sentence date=\"20210522\" id=\"B_1\" source=\"S\" sentence=\"True\"><Text>Last.</Text></Sentence></Sentences>";
  EXPECT_THAT(ids(input.read("a.xml", xml, options)), ElementsAre("B"));
  EXPECT_THAT(input.problems(), ElementsAre("a.xml:1: longer than 100 bytes, the limit for one document"));
}

}  // namespace
}  // namespace priscus
