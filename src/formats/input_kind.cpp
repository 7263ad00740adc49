#include "formats/input_kind.h"

#include <array>
#include <utility>

#include "base/strings.h"
#include "formats/archive_reader.h"
#include "formats/csv_reader.h"
#include "formats/feed_reader.h"
#include "formats/html_reader.h"
#include "formats/json_lines_reader.h"
#include "formats/json_reader.h"
#include "formats/petrarch_reader.h"
#include "formats/tabari_reader.h"
#include "formats/text_reader.h"
#include "formats/warc_reader.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr std::array<std::pair<std::string_view, InputKind>, 10> kNames = {{{"auto", InputKind::automatic},
                                                                            {"text", InputKind::text},
                                                                            {"jsonl", InputKind::json_lines},
                                                                            {"json", InputKind::json},
                                                                            {"html", InputKind::html},
                                                                            {"feed", InputKind::feed},
                                                                            {"csv", InputKind::csv},
                                                                            {"warc", InputKind::warc},
                                                                            {"petrarch", InputKind::petrarch},
                                                                            {"tabari", InputKind::tabari}}};

// The name of the first element of XML or HTML, in lower case and without its namespace, declarations and comments
// passed over; "!doctype html" for that. "" when there is none within the bytes.
std::string first_element(std::string_view bytes) {
  for (;;) {
    bytes = trim(bytes);
    if (bytes.empty() || bytes.front() != '<') return {};
    bytes.remove_prefix(1);
    if (bytes.substr(0, 3) == "!--") {
      const std::size_t end = bytes.find("-->", 3);
      if (end == std::string_view::npos) return {};
      bytes.remove_prefix(end + 3);
      continue;
    }
    if (bytes.substr(0, 1) == "?" || bytes.substr(0, 1) == "!") {
      if (lower(bytes.substr(0, 13)).rfind("!doctype html", 0) == 0) return "!doctype html";
      // An internal subset in brackets has > of its own.
      std::size_t end = bytes.find('>');
      const std::size_t subset = bytes.find('[');
      if (subset < end) end = bytes.find('>', std::min(bytes.find(']', subset), bytes.size()));
      if (end == std::string_view::npos) return {};
      bytes.remove_prefix(end + 1);
      continue;
    }
    std::string name = lower(bytes.substr(0, bytes.find_first_of(" \t\r\n/>")));
    if (const std::size_t colon = name.find(':'); colon != std::string::npos) name.erase(0, colon + 1);
    return name;
  }
}

// A whole object or array in the line, as far as brackets say; strings are not looked into.
bool balanced(std::string_view line) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && in_string) {
      ++i;
    } else if (line[i] == '"') {
      in_string = !in_string;
    } else if (!in_string) {
      depth += (line[i] == '{' || line[i] == '[') - (line[i] == '}' || line[i] == ']');
    }
  }
  return depth <= 0 && !in_string;
}

InputKind kind_of_json(std::string_view bytes) {
  // Objects that span lines begin with a line that is not whole; { alone, or with its first fields.
  const std::size_t feed = bytes.find('\n');
  if (feed == std::string_view::npos || balanced(bytes.substr(0, feed))) return InputKind::json_lines;
  // A line that breaks off within a string, or is followed by a line that is an object, is a bad line of JSON lines.
  const std::string_view next = trim(bytes.substr(feed));
  return next.empty() || next.front() == '{' ? InputKind::json_lines : InputKind::json;
}

bool is_html_name(std::string_view name) {
  for (const std::string_view known : {"!doctype html", "html", "head", "body", "article", "div", "p", "title", "meta",
                                       "script", "main", "section", "h1", "table", "span", "link", "style"})
    if (name == known) return true;
  return false;
}

}  // namespace

InputKind kind_of(LineSource& source) {
  std::string_view bytes = source.peek(LineSource::kBlock);
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  if (bytes.substr(0, 7) == "WARC/1." || bytes.substr(0, 7) == "WARC/0.") return InputKind::warc;
  bytes = trim(bytes);
  if (bytes.empty()) return InputKind::text;
  if (bytes.front() == '{') return kind_of_json(bytes);
  if (bytes.front() == '[') {
    const std::string_view next = trim(bytes.substr(1));
    if (next.empty() || next.front() == '{' || next.front() == ']') return InputKind::json;
  }
  if (bytes.front() == '<') {
    const std::string name = first_element(bytes);
    if (name == "rss" || name == "feed" || name == "rdf") return InputKind::feed;
    if (name == "sentences" || name == "articles") return InputKind::petrarch;
    if (is_html_name(name)) return InputKind::html;
    return InputKind::text;
  }
  const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
  if (is_csv_header(line)) return InputKind::csv;
  // TABARI: a head, with comments before it or not, and a line of text after it.
  std::string_view rest = bytes;
  while (rest.substr(0, 2) == "/*") {
    const std::size_t end = rest.find("*/");
    rest = end == std::string_view::npos ? std::string_view() : trim(rest.substr(end + 2));
  }
  if (is_tabari_head(rest.substr(0, rest.find_first_of("\r\n")))) return InputKind::tabari;
  return InputKind::text;
}

std::optional<InputKind> input_kind(std::string_view name) {
  for (const auto& [known, kind] : kNames)
    if (known == name) return kind;
  return std::nullopt;
}

std::vector<std::string> input_kind_names() {
  std::vector<std::string> names;
  for (const auto& [name, kind] : kNames) names.emplace_back(name);
  return names;
}

std::unique_ptr<DocumentReader> open_source(std::unique_ptr<LineSource> source, const ReaderOptions& options,
                                            int depth) {
  for (;; ++depth) {
    const Wrapping wrapping = wrapping_of(source->peek(512));
    if (wrapping == Wrapping::none) break;
    if (depth >= kDeepestWrapping) {
      throw InputError(source->name() + ": packed more than " + std::to_string(kDeepestWrapping) +
                       " deep; expected a document inside");
    }
    if (is_archive(wrapping)) return read_archive(std::move(source), wrapping, options, depth + 1);
    source = std::make_unique<LineSource>(decompress(std::move(source), wrapping));
  }
  source = without_wide_characters(std::move(source));
  switch (options.kind == InputKind::automatic ? kind_of(*source) : options.kind) {
    case InputKind::json_lines: return read_json_lines(std::move(source), options);
    case InputKind::json: return read_json(std::move(source), options);
    case InputKind::html: return read_html(std::move(source), options);
    case InputKind::feed: return read_feed(std::move(source), options);
    case InputKind::csv: return read_csv(std::move(source), options);
    case InputKind::warc: return read_warc(std::move(source), options);
    case InputKind::petrarch: return read_petrarch(std::move(source), options);
    case InputKind::tabari: return read_tabari(std::move(source), options);
    default: return read_text(std::move(source), options);
  }
}

std::string id_of_file(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  std::string_view id = slash == std::string_view::npos ? name : name.substr(slash + 1);
  const auto drop_ending = [&] {
    const std::size_t dot = id.rfind('.');
    if (dot != std::string_view::npos && dot > 0) id = id.substr(0, dot);
  };
  for (const std::string_view ending : {".gz", ".zst", ".bz2", ".xz"}) {
    if (id.size() > ending.size() && id.substr(id.size() - ending.size()) == ending) {
      drop_ending();
      break;
    }
  }
  drop_ending();
  return std::string(id);
}

}  // namespace priscus
