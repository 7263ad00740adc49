// Any bytes as a request over HTTP: its head, its address, its parameters. What is let through is sound; what is not is a problem.
#include <cstdint>

#include "check_document.h"
#include "service/http_head.h"
#include "service/problem.h"
#include "service/request.h"

using namespace priscus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const HeadLimits limits;
  HttpHead head;
  try {
    const std::optional<std::size_t> end = head_end(bytes, limits);
    if (!end) return 0;
    require(*end <= size && *end <= limits.head && bytes.compare(*end - 4, 4, "\r\n\r\n") == 0);
    head = parse_head(std::string_view(bytes).substr(0, *end), limits);
    require(head.headers.size() <= limits.headers && head.target.size() <= limits.target);
    for (const auto& [name, value] : head.headers)
      require(!name.empty() && name.find_first_of("\r\n: ") == std::string::npos && value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    const Request request = make_request(head.method, head.target);
    require(!request.path.empty());
    for (const std::string& segment : request.path) require(utf8_fault(segment) == segment.size() && segment.find('\0') == std::string::npos);
    for (const auto& [name, value] : request.parameters.given())
      require(utf8_fault(name) == name.size() && utf8_fault(value) == value.size() && value.find('\0') == std::string::npos);
  } catch (const ApiProblem& problem) {
    require(problem.status() >= 400 && !problem.json().empty());
  }
  return 0;
}
