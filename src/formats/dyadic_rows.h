// dyadic_rows.h: an event of several parties as the pairs that dyadic formats (ICEWS, GDELT, Phoenix, TABARI) write.
//
//     "A and B accused C"   A -> C, B -> C
//     "A and B met"         A -> B, B -> A, when the type is reciprocal (ontology.tsv)
//     "A and B marched"     A -> nobody, B -> nobody
#pragma once
#include <cstdint>
#include <vector>

#include "formats/event_record.h"
#include "priscus/ontology.h"

namespace priscus {

struct DyadicRow {
  const PartyRecord* source = nullptr;  // null: nobody is named. Points into the event
  const PartyRecord* target = nullptr;
  std::int64_t id = 0;                  // from event_id() and the pair; below 2^53, so that programs that read numbers as doubles keep it
};

// At least one row: an event of nobody is one of nobody to nobody.
std::vector<DyadicRow> dyadic_rows(const EventRecord& event, const Ontology& ontology);

}  // namespace priscus
