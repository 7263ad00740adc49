#include "formats/tabari_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/encoding.h"
#include "formats/problem_limit.h"
#include "priscus/error.h"
#include "text/iso_day.h"

namespace priscus {
namespace {

constexpr std::size_t kLongestId = 31;

struct Head {
  std::string date, id;
};

std::optional<Head> head_of(std::string_view line) {
  const std::vector<std::string_view> words = split_words(line);
  if (words.size() != 2 || words[1].size() > kLongestId) return std::nullopt;
  std::string digits(words[0]);
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  if (digits.size() == 6) digits.insert(0, digits[0] >= '5' ? "19" : "20");
  if (digits.size() != 8) return std::nullopt;
  auto day = iso_day(digits);
  if (!day) return std::nullopt;
  return Head{*std::move(day), std::string(words[1])};
}

class TabariReader : public DocumentReader {
 public:
  TabariReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : source_(std::move(source)), limit_(options.document_limit) {}

  bool next(Document& document) override {
    document = Document();
    try {
      if (source_->offset() == 0 && source_->peek(3) == "\xEF\xBB\xBF") source_->skip(3);
      while (read_record()) {
        if (make(document)) return true;
      }
    } catch (const InputError& error) {
      document = Document();
      tell_failure(source_->name(), error.what());
    }
    return false;
  }

 private:
  // The next lines up to a blank one: the first into head_, the others into text_, comments left out. False at the end.
  bool read_record() {
    head_.clear();
    text_.clear();
    too_long_ = false;
    bool begun = false;
    for (;;) {
      const LineSource::Result result = source_->next(line_, limit_);
      if (result == LineSource::end) {
        if (in_comment_) tell(comment_line_, "the file ends within a comment; expected */");
        in_comment_ = false;
        return begun;
      }
      const bool had_comment = drop_comments();
      const std::string_view line = trim(line_);
      if (line.empty()) {
        if (had_comment || in_comment_) continue;
        if (begun) return true;
        continue;
      }
      if (!begun) {
        begun = true;
        place_ = {source_->name(), source_->line_number()};
        head_ = line.substr(0, 200);
        continue;
      }
      too_long_ = too_long_ || result == LineSource::too_long || text_.size() + line.size() > limit_;
      if (too_long_) continue;
      if (!text_.empty()) text_ += ' ';
      text_ += line;
    }
  }

  // Takes what is comment out of line_. True when something was.
  bool drop_comments() {
    if (!in_comment_ && line_.find("/*") == std::string::npos) return false;
    std::string kept;
    for (std::size_t at = 0; at < line_.size();) {
      const std::size_t mark = line_.find(in_comment_ ? "*/" : "/*", at);
      if (!in_comment_) kept.append(line_, at, mark == std::string::npos ? mark : mark - at);
      if (mark == std::string::npos) break;
      if (!in_comment_) comment_line_ = source_->line_number();
      in_comment_ = !in_comment_;
      at = mark + 2;
    }
    line_ = std::move(kept);
    return true;
  }

  void tell(std::int64_t line, std::string cause, bool left_out = true) {
    add_problem(problems_, {source_->name(), line, -1, std::move(cause), left_out});
  }

  bool make(Document& document) {
    const auto head = head_of(head_);
    if (!head) {
      const std::string shown = repair_utf8(head_.substr(0, 40));
      tell(place_.line, "expected a date YYMMDD or YYYYMMDD and an id of up to 31 characters, got \"" + shown + "\"");
      return false;
    }
    if (too_long_) {
      tell(place_.line, too_long(limit_));
      return false;
    }
    if (text_.empty()) {
      tell(place_.line, "expected a text after \"" + head_ + "\", found none");
      return false;
    }
    if (utf8_fault(text_) != text_.size()) {
      auto decoded = to_utf8(text_, encoding_);
      if (!decoded) {
        tell(place_.line, "is not UTF-8, and no other encoding fits");
        return false;
      }
      if (encoding_.empty()) {
        encoding_ = decoded->encoding;
        tell(place_.line, "is not UTF-8; read as " + encoding_, false);
      }
      text_ = std::move(decoded->text);
    }
    try {
      document = make_document(repair_utf8(head->id), {}, text_, head->date);
      return true;
    } catch (const InputError& error) {
      tell(place_.line, error.what());
      return false;
    }
  }

  std::unique_ptr<LineSource> source_;
  std::uint64_t limit_;
  std::string line_, head_, text_, encoding_;
  bool in_comment_ = false, too_long_ = false;
  std::int64_t comment_line_ = 0;
};

}  // namespace

std::unique_ptr<DocumentReader> read_tabari(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<TabariReader>(std::move(source), options);
}

bool is_tabari_head(std::string_view line) { return head_of(line).has_value(); }

}  // namespace priscus
