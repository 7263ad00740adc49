#include "priscus/document.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr std::size_t kLimit = std::size_t{1} << 31;

[[noreturn]] void fail(const std::string& id, const std::string& part, const std::string& cause) {
  throw InputError((id.empty() ? part : id + ": " + part) + ": " + cause);
}

// Checks a part and appends it. CR LF and CR become LF; other control characters, which no writer means, become spaces
// of the same length; with `one_line`, line feeds do as well.
void append_part(std::string& text, std::string_view part, bool one_line, const std::string& id, const char* what) {
  if (const std::size_t fault = utf8_fault(part); fault != part.size()) {
    fail(id, what, "byte " + std::to_string(fault) + " is not UTF-8");
  }
  if (const std::size_t nul = part.find('\0'); nul != std::string_view::npos) {
    fail(id, what, "byte " + std::to_string(nul) + " is NUL, expected text");
  }
  if (text.size() + part.size() >= kLimit) fail(id, what, "longer than 2^31 bytes");
  const std::size_t begin = text.size();
  text.append(part);
  std::size_t write = begin;
  for (std::size_t read = begin; read < text.size(); ++read) {
    char byte = text[read];
    if (byte == '\r') {
      if (read + 1 < text.size() && text[read + 1] == '\n') continue;
      byte = '\n';
    }
    if (byte == '\n' && one_line) byte = ' ';
    if ((static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) byte = ' ';
    text[write++] = byte;
  }
  text.resize(write);
}

Document start_document(std::string id, std::string_view title, std::string_view date, std::size_t body_size) {
  Document document;
  document.id = std::move(id);
  document.date = std::string(date);
  document.text.reserve(title.size() + body_size + 1);
  if (!trim(title).empty()) {
    append_part(document.text, title, true, document.id, "title");
    document.title = {0, static_cast<std::uint32_t>(document.text.size())};
    document.text.push_back('\n');
  }
  return document;
}

}  // namespace

Document make_document(std::string id, std::string_view title, std::string_view body, std::string_view date) {
  Document document = start_document(std::move(id), title, date, body.size());
  append_part(document.text, body, false, document.id, "text");
  return document;
}

Document make_document(std::string id, std::string_view title, const std::vector<std::string>& sentences,
                       std::string_view date) {
  std::size_t size = 0;
  for (const std::string& sentence : sentences) size += sentence.size() + 1;
  Document document = start_document(std::move(id), title, date, size);
  document.given_sentences.reserve(sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0) document.text.push_back('\n');
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    const std::string what = "sentence " + std::to_string(i);
    if (!trim(sentences[i]).empty()) append_part(document.text, sentences[i], true, document.id, what.c_str());
    document.given_sentences.push_back({begin, static_cast<std::uint32_t>(document.text.size())});
  }
  return document;
}

}  // namespace priscus
