// event_numbers.h: how many were killed, arrested, marched; how much was paid.
#pragma once
#include <vector>

#include "events/arguments.h"
#include "events/attribution.h"
#include "priscus/event.h"

namespace priscus {

// Ties the numbers of the view's sentence to its events, which are events[first..]. A number belongs to the event on whose word it
// hangs ("killing at least 40 people", "left 5 dead", "thousands marched"); casualties of a sentence that tells of no event of its
// own ("the death toll rose to 46") go to the last ASSAULT told up to three sentences before. Numbers after "including" are part of
// another and are left out. Call once a sentence, in order, with `attribution` entered for it.
void add_numbers(const SentenceView& view, const Grammar& grammar, const Attribution& attribution, std::size_t first, std::vector<Event>& events);

}  // namespace priscus
