// event_changes.h: how the events of a document differ from those that were coded before.
//
//     for (const EventChange& change : event_changes(stored.events, events)) …
#pragma once
#include <string>
#include <vector>

#include "formats/event_record.h"

namespace priscus {

struct EventChange {
  enum class What { added, gone, changed } what = What::changed;
  EventRecord before, after;  // `before` is empty when it is new, `after` when it is gone
  struct Field {
    std::string name, before, after;  // as text; empty where nothing is known
  };
  std::vector<Field> fields;  // of a changed event: what differs; not empty
};

// By place in the text. Events with the same trigger are one event, those of the same type first; then events of one type whose triggers overlap.
// The line of a frame does not count: it moves whenever somebody adds a line above it. Empty when nothing differs.
std::vector<EventChange> event_changes(const std::vector<EventRecord>& before, const std::vector<EventRecord>& after);

std::string_view name(EventChange::What what);  // "new", "gone", "changed"

}  // namespace priscus
