// explain.h: why a sentence gave these events, and why not others.
#pragma once
#include <string>

#include "priscus/coder.h"

namespace priscus {

// For one sentence (index into coded.document.sentences): the words as a tree, the mentions with how they were resolved, every frame that
// was tried with what became of it, and the events with their roles. Needs the trace that `code` filled.
std::string explain(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge, int sentence);

}  // namespace priscus
