// event_csv.h: events as comma-separated values (RFC 4180, lines end in LF), for spreadsheets, R and pandas.
#pragma once
#include <string>

#include "formats/event_record.h"

namespace priscus {

// The names of the columns, with a line feed.
std::string event_csv_header();

// One event a line. Several parties or contexts stand in one cell with "; " between them; a party's code is "BLR GOV",
// "- GOV" without a country, "-" without both; numbers are as number_text() has them. Cells are quoted where they hold a comma, a quotation mark or a line end.
void append_event_csv(const EventRecord& event, std::string& out);

}  // namespace priscus
