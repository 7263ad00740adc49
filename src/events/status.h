// status.h: did it happen, or was it only planned, feared, denied or remembered?
#pragma once
#include "events/arguments.h"
#include "events/sentence_view.h"
#include "priscus/frames.h"

namespace priscus {

// The status of the event on `token` by its own clause: tense, modals, negation, conditionals, adverbs. What an outer frame
// does to it ("failed to …", "promised to …") is the composer's work.
Status status_of(const SentenceView& view, const Grammar& grammar, int token, WordClass word_class);

// Does the event depend on a condition: "if the shelling goes on, Oslo will close the border"? `token` carries it.
bool is_conditional(const SentenceView& view, const Grammar& grammar, int token, WordClass word_class);

// The status of an inner event whose outer word has `outer`: what is planned to be planned is planned, what is denied stays denied.
Status combine(Status outer, Status inner);

}  // namespace priscus
