// json_text.h: JSON written straight into a string, without a tree in between.
//
//     JsonText json;
//     json.open_object();
//     json.key("type").text("CONSULT");
//     json.key("countries").open_array().text("BLR").text("AZE").close_array();
//     json.key("start").number(17).close_object();
//     json.take();   // {"type": "CONSULT", "countries": ["BLR", "AZE"], "start": 17}
//
// Commas are set by the writer; that keys and values alternate and brackets match is the caller's duty (checked by
// assert).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace priscus {

// Appends `text` in quotation marks, escaped where JSON demands it: " \ and control characters. Other characters stay
// UTF-8; each byte that is not UTF-8 becomes U+FFFD, so that the result is always valid.
void append_json_string(std::string& json, std::string_view text);

class JsonText {
 public:
  JsonText& open_object();
  JsonText& close_object();
  JsonText& open_array();
  JsonText& close_array();
  JsonText& key(std::string_view name);

  JsonText& text(std::string_view value);
  JsonText& number(std::int64_t value);
  JsonText& number(int value) { return number(static_cast<std::int64_t>(value)); }
  JsonText& number(std::uint32_t value) { return number(static_cast<std::int64_t>(value)); }
  JsonText& number(double value);  // the shortest form that reads back the same; null for what is not finite
  JsonText& probability(double value);  // with three digits: more are more than a probability deserves
  JsonText& boolean(bool value);
  JsonText& null();
  // null when empty: for countries, sectors, dates that are not known.
  JsonText& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  // An array.
  JsonText& texts(const std::vector<std::string>& values);
  // JSON that is written already.
  JsonText& raw(std::string_view json);

  const std::string& str() const { return json_; }
  std::string take();  // and begin anew

 private:
  void before_value();

  std::string json_;
  std::vector<char> open_;   // the closing brackets due, innermost last
  bool first_ = true;        // nothing stands in the innermost bracket yet
  bool after_key_ = false;
};

}  // namespace priscus
