// What testdata/dates.txt cannot say in sentences: hand-made parses, strange numbers, the tokens of a mention.
#include "mentions/dates.h"

#include <gtest/gtest.h>

#include "mentions/test_text.h"

namespace priscus {
namespace {

TEST(Times, KnowTheirTokens) {
  const TestText text(
      "They/PRON/2:nsubj met/VERB/0:root on/ADP/4:case May/PROPN/2:obl 20/NUM/4:nummod ,/PUNCT/4:punct "
      "2018/NUM/4:nummod",
      "2021-05-22");
  const std::vector<TimeMention> times = find_times(text.document, text.parses);
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].first, 3);
  EXPECT_EQ(times[0].last, 6);
  EXPECT_EQ(times[0].head, 3);
  EXPECT_EQ(times[0].value, "2018-05-20");
  EXPECT_EQ(times[0].direction, TimeMention::Direction::past);
  EXPECT_EQ(text.document.view(times[0].span), "May 20 , 2018");
}

TEST(Times, DoNotOverlap) {
  const TestText text(
      "5/NUM/3:nummod -/PUNCT/3:punct 7/NUM/4:nummod April/PROPN/0:root 2021/NUM/4:nummod -/PUNCT/4:punct "
      "05/NUM/4:nummod",
      "2021-05-22");
  int last = -1;
  for (const TimeMention& time : find_times(text.document, text.parses)) {
    EXPECT_GT(time.first, last);
    EXPECT_LE(time.first, time.head);
    EXPECT_LE(time.head, time.last);
    last = time.last;
  }
}

TEST(Times, DaysThatDoNotExistHaveNoValue) {
  const TestText text("on/ADP/2:case February/PROPN/0:root 29/NUM/2:nummod ,/PUNCT/2:punct 2021/NUM/2:nummod",
                      "2021-05-22");
  for (const TimeMention& time : find_times(text.document, text.parses)) EXPECT_EQ(time.value, "");
}

TEST(Times, MonthsAreNoVerbs) {
  const TestText text("Rebels/NOUN/2:nsubj March/VERB/0:root in/ADV/2:advmod", "2021-05-22");
  EXPECT_TRUE(find_times(text.document, text.parses).empty());
}

TEST(Times, FindNoEndInWordsThatLeadToEachOther) {
  const TestText text(
      "mid-end/NOUN/5:obl early/ADJ/5:amod late/ADJ/5:amod mid-mid-May/PROPN/5:obl end/NOUN/0:root of/ADP/5:case "
      "the/DET/5:det early/ADJ/5:amod",
      "2021-05-22");
  EXPECT_TRUE(find_times(text.document, text.parses).empty());
}

TEST(Times, BeforeTheCalendarHaveNoValue) {
  const TestText text(
      "fell/VERB/0:root 999/NUM/3:nummod decades/NOUN/4:obl ago/ADV/1:advmod and/CCONJ/8:cc 999/NUM/7:nummod "
      "centuries/NOUN/8:obl ago/ADV/1:conj",
      "2021-05-22");
  for (const TimeMention& time : find_times(text.document, text.parses)) EXPECT_EQ(time.value, "");
}

TEST(Times, OfABrokenDateOfPublicationAreOnlyWhatTheTextTells) {
  const TestText text(
      "They/PRON/2:nsubj met/VERB/0:root yesterday/NOUN/2:obl:unmarked and/CCONJ/6:cc in/ADP/6:case 2019/NUM/2:obl",
      "2021-02-31");
  const std::vector<TimeMention> times = find_times(text.document, text.parses);
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[0].value, "");
  EXPECT_EQ(times[0].direction, TimeMention::Direction::past);
  EXPECT_EQ(times[1].value, "2019");
  EXPECT_EQ(times[1].direction, TimeMention::Direction::unknown);
}

}  // namespace
}  // namespace priscus
