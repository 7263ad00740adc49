#include "record/store.h"

#include "record/content_hash.h"
#include "record/near_copy.h"

namespace priscus {

RecordedDocument recorded(CodedDocument coded, const Knowledge& knowledge) {
  RecordedDocument out;
  out.hash = content_hash(coded.document);
  for (const Event& event : coded.events) out.events.push_back(event_record(coded.document, event, knowledge));
  out.tellings = tellings(coded, out.hash, knowledge);
  out.bands = copy_bands(coded.document.text);
  out.document = std::move(coded.document);
  return out;
}

}  // namespace priscus
