// coded_json.h: a text that was coded, with all that a page needs to show what was read in it and why.
//
//     Trace trace;
//     CodedDocument coded = coder.code(document, &trace);
//     std::string json = coded_json(coded, trace, coder.knowledge());
#pragma once
#include <string>

#include "priscus/coder.h"

namespace priscus {

// {"text", "title", "date", "events", "mentions", "sentences", "problems"}: openapi.json describes it. Mentions stand by where they begin.
std::string coded_json(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge);

// The lines of a stream that come before that: {"line": "text", …}, the text with its sentences and tokens, before anything was understood; and
// {"line": "part", …}, events and mentions of a document as far as it was read (Coding::so_far()).
std::string text_json(const Document& document);
std::string part_json(const CodedDocument& coded, const Knowledge& knowledge);

}  // namespace priscus
