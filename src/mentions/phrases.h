// phrases.h: turns the names, role nouns and other noun phrases of each sentence into mentions, with the countries and
// sectors that the phrase itself tells: "the Turkish foreign minister", "protesters in Minsk", "Gen. Joseph Votel",
// "Syrian villages".
#pragma once
#include "mentions/scene.h"

namespace priscus {

// Fills Scene::mentions and drafts; needs names and roles. What only the rest of the document can tell is left as a
// Draft::need.
void build_mentions(Scene& scene);

// The actor that a role (entry of type role, -1 for none) of somebody's is: the soldiers of Turkey, the leader of
// Hamas. `owner` is whose it is; country and sector follow from both. Text and span are left empty.
Actor combine(const Scene& scene, int role, const Actor& owner);

// Can this mention stand for a country as a place ("in Iraq")?
bool is_locative(std::string_view preposition);

}  // namespace priscus
