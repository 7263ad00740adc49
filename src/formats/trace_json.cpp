#include "formats/trace_json.h"

namespace priscus {

void write_tried_frame(const Document& document, const Frames& frames, int sentence, int token, int frame, JsonText& json) {
  const Span word = document.sentences[static_cast<std::size_t>(sentence)].tokens[static_cast<std::size_t>(token)].span;
  const Frame& tried = frames.all()[static_cast<std::size_t>(frame)];
  json.key("word").text(document.view(word));
  json.key("start").number(word.begin);
  json.key("end").number(word.end);
  json.key("file").text(tried.file);
  json.key("line").number(tried.line);
  json.key("frame").text(tried.name);
}

void write_trace_step(const Document& document, const Frames& frames, const Trace::Step& step, JsonText& json) {
  json.open_object();
  write_tried_frame(document, frames, step.sentence, step.token, step.frame, json);
  json.key("fired").boolean(step.fired);
  json.key("why").text_or_null(step.reason);
  json.close_object();
}

}  // namespace priscus
