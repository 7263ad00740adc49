#include "formats/json_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace priscus {
namespace {

std::string json_of(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

TEST(JsonText, Strings) {
  EXPECT_EQ(json_of(""), "\"\"");
  EXPECT_EQ(json_of("Baku’s \"no\"\\\n\t\x01"), "\"Baku’s \\\"no\\\"\\\\\\n\\t\\u0001\"");
  EXPECT_EQ(json_of(std::string_view("a\0b", 3)), "\"a\\u0000b\"");
  EXPECT_EQ(json_of("caf\xe9"), "\"caf\uFFFD\"");
}

TEST(JsonText, AnyBytesReadBackInAnotherParser) {
  std::uint32_t state = 3;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 10; ++i) {
      state = state * 1664525u + 1013904223u;
      bytes.push_back(static_cast<char>((state >> 24) & (round % 2 ? 0x7F : 0xFF)));
    }
    const std::string read = nlohmann::json::parse(json_of(bytes)).get<std::string>();
    if (round % 2) {
      ASSERT_EQ(read, bytes);
    }
  }
}

TEST(JsonText, NestedValues) {
  JsonText json;
  json.open_object()
      .key("type")
      .text("CONSULT")
      .key("who")
      .open_array()
      .text("BLR")
      .open_object()
      .close_object()
      .close_array();
  json.key("none").open_array().close_array().key("start").number(-17).key("score").number(0.1).key("real").boolean(
      true);
  json.key("date").text_or_null("").key("raw").raw("[1]").close_object();
  EXPECT_EQ(
      json.take(),
      R"({"type": "CONSULT", "who": ["BLR", {}], "none": [], "start": -17, "score": 0.1, )"
            R"("real": true, "date": null, "raw": [1]})");
  EXPECT_EQ(json.open_array().number(1u).number(std::int64_t{2}).null().close_array().take(), "[1, 2, null]");
}

TEST(JsonText, NumbersReadBackTheSame) {
  for (double value : {0.0, 1.0 / 3, 1e300, -2.5, 5e-324}) {
    EXPECT_EQ(nlohmann::json::parse(JsonText().number(value).str()).get<double>(), value);
  }
  EXPECT_EQ(JsonText().number(std::nan("")).str(), "null");
  EXPECT_EQ(JsonText().number(std::numeric_limits<double>::infinity()).str(), "null");
}

}  // namespace
}  // namespace priscus
