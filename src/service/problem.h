// problem.h: what the API says when it cannot answer (RFC 9457, application/problem+json). A plain Problem is something else:
// what a coder left out of a document.
//
//     throw ApiProblem(400, "limit must be a whole number from 1 to 500", "limit");
//
// A view throws it; Routes::answer makes a Reply of it. Anything else that a view throws becomes a 500 without its words, so
// that no path of a file and no SQL leaves the house.
#pragma once
#include <string>
#include <string_view>

#include "priscus/error.h"

namespace priscus {

class ApiProblem : public Error {
 public:
  // `status` is an HTTP status of 400 or above; `detail` one sentence for the reader; `parameter` the query parameter or the
  // member of the body that is at fault, empty when none is.
  ApiProblem(int status, const std::string& detail, std::string parameter = {})
      : Error(detail), status_(status), parameter_(std::move(parameter)) {}

  int status() const { return status_; }
  const std::string& parameter() const { return parameter_; }

  // {"type":"about:blank","title":…,"status":…,"detail":…,"parameter":…}; `parameter` is left out when empty.
  std::string json() const;

 private:
  int status_;
  std::string parameter_;
};

// The standard's words for a status: 404 gives "Not Found"; "Error" for one we never send.
std::string_view status_title(int status);

}  // namespace priscus
