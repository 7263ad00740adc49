#include "formats/reader.h"

#include <algorithm>

#include "base/file.h"
#include "base/strings.h"
#include "formats/json_lines_reader.h"
#include "formats/line_source.h"
#include "formats/text_reader.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr std::size_t kLooked = 4096;  // bytes that may be white space before the first that decides

InputKind kind_of(LineSource& source) {
  std::string_view bytes = source.peek(kLooked);
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  bytes = trim(bytes);
  return !bytes.empty() && bytes.front() == '{' ? InputKind::json_lines : InputKind::text;
}

class FilesReader : public DocumentReader {
 public:
  FilesReader(std::vector<std::string> paths, const ReaderOptions& options)
      : paths_(std::move(paths)), options_(options) {}

  bool next(Document& document) override {
    for (;;) {
      if (reader_) {
        const bool more = reader_->next(document);
        for (InputProblem& problem : reader_->take_problems()) problems_.push_back(std::move(problem));
        if (more) return true;
        reader_.reset();
      }
      document = Document();
      if (next_path_ == paths_.size()) return false;
      open(paths_[next_path_++]);
    }
  }

 private:
  void open(const std::string& path) {
    try {
      reader_ = open_reader(path, options_);
    } catch (const InputError& error) {
      // The message begins with the name already.
      const std::string name = display_name(path);
      std::string cause = error.what();
      if (cause.rfind(name + ": ", 0) == 0) cause.erase(0, name.size() + 2);
      problems_.push_back({name, 0, -1, cause, true});
    }
  }

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  ReaderOptions options_;
  std::unique_ptr<DocumentReader> reader_;
};

}  // namespace

std::string InputProblem::message() const {
  std::string text = file;
  if (line > 0) text += ":" + std::to_string(line);
  if (byte >= 0) text += ": byte " + std::to_string(byte);
  // "byte 5 is not UTF-8", but "byte 204: expected …".
  return text + (byte >= 0 && cause.rfind("is ", 0) == 0 ? " " : ": ") + cause;
}

std::unique_ptr<DocumentReader> open_reader(const std::string& path, const ReaderOptions& options) {
  auto source = std::make_unique<LineSource>(path);
  const InputKind kind = options.kind == InputKind::automatic ? kind_of(*source) : options.kind;
  if (kind == InputKind::json_lines) return read_json_lines(std::move(source), options);
  return read_text(std::move(source), options);
}

std::unique_ptr<DocumentReader> open_readers(std::vector<std::string> paths, const ReaderOptions& options) {
  return std::make_unique<FilesReader>(std::move(paths), options);
}

}  // namespace priscus
