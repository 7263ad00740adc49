// role_nouns.h: finds role nouns ("foreign minister", "head of state", "riot police") in every sentence of a scene.
#pragma once
#include "mentions/scene.h"

namespace priscus {

// Fills SentenceScene::roles and role_at. A role is matched by the lemmas of neighbouring words, longest first; its
// head is the word that governs the others. The words of a title in capitals count as well ("Foreign Minister"), an
// abbreviated rank without its full stop ("Gen." is the role "gen").
void find_roles(Scene& scene);

}  // namespace priscus
