// problem_limit.h: keeps the problems that wait for the next document in bounds.
//
//     add_problem(problems_, {name, line, -1, "expected an object"});
//
// A reader tells its problems with the next document. A file of a billion bad lines has none, so what waits is limited:
// after kMostWaiting problems one more says that the others are not told.
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include "formats/reader.h"

namespace priscus {

inline constexpr std::size_t kMostWaiting = 10000;

inline void add_problem(std::vector<InputProblem>& problems, InputProblem problem) {
  if (problems.size() > kMostWaiting) return;
  if (problems.size() == kMostWaiting) problem.cause = "more problems before the next document are not told";
  problems.push_back(std::move(problem));
}

}  // namespace priscus
