// event_json.h: one event as one line of JSON, in the format of the gold data with the spans beside it (docs/formats.md).
#pragma once
#include <string>

#include "formats/event_record.h"
#include "formats/json_text.h"

namespace priscus {

// Appends the event and a line feed to `out`. `start` and `end` are byte offsets in the document's text. What is not
// known is null. Never fails: text that is not UTF-8 cannot be in a Document.
void append_event_json(const EventRecord& event, std::string& out);

// The keys and values of that object, for those who have more to say in it: between open_object() and close_object().
void write_event(const EventRecord& event, JsonText& json);

// Parties by text, country and sector alone.
void write_named_parties(const std::vector<PartyRecord>& parties, JsonText& json);

// The values of `place` (null for none) and `numbers` in it.
void write_place(const std::optional<PlaceRecord>& place, JsonText& json);
void write_numbers(const std::vector<NumberRecord>& numbers, JsonText& json);

}  // namespace priscus
