#include "priscus/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "priscus/error.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(MakeDocument, TitleThenBody) {
  const Document document = make_document("1", "Talks in Oslo", "They met.\n", "2021-05-22");
  EXPECT_EQ(document.id, "1");
  EXPECT_EQ(document.date, "2021-05-22");
  EXPECT_EQ(document.text, "Talks in Oslo\nThey met.\n");
  EXPECT_EQ(document.view(document.title), "Talks in Oslo");
  EXPECT_TRUE(document.sentences.empty());
  EXPECT_TRUE(document.given_sentences.empty());
}

TEST(MakeDocument, WithoutTitle) {
  EXPECT_EQ(make_document("1", "", "They met.").text, "They met.");
  EXPECT_TRUE(make_document("1", " \n", "They met.").title.empty());
  EXPECT_EQ(make_document("1", "", "").text, "");
}

TEST(MakeDocument, LineEndsBecomeLineFeeds) {
  EXPECT_EQ(make_document("1", "", "a\r\nb\rc\r\r\n\nd\r").text, "a\nb\nc\n\n\nd\n");
  EXPECT_EQ(make_document("1", "a\r\nb\nc", "d").text, "a b c\nd");
}

TEST(MakeDocument, ControlCharactersBecomeSpaces) {
  EXPECT_EQ(make_document("1", "", "a\x01" "b\x0c" "c\x7f\td").text, "a b c \td");
}

TEST(MakeDocument, FaultsNameTheByte) {
  EXPECT_THAT([] { make_document("a7", "", "caf\xe9"); }, ThrowsMessage<InputError>("a7: text: byte 3 is not UTF-8"));
  EXPECT_THAT([] { make_document("", "\xff", ""); }, ThrowsMessage<InputError>("title: byte 0 is not UTF-8"));
  EXPECT_THAT([] { make_document("", "", std::string_view("ab\0c", 4)); },
              ThrowsMessage<InputError>(HasSubstr("byte 2 is NUL")));
  EXPECT_THAT([] { make_document("a7", "", std::vector<std::string>{"ok", "\xff"}); },
              ThrowsMessage<InputError>("a7: sentence 1: byte 0 is not UTF-8"));
}

TEST(MakeDocument, GivenSentencesStandOneALine) {
  const Document document = make_document("1", "T", std::vector<std::string>{"One.", " ", "Two\nlines."});
  EXPECT_EQ(document.text, "T\nOne.\n\nTwo lines.");
  EXPECT_THAT(document.given_sentences, ElementsAre(Span{2, 6}, Span{7, 7}, Span{8, 18}));
  EXPECT_TRUE(make_document("1", "", std::vector<std::string>{}).given_sentences.empty());
}

}  // namespace
}  // namespace priscus
