// fuzz_code.cpp: any text as an article, through everything: parser, mentions, events, with the model and the knowledge of the tree. The first
// line is the title when the length is even. What comes out must point into the text.
#include "check_document.h"
#include "priscus/coder.h"
#include "priscus/knowledge.h"
#include "priscus/model.h"

using namespace priscus;

namespace {

void check_span(Span span, const Document& document) { require(span.begin <= span.end && span.end <= document.text.size()); }

const Coder& coder() {
  static const std::string source = PRISCUS_SOURCE_DIR;
  static const Coder coder(Model::load(source + "/models/en.model"), Knowledge::load(source + "/knowledge"));
  return coder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text = repair_utf8({reinterpret_cast<const char*>(data), size});
  for (char& byte : text)
    if (byte == '\0') byte = ' ';
  const std::size_t feed = text.find('\n');
  const bool titled = feed != std::string::npos && size % 2 == 0;
  Document document = titled ? make_document("d", text.substr(0, feed), text.substr(feed), "2021-05-22") : make_document("d", "", text, "2021-05-22");
  const CodedDocument coded = coder().code(std::move(document));
  require(coded.parses.size() == coded.document.sentences.size());
  for (const Event& event : coded.events) {
    require(event.sentence >= 0 && event.sentence < static_cast<int>(coded.document.sentences.size()));
    require(event.confidence > 0 && event.confidence <= 1);
    check_span(event.trigger, coded.document);
    check_span(event.attributed_span, coded.document);
    for (const auto* side : {&event.actors, &event.recipients})
      for (const Participant& p : *side) check_span(p.span, coded.document);
  }
  return 0;
}
