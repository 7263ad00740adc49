// event_filter.h: the options that say which events of a record are wanted; the same on every command that reads one.
#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "record/event_query.h"

namespace priscus {

inline const std::vector<std::string>& status_names() {
  static const std::vector<std::string> names = {"actual", "future", "hypothetical", "negated", "historical"};
  return names;
}

class EventFilter {
 public:
  void add(CLI::App& command);

  // What the options say. `status`: the status that is meant when --status is not given; empty: any.
  EventQuery query(const std::string& status = "") const;

 private:
  std::vector<std::string> actors_, recipients_, dyads_;
  EventQuery query_;
};

}  // namespace priscus
