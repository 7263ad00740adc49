#include "priscus/coder.h"

#include <string>

#include "events/event_finder.h"
#include "mentions/mentions.h"

namespace priscus {

Coder::Coder(std::shared_ptr<const Model> model, std::shared_ptr<const Knowledge> knowledge)
    : model_(std::move(model)), knowledge_(std::move(knowledge)) {}

CodedDocument Coder::code(Document document, Trace* trace) const {
  CodedDocument coded;
  coded.document = std::move(document);
  if (coded.document.sentences.empty()) model_->segment(coded.document);
  for (std::size_t i = 0; i < coded.document.sentences.size(); ++i)
    if (coded.document.sentences[i].tokens.size() >= static_cast<std::size_t>(Model::kMaxTokens))
      coded.problems.push_back({static_cast<int>(i), "a sentence was cut at " + std::to_string(Model::kMaxTokens) + " tokens"});
  coded.parses = model_->parse(coded.document);
  coded.mentions = find_mentions(coded.document, coded.parses, *knowledge_);
  coded.events = find_events(coded.document, coded.parses, coded.mentions, *knowledge_, trace);
  return coded;
}

}  // namespace priscus
