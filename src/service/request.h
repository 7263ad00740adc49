// request.h: what somebody asks of the service, free of sockets.
//
//     Request request = make_request("GET", "/api/events?actor=BLR&actor=RUS&limit=10");
//     request.parameters.all("actor");                    // {"BLR", "RUS"}
//     request.parameters.number("limit", 1, 500, 50);     // 10
//     request.part("document");                           // what stands for {document} in the route's pattern
//
// The server fills it from a connection; a test from a string. All names and values are decoded and valid UTF-8 without
// control characters but tab and line ends: what is not is answered with 400 before any view sees it.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace priscus {

// The query parameters, in the order in which they were given; a name may come several times. An empty value
// ("?actor=&limit=5", as a form sends it) counts as not given.
class Parameters {
 public:
  void add(std::string name, std::string value);

  const std::vector<std::pair<std::string, std::string>>& given() const { return given_; }
  bool has(std::string_view name) const;

  // Every value of a name; empty when it was not given.
  std::vector<std::string> all(std::string_view name) const;

  // The one value of a name; nothing when it was not given. Throws ApiProblem 400 when it was given twice.
  std::optional<std::string> one(std::string_view name) const;

  // As one(); `otherwise` when not given. Throws ApiProblem 400 when it is no whole number from `least` to `most`.
  std::int64_t number(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise) const;

  // As one(); the first of `choices` when not given. Throws ApiProblem 400 naming the choices.
  std::string choice(std::string_view name, const std::vector<std::string>& choices) const;

 private:
  std::vector<std::pair<std::string, std::string>> given_;
};

struct Request {
  std::string method;     // upper case; HEAD comes to a view as GET
  std::string target;     // as sent: "/api/documents/ab12?x=1"
  std::vector<std::string> path;             // its segments, decoded: {"api", "documents", "ab12"}; {""} for "/"
  Parameters parameters;                     // decoded
  std::map<std::string, std::string, std::less<>> parts;    // of the path, by the pattern's names; set by Routes
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case; of a header sent twice the first
  std::string body;                          // any bytes
  // When the answer must be ready. A view that asks SQLite for long gives up then (ApiProblem 503).
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();

  // Has whoever asked gone away? A view that works for long asks now and then. May be empty: not known.
  std::function<bool()> gone;

  // What stands in the path for {name}. Throws std::out_of_range for a name the pattern lacks: a fault in our code.
  const std::string& part(std::string_view name) const { return parts.at(std::string(name)); }
  // Empty when the header was not sent. `name` in lower case.
  std::string_view header(std::string_view name) const;
};

// Takes a target ("/path?query") apart. Throws ApiProblem 400 for one that does not begin with "/", has a broken %XX, bytes that
// are not UTF-8, or a control character, NUL among them.
Request make_request(std::string method, std::string target, std::string body = {});

}  // namespace priscus
