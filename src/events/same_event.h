// same_event.h: which mentions within one document tell of one event.
#pragma once
#include <vector>

#include "priscus/event.h"

namespace priscus {

// Gives every event its `same_as` ("e1", "e2", … in order of first mention) and lets mentions of one event share the mode
// that only some of them tell. Their dates date_carry shares. Two mentions are one event when type, status and dates agree and the parties of one are among the
// parties of the other.
void join_same_events(std::vector<Event>& events);

}  // namespace priscus
