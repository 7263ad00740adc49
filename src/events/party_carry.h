// party_carry.h: parties that an event does not name itself, because the sentence or the text has named them already.
//
//     "Eleven people were hurt when police fired tear gas."       the police hurt them
//     "Raids by armed gangs, in which two guards were killed"      the gangs killed them
//     "… The abduction of the pupils … The UN condemned the abduction."  those who abducted, those abducted, those
//     condemned "The bloc condemned the coup, demanded talks and threatened sanctions."  all three concern who made the
//     coup
//
// What is taken from elsewhere is marked as guessed. Nothing that the event names itself is ever replaced.
#pragma once
#include <vector>

#include "events/arguments.h"
#include "events/firing.h"
#include "events/sentence_view.h"

namespace priscus {

// Fills the empty sides of the firings of one sentence, first from one another, then from `earlier`, the events of the
// sentences before it in order of the text. Firings stand in order of their trigger.
void carry_parties(const SentenceView& view, const Grammar& grammar, const std::vector<Event>& earlier,
                   std::vector<Firing>& firings);

// "the attack", "these talks": does the noun speak of an event that was told before? What it says more than that ("the
// agreement reached in May", "the attack on the bridge") makes it another one.
bool is_anaphor(const SentenceView& view, int noun);

// "The agreement reached in May proved useful" with the participle read as coordinated with the verb behind it:
// definite, but perhaps not the agreement told before, so nobody is taken over.
bool says_more(const SentenceView& view, int noun);

}  // namespace priscus
