// event_places.h: where the event happened.
#pragma once
#include <optional>
#include <vector>

#include "events/arguments.h"
#include "events/firing.h"
#include "events/place_resolver.h"

namespace priscus {

// In this order: the place phrase of the trigger or its light verb ("met in Riyadh", "a blast near Gao"); what is struck,
// seized, visited or left, when it is a place or stands in one ("shelled two villages of Kharkiv region"); where those
// stand who do it ("Police in Port Louis arrested …"); the clause that the trigger shares ("attacked a mosque in Kabul,
// killing five"); the town with which the sentence begins ("In Bor, youths attacked …"). Acts of words (ACCUSE, REQUEST …)
// take only a phrase of their own, that beginning, the meeting at which they are said and the seat of the body that says
// them: what they speak of happened elsewhere. nullopt when the sentence gives none.
std::optional<EventPlace> place_of(const SentenceView& view, const Grammar& grammar, const Firing& firing,
                                   const PlaceResolver& resolver);

// How an event was told, as far as its place may come from elsewhere.
struct Telling {
  bool goes_on = false;      // a step of the story: simple past, in no clause beside it, in nobody's mouth
  bool names_place = false;  // its sentence names a place, found in the gazetteer or not
  bool in_title = false;
};
bool names_place(const SentenceView& view);

// Where the sentence gives none and names none: first what another report of the same event in the document gives
// (same_as); then, for fighting, protest, arrests and seizures that go on, the town of those in the two sentences before
// ("They killed six officers"), and for what the parties of a meeting agree, the meeting's; then the report's dateline,
// for acts that happen somewhere told in the first two sentences, when the parties whose country is known are all of the
// dateline's country. `told` goes with `events` one by one.
void fill_places(const Document& document, const PlaceResolver& resolver, const std::vector<Telling>& told,
                 std::vector<Event>& events);

}  // namespace priscus
