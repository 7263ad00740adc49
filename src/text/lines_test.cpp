#include "text/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace priscus {
namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  for (Span span : hard_lines(text, {0, static_cast<std::uint32_t>(text.size())})) {
    result.push_back(text.substr(span.begin, span.size()));
  }
  return result;
}

using testing::ElementsAre;

TEST(Lines, NothingFromNothing) {
  EXPECT_THAT(lines(""), ElementsAre());
  EXPECT_THAT(lines(" \n\t\n\n"), ElementsAre());
}

TEST(Lines, OneParagraphALine) {
  const std::string first(300, 'a');
  EXPECT_THAT(lines(first + "\nShort one\n  indented \n"), ElementsAre(first, "Short one", "indented"));
}

TEST(Lines, WrappedLinesBelongTogether) {
  EXPECT_THAT(
      lines("Mediators from three neighbouring countries flew to the\n"
            "capital on Friday and met the president, his deputy and\n"
            "the leaders of the opposition.\n"
            "\n"
            "A second round is planned for next week, the ministry of\n"
            "foreign affairs said.\n"),
      ElementsAre(
          "Mediators from three neighbouring countries flew to the\ncapital on Friday and met the president, his "
          "deputy and\nthe leaders of the opposition.",
          "A second round is planned for next week, the ministry of\nforeign affairs said."));
}

TEST(Lines, AHeadingAboveWrappedLinesStaysAlone) {
  EXPECT_THAT(
      lines("Talks resume\n"
            "Mediators from three neighbouring countries flew to the\n"
            "capital on Friday."),
      ElementsAre("Talks resume", "Mediators from three neighbouring countries flew to the\ncapital on Friday."));
}

TEST(Lines, ListsOfShortLinesAreNotWrapped) {
  EXPECT_THAT(lines("Moscow\nKyiv\nWarsaw"), ElementsAre("Moscow", "Kyiv", "Warsaw"));
}

TEST(Lines, OnlyTheRangeIsLookedAt) {
  const std::vector<Span> spans = hard_lines("title\nbody one\nbody two", {5, 14});
  EXPECT_THAT(spans, ElementsAre(Span{6, 14}));
}

}  // namespace
}  // namespace priscus
