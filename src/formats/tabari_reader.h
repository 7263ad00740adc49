// tabari_reader.h: the records of TABARI: a line of date and id, lines of text, a blank line.
//
//     000101 AFPN-0003-01
//     The two ministers met in the
//     capital on Saturday.
//
// One document a record; its lines are one text. /* … */ is a comment, also over several lines. The date is YYMMDD,
// where 50 to 99 are 1950 to 1999, or YYYYMMDD. The id is up to 31 characters without white space.
#pragma once
#include <memory>
#include <string_view>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// A record that does not begin with a date, has no text, or is longer than the limit gives a problem and the next one
// is read: after the next blank line.
std::unique_ptr<DocumentReader> read_tabari(std::unique_ptr<LineSource> source, const ReaderOptions& options);

// Is this the first line of a record?
bool is_tabari_head(std::string_view line);

}  // namespace priscus
