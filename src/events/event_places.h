// event_places.h: where the event happened.
#pragma once
#include <optional>
#include <vector>

#include "events/arguments.h"
#include "events/firing.h"
#include "events/place_resolver.h"

namespace priscus {

// In this order: the place phrase of the trigger or its light verb ("met in Riyadh", "a blast near Gao"); what is struck, seized,
// visited or left, when it is a place or stands in one ("shelled two villages of Kharkiv region"); the clause that the trigger shares
// ("attacked a mosque in Kabul, killing five"). Acts of words (ACCUSE, REQUEST …) take only a phrase of their own: what they speak of
// happened elsewhere. nullopt when the sentence gives none.
std::optional<EventPlace> place_of(const SentenceView& view, const Grammar& grammar, const Firing& firing, const PlaceResolver& resolver);

// Where the sentence gives none: first what another report of the same event in the document gives (same_as), then the report's
// dateline, for acts that happen somewhere told in the first two sentences, when the parties whose country is known are all of the
// dateline's country.
void fill_places(const Document& document, const PlaceResolver& resolver, std::vector<Event>& events);

}  // namespace priscus
