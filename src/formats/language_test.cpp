#include "formats/language.h"

#include "formats/test_input.h"

namespace priscus {
namespace {

using testing::ElementsAre;

const std::string kEnglish =
    "The foreign ministers of both countries met on Friday for the first time in two years, and they agreed to "
    "open the border again within the week. Nobody was threatened, said the minister.";
const std::string kGerman =
    "Die Außenminister beider Länder trafen sich am Freitag zum ersten Mal seit zwei Jahren und einigten sich darauf, "
    "die Grenze noch in dieser Woche wieder zu öffnen. Niemand sei bedroht worden, sagte der Minister.";

TEST(Language, OfTheTextWhenItIsLongEnough) {
  Document document = make_document("1", "", kGerman);
  document.language = "en";
  EXPECT_EQ(language_of(document).code, "de");
  EXPECT_TRUE(language_of(document).sure);
  document = make_document("1", "", kEnglish);
  document.language = "de-DE";
  EXPECT_EQ(language_of(document).code, "en");
}

TEST(Language, OfTheDocumentsOwnWordOtherwise) {
  Document document = make_document("1", "", "Sie trafen sich.");
  EXPECT_EQ(language_of(document).code, "");
  document.language = "de_DE";
  EXPECT_EQ(language_of(document).code, "de");
  EXPECT_FALSE(language_of(document).sure);
  for (const char* english : {"EN", "en-GB", "eng", "English"}) {
    document.language = english;
    EXPECT_EQ(language_of(document).code, "en") << english;
  }
  document.language = "und";
  EXPECT_EQ(language_of(document).code, "");
}

TEST(Language, OtherLanguagesAreSetAside) {
  TestInput input;
  const std::string bytes =
      "{\"id\": 1, \"text\": \"" + kEnglish + "\"}\n{\"id\": 2, \"text\": \"" + kGerman +
      "\"}\n{\"id\": 3, \"text\": \"Kurz.\", \"language\": \"de\"}\n{\"id\": 4, \"text\": \"Short.\"}\n";
  const auto documents = input.read("a.jsonl", bytes);
  EXPECT_THAT(ids(documents), ElementsAre("1", "4"));
  EXPECT_EQ(documents[0].language, "en");
  EXPECT_EQ(documents[1].language, "");
  EXPECT_THAT(input.problems(), ElementsAre("a.jsonl:2: 2 is in German (de); only en is read",
                                            "a.jsonl:3: 3 is in de by its own word; only en is read"));
  EXPECT_TRUE(input.taken()[0].set_aside && input.taken()[0].left_out);
  ReaderOptions options;
  options.language = "";
  EXPECT_EQ(input.read("a.jsonl", bytes, options).size(), 4u);
}

}  // namespace
}  // namespace priscus
