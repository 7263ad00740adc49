// event_table.h: events for a person at a terminal.
//
//     append_document_line("a1", "2024-04-02", colour, out);
//     for (const EventRecord& event : events) append_event_lines(event, colour, out);
#pragma once
#include <string>
#include <string_view>

#include "formats/event_record.h"

namespace priscus {

// "a1, 2024-04-02"; the id alone when there is no date. Bold when `colour` is set.
void append_document_line(std::string_view id, std::string_view date, bool colour, std::string& out);

// Two lines: date, type/mode, who -> whom, status, place, numbers, speaker; then the sentence with the trigger marked: in colour when
// `colour` is set, else between "[" and "]".
void append_event_lines(const EventRecord& event, bool colour, std::string& out);

}  // namespace priscus
