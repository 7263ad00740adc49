#include "formats/csv_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/document_fields.h"
#include "formats/encoding.h"
#include "formats/problem_limit.h"
#include "formats/source_day.h"
#include "priscus/error.h"

namespace priscus {
namespace {

// A missing quotation mark takes everything to the limit with it: so it is low.
constexpr std::uint64_t kLongestRow = 4u << 20;

// The header's names: lower case, without marks and white space.
std::vector<std::string> header_names(std::string_view line, char separator) {
  std::vector<std::string> names;
  if (line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
  for (std::string_view name : split(line, separator)) {
    name = trim(name);
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = trim(name.substr(1, name.size() - 2));
    names.push_back(lower(name));
  }
  return names;
}

char separator_of(std::string_view header) {
  char best = ',';
  for (char separator : {',', '\t', ';', '|'})
    if (std::count(header.begin(), header.end(), separator) > std::count(header.begin(), header.end(), best))
      best = separator;
  return best;
}

using Columns = std::vector<std::size_t>;  // that have one of the spellings, in the spellings' order

Columns columns_of(const std::vector<std::string>& names, Spellings spellings) {
  Columns columns;
  for (const std::string_view spelling : spellings) {
    const auto found = std::find(names.begin(), names.end(), spelling);
    if (found != names.end()) columns.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  return columns;
}

class CsvReader : public DocumentReader {
 public:
  CsvReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : source_(std::move(source)), date_(options.date), limit_(std::min(options.document_limit, kLongestRow)) {}

  bool next(Document& document) override {
    document = Document();
    if (ended_) return false;
    try {
      if (columns_ == 0 && !read_header()) {
        ended_ = true;
        return false;
      }
      while (read_row()) {
        if (good_ && make(document)) return true;
      }
    } catch (const InputError& error) {
      document = Document();
      tell_failure(source_->name(), error.what());
    }
    ended_ = true;
    return false;
  }

 private:
  bool read_header() {
    do {
      const LineSource::Result result = source_->next(line_, limit_);
      if (result == LineSource::end) return false;  // an empty file has no documents
      if (result == LineSource::too_long) {
        tell(1, -1, too_long(limit_));
        return false;
      }
    } while (trim(line_).empty());
    separator_ = separator_of(line_);
    const std::vector<std::string> names = header_names(line_, separator_);
    columns_ = names.size();
    id_ = columns_of(names, kId);
    title_ = columns_of(names, kTitle);
    text_ = columns_of(names, kText);
    day_ = columns_of(names, kDate);
    publisher_ = columns_of(names, kPublisher);
    url_ = columns_of(names, kUrl);
    language_ = columns_of(names, kLanguage);
    if (!text_.empty()) return true;
    tell(source_->line_number(), -1,
         "expected a header with a column \"text\", got \"" + line_.substr(0, utf8_prefix(line_, 80)) + "\"");
    return false;
  }

  void tell(std::int64_t line, std::int64_t byte, std::string cause, bool left_out = true) {
    add_problem(problems_, {source_->name(), line, byte, std::move(cause), left_out});
  }

  // The next row that is not blank into fields_; good_ says whether it is whole. False at the end of the file.
  bool read_row() {
    fields_.clear();
    fields_.emplace_back();
    bool in_quotes = false, quoted = false;  // within marks; the field had marks, which are closed
    std::uint64_t length = 0;
    good_ = false;
    for (bool begun = false;;) {
      const LineSource::Result result = source_->next(line_, limit_);
      if (result == LineSource::end) {
        if (!begun) return false;
        tell(place_.line, -1, "the file ends within quotation marks; expected a closing one");
        return true;
      }
      if (!begun && trim(line_).empty()) continue;
      if (begun) {
        fields_.back() += '\n';
      } else {
        place_ = {source_->name(), source_->line_number()};
      }
      begun = true;
      length += line_.size() + 1;
      if (result == LineSource::too_long || length > limit_ + 1) {
        tell(place_.line, -1,
             in_quotes ? too_long(limit_) + "; is a closing quotation mark missing?" : too_long(limit_));
        return true;
      }
      for (std::size_t i = 0; i < line_.size(); ++i) {
        const char byte = line_[i];
        if (in_quotes) {
          if (byte != '"') {
            fields_.back() += byte;
          } else if (i + 1 < line_.size() && line_[i + 1] == '"') {
            fields_.back() += line_[++i];
          } else {
            in_quotes = false;
            quoted = true;
          }
        } else if (byte == separator_) {
          fields_.emplace_back();
          quoted = false;
        } else if (quoted) {
          if (is_space(byte)) continue;
          tell(source_->line_number(), static_cast<std::int64_t>(i),
               std::string("expected \"") + separator_ + "\" or the end of the line after a closing quotation mark");
          return true;
        } else if (byte == '"' && trim(fields_.back()).empty()) {
          fields_.back().clear();
          in_quotes = true;
        } else {
          fields_.back() += byte;
        }
      }
      if (!in_quotes) break;
    }
    if (fields_.size() != columns_) {
      tell(place_.line, -1,
           "expected " + std::to_string(columns_) + " columns as in the header, got " + std::to_string(fields_.size()));
      return true;
    }
    good_ = true;
    return true;
  }

  // The first of the columns that is not blank; "" when there is none.
  std::string field(const Columns& columns) {
    for (const std::size_t column : columns) {
      std::string& text = fields_[column];
      if (trim(text).empty()) continue;
      if (const std::size_t fault = utf8_fault(text); fault != text.size()) decode(text);
      return text;
    }
    return {};
  }

  // The encoding that was found once is kept: a short field says too little.
  void decode(std::string& text) {
    if (auto decoded = to_utf8(text, encoding_)) {
      if (encoding_.empty()) {
        encoding_ = decoded->encoding;
        tell(place_.line, -1, "is not UTF-8; read as " + encoding_, false);
      }
      text = std::move(decoded->text);
    } else {
      throw InputError("is not UTF-8, and no other encoding fits");
    }
  }

  bool make(Document& document) {
    try {
      const std::string text = field(text_);
      if (text.empty()) throw InputError("expected a text, found none");
      document = make_document({}, trim(field(title_)), text, date_);
      document.id = std::string(trim(field(id_)));
      if (document.id.empty()) document.id = place_.file + ":" + std::to_string(place_.line);
      document.publisher = std::string(trim(field(publisher_)));
      document.url = std::string(trim(field(url_)));
      document.language = std::string(trim(field(language_)));
      if (const std::string date = field(day_); !date.empty()) {
        if (auto day = source_day(date)) {
          document.date = *std::move(day);
        } else {
          tell(place_.line, -1,
               "expected a date like 2021-05-22, got \"" + date.substr(0, utf8_prefix(date, 40)) + "\"; left empty",
               false);
        }
      }
      return true;
    } catch (const InputError& error) {
      document = Document();
      tell(place_.line, -1, error.what());
      return false;
    }
  }

  std::unique_ptr<LineSource> source_;
  std::string date_;
  std::uint64_t limit_;
  char separator_ = ',';
  std::size_t columns_ = 0;
  Columns id_, title_, text_, day_, publisher_, url_, language_;
  std::string line_, encoding_;
  std::vector<std::string> fields_;
  bool good_ = false, ended_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> read_csv(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<CsvReader>(std::move(source), options);
}

bool is_csv_header(std::string_view line) {
  const std::vector<std::string> names = header_names(line, separator_of(line));
  if (columns_of(names, kText).empty()) return false;
  std::size_t known = 0;
  for (const Spellings spellings :
       std::initializer_list<Spellings>{kId, kTitle, kText, kDate, kPublisher, kUrl, kLanguage})
    known += columns_of(names, spellings).size();
  return known >= 2;
}

}  // namespace priscus
