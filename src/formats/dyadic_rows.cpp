#include "formats/dyadic_rows.h"

#include <algorithm>

#include "base/hash.h"

namespace priscus {

std::vector<DyadicRow> dyadic_rows(const EventRecord& event, const Ontology& ontology) {
  const std::size_t actors = event.actors.size(), recipients = event.recipients.size();
  const EventType* type = ontology.type(event.type);
  const bool reciprocal = recipients == 0 && actors > 1 && type && type->reciprocal;
  const std::vector<PartyRecord>& targets = reciprocal ? event.actors : event.recipients;
  const std::uint64_t id = event_id(event);
  std::vector<DyadicRow> rows;
  // One round also where a side is empty.
  for (std::size_t i = 0; i < std::max<std::size_t>(actors, 1); ++i) {
    for (std::size_t j = 0; j < std::max<std::size_t>(targets.size(), 1); ++j) {
      if (reciprocal && i == j) continue;
      DyadicRow row;
      if (i < actors) row.source = &event.actors[i];
      if (j < targets.size()) row.target = &targets[j];
      row.id = static_cast<std::int64_t>(mix_hash(add_to_hash(add_to_hash(id, i), j)) >> 11);
      rows.push_back(row);
    }
  }
  return rows;
}

}  // namespace priscus
