// event_select.h: an EventQuery as SQL with its values beside it.
#pragma once
#include <string>
#include <vector>

#include "record/database.h"
#include "record/event_query.h"
#include "record/store.h"

namespace priscus {

// Columns of the rows, in the order of read_event().
struct EventSelect {
  std::string sql;
  std::vector<std::string> values;  // of its parameters 1, 2, …; the limit follows as a number when there is one
  std::int64_t limit = -1;

  // The statement with its values bound; they must outlive it.
  Statement prepare(Database& database) const;
};

EventSelect event_select(const EventQuery& query);

// Rows of period, one, other, number of events, mean score.
EventSelect series_select(const EventQuery& query, SeriesPeriod period);

}  // namespace priscus
