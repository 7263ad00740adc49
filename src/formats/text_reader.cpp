#include "formats/text_reader.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/encoding.h"
#include "formats/input_kind.h"
#include "priscus/error.h"
#include "text/char_class.h"
#include "text/lines.h"

namespace priscus {
namespace {

constexpr std::size_t kLongestTitle = 200;  // characters

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  return count;
}

// . ! ? or an ellipsis, then any number of closing quotes and brackets.
bool ends_a_sentence(std::string_view line) {
  while (!line.empty()) {
    std::size_t at = utf8_prefix(line, line.size() - 1);
    const std::string_view before = line.substr(0, at);
    const CharClass kind = char_class(next_code_point(line, at));
    if (kind == CharClass::stop || kind == CharClass::final) return true;
    if (kind != CharClass::close && kind != CharClass::quote && kind != CharClass::apostrophe) return false;
    line = before;
  }
  return false;
}

class TextReader : public DocumentReader {
 public:
  TextReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : source_(std::move(source)), options_(options) {}

  bool next(Document& document) override {
    document = Document();
    if (!source_) return false;
    const std::unique_ptr<LineSource> source = std::move(source_);
    try {
      return read(*source, document);
    } catch (const InputError& error) {
      document = Document();
      tell_failure(source->name(), error.what());
      return false;
    }
  }

 private:
  bool read(LineSource& source, Document& document) {
    std::int64_t mark = 0;  // bytes of a byte order mark
    if (source.peek(3) == "\xEF\xBB\xBF") {
      source.skip(3);
      mark = 3;
    }
    std::string text;
    if (!source.rest(text, options_.document_limit)) {
      add_problem(source, -1, too_long(options_.document_limit), true);
      return false;
    }
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos) {
      add_problem(source, mark + static_cast<std::int64_t>(nul), "is NUL: not a text file", true);
      return false;
    }
    if (const std::size_t fault = utf8_fault(text); fault != text.size()) {
      const auto decoded = to_utf8(std::move(text));
      const std::int64_t byte = mark + static_cast<std::int64_t>(fault);
      if (!decoded) {
        add_problem(source, byte, "is not UTF-8, and no other encoding fits", true);
        return false;
      }
      add_problem(source, byte, "is not UTF-8; read as " + decoded->encoding, false);
      text = decoded->text;
    }
    if (trim(text).empty()) {
      add_problem(source, -1, "holds no text", false);
      return false;
    }
    document = make_document(id_of_file(source.name()), {}, text, options_.date);
    document.title = find_title(document.text);
    place_ = {source.name(), 0};
    return true;
  }

  void add_problem(const LineSource& source, std::int64_t byte, std::string cause, bool left_out) {
    problems_.push_back({source.name(), 0, byte, std::move(cause), left_out});
  }

  std::unique_ptr<LineSource> source_;
  ReaderOptions options_;
};

}  // namespace

Span find_title(std::string_view text) {
  const std::size_t feed = text.find('\n');
  if (feed == std::string_view::npos) return {};
  const std::string_view line = trim(text.substr(0, feed));
  if (line.empty() || characters(line) > kLongestTitle || ends_a_sentence(line)) return {};
  if (trim(text.substr(feed)).empty()) return {};
  const auto begin = static_cast<std::uint32_t>(line.data() - text.data());
  const Span title{begin, begin + static_cast<std::uint32_t>(line.size())};
  // Where a line was wrapped depends on its block only: the lines up to the next blank one.
  std::size_t block_end = feed;
  while (block_end < text.size()) {
    const std::size_t next = std::min(text.find('\n', block_end + 1), text.size());
    if (trim(text.substr(block_end, next - block_end)).empty()) break;
    block_end = next;
  }
  if (hard_lines(text, {0, static_cast<std::uint32_t>(block_end)}).front() != title) return {};
  return title;
}

std::unique_ptr<DocumentReader> read_text(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<TextReader>(std::move(source), options);
}

}  // namespace priscus
