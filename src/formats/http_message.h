// http_message.h: an answer of HTTP/1 as it stands in an archive: status, headers, body.
//
//     HttpMessage message = parse_http(std::move(bytes), limit);   // message.status == 200
#pragma once
#include <cstdint>
#include <string>

namespace priscus {

struct HttpMessage {
  int status = 0;            // 0: no answer of HTTP
  std::string content_type;  // "text/html; charset=utf-8"; empty when not said
  std::string body;          // chunks joined, gzip opened
};

// Throws InputError: a body in a coding that cannot be opened, or longer than `limit` bytes when it is opened. Where
// Transfer-Encoding says "chunked" and the body is not, it is taken as it stands: archives keep the header and drop the
// coding.
HttpMessage parse_http(std::string bytes, std::uint64_t limit);

}  // namespace priscus
