// filters.h: the query parameters that say which events are wanted, and how many of them at a time; the same on every view that reads events.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/event_query.h"
#include "service/cube_filter.h"
#include "service/request.h"

namespace priscus {

// actor, recipient, dyad, type, mode, status, quad, sector, place, since, until, text, speaker.
const std::vector<std::string>& filter_parameters();
// limit, cursor, order.
const std::vector<std::string>& paging_parameters();

// The lists one behind the other, for Route::parameters.
std::vector<std::string> parameter_list(std::vector<std::string> own, bool filters, bool paging = false);

// As docs/cli.md says of `priscus query`. Types, statuses, sectors and countries may be given in small letters. Throws ApiProblem 400 naming the parameter
// for what cannot be: no code, no day, no such status or quad class, more than 50 values.
EventQuery event_query(const Parameters& parameters);

struct Paging {
  std::size_t limit = 50;
  bool newest_first = true;
  std::optional<CubePosition> after;  // the last one of the page before
};
// Throws ApiProblem 400 naming the parameter; also for a cursor that was given with the other order.
Paging paging(const Parameters& parameters);

// What `cursor` takes to go on behind this one.
std::string cursor(CubePosition last, bool newest_first);

// Words to look for, of the parameter of that name; empty when not given. Throws ApiProblem 400 when there is no word in it or too much.
std::string words_of(const Parameters& parameters, const std::string& name);

// A day of the parameter of that name; empty when not given. Throws ApiProblem 400.
std::string day(const Parameters& parameters, std::string_view name);

}  // namespace priscus
