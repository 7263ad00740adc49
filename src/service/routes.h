// routes.h: which function answers what.
//
//     Routes routes;
//     routes.set_state([&] { return record_state(); });
//     routes.add({"GET", "/api/documents/{document}", {}, [&](const Request& request) { return document(request.part("document")); }});
//     routes.add({"GET", "/api/countries", {}, countries});
//     routes.add({"GET", "/api/health", {}, health, Route::Kept::never});
//
//     Reply reply = routes.answer(make_request("GET", "/api/countries"));   // what a test does; the server does the same
//
// A view is a plain function from Request to Reply: it may be called from many threads at once, and it throws ApiProblem for what
// the asker did wrong. Routes does for all of them: 404, 405 with Allow, OPTIONS, 400 for a query parameter that the route does
// not list, ETag and 304.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "service/problem.h"
#include "service/reply.h"
#include "service/reply_cache.h"
#include "service/request.h"

namespace priscus {

using View = std::function<Reply(const Request&)>;

struct Route {
  // Whether an answer to GET stays good until the record changes. `by_state`: ETag from the state and the target; If-None-Match
  // is answered with 304 without calling the view, and answers given lately are given again. `never`: no ETag.
  enum class Kept { by_state, never };

  std::string method;                   // "GET" (HEAD comes with it) or "POST"
  std::string pattern;                  // "/api/incidents/{id}": {name} stands for one segment, at least one byte
  std::vector<std::string> parameters;  // every query parameter it knows; any other is a 400 naming these
  View view;
  Kept kept = Kept::by_state;
};

class Routes {
 public:
  // Throws Error when method and pattern are there already.
  void add(Route route);

  // `state` gives a short text that changes whenever an answer that is kept by state may: the record has grown, the table in
  // memory has been brought up to date. Called for each request, from many threads: it should take microseconds. Without it
  // nothing is kept. The start of the program need not be in it: Routes mixes in a number of its own.
  void set_state(std::function<std::string()> state);

  // Takes a line about each answer 500: what was asked and what was thrown. Without it that is lost.
  void set_log(std::function<void(const std::string&)> log);

  const std::vector<Route>& all() const { return routes_; }

  // Never throws: what goes wrong becomes a problem. HEAD is answered like GET (whoever sends the answer leaves out the body).
  Reply answer(Request request) const;

  // As answer(), but with {name} set and the errors thrown: for whoever wants them so. Throws ApiProblem and what views throw.
  Reply call(Request request) const;

 private:
  const Route& find(Request& request) const;

  std::vector<Route> routes_;
  std::vector<std::vector<std::string>> patterns_;  // routes_[i].pattern by segments
  std::function<std::string()> state_;
  std::function<void(const std::string&)> log_;
  std::string instance_ = new_instance();  // differs from run to run, lest an ETag outlive the program that gave it
  static constexpr std::size_t kKeptBytes = 32 << 20;
  std::unique_ptr<ReplyCache> cache_ = std::make_unique<ReplyCache>(kKeptBytes);

  static std::string new_instance();
};

// 405. The address is there, but not for this method.
class NotAllowed : public ApiProblem {
 public:
  explicit NotAllowed(std::string allowed) : ApiProblem(405, "this address answers " + allowed), allowed_(std::move(allowed)) {}
  const std::string& allowed() const { return allowed_; }  // as the header Allow wants it

 private:
  std::string allowed_;
};

// A problem as an answer.
Reply problem_reply(const ApiProblem& problem);

}  // namespace priscus
