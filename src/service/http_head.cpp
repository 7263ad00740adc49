#include "service/http_head.h"

#include <algorithm>

#include "base/strings.h"
#include "service/problem.h"

namespace priscus {
namespace {

bool is_token(char byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || std::string_view("!#$%&'*+-.^_`|~").find(byte) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) { return is_token(byte); });
}

// Of an address: anything but spaces and control characters.
bool is_visible(char byte) { return static_cast<unsigned char>(byte) > 0x20 && byte != 0x7F; }

bool is_value(char byte) { return is_visible(byte) || byte == ' ' || byte == '\t'; }

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& byte : out)
    if (byte >= 'A' && byte <= 'Z') byte += 'a' - 'A';
  return out;
}

// Does a list like "keep-alive, Upgrade" name `word` (in lower case)?
bool names(std::string_view list, std::string_view word) {
  for (std::string_view item : split(list, ','))
    if (ascii_lower(trim(item)) == word) return true;
  return false;
}

void read_first_line(std::string_view line, const HeadLimits& limits, HttpHead& head) {
  const std::size_t first = line.find(' '), last = line.rfind(' ');
  if (first == line.npos || first == last) throw ApiProblem(400, "the first line is not METHOD ADDRESS HTTP/1.1");
  const std::string_view method = line.substr(0, first), target = line.substr(first + 1, last - first - 1), version = line.substr(last + 1);
  if (method.size() > 32 || !is_token(method)) throw ApiProblem(400, "the method is not a word");
  if (!version.starts_with("HTTP/")) throw ApiProblem(400, "the first line is not METHOD ADDRESS HTTP/1.1");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") throw ApiProblem(505, "this server speaks HTTP/1.1");
  if (target.size() > limits.target) throw ApiProblem(414, "the address is longer than " + std::to_string(limits.target) + " bytes");
  if (target.empty() || !std::all_of(target.begin(), target.end(), is_visible)) throw ApiProblem(400, "the address has a space or a control character");
  head.method = method;
  head.target = target;
  head.http_1_0 = version == "HTTP/1.0";
}

void read_header(std::string_view line, HttpHead& head) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || !is_token(line.substr(0, colon))) throw ApiProblem(400, "a header is not NAME: VALUE");
  const std::string_view value = trim(line.substr(colon + 1));
  if (!std::all_of(value.begin(), value.end(), is_value)) throw ApiProblem(400, "a header has a control character");
  std::string name = ascii_lower(line.substr(0, colon));
  const bool once = name == "host" || name == "content-length" || name == "authorization" || name == "origin";
  if (!head.headers.emplace(name, value).second && once) throw ApiProblem(400, "the header " + name + " was sent twice");
}

std::uint64_t read_length(std::string_view digits) {
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) throw ApiProblem(400, "Content-Length is not a whole number");
  if (digits.size() > 18) throw ApiProblem(413, "the body is too long");
  return std::stoull(std::string(digits));
}

}  // namespace

std::optional<std::size_t> head_end(std::string_view bytes, const HeadLimits& limits) {
  const std::string_view seen = bytes.substr(0, limits.head);
  for (std::size_t at = seen.find('\n'); at != seen.npos; at = seen.find('\n', at + 1)) {
    if (at == 0 || seen[at - 1] != '\r') throw ApiProblem(400, "a line of the head does not end with CR LF");
    if (at >= 3 && seen[at - 2] == '\n') return at + 1;
  }
  const std::size_t line = std::min(seen.find('\r'), seen.size());
  if (line > limits.target + 64) throw ApiProblem(414, "the address is longer than " + std::to_string(limits.target) + " bytes");
  if (bytes.size() >= limits.head) throw ApiProblem(431, "the headers are longer than " + std::to_string(limits.head) + " bytes");
  return std::nullopt;
}

HttpHead parse_head(std::string_view bytes, const HeadLimits& limits) {
  HttpHead head;
  std::size_t at = bytes.find("\r\n");
  if (at == bytes.npos) throw ApiProblem(400, "the first line is not METHOD ADDRESS HTTP/1.1");
  read_first_line(bytes.substr(0, at), limits, head);
  at += 2;
  std::size_t count = 0;
  for (;;) {
    const std::size_t end = bytes.find("\r\n", at);
    if (end == bytes.npos) throw ApiProblem(400, "the headers do not end with an empty line");
    if (end == at) break;
    if (++count > limits.headers) throw ApiProblem(431, "more than " + std::to_string(limits.headers) + " headers");
    read_header(bytes.substr(at, end - at), head);
    at = end + 2;
  }
  const auto header = [&](std::string_view name) {
    const auto found = head.headers.find(name);
    return found == head.headers.end() ? std::string_view() : std::string_view(found->second);
  };
  if (!head.http_1_0 && header("host").empty()) throw ApiProblem(400, "the header Host is missing");
  if (head.headers.contains("transfer-encoding")) throw ApiProblem(411, "send the body with Content-Length, not with Transfer-Encoding");
  if (head.headers.contains("content-length")) head.content_length = read_length(header("content-length"));
  head.keep_alive = head.http_1_0 ? names(header("connection"), "keep-alive") : !names(header("connection"), "close");
  head.expects_continue = ascii_lower(header("expect")) == "100-continue";
  return head;
}

}  // namespace priscus
