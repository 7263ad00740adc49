#include "formats/json_records.h"

#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/document_fields.h"
#include "formats/problem_limit.h"
#include "formats/source_day.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using Object = simdjson::dom::object;
using Element = simdjson::dom::element;

// What makes a record unusable.
struct BadRecord {
  std::int64_t byte;
  std::string cause;
};

const char* type_name(const Element& element) {
  switch (element.type()) {
    case simdjson::dom::element_type::ARRAY: return "an array";
    case simdjson::dom::element_type::OBJECT: return "an object";
    case simdjson::dom::element_type::STRING: return "a string";
    case simdjson::dom::element_type::BOOL: return "true or false";
    case simdjson::dom::element_type::NULL_VALUE: return "null";
    default: return "a number";
  }
}

struct Field {
  std::string_view name;
  Element value;
};

// The first of the spellings that is there and not null.
std::optional<Field> find(const Object& object, Spellings spellings) {
  for (std::string_view name : spellings) {
    Element value;
    if (object.at_key(name).get(value) == simdjson::SUCCESS && !value.is_null()) return Field{name, value};
  }
  return std::nullopt;
}

std::string wrong_type(const Field& field, const char* expected) {
  return "expected " + std::string(expected) + " for \"" + std::string(field.name) + "\", got " +
         type_name(field.value);
}

// Where a strict, slower parser stops; only for messages.
struct FaultFinder : nlohmann::json_sax<nlohmann::json> {
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    at = position;
    return false;
  }
  std::size_t at = 0;  // from 1; 0: no fault found
};

// `place` is " a line" where a line must hold the object.
BadRecord json_fault(const std::string& line, simdjson::error_code error, const std::string& place) {
  if (const std::size_t fault = utf8_fault(line); fault != line.size()) {
    return {static_cast<std::int64_t>(fault), "is not UTF-8"};
  }
  if (error == simdjson::DEPTH_ERROR) return {-1, "JSON nested too deeply"};
  FaultFinder finder;
  nlohmann::json::sax_parse(line, &finder);
  if (finder.at > line.size()) {
    return {static_cast<std::int64_t>(line.size()), "JSON breaks off; expected one whole object" + place};
  }
  const std::int64_t byte = finder.at == 0 ? -1 : static_cast<std::int64_t>(finder.at - 1);
  return {byte, "not JSON (" + std::string(simdjson::error_message(error)) + "); expected one object" + place};
}

}  // namespace

class JsonRecords::Impl {
 public:
  Impl(const ReaderOptions& options, bool one_a_line)
      : options_(options), one_a_line_(one_a_line), parser_(options.document_limit + simdjson::SIMDJSON_PADDING) {}

  bool read(std::string& json, const InputPlace& place, std::int64_t column, Document& document,
            std::vector<InputProblem>& problems) {
    json_ = &json;
    place_ = place;
    column_ = column;
    problems_ = &problems;
    try {
      document = record(json);
      return true;
    } catch (const BadRecord& bad) {
      tell(bad.byte, bad.cause, true);
    } catch (const InputError& error) {
      tell(-1, error.what(), true);
    }
    document = Document();
    return false;
  }

 private:
  Document record(std::string& json) {
    json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    Element root;
    // The padding behind the line is the string's own spare capacity: no copy.
    if (const auto error = parser_.parse(json.data(), json.size(), false).get(root); error)
      throw json_fault(json, error, one_a_line_ ? " a line" : "");
    Object object;
    if (root.get(object) != simdjson::SUCCESS)
      throw BadRecord{-1, std::string("expected an object, got ") + type_name(root)};

    const std::string title = std::string(trim(text_of(object, kTitle)));
    Document document;
    if (const auto sentences = find(object, kSentences)) {
      document = make_document({}, title, sentences_of(*sentences));
    } else if (const auto text = find(object, kText)) {
      std::string_view body;
      if (text->value.get(body) != simdjson::SUCCESS) throw BadRecord{-1, wrong_type(*text, "a string")};
      document = make_document({}, title, body);
    } else {
      throw BadRecord{-1, "expected \"text\" or \"sentences\", found neither"};
    }
    document.id = id_of(object);
    document.date = date_of(object);
    document.publisher = text_of(object, kPublisher);
    document.url = text_of(object, kUrl);
    document.language = text_of(object, kLanguage);
    return document;
  }

  static std::vector<std::string> sentences_of(const Field& field) {
    simdjson::dom::array array;
    if (field.value.get(array) != simdjson::SUCCESS) throw BadRecord{-1, wrong_type(field, "an array of strings")};
    std::vector<std::string> sentences;
    for (const Element element : array) {
      std::string_view sentence;
      if (element.get(sentence) != simdjson::SUCCESS) {
        throw BadRecord{
            -1, "expected a string as sentence " + std::to_string(sentences.size()) + ", got " + type_name(element)};
      }
      sentences.emplace_back(sentence);
    }
    return sentences;
  }

  std::string id_of(const Object& object) {
    const std::string fallback = place_.file + ":" + std::to_string(place_.line);
    const auto field = find(object, kId);
    if (!field) return fallback;
    std::string_view text;
    if (field->value.get(text) == simdjson::SUCCESS) return text.empty() ? fallback : std::string(text);
    std::int64_t number = 0;
    if (field->value.get(number) == simdjson::SUCCESS) return std::to_string(number);
    std::uint64_t large = 0;
    if (field->value.get(large) == simdjson::SUCCESS) return std::to_string(large);
    tell(-1, wrong_type(*field, "a string or an integer"), false);
    return fallback;
  }

  std::string date_of(const Object& object) {
    const std::string text = text_of(object, kDate);
    if (text.empty()) return options_.date;
    if (auto day = source_day(text)) return *std::move(day);
    tell(-1,
                "expected a date like 2021-05-22, got \"" + text.substr(0, utf8_prefix(text, 40)) + "\"; left empty",
                false);
    return options_.date;
  }

  // "" when there is none; a wrong type is told.
  std::string text_of(const Object& object, Spellings spellings) {
    const auto field = find(object, spellings);
    if (!field) return {};
    std::string_view text;
    if (field->value.get(text) == simdjson::SUCCESS) return std::string(text);
    tell(-1, wrong_type(*field, "a string") + "; left empty", false);
    return {};
  }

  // `byte` counts in the record; the message counts in the line.
  void tell(std::int64_t byte, std::string cause, bool left_out) {
    std::int64_t line = place_.line;
    if (byte >= 0) {
      const std::string_view before = std::string_view(*json_).substr(0, static_cast<std::size_t>(byte));
      const std::size_t feed = before.rfind('\n');
      line += std::count(before.begin(), before.end(), '\n');
      byte = feed == std::string_view::npos ? byte + column_ : byte - static_cast<std::int64_t>(feed) - 1;
    }
    add_problem(*problems_, {place_.file, line, byte, std::move(cause), left_out});
  }

  ReaderOptions options_;
  bool one_a_line_;
  simdjson::dom::parser parser_;
  std::string* json_ = nullptr;
  InputPlace place_;
  std::int64_t column_ = 0;
  std::vector<InputProblem>* problems_ = nullptr;
};

JsonRecords::JsonRecords(const ReaderOptions& options, bool one_a_line)
    : impl_(std::make_unique<Impl>(options, one_a_line)) {}
JsonRecords::~JsonRecords() = default;

bool JsonRecords::read(std::string& json, const InputPlace& place, std::int64_t column, Document& document,
                       std::vector<InputProblem>& problems) {
  return impl_->read(json, place, column, document, problems);
}

}  // namespace priscus
