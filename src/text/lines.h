// lines.h: which line breaks of a plain text were meant.
//
//     hard_lines(text, {0, text.size()})   // one Span a paragraph, heading or list item
//
// News comes in two shapes: one paragraph a line, however long, or lines wrapped at some width with blank lines between
// paragraphs. A blank line always ends a paragraph. Within a block of lines without a blank one, a break is taken for
// wrapping when all of this holds: the longest line of the block has 50 to 132 characters, the first word of the next
// line would not have fitted into that width, and the next line is not indented more than its block. All other breaks
// were meant.
#pragma once
#include <string_view>
#include <vector>

#include "priscus/span.h"

namespace priscus {

// Spans of text[range), in order, each with at least one byte that is not white space (ASCII), none with white space at
// its ends. Wrapped lines are together in one Span, their line feeds inside. Lines end in LF.
std::vector<Span> hard_lines(std::string_view text, Span range);

}  // namespace priscus
