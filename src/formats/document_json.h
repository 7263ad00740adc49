// document_json.h: one document as one line of JSON, its events each with all its mentions (docs/formats.md).
#pragma once
#include <string>
#include <vector>

#include "formats/event_record.h"

namespace priscus {

// Appends the document and a line feed to `out`. `events` are those of that document in order; those with the same `same_as` are mentions of
// one event and make one record, at the place of the first; an event without same_as is one by itself. What an event is (type, parties,
// status, date) is told by its surest mention, the first of equals; what that one does not know is taken from the first that knows it.
// Without events `events` is an empty list.
void append_document_json(const Document& document, const std::vector<EventRecord>& events, std::string& out);

}  // namespace priscus
