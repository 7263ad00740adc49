// names.h: finds the names that the knowledge has, and decides for whom each stands.
#pragma once
#include "mentions/scene.h"

namespace priscus {

// Fills SentenceScene::names and name_at; needs the roles. Names are matched longest first on token borders. One name
// may belong to several entries; grammar, the names read elsewhere in the document and its date decide. What cannot be
// decided, and what is only part of a longer unknown name ("Michael Jordan"), is left out.
void find_names(Scene& scene);

}  // namespace priscus
