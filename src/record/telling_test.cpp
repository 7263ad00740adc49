#include "record/telling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record/clusters.h"
#include "record/telling_score.h"
#include "record/test_tellings.h"

namespace priscus {
namespace {

using testing::ElementsAre;

Telling clash(const std::string& document, const std::string& date) {
  return test_telling(document, date, "ASSAULT", "TJK", "KGZ", {"*Chorku", "guard", "border", "village"});
}

double score(const Telling& a, const Telling& b) {
  const std::optional<double> one = telling_score(a, b);
  EXPECT_EQ(one, telling_score(b, a));
  return one.value_or(-100);
}

TEST(Telling, IsPackedAndUnpacked) {
  Telling telling = clash("a", "2024-04-02");
  telling.modes = {"firearms", "heavy weapons"};
  telling.first_day = telling.last_day = "2024-04-02";
  telling.places = {{"Ak-Sai: 50% \"x\"\t", "KGZ", true}};
  telling.numbers = {{"killed", 2, -1, "the Health Ministry: Bishkek"}, {"wounded", 5, 5, ""}};
  Telling again = clash("a", "2024-04-02");
  again.words.clear();
  unpack(pack(telling), again);
  EXPECT_EQ(again, telling);
  EXPECT_EQ(pack(telling).find('\n'), std::string::npos);
  Telling empty;
  unpack(pack(Telling()), empty);
  EXPECT_EQ(empty, Telling());
}

TEST(Telling, WhatIsNoTellingIsAnError) {
  Telling telling;
  EXPECT_THROW(unpack("", telling), Error);
  EXPECT_THROW(unpack("ASSAULT\t\t\t\t\t\tTJK\t\t\t\t", telling), Error);
  EXPECT_THROW(unpack("ASSAULT\t\t\t\t\t\t\t\t\tkilled:two:3:\t", telling), Error);
}

TEST(TellingScore, TheSameInOtherWords) {
  EXPECT_GE(score(clash("a", "2024-04-02"), test_telling("b", "2024-04-03", "ASSAULT", "TJK", "KGZ", {"*Chorku", "soldier", "post"})), kSameEvent);
}

TEST(TellingScore, MissingPartiesAreNoObstacle) {
  EXPECT_GE(score(clash("a", "2024-04-02"), test_telling("b", "2024-04-02", "ASSAULT", "", "KGZ", {"*Chorku", "guard", "village"})), kSameEvent);
}

TEST(TellingScore, AnotherDayIsAnotherEvent) {
  Telling one = clash("a", "2024-04-12"), other = clash("b", "2024-04-12");
  one.first_day = one.last_day = "2024-04-02";
  other.first_day = other.last_day = "2024-04-11";
  EXPECT_EQ(telling_score(one, other), std::nullopt);
  other.first_day = other.last_day = "2024-04-03";
  EXPECT_GE(score(one, other), kSameEvent);
  EXPECT_EQ(telling_score(clash("a", "2024-04-02"), clash("b", "2024-04-20")), std::nullopt);
}

TEST(TellingScore, AnAnniversaryIsNoReportOfToday) {
  Telling old = clash("a", "2024-04-02");
  old.first_day = "2010-01-01";
  old.last_day = "2010-12-31";
  EXPECT_EQ(telling_score(old, clash("b", "2024-04-02")), std::nullopt);
}

TEST(TellingScore, OtherCountriesTypesAndPlacesExclude) {
  EXPECT_EQ(telling_score(clash("a", "2024-04-02"), test_telling("b", "2024-04-02", "ASSAULT", "ARM", "AZE", {"*Chorku", "guard"})), std::nullopt);
  EXPECT_EQ(telling_score(clash("a", "2024-04-02"), test_telling("b", "2024-04-02", "AID", "TJK", "KGZ", {"*Chorku", "guard"})), std::nullopt);
  Telling here = test_telling("a", "2024-04-02", "ASSAULT", "TJK", "KGZ", {"shell"}), there = here;
  here.places = {{"Chorku", "TJK", true}};
  there.places = {{"Tortkul", "KGZ", true}};
  EXPECT_LT(score(here, there), kSameEvent);
  there.places = here.places;
  EXPECT_GT(score(here, there), kSameEvent);
}

TEST(TellingScore, TwoAttacksOfOneDayByOneArmyAreTwo) {
  EXPECT_LT(score(test_telling("a", "2024-05-25", "ASSAULT", "RUS", "UKR", {"*Kharkiv", "shop", "bomb"}),
                  test_telling("b", "2024-05-25", "ASSAULT", "RUS", "UKR", {"*Odesa", "grain", "missile"})),
            kSameEvent);
}

std::vector<int> clusters_of(const std::vector<Telling>& tellings, std::vector<Link> links) {
  const std::vector<Comparable> comparables(tellings.begin(), tellings.end());
  std::vector<const Comparable*> pointers;
  for (const Comparable& comparable : comparables) pointers.push_back(&comparable);
  return clusters(pointers, std::move(links));
}

TEST(TellingScore, BelowTheLeastThereIsNone) {
  // Words in every measure of agreement, named and not: the bound that saves comparing them must never be below what they give.
  const std::vector<std::string> words{"*Chorku", "guard", "*Isfara", "village", "*Batken", "road"};
  std::vector<Comparable> all;
  for (unsigned set = 0; set < 64; ++set) {
    std::vector<std::string> some;
    for (unsigned i = 0; i < words.size(); ++i)
      if (set & 1u << i) some.push_back(words[i]);
    all.emplace_back(test_telling("a", set % 3 ? "2024-04-02" : "2024-04-05", set % 5 ? "ASSAULT" : "COERCE", "TJK", set % 7 ? "KGZ" : "", some));
  }
  int above = 0, below = 0;
  for (const Comparable& a : all)
    for (const Comparable& b : all) {
      const std::optional<double> score = telling_score(a, b);
      ASSERT_TRUE(score.has_value());
      EXPECT_EQ(telling_score(a, b, *score), score);
      EXPECT_EQ(telling_score(a, b, *score + 1e-9), std::nullopt);
      ++(*score >= kSameEvent ? above : below);
    }
  EXPECT_GT(above, 100);
  EXPECT_GT(below, 100);
}

TEST(Clusters, AChainDoesNotTieItsEndsTogether) {
  // Each report is like the next, the first and the last have nothing in common.
  std::vector<Telling> chain;
  const std::vector<std::string> words{"*A", "*B", "*C", "*D", "*E", "*F", "*G", "*H"};
  for (int i = 0; i < 7; ++i) chain.push_back(test_telling(std::string(1, static_cast<char>('a' + i)), "2024-05-0" + std::to_string(1 + i), "ASSAULT", "RUS", "UKR", {words[i], words[i + 1]}));
  std::vector<Link> links;
  for (int i = 0; i + 1 < 7; ++i) {
    const double value = score(chain[i], chain[i + 1]);
    EXPECT_GE(value, kSameEvent);
    links.push_back({i, i + 1, value});
  }
  const std::vector<int> cluster = clusters_of(chain, links);
  EXPECT_NE(cluster.front(), cluster.back());
  std::reverse(links.begin(), links.end());
  EXPECT_EQ(clusters_of(chain, links), cluster);
}

TEST(Clusters, AreNumberedByTheirFirst) {
  const std::vector<Telling> two{clash("a", "2024-04-02"), clash("b", "2024-04-02"), clash("c", "2024-06-02")};
  EXPECT_THAT(clusters_of(two, {{0, 1, 9}}), ElementsAre(0, 0, 2));
  EXPECT_TRUE(clusters_of({}, {}).empty());
}

}  // namespace
}  // namespace priscus
