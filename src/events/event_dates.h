// event_dates.h: when the event happened, by the time expression that governs its trigger.
//
// A date belongs to its own clause, and the first date of a sentence is not everybody's: "Oslo condemned Monday's
// attack" does not say when Oslo did. What other sentences tell of the date is date_carry's work.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "events/arguments.h"
#include "events/firing.h"
#include "events/sentence_view.h"
#include "priscus/event.h"
#include "priscus/mention.h"

namespace priscus {

// The time of an event with the words that tell it. The value is empty when the words do not settle it ("recently").
struct EventTime {
  std::string value;
  Span span;
  TimeMention::Direction direction = TimeMention::Direction::unknown;
};

// Which words of a sentence are triggers, token by token: a verb that tells of an act of its own gives its date to no
// noun
// ("the talks were criticised on Monday").
using Triggers = std::vector<char>;

// The time expression of the trigger's own clause: below the trigger, below the verb that the event noun belongs to, or
// below the verb that shares its time (coordinated, governing, "…, killing five", "… when rebels attacked").
// Also the time right before the verb, of the clause that begins with "when" behind a time ("in May, when …"), of the
// agreement "under" which it was done; counted from the main clause ("three days after they had fled"); since a noun's
// day ("since the clash on 5 June") an interval to the report. Coordinated days are joined to one interval ("visited Oslo on 4 May and Bergen on 5 May"). Nothing when the clause
// has none.
std::optional<EventTime> time_of(const SentenceView& view, const Grammar& grammar, const Firing& firing,
                                 const Triggers& triggers);

// The time of the sentence's main verb.
std::optional<EventTime> scene_of(const SentenceView& view);

// Dates the event, and says what the date tells of its status: to come, or background.
void set_date(const EventTime& time, const Document& document, Event& event);

}  // namespace priscus
