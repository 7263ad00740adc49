// trace_json.h: frames that were tried, as JSON, for `explain --json` and the service.
#pragma once
#include "formats/json_text.h"
#include "priscus/document.h"
#include "priscus/frames.h"
#include "priscus/trace.h"

namespace priscus {

// "word", "start", "end" (bytes of the document's text), "file", "line", "frame": a frame (index into frames.all()) and the word (token of the sentence)
// it was tried on. Keys of an object that the caller opens and closes.
void write_tried_frame(const Document& document, const Frames& frames, int sentence, int token, int frame, JsonText& json);

// The whole object: those keys, then "fired" and "why" (null when it fired).
void write_trace_step(const Document& document, const Frames& frames, const Trace::Step& step, JsonText& json);

}  // namespace priscus
