#include "formats/tabari_reader.h"

#include "formats/test_input.h"

namespace priscus {
namespace {

using testing::ElementsAre;

TEST(TabariReader, Records) {
  TestInput input;
  const auto documents = input.read_testdata("records.tabari");
  EXPECT_THAT(ids(documents), ElementsAre("MARL-0003-01", "MARL-0004-01", "TOVI-0001-02"));
  EXPECT_EQ(documents[0].date, "2000-01-01");
  EXPECT_EQ(documents[0].text, "The ministers of Marland and Tovia met in the capital  on Saturday.");
  EXPECT_EQ(documents[1].date, "1999-12-31");
  EXPECT_EQ(documents[2].date, "2021-05-22");
  EXPECT_TRUE(input.problems().empty());
}

// Taking each comment out of the line in turn would take the square of its length.
TEST(TabariReader, ALineOfComments) {
  TestInput input;
  std::string line = "210522 A-1\nThey ";
  for (int i = 0; i < 300000; ++i) line += "/*x*/";
  EXPECT_THAT(texts(input.read("a", line + "met.\n")), ElementsAre("They met."));
}

TEST(TabariReader, ABadRecordIsToldAndTheNextIsRead) {
  TestInput input;
  ReaderOptions options;
  options.kind = InputKind::tabari;
  const auto documents = input.read("a",
                                    "210230 A-1\nNo such day.\n\n210522 B-1\n\n210522 C-1\nThey met.\n\nThey left.\n\n"
                                    "210522 D-1\nThey met. /* for ever\n",
                                    options);
  EXPECT_THAT(ids(documents), ElementsAre("C-1", "D-1"));
  EXPECT_THAT(
      input.problems(),
      ElementsAre("a:1: expected a date YYMMDD or YYYYMMDD and an id of up to 31 characters, got \"210230 A-1\"",
                  "a:4: expected a text after \"210522 B-1\", found none",
                  "a:9: expected a date YYMMDD or YYYYMMDD and an id of up to 31 characters, got \"They left.\"",
                  "a:12: the file ends within a comment; expected */"));
}

}  // namespace
}  // namespace priscus
