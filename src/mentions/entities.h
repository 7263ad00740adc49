// entities.h: which mentions of a document speak of the same thing or person.
//
//     std::vector<int> entity = entities(parses, mentions);
//     entity[i] == entity[j]       // mentions.actors[i] and [j] are one
//
// It goes on from what coreference.h found, for everything that is spoken of, not only for actors: the same known name,
// the same unknown name or its last word, a definite noun ("the bridge") and an earlier one of the same head whose
// modifiers do not contradict, a pronoun and the nearest noun that fits it. Events do not need it; `priscus mentions`
// shows it, and scripts/coref_score.py measures it.
#pragma once
#include <vector>

#include "priscus/mention.h"
#include "priscus/parse.h"

namespace priscus {

// The number of its entity for every mention of mentions.actors, counted from 0 in the order of the text. An adjective
// ("Turkish") and whoever is named once has an entity of his own.
std::vector<int> entities(const std::vector<Parse>& parses, const Mentions& mentions);

}  // namespace priscus
