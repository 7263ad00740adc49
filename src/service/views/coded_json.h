// coded_json.h: a text that was coded, with all that a page needs to show what was read in it and why.
//
//     Trace trace;
//     CodedDocument coded = coder.code(document, &trace);
//     std::string json = coded_json(coded, trace, coder.knowledge());
#pragma once
#include <string>

#include "priscus/coder.h"

namespace priscus {

// {"text", "title", "date", "events", "mentions", "sentences"}: openapi.json describes it. Mentions stand by where they begin.
std::string coded_json(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge);

}  // namespace priscus
