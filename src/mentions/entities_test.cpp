#include "mentions/entities.h"

#include <gtest/gtest.h>

#include "mentions/test_text.h"

namespace priscus {
namespace {

Mention at(int sentence, int head, int first, int last) {
  Mention mention;
  mention.sentence = sentence;
  mention.head = head;
  mention.first = first;
  mention.last = last;
  return mention;
}

// "A bridge fell. The bridge was old. A bridge burned. It fell."
struct Bridges : testing::Test {
  TestText text{{"A/DET/2:det bridge/NOUN/3:nsubj//Number=Sing fell/VERB/0:root",
                 "The/DET/2:det bridge/NOUN/4:nsubj//Number=Sing was/AUX/4:cop old/ADJ/0:root",
                 "A/DET/2:det bridge/NOUN/3:nsubj//Number=Sing burned/VERB/0:root",
                 "It/PRON/2:nsubj//Number=Sing fell/VERB/0:root"}};
  Mentions mentions;
  Bridges() { mentions.actors = {at(0, 1, 0, 1), at(1, 1, 0, 1), at(2, 1, 0, 1), at(3, 0, 0, 0)}; }
};

TEST_F(Bridges, ADefiniteNounIsTheOneBefore) {
  const std::vector<int> entity = entities(text.parses, mentions);
  EXPECT_EQ(entity[0], entity[1]);
}

TEST_F(Bridges, AnIndefiniteNounIsNew) {
  const std::vector<int> entity = entities(text.parses, mentions);
  EXPECT_NE(entity[2], entity[1]);
}

TEST_F(Bridges, APronounIsTheNearestThatFits) {
  const std::vector<int> entity = entities(text.parses, mentions);
  EXPECT_EQ(entity[3], entity[2]);
}

TEST_F(Bridges, WhatCoreferenceFoundHolds) {
  mentions.actors[3].antecedent = 0;
  mentions.actors[3].how = "pronoun";
  const std::vector<int> entity = entities(text.parses, mentions);
  EXPECT_EQ(entity[3], entity[0]);
}

TEST_F(Bridges, AMemberOfAGroupIsNotTheGroup) {
  mentions.actors[2].antecedent = 0;
  mentions.actors[2].how = "of the armed group";
  const std::vector<int> entity = entities(text.parses, mentions);
  EXPECT_NE(entity[2], entity[0]);
}

TEST_F(Bridges, NumbersCountFromZeroInTheOrderOfTheText) {
  EXPECT_EQ(entities(text.parses, mentions), (std::vector<int>{0, 0, 1, 1}));
}

TEST(Entities, OfNothingAreNone) { EXPECT_TRUE(entities({}, {}).empty()); }

}  // namespace
}  // namespace priscus
