#include "formats/reader.h"

#include <filesystem>
#include <optional>

#include "base/file.h"
#include "formats/folder_walk.h"
#include "formats/input_kind.h"
#include "formats/language.h"
#include "formats/problem_limit.h"
#include "priscus/error.h"

namespace priscus {
namespace {

std::unique_ptr<DocumentReader> open_unfiltered(const std::string& path, const ReaderOptions& options) {
  return open_source(std::make_unique<LineSource>(path), options);
}

std::unique_ptr<DocumentReader> filtered(std::unique_ptr<DocumentReader> reader, const ReaderOptions& options) {
  return options.language.empty() ? std::move(reader) : only_language(std::move(reader), options.language);
}

class FilesReader : public DocumentReader {
 public:
  FilesReader(std::vector<std::string> paths, const ReaderOptions& options)
      : paths_(std::move(paths)), options_(options) {}

  bool next(Document& document) override {
    for (;;) {
      if (reader_) {
        if (next_of(*reader_, document)) return true;
        reader_.reset();
      }
      document = Document();
      std::string path;
      if (next_in_folder(path)) {
        open(path);
      } else if (next_path_ < paths_.size()) {
        open_named(paths_[next_path_++]);
      } else {
        return false;
      }
    }
  }

 private:
  bool next_in_folder(std::string& path) {
    if (!folder_) return false;
    const bool more = folder_->next(path);
    for (InputProblem& problem : folder_->take_problems()) add_problem(problems_, std::move(problem));
    if (!more) folder_.reset();
    return more;
  }

  void open_named(const std::string& path) {
    std::error_code ignored;
    if (path == "-" || !std::filesystem::is_directory(path, ignored)) return open(path);
    try {
      folder_.emplace(path);
    } catch (const InputError& error) {
      tell_failure(path, error.what());
    }
  }

  void open(const std::string& path) {
    try {
      reader_ = open_unfiltered(path, options_);
    } catch (const InputError& error) {
      tell_failure(display_name(path), error.what());
    }
  }

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  ReaderOptions options_;
  std::unique_ptr<DocumentReader> reader_;
  std::optional<FolderWalk> folder_;
};

}  // namespace

std::string InputProblem::message() const {
  std::string text = file;
  if (line > 0) text += ":" + std::to_string(line);
  if (byte >= 0) text += ": byte " + std::to_string(byte);
  // "byte 5 is not UTF-8", but "byte 204: expected …".
  return text + (byte >= 0 && cause.rfind("is ", 0) == 0 ? " " : ": ") + cause;
}

std::string too_long(std::uint64_t limit) {
  return "longer than " + std::to_string(limit) + " bytes, the limit for one document";
}

bool DocumentReader::next_of(DocumentReader& inner, Document& document) {
  const bool more = inner.next(document);
  for (InputProblem& problem : inner.problems_) add_problem(problems_, std::move(problem));
  inner.problems_.clear();
  if (more) place_ = inner.place_;
  return more;
}

void DocumentReader::tell_failure(const std::string& name, const std::string& error) {
  const bool named = error.rfind(name + ": ", 0) == 0;
  add_problem(problems_, {name, 0, -1, named ? error.substr(name.size() + 2) : error});
}

std::unique_ptr<DocumentReader> open_reader(const std::string& path, const ReaderOptions& options) {
  return filtered(open_unfiltered(path, options), options);
}

std::unique_ptr<DocumentReader> open_readers(std::vector<std::string> paths, const ReaderOptions& options) {
  return filtered(std::make_unique<FilesReader>(std::move(paths), options), options);
}

}  // namespace priscus
