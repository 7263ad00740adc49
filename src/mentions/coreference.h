// coreference.h: settles what only the rest of the document can tell: pronouns, "the president", "his colleague", "both
// countries", "the two leaders", surnames of persons the knowledge does not have.
//
// Mentions are read in the order of the text. A pronoun looks back over its own and the two sentences before it;
// subjects before objects, near before far, and only what fits in number and gender. A description ("the army") takes
// the latest mention of the same role, then the country of the place in its clause, then the one state that the
// sentence and the one before it speak of. "The militants" are the armed group named last. When the whole text is read,
// who is still without a country takes it from the scene (scene_country.cpp): the places of the sentence and of those
// before it, then the state that most of the text is about. What the text does not tell stays without an actor.
#pragma once
#include "mentions/scene.h"

namespace priscus {

void resolve(Scene& scene);

}  // namespace priscus
