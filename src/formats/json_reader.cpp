#include "formats/json_reader.h"

#include <utility>

#include "base/strings.h"
#include "formats/json_records.h"
#include "formats/problem_limit.h"
#include "priscus/error.h"

namespace priscus {
namespace {

class JsonReader : public DocumentReader {
 public:
  JsonReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : source_(std::move(source)), limit_(options.document_limit), records_(options, false) {}

  bool next(Document& document) override {
    document = Document();
    try {
      if (source_->offset() == 0 && source_->peek(3) == "\xEF\xBB\xBF") source_->skip(3);
      while (find_value()) {
        if (take_value() && records_.read(json_, place_, column_, document, problems_)) return true;
      }
    } catch (const InputError& error) {
      tell_failure(source_->name(), error.what());
    }
    return false;
  }

 private:
  // Skips to the next { or, within the array, [. Anything else is told, once up to there. False at the end of the file.
  bool find_value() {
    bool told = false;
    for (;;) {
      const std::string_view bytes = source_->peek(LineSource::kBlock);
      if (bytes.empty()) {
        if (in_array_)
          add_problem(problems_, {source_->name(), line_, -1, "JSON breaks off; expected , or ] after the element"});
        in_array_ = false;
        return false;
      }
      for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        if (byte == '{' || (byte == '[' && in_array_)) {
          skip(bytes.substr(0, i));
          return true;
        }
        if (byte == '[') {
          in_array_ = true;
        } else if (byte == ']') {
          in_array_ = false;
        } else if (!is_space(byte) && byte != ',' && !told) {
          told = true;
          skip(bytes.substr(0, i));
          add_problem(problems_, {source_->name(), line_, column_now(), "expected an object"});
          break;  // `bytes` is behind us; told keeps the same byte from being found again
        }
        if (i + 1 == bytes.size()) skip(bytes);
      }
    }
  }

  // One bracketed value into json_. False when it was too long.
  bool take_value() {
    json_.clear();
    place_ = {source_->name(), line_};
    column_ = column_now();
    std::uint64_t length = 0;
    int depth = 0;
    bool in_string = false, escaped = false;
    for (;;) {
      const std::string_view bytes = source_->peek(LineSource::kBlock);
      std::size_t used = 0;
      bool done = bytes.empty();
      while (used < bytes.size() && !done) {
        const char byte = bytes[used++];
        if (escaped) {
          escaped = false;
        } else if (in_string) {
          if (byte == '\\') escaped = true;
          if (byte == '"') in_string = false;
          done = byte == '\n';
        } else if (byte == '"') {
          in_string = true;
        } else if (byte == '{' || byte == '[') {
          ++depth;
        } else if (byte == '}' || byte == ']') {
          done = --depth == 0;
        }
      }
      if (length < limit_) json_.append(bytes.substr(0, std::min<std::uint64_t>(used, limit_ - length)));
      length += used;
      skip(bytes.substr(0, used));
      if (done) break;
    }
    if (length <= limit_) return true;
    add_problem(problems_, {place_.file, place_.line, -1, too_long(limit_)});
    return false;
  }

  void skip(std::string_view bytes) {
    std::size_t at = 0;
    const std::uint64_t offset = source_->offset();
    for (std::size_t feed; (feed = bytes.find('\n', at)) != std::string_view::npos; at = feed + 1) {
      ++line_;
      line_offset_ = offset + feed + 1;
    }
    source_->skip(bytes.size());
  }

  std::int64_t column_now() const { return static_cast<std::int64_t>(source_->offset() - line_offset_); }

  std::unique_ptr<LineSource> source_;
  std::uint64_t limit_;
  JsonRecords records_;
  std::string json_;
  bool in_array_ = false;
  std::int64_t line_ = 1, column_ = 0;
  std::uint64_t line_offset_ = 0;  // where the line begins
};

}  // namespace

std::unique_ptr<DocumentReader> read_json(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<JsonReader>(std::move(source), options);
}

}  // namespace priscus
