// kinds.h: which kinds of actor somebody is, from what is known of him. Frames ask for kinds ("actor subject who:
// state, armed").
#pragma once
#include <string_view>

#include "priscus/actors.h"
#include "priscus/lexicon.h"

namespace priscus {

// The kinds that a sector stands for: "MIL" is army, "OPP" party and people. 0 for an empty or unknown sector.
Kinds kinds_of_sector(std::string_view sector);

// The kinds of an entry coded as `country`, `sector`: a state is state and government, a person also person, a place
// place.
Kinds kinds_of_entry(const ActorEntry& entry, std::string_view country, std::string_view sector);

// Is a code of three capitals that of an organisation of states (IGO, UNO, EUR, NGO, IMG, MNC) rather than of a state?
bool is_organisation_code(std::string_view country);

}  // namespace priscus
