// http_head.h: the head of an HTTP/1.1 request: its first line and its headers, read strictly (RFC 9112).
//
//     if (std::optional<std::size_t> end = head_end(received, limits)) HttpHead head = parse_head(received.substr(0, *end), limits);
//
// Whatever two readers of HTTP could read in two ways is an error here and never mended: a line without CR, a header that goes
// on in the next line, a space before the colon, two Content-Length, a control character. A body has a Content-Length or is
// none: Transfer-Encoding is answered with 411, which RFC 9110 allows and which leaves one way only to say where a body ends.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace priscus {

struct HeadLimits {
  std::size_t head = 16 * 1024;   // bytes of first line and headers together; more is a 431
  std::size_t target = 8 * 1024;  // bytes of the address; more is a 414
  std::size_t headers = 64;       // their number; more is a 431
};

struct HttpHead {
  std::string method, target;
  bool keep_alive = true;        // HTTP/1.1 without "Connection: close", or HTTP/1.0 with "keep-alive"
  bool http_1_0 = false;         // the client knows no chunks
  bool expects_continue = false;
  std::uint64_t content_length = 0;
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case, values trimmed; of one sent twice the first
};

// Length of the head at the beginning of `bytes` with its empty line; nothing while that has not come. Throws ApiProblem 400 (a
// line end without CR), 414, 431 (the head is too long already).
std::optional<std::size_t> head_end(std::string_view bytes, const HeadLimits& limits = {});

// `head` as measured by head_end. Throws ApiProblem 400, 411, 414, 431, 505 (another HTTP than 1.0 or 1.1).
HttpHead parse_head(std::string_view head, const HeadLimits& limits = {});

}  // namespace priscus
