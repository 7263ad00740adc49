#include "service/routes.h"

#include <algorithm>
#include <random>

#include "base/hash.h"
#include "base/strings.h"

namespace priscus {
namespace {

bool is_name(const std::string& segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }

std::vector<std::string> segments_of(std::string_view pattern) {
  std::vector<std::string> segments;
  for (std::string_view segment : split(pattern.substr(1), '/')) segments.emplace_back(segment);
  return segments;
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  if (pattern.size() != path.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i)
    if (is_name(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return false;
  return true;
}

std::string list_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

void check_parameters(const Route& route, const Request& request) {
  for (const auto& [name, value] : request.parameters.given())
    if (std::find(route.parameters.begin(), route.parameters.end(), name) == route.parameters.end())
      throw ApiProblem(400,
                    route.parameters.empty() ? route.pattern + " takes no parameters"
                                             : "no such parameter; " + route.pattern + " takes " + list_of(route.parameters),
                    name);
}

// Does If-None-Match name this tag? Compared weakly, as RFC 9110 wants it for GET: W/ does not matter.
bool names_tag(std::string_view header, std::string_view tag) {
  const auto strong = [](std::string_view text) { return text.starts_with("W/") ? text.substr(2) : text; };
  for (std::string_view given : split(header, ',')) {
    given = trim(given);
    if (given == "*" || strong(given) == strong(tag)) return true;
  }
  return false;
}

}  // namespace

std::string Routes::new_instance() {
  std::random_device random;
  return std::to_string(random()) + '-' + std::to_string(random());
}

void Routes::add(Route route) {
  std::vector<std::string> pattern = segments_of(route.pattern);
  for (const Route& other : routes_)
    if (other.method == route.method && other.pattern == route.pattern) throw Error(route.method + " " + route.pattern + " is answered already");
  patterns_.push_back(std::move(pattern));
  routes_.push_back(std::move(route));
}

void Routes::set_state(std::function<std::string()> state) { state_ = std::move(state); }
void Routes::set_log(std::function<void(const std::string&)> log) { log_ = std::move(log); }

const Route& Routes::find(Request& request) const {
  std::vector<std::string> methods;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    if (!fits(patterns_[i], request.path)) continue;
    const Route& route = routes_[i];
    if (route.method != request.method) {
      methods.push_back(route.method);
      continue;
    }
    for (std::size_t k = 0; k < patterns_[i].size(); ++k)
      if (const std::string& name = patterns_[i][k]; is_name(name)) request.parts[name.substr(1, name.size() - 2)] = request.path[k];
    return route;
  }
  if (methods.empty()) throw ApiProblem(404, "there is nothing at this address; /openapi.json lists what there is");
  std::string allowed;
  for (const std::string& method : methods) allowed += (allowed.empty() ? "" : ", ") + (method == "GET" ? std::string("GET, HEAD") : method);
  throw NotAllowed(allowed + ", OPTIONS");
}

Reply Routes::call(Request request) const {
  if (request.method == "HEAD") request.method = "GET";
  const Route& route = find(request);
  check_parameters(route, request);
  if (!state_ || route.method != "GET" || route.kept != Route::Kept::by_state) return route.view(request);
  const std::string key = instance_ + '\n' + state_() + '\n' + request.target;
  const std::string tag = "W/\"" + hex16(stable_hash(key)) + '"';
  if (names_tag(request.header("if-none-match"), tag)) {
    Reply reply;
    reply.status = 304;
    reply.content_type.clear();
    reply.headers.emplace_back("ETag", tag);
    return reply;
  }
  if (std::optional<Reply> kept = cache_->find(key)) return std::move(*kept);
  Reply reply = route.view(request);
  if (reply.status >= 400) return reply;
  reply.headers.emplace_back("ETag", tag);
  cache_->keep(key, reply);
  return reply;
}

Reply Routes::answer(Request request) const {
  const std::string asked = request.method + ' ' + request.target;
  const bool options = request.method == "OPTIONS";
  try {
    return call(std::move(request));
  } catch (const NotAllowed& problem) {
    Reply reply = problem_reply(problem);
    if (options) {
      reply = {};
      reply.status = 204;
      reply.content_type.clear();
    }
    reply.headers.emplace_back("Allow", problem.allowed());
    return reply;
  } catch (const ApiProblem& problem) {
    return problem_reply(problem);
  } catch (const std::exception& error) {
    if (log_) log_(asked + ": " + error.what());
  }
  return problem_reply(ApiProblem(500, "the server failed at this; its own log says why"));
}

Reply problem_reply(const ApiProblem& problem) {
  Reply reply;
  reply.status = problem.status();
  reply.content_type = "application/problem+json";
  reply.body = problem.json();
  return reply;
}

}  // namespace priscus
