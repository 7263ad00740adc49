#include "priscus/coder.h"

#include <utility>

#include "coder/coding.h"

namespace priscus {

Coder::Coder(std::shared_ptr<const Model> model, std::shared_ptr<const Knowledge> knowledge)
    : model_(std::move(model)), knowledge_(std::move(knowledge)) {}

CodedDocument Coder::code(Document document, Trace* trace) const { return Coding(*this, std::move(document)).finish(trace); }

}  // namespace priscus
