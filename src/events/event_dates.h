// event_dates.h: when the event happened, by the time expression that governs its trigger.
#pragma once
#include "events/arguments.h"
#include "events/firing.h"
#include "events/sentence_view.h"
#include "priscus/mention.h"

namespace priscus {

// The time expression of the trigger's own clause: below the trigger, below its light verb, or below the verb it is
// coordinated with or governed by. Null when the clause has none: the first date of a sentence is not everybody's.
const TimeMention* time_of(const SentenceView& view, const Grammar& grammar, const Firing& firing);

}  // namespace priscus
