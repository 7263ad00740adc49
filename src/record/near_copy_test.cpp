#include "record/near_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace priscus {
namespace {

const std::string kLead = "Border guards of Lesotho stopped a convoy of eleven lorries near the town of Mokhotlong on Monday and turned it back towards South Africa. ";
const std::string kBody =
    "The drivers had no papers for the maize that they carried, a spokesman for the customs office in Maseru told reporters. He said that the load would be "
    "held at the depot of Butha-Buthe until the owners paid a fine of 40,000 maloti. Traders in Durban called the fine too high and asked the government in "
    "Pretoria to protest. The two countries had agreed last spring to open the pass of Sani for farm goods. Officials from both sides will meet in Clarens "
    "in the second week of May.\n";

bool copies(const std::string& one, const std::string& other) {
  const bool out = near_copies(copy_shape(one), copy_shape(other));
  EXPECT_EQ(near_copies(copy_shape(other), copy_shape(one)), out);
  return out;
}

bool share_a_band(const std::string& one, const std::string& other) {
  const std::vector<std::int64_t> a = copy_bands(one), b = copy_bands(other);
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
    if (a[i] == b[i]) return true;
  return false;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

void expect_copy(const std::string& one, const std::string& other) {
  EXPECT_TRUE(copies(one, other)) << other;
  EXPECT_TRUE(share_a_band(one, other)) << other;
}

TEST(NearCopy, TheSameText) { expect_copy(kLead + kBody, kLead + kBody); }

TEST(NearCopy, AgencyLineAndTitleDoNotCount) {
  expect_copy("Convoy turned back\n" + kLead + kBody, "Lesotho stops lorries at the pass\nMASERU, March 4 (Harbour Wire) - " + kLead + kBody);
  expect_copy("MASERU, March 4 (Harbour Wire) - " + kLead + kBody, "MASERU (Northern Post) \u2014 " + kLead + kBody);
}

TEST(NearCopy, SmallEdits) {
  std::string edited = replaced(kLead + kBody, "turned it back towards", "sent it back to");
  edited = replaced(edited, "called the fine too high", "called the penalty excessive");
  edited = replaced(edited, "in the second week of May", "in May");
  expect_copy(kLead + kBody, edited);
  std::string typography = replaced(kLead + kBody, "Butha-Buthe", "Butha\u2013Buthe");
  expect_copy(kLead + kBody, typography);
}

TEST(NearCopy, AnotherLead) {
  expect_copy(kLead + kBody, "Trucks with maize are stuck in the mountains after guards refused to let them pass on Monday, and nobody knows for how long. " + kBody);
}

TEST(NearCopy, CutShort) { expect_copy(kLead + kBody, kLead + kBody.substr(0, kBody.find("Traders in Durban"))); }

TEST(NearCopy, AnotherTollIsNews) {
  EXPECT_FALSE(copies(kLead + kBody, replaced(kLead + kBody, "40,000", "65,000")));
}

TEST(NearCopy, TwoArticlesFromOneTemplate) {
  const std::string form =
      "The exchange in A closed higher on Monday after the central bank of B left its rate unchanged. Shares of banks gained most, led by C, while "
      "builders lost ground. Traders said that demand for bonds of D was strong and that they expected the rate to fall before the end of the year. "
      "The currency was little changed against the dollar. Analysts at E said they saw no reason for a change of course before the next meeting.";
  const auto filled = [&](std::vector<std::string> names) {
    std::string out = form;
    for (std::size_t i = 0; i < names.size(); ++i) out = replaced(out, std::string(" ") + static_cast<char>('A' + i), " " + names[i]);
    return out;
  };
  EXPECT_FALSE(copies(filled({"Lagos", "Nigeria", "Zenith", "Abuja", "Meristem"}), filled({"Accra", "Ghana", "Ecobank", "Kumasi", "Databank"})));
  const std::string fire = "Firemen fought for 6 hours against a blaze in a store of tyres in Porto on Monday. Nobody was hurt, but 14 families had to leave "
                           "their homes because of the smoke. The cause of the fire is not known. Police have opened an inquiry and asked witnesses to come forward.";
  std::string other = replaced(fire, "Porto", "Braga");
  other = replaced(other, "14", "9");
  EXPECT_FALSE(copies(fire, other));
}

TEST(NearCopy, ShortFlashesAreNotCompared) {
  EXPECT_FALSE(copies("The president of Kenya met the prime minister of Norway on Monday.", "The president of Kenya met the prime minister of Norway on Monday."));
  EXPECT_THAT(copy_bands("Kenya met Norway."), testing::IsEmpty());
  EXPECT_THAT(copy_bands(""), testing::IsEmpty());
}

TEST(NearCopy, OtherArticles) { EXPECT_FALSE(copies(kLead + kLead, kBody)); }

}  // namespace
}  // namespace priscus
