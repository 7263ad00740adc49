#include "formats/http_message.h"

#include <optional>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "formats/archive_reader.h"
#include "priscus/error.h"

namespace priscus {
namespace {

// The chunks of a body joined; nullopt when it is not in chunks. One that breaks off gives what is there.
std::optional<std::string> joined_chunks(std::string_view body) {
  std::string joined;
  for (bool first = true;; first = false) {
    const std::size_t end = body.find("\r\n");
    if (end == std::string_view::npos || end > 20) return first ? std::nullopt : std::optional(std::move(joined));
    std::uint64_t size = 0;
    std::size_t digits = 0;
    while (digits < end && digits < 8) {
      const char c = static_cast<char>(body[digits] | 0x20);
      if (is_digit(body[digits]))
        size = size * 16 + static_cast<std::uint64_t>(body[digits] - '0');
      else if (c >= 'a' && c <= 'f')
        size = size * 16 + static_cast<std::uint64_t>(c - 'a' + 10);
      else
        break;
      ++digits;
    }
    if (digits == 0 || (digits < end && body[digits] != ';' && body[digits] != ' '))
      return first ? std::nullopt : std::optional(std::move(joined));
    body.remove_prefix(end + 2);
    if (size == 0 || body.empty()) return joined;
    joined += body.substr(0, size);
    if (body.size() < size + 2) return joined;
    body.remove_prefix(size + 2);
  }
}

}  // namespace

HttpMessage parse_http(std::string bytes, std::uint64_t limit) {
  HttpMessage message;
  const std::string_view all = bytes;
  std::size_t at = all.find('\n');
  const std::string_view first = trim(all.substr(0, at));
  if (first.substr(0, 5) != "HTTP/") return message;
  const std::size_t space = first.find(' ');
  if (space == std::string_view::npos) return message;
  const std::string_view code = trim(first.substr(space)).substr(0, 3);
  for (const char digit : code) message.status = is_digit(digit) ? message.status * 10 + (digit - '0') : 0;
  std::string transfer, coding;
  while (at != std::string_view::npos) {
    const std::size_t begin = at + 1;
    at = all.find('\n', begin);
    const std::string_view line = trim(all.substr(begin, at == std::string_view::npos ? at : at - begin));
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = lower(trim(line.substr(0, colon)));
    const std::string value(trim(line.substr(colon + 1)));
    if (name == "content-type") message.content_type = value;
    if (name == "transfer-encoding") transfer = lower(value);
    if (name == "content-encoding") coding = lower(value);
  }
  if (at == std::string_view::npos) return message;
  bytes.erase(0, at + 1);
  message.body = std::move(bytes);
  if (transfer.find("chunked") != std::string::npos) {
    if (auto joined = joined_chunks(message.body)) message.body = *std::move(joined);
  }
  // Crawlers often open the body and keep the header: what is not gzip is taken as it stands.
  const Wrapping wrapping = wrapping_of(message.body);
  if (wrapping == Wrapping::gzip || wrapping == Wrapping::zstd) {
    LineSource inner(
        decompress(std::make_unique<LineSource>(memory_source("the body", std::move(message.body))), wrapping));
    if (!inner.rest(message.body, limit))
      throw InputError("the body is longer than " + std::to_string(limit) + " bytes");
  } else if (coding == "br" || coding == "deflate") {
    // Both begin with any byte; HTML begins with white space or <.
    const std::string_view body = trim(std::string_view(message.body).substr(0, 512));
    if (!body.empty() && body.front() != '<' && body.front() != '\xEF')
      throw InputError("the body is in the coding \"" + coding + "\", which is not read; expected gzip or none");
  }
  return message;
}

}  // namespace priscus
