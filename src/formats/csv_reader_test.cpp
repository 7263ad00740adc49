#include "formats/csv_reader.h"

#include "formats/test_input.h"

namespace priscus {
namespace {

using testing::ElementsAre;

TEST(CsvReader, Rows) {
  TestInput input;
  const auto documents = input.read_testdata("table.csv");
  EXPECT_THAT(ids(documents), ElementsAre("a1", "a2"));
  EXPECT_EQ(documents[0].text, "Talks, at last\nThe ministers met.\n\"We talked,\" one of them said.");
  EXPECT_EQ(documents[1].date, "2021-05-22");
  EXPECT_TRUE(input.problems().empty());
  EXPECT_EQ(input.places()[1].line, 4);
}

TEST(CsvReader, SeparatorsMarksAndCarriageReturns) {
  TestInput input;
  EXPECT_THAT(texts(input.read("a.csv", "\xEF\xBB\xBF\"id\";\"text\"\r\n1;\"a;b\"\r\n\r\n2; c \r\n")),
              ElementsAre("a;b", " c "));
  EXPECT_THAT(texts(input.read("a.tsv", "id\ttext\n1\tthey, who met\n")), ElementsAre("they, who met"));
  EXPECT_TRUE(input.problems().empty());
}

TEST(CsvReader, ABadRowIsToldAndTheNextIsRead) {
  TestInput input;
  const auto documents = input.read("a.csv",
                                    "id,text\n"
                                    "1,a,b\n"
                                    "2,\n"
                                    "3,\"a\" b\n"
                                    "4,fine\n"
                                    "5,\"lost\n"
                                    "6,\"found\"\n"
                                    "7,last\n");
  EXPECT_THAT(ids(documents), ElementsAre("4", "7"));
  EXPECT_THAT(input.problems(),
              ElementsAre("a.csv:2: expected 2 columns as in the header, got 3", "a.csv:3: expected a text, found none",
                          "a.csv:4: byte 6: expected \",\" or the end of the line after a closing quotation mark",
                          "a.csv:7: byte 3: expected \",\" or the end of the line after a closing quotation mark"));
}

TEST(CsvReader, AMarkThatNeverClosesIsBounded) {
  TestInput input;
  ReaderOptions options;
  options.document_limit = 100;
  EXPECT_THAT(
      ids(input.read("a.csv", "id,text\n1,\"" + std::string(90, 'x') + "\n" + std::string(90, 'y') + "\n2,fine\n",
                     options)),
      ElementsAre("2"));
  EXPECT_THAT(
      input.problems(),
      ElementsAre("a.csv:2: longer than 100 bytes, the limit for one document; is a closing quotation mark missing?"));
  input.read("b.csv", "id,text\n1,\"x\n");
  EXPECT_THAT(input.problems(), ElementsAre("b.csv:2: the file ends within quotation marks; expected a closing one"));
}

TEST(CsvReader, Windows1252AndDates) {
  TestInput input;
  const auto documents = input.read("a.csv",
                                    "id,text,date\n1,The caf\xE9 of L\xE9ry was closed by the police on "
                                    "Friday.,yesterday\n2,\x93No\x94 said the owner.,2021-05-22\n");
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].text, "The café of Léry was closed by the police on Friday.");
  EXPECT_EQ(documents[1].text, "“No” said the owner.");
  EXPECT_EQ(input.problems().size(), 2u);
}

TEST(CsvReader, HeadersAreFoundByTheirNames) {
  EXPECT_TRUE(is_csv_header("id,date,text"));
  EXPECT_TRUE(is_csv_header("URL;Content"));
  EXPECT_FALSE(is_csv_header("text"));
  EXPECT_FALSE(is_csv_header("Ministers met, they said, on Friday"));
  TestInput input;
  ReaderOptions options;
  options.kind = InputKind::csv;
  input.read("a.csv", "a,b\n1,2\n", options);
  EXPECT_THAT(input.problems(), ElementsAre("a.csv:1: expected a header with a column \"text\", got \"a,b\""));
}

}  // namespace
}  // namespace priscus
