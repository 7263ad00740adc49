// confidence.h: how far an event and its participants are to be believed.
//
// A logistic model over what can be seen of the finished event: the weights are data (knowledge/ontology/confidence.tsv), fitted
// on gold data by scripts/calibrate, which writes that file. docs/accuracy.md has the reliability diagram and the Brier scores.
// Features are named as in the file; scripts/calibrate computes the same from the JSON lines.
#pragma once
#include "priscus/event.h"
#include "priscus/ontology.h"

namespace priscus {

// Fills `confidence` of the event and of each participant. `in_title`: the sentence is the document's title.
void set_confidence(const Ontology& ontology, bool in_title, Event& event);

}  // namespace priscus
