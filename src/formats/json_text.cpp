#include "formats/json_text.h"

#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/utf8.h"

namespace priscus {
namespace {

void append_escaped(std::string& json, std::string_view text) {
  std::size_t plain = 0;  // begin of the bytes that need no escape
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    json.append(text.substr(plain, i - plain));
    plain = i + 1;
    switch (byte) {
      case '"': json.append("\\\""); break;
      case '\\': json.append("\\\\"); break;
      case '\n': json.append("\\n"); break;
      case '\t': json.append("\\t"); break;
      case '\r': json.append("\\r"); break;
      default:
        json.append("\\u00");
        json.push_back("0123456789abcdef"[byte >> 4]);
        json.push_back("0123456789abcdef"[byte & 15]);
    }
  }
  json.append(text.substr(plain));
}

}  // namespace

void append_json_string(std::string& json, std::string_view text) {
  json.push_back('"');
  if (utf8_fault(text) == text.size()) {
    append_escaped(json, text);
  } else {
    append_escaped(json, repair_utf8(text));
  }
  json.push_back('"');
}

void JsonText::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  assert(open_.empty() || open_.back() == ']');
  if (!first_ && !open_.empty()) json_.append(", ");
  first_ = false;
}

JsonText& JsonText::open_object() {
  before_value();
  json_.push_back('{');
  open_.push_back('}');
  first_ = true;
  return *this;
}

JsonText& JsonText::open_array() {
  before_value();
  json_.push_back('[');
  open_.push_back(']');
  first_ = true;
  return *this;
}

JsonText& JsonText::close_object() {
  assert(!open_.empty() && open_.back() == '}' && !after_key_);
  json_.push_back('}');
  open_.pop_back();
  first_ = false;
  return *this;
}

JsonText& JsonText::close_array() {
  assert(!open_.empty() && open_.back() == ']');
  json_.push_back(']');
  open_.pop_back();
  first_ = false;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  assert(!open_.empty() && open_.back() == '}' && !after_key_);
  if (!first_) json_.append(", ");
  first_ = false;
  append_json_string(json_, name);
  json_.append(": ");
  after_key_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  before_value();
  append_json_string(json_, value);
  return *this;
}

JsonText& JsonText::number(std::int64_t value) {
  before_value();
  char digits[24];
  json_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  return *this;
}

JsonText& JsonText::number(double value) {
  if (!std::isfinite(value)) return null();
  before_value();
  char digits[40];
  json_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  return *this;
}

JsonText& JsonText::probability(double value) { return number(std::round(value * 1000) / 1000); }

JsonText& JsonText::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonText& JsonText::null() { return raw("null"); }

JsonText& JsonText::texts(const std::vector<std::string>& values) {
  open_array();
  for (const std::string& value : values) text(value);
  return close_array();
}

JsonText& JsonText::raw(std::string_view json) {
  before_value();
  json_.append(json);
  return *this;
}

std::string JsonText::take() {
  assert(open_.empty());
  first_ = true;
  return std::exchange(json_, {});
}

}  // namespace priscus
