#include "formats/json_lines_reader.h"

#include <utility>

#include "base/strings.h"
#include "formats/json_records.h"
#include "formats/problem_limit.h"
#include "priscus/error.h"

namespace priscus {
namespace {

class JsonLinesReader : public DocumentReader {
 public:
  JsonLinesReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : source_(std::move(source)), limit_(options.document_limit), records_(options, true) {}

  bool next(Document& document) override {
    document = Document();
    try {
      if (source_->line_number() == 0 && source_->peek(3) == "\xEF\xBB\xBF") source_->skip(3);
      for (;;) {
        const LineSource::Result result = source_->next(line_, limit_);
        if (result == LineSource::end) return false;
        place_ = {source_->name(), source_->line_number()};
        if (result == LineSource::too_long) {
          add_problem(problems_, {place_.file, place_.line, -1, too_long(limit_)});
        } else if (!trim(line_).empty() && records_.read(line_, place_, 0, document, problems_)) {
          return true;
        }
      }
    } catch (const InputError& error) {
      tell_failure(source_->name(), error.what());
      return false;
    }
  }

 private:
  std::unique_ptr<LineSource> source_;
  std::uint64_t limit_;
  JsonRecords records_;
  std::string line_;
};

}  // namespace

std::unique_ptr<DocumentReader> read_json_lines(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<JsonLinesReader>(std::move(source), options);
}

}  // namespace priscus
