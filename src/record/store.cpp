#include "record/store.h"

#include "record/content_hash.h"

namespace priscus {

RecordedDocument recorded(CodedDocument coded, const Knowledge& knowledge) {
  RecordedDocument out;
  out.hash = content_hash(coded.document);
  for (const Event& event : coded.events) out.events.push_back(event_record(coded.document, event, knowledge));
  out.document = std::move(coded.document);
  return out;
}

}  // namespace priscus
