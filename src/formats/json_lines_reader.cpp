#include "formats/json_lines_reader.h"

#include <simdjson.h>

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "priscus/error.h"
#include "text/iso_day.h"

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
std::optional<Field> find(const Object& object, std::initializer_list<std::string_view> spellings) {
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

BadRecord json_fault(const std::string& line, simdjson::error_code error) {
  if (const std::size_t fault = utf8_fault(line); fault != line.size()) {
    return {static_cast<std::int64_t>(fault), "is not UTF-8"};
  }
  if (error == simdjson::DEPTH_ERROR) return {-1, "JSON nested too deeply"};
  FaultFinder finder;
  nlohmann::json::sax_parse(line, &finder);
  if (finder.at > line.size()) {
    return {static_cast<std::int64_t>(line.size()), "JSON breaks off; expected one whole object a line"};
  }
  const std::int64_t byte = finder.at == 0 ? -1 : static_cast<std::int64_t>(finder.at - 1);
  return {byte, "not JSON (" + std::string(simdjson::error_message(error)) + "); expected one object a line"};
}

class JsonLinesReader : public DocumentReader {
 public:
  JsonLinesReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : source_(std::move(source)), options_(options), parser_(options.document_limit + simdjson::SIMDJSON_PADDING) {}

  bool next(Document& document) override {
    try {
      for (;;) {
        document = Document();
        if (source_->line_number() == 0 && source_->peek(3) == "\xEF\xBB\xBF") source_->skip(3);
        const LineSource::Result result = source_->next(line_, options_.document_limit);
        if (result == LineSource::end) return false;
        if (result == LineSource::too_long) {
          add_problem(-1,
                      "longer than " + std::to_string(options_.document_limit) + " bytes, the limit for one document",
                      true);
          continue;
        }
        if (trim(line_).empty()) continue;
        if (read_record(document)) return true;
      }
    } catch (const InputError& error) {
      document = Document();
      add_problem(-1, error.what(), true);
      return false;
    }
  }

 private:
  bool read_record(Document& document) {
    try {
      document = record();
      return true;
    } catch (const BadRecord& bad) {
      add_problem(bad.byte, bad.cause, true);
    } catch (const InputError& error) {
      add_problem(-1, error.what(), true);
    }
    return false;
  }

  Document record() {
    line_.reserve(line_.size() + simdjson::SIMDJSON_PADDING);
    Element root;
    // The padding behind the line is the string's own spare capacity: no copy.
    if (const auto error = parser_.parse(line_.data(), line_.size(), false).get(root); error)
      throw json_fault(line_, error);
    Object object;
    if (root.get(object) != simdjson::SUCCESS)
      throw BadRecord{-1, std::string("expected an object, got ") + type_name(root)};

    const std::string title = std::string(trim(text_of(object, {"title", "headline"})));
    Document document;
    if (const auto sentences = find(object, {"sentences"})) {
      document = make_document({}, title, sentences_of(*sentences));
    } else if (const auto text = find(object, {"text", "maintext", "event_text"})) {
      std::string_view body;
      if (text->value.get(body) != simdjson::SUCCESS) throw BadRecord{-1, wrong_type(*text, "a string")};
      document = make_document({}, title, body);
    } else {
      throw BadRecord{-1, "expected \"text\" or \"sentences\", found neither"};
    }
    document.id = id_of(object);
    document.date = date_of(object);
    document.publisher = text_of(object, {"publisher", "source_domain"});
    document.url = text_of(object, {"url"});
    document.language = text_of(object, {"language"});
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
    const std::string fallback = source_->name() + ":" + std::to_string(source_->line_number());
    const auto field = find(object, {"id"});
    if (!field) return fallback;
    std::string_view text;
    if (field->value.get(text) == simdjson::SUCCESS) return text.empty() ? fallback : std::string(text);
    std::int64_t number = 0;
    if (field->value.get(number) == simdjson::SUCCESS) return std::to_string(number);
    std::uint64_t large = 0;
    if (field->value.get(large) == simdjson::SUCCESS) return std::to_string(large);
    add_problem(-1, wrong_type(*field, "a string or an integer"), false);
    return fallback;
  }

  std::string date_of(const Object& object) {
    const std::string text = text_of(object, {"date", "date_publish", "pub_date"});
    if (text.empty()) return options_.date;
    if (auto day = iso_day(text)) return *std::move(day);
    add_problem(-1,
                "expected a date like 2021-05-22, got \"" + text.substr(0, utf8_prefix(text, 40)) + "\"; left empty",
                false);
    return options_.date;
  }

  // "" when there is none; a wrong type is told.
  std::string text_of(const Object& object, std::initializer_list<std::string_view> spellings) {
    const auto field = find(object, spellings);
    if (!field) return {};
    std::string_view text;
    if (field->value.get(text) == simdjson::SUCCESS) return std::string(text);
    add_problem(-1, wrong_type(*field, "a string") + "; left empty", false);
    return {};
  }

  void add_problem(std::int64_t byte, std::string cause, bool left_out) {
    problems_.push_back({source_->name(), source_->line_number(), byte, std::move(cause), left_out});
  }

  std::unique_ptr<LineSource> source_;
  ReaderOptions options_;
  simdjson::dom::parser parser_;
  std::string line_;
};

}  // namespace

std::unique_ptr<DocumentReader> read_json_lines(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<JsonLinesReader>(std::move(source), options);
}

}  // namespace priscus
