// actor_json.h: what the knowledge has of an actor, as JSON, for `actors --json` and the service.
#pragma once
#include <string>

#include "knowledge/actor_search.h"
#include "priscus/knowledge.h"

namespace priscus {

// One object and a line feed: type, name, where it is defined, how it was found, its names, codes, and what it is on `date` (empty: the latest). Throws
// InputError when the file that defines it cannot be read any more.
void append_actor_json(const FoundActor& found, const Knowledge& knowledge, ActorNames& names, const std::string& date, std::string& out);

}  // namespace priscus
