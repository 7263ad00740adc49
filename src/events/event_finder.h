// event_finder.h: all events of a document, from its parses and mentions.
#pragma once
#include <functional>
#include <vector>

#include "priscus/document.h"
#include "priscus/event.h"
#include "priscus/knowledge.h"
#include "priscus/mention.h"
#include "priscus/parse.h"
#include "priscus/trace.h"

namespace priscus {

// parses[i] belongs to document.sentences[i]. Events come by sentence, then by trigger. `trace` may be null. `check`, when given, is
// called before each sentence; what it throws ends the work.
std::vector<Event> find_events(const Document& document, const std::vector<Parse>& parses, const Mentions& mentions,
                               const Knowledge& knowledge, Trace* trace, const std::function<void()>& check = nullptr);

}  // namespace priscus
