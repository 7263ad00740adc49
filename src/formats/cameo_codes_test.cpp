#include "formats/cameo_codes.h"

#include <gtest/gtest.h>

#include "formats/test_event.h"

namespace priscus {
namespace {

TEST(CameoCodes, RootAndBase) {
  EXPECT_EQ(cameo_root("1122"), "11");
  EXPECT_EQ(cameo_base("1122"), "112");
  EXPECT_EQ(cameo_base("19"), "190");
  EXPECT_EQ(cameo_base("042"), "042");
  EXPECT_EQ(cameo_base(""), "");
}

TEST(CameoCodes, ClassesByRoot) {
  const int quads[] = {1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4};
  const int pentas[] = {0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 4};
  for (int root = 1; root <= 20; ++root) {
    const std::string code = (root < 10 ? "0" : "") + std::to_string(root) + "2";
    EXPECT_EQ(quad_class(code), quads[root - 1]) << code;
    EXPECT_EQ(penta_class(code), pentas[root - 1]) << code;
  }
  for (const char* code : {"", "1", "21", "ab", "00"}) {
    EXPECT_EQ(quad_class(code), 0) << code;
    EXPECT_EQ(penta_class(code), -1) << code;
  }
}

TEST(CameoCodes, CodesOfActors) {
  const auto code = [](const char* country, const char* sector) { return actor_code(test_party("x", country, sector), test_ontology()).full(); };
  EXPECT_EQ(code("BLR", "GOV"), "BLRGOV");
  EXPECT_EQ(code("BLR", ""), "BLR");
  EXPECT_EQ(code("", "GOV"), "GOV");
  EXPECT_EQ(code("", ""), "");
  EXPECT_EQ(code("FRA", "JRN"), "FRAMED");
  EXPECT_EQ(code("ROU", ""), "ROM");
  EXPECT_EQ(code("UNO", ""), "IGOUNO");
  EXPECT_EQ(code("UNO", "MIL"), "IGOUNOMIL");
  EXPECT_EQ(code("EUR", ""), "IGOEUREEC");
  EXPECT_EQ(code("NGO", "MED"), "NGOHLH");
}

TEST(CameoCodes, EveryCountryHasItsCodes) {
  int states = 0, places = 0;
  for (const char* country : {"BLR", "AZE", "KOS", "PSE", "TWN", "SSD", "GRL"}) {
    states += !test_ontology().country_codes(country).cow.empty();
    places += !test_ontology().country_codes(country).fips.empty();
  }
  EXPECT_EQ(states, 5);  // Palestine and Greenland are no members of the Correlates of War's system of states
  EXPECT_EQ(places, 7);
  EXPECT_EQ(test_ontology().country_codes("BLR").cow, "370");
  EXPECT_EQ(test_ontology().country_codes("AZE").fips, "AJ");
}

}  // namespace
}  // namespace priscus
