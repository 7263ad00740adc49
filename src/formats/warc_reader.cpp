#include "formats/warc_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/encoding.h"
#include "formats/html_reader.h"
#include "formats/html_tree.h"
#include "formats/http_message.h"
#include "formats/problem_limit.h"
#include "formats/source_day.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr std::size_t kLongestLine = 64u << 10;  // of a record's header
constexpr int kMostLines = 200;

// What begins a record within the block of another. A page that quotes a record has no such lines, short of a page
// about this format that quotes it byte for byte.
constexpr std::string_view kSign = "\r\n\r\nWARC/1.";

struct Record {
  std::string type, url, date, content_type;
  std::optional<std::uint64_t> length;
};

bool begins_record(std::string_view line) { return line.substr(0, 7) == "WARC/1." || line.substr(0, 7) == "WARC/0."; }

bool is_html(std::string_view content_type) {
  const std::string type = lower(trim(content_type.substr(0, content_type.find(';'))));
  return type == "text/html" || type == "application/xhtml+xml";
}

class WarcReader : public DocumentReader {
 public:
  WarcReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : source_(std::move(source)),
        options_(options),
        limit_(std::min<std::uint64_t>(options.document_limit, kLongestPage)) {}

  bool next(Document& document) override {
    document = Document();
    try {
      Record record;
      while (read_header(record)) {
        if (read_record(record, document)) return true;
      }
    } catch (const InputError& error) {
      tell_failure(source_->name(), error.what());
    }
    document = Document();
    return false;
  }

 private:
  void tell(std::uint64_t byte, std::string cause, bool left_out = true) {
    add_problem(problems_, {source_->name(), 0, static_cast<std::int64_t>(byte), std::move(cause), left_out});
  }

  // Goes to the next line that begins a record and reads its header. False at the end of the file.
  bool read_header(Record& record) {
    for (;;) {
      if (!find_record()) return false;
      record = Record();
      begin_ = source_->line_offset();
      int lines = 0;
      bool whole = false;
      LineSource::Result result = LineSource::line;
      while (++lines <= kMostLines && (result = source_->next(line_, kLongestLine)) == LineSource::line) {
        if (line_.empty()) {
          whole = true;
          break;
        }
        take_field(record);
      }
      if (whole && record.length) return true;
      tell(begin_, result == LineSource::end ? "the file ends within the header of a record"
                   : whole                   ? "expected a Content-Length in the header of the record"
                           : "the header of the record is too long; expected an empty line after at most " +
                                 std::to_string(kMostLines) + " lines");
    }
  }

  // Passes blank lines over, and other lines with a message.
  bool find_record() {
    bool told = false;
    for (;;) {
      const LineSource::Result result = source_->next(line_, kLongestLine);
      if (result == LineSource::end) return false;
      if (begins_record(line_)) return true;
      if (trim(line_).empty() || told) continue;
      told = true;
      tell(source_->line_offset(), "expected a record that begins with WARC/1.0 or WARC/1.1; seeking the next");
    }
  }

  void take_field(Record& record) const {
    const std::size_t colon = line_.find(':');
    if (colon == std::string::npos) return;
    const std::string name = lower(std::string_view(line_).substr(0, colon));
    const std::string_view value = trim(std::string_view(line_).substr(colon + 1));
    if (name == "warc-type") record.type = lower(value);
    if (name == "warc-date") record.date = value;
    if (name == "content-type") record.content_type = value;
    if (name == "warc-target-uri") {
      record.url = value.size() > 2 && value.front() == '<' ? value.substr(1, value.size() - 2) : value;
      record.url = repair_utf8(record.url);
    }
    if (name == "content-length") {
      std::uint64_t length = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
      if (error == std::errc() && end == value.data() + value.size()) record.length = length;
    }
  }

  // Reads the block; at most `keep` bytes of it into block_. Returns how many bytes it had: fewer than `length` when
  // the file ends or another record begins.
  std::uint64_t read_block(std::uint64_t length, std::uint64_t keep) {
    block_.clear();
    std::uint64_t done = 0;
    while (done < length) {
      std::string_view bytes = source_->peek(LineSource::kBlock);
      const bool last = bytes.size() < LineSource::kBlock;
      if (bytes.empty()) break;
      bytes = bytes.substr(0, length - done);
      const std::size_t sign = bytes.find(kSign);
      std::size_t take = bytes.size();
      if (sign != std::string_view::npos) {
        take = sign;
      } else if (!last && done + bytes.size() < length && take > kSign.size()) {
        take -= kSign.size() - 1;  // it may begin at the end of this window
      }
      if (done < keep) block_ += bytes.substr(0, std::min<std::uint64_t>(take, keep - done));
      source_->skip(take);
      done += take;
      if (sign != std::string_view::npos) break;
    }
    return done;
  }

  bool read_record(const Record& record, Document& document) {
    const bool response = record.type == "response",
               resource = record.type == "resource" && is_html(record.content_type);
    const std::uint64_t keep = response || resource ? limit_ + 1 : 0;
    const std::uint64_t length = *record.length;
    const std::uint64_t got = read_block(length, keep);
    if (got < length) {
      const bool at_end = source_->peek(1).empty();
      tell(begin_,
           "Content-Length is " + std::to_string(length) + ", but " +
               (at_end ? "the file ends" : "another record begins") + " after " + std::to_string(got) + " bytes",
           false);
    } else if (const std::string_view after = source_->peek(4);
               after != "\r\n\r\n" && !after.empty() && after.substr(0, 1) != "\n" && after.substr(0, 2) != "\r\n") {
      tell(source_->offset(),
           "expected the end of the record after " + std::to_string(length) +
               " bytes, as its Content-Length says; seeking the next",
           false);
      // What is left of the block is no record: the lines to the next one are passed over here, told once.
      skip_to_record();
    }
    if (keep == 0) return false;
    place_ = {source_->name(), 0};
    try {
      return make(record, document, response);
    } catch (const InputError& error) {
      document = Document();
      tell(begin_, (record.url.empty() ? "" : record.url + ": ") + error.what());
      return false;
    }
  }

  void skip_to_record() {
    for (;;) {
      if (begins_record(source_->peek(7))) return;
      if (source_->next(line_, kLongestLine) == LineSource::end) return;
    }
  }

  bool make(const Record& record, Document& document, bool response) {
    std::string page, charset;
    if (response) {
      if (block_.size() > limit_ && !looks_like_html()) return false;
      if (block_.size() > limit_) throw InputError(too_long(limit_));
      HttpMessage message = parse_http(std::move(block_), limit_);
      if (message.status != 200 || !is_html(message.content_type)) return false;
      page = std::move(message.body);
      charset = charset_of(message.content_type);
    } else {
      if (block_.size() > limit_) throw InputError(too_long(limit_));
      page = std::move(block_);
      charset = charset_of(record.content_type);
    }
    block_.clear();
    document = html_document(std::move(page), charset);
    if (document.text.empty()) {
      add_problem(problems_, {source_->name(), 0, static_cast<std::int64_t>(begin_), record.url + ": holds no article",
                              true, true});
      return false;
    }
    document.id = record.url.empty() ? source_->name() + ":" + std::to_string(begin_) : record.url;
    if (!record.url.empty()) document.url = record.url;
    if (document.date.empty()) document.date = day_in_url(document.url).value_or("");
    if (document.date.empty()) document.date = source_day(record.date).value_or(options_.date);
    return true;
  }

  // Of a block that is too long to keep: is it worth a message?
  bool looks_like_html() const {
    return lower(std::string_view(block_).substr(0, 4096)).find("text/html") != std::string::npos;
  }

  std::unique_ptr<LineSource> source_;
  ReaderOptions options_;
  std::uint64_t limit_;
  std::string line_, block_;
  std::uint64_t begin_ = 0;  // of the record in the file
};

}  // namespace

std::unique_ptr<DocumentReader> read_warc(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<WarcReader>(std::move(source), options);
}

}  // namespace priscus
