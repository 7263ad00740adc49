#include <gmock/gmock.h>

#include "events/event_finder.h"
#include "mentions/mentions.h"
#include "priscus/model.h"

namespace priscus {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kRoot = PRISCUS_SOURCE_DIR;

// "ASSAULT killed" for each event of the text, through the real model and knowledge.
std::vector<std::string> told(const std::string& text) {
  static const std::shared_ptr<const Model> model = Model::load(kRoot + "/models/en.model");
  static const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(kRoot + "/knowledge");
  Document document = make_document("test", "", text, "2023-05-09");
  model->segment(document);
  const std::vector<Parse> parses = model->parse(document);
  std::vector<std::string> list;
  for (const Event& event : find_events(document, parses, find_mentions(document, parses, *knowledge), *knowledge, nullptr))
    list.push_back(event.meaning.type + ' ' + event.trigger_text);
  return list;
}

TEST(Accidents, WhatGaveWayHurtNobodyOnPurpose) {
  EXPECT_THAT(told("Forty Peruvian workers were killed when a bridge collapsed."), IsEmpty());
  EXPECT_THAT(told("Nine Iranian soldiers were injured when a fire broke out in their barracks."), IsEmpty());
  EXPECT_THAT(told("Forty Peruvian workers were killed when rebels shelled a bridge."), ElementsAre("ASSAULT killed", "ASSAULT shelled"));
}

TEST(Accidents, ExplainWhoIsHurtInTheSentencesAfter) {
  EXPECT_THAT(told("A landslide buried a village in Nepal. Twelve villagers were killed."), IsEmpty());
  EXPECT_THAT(told("Soldiers attacked a village in Nepal. Twelve villagers were killed."), ElementsAre("ASSAULT attacked", "ASSAULT killed"));
}

TEST(Accidents, WeaponFireIsNone) {
  EXPECT_THAT(told("Three Ukrainian policemen were wounded by mortar fire."), ElementsAre("ASSAULT wounded", "ASSAULT mortar fire"));
}

TEST(Accidents, WhoIsInjuredIsNoNews) {
  EXPECT_THAT(told("The injured man was seen in Oslo."), IsEmpty());
  EXPECT_THAT(told("The accused officers were seen in Lima."), IsEmpty());
}

}  // namespace
}  // namespace priscus
