// dates.h: time expressions and the days they mean.
//
//     find_times(document, parses)     // "on Monday" in a text of 2021-05-22: 2021-05-17, past
//
// What is read: days and months with or without a year, ISO dates, years, ranges of all these, weekdays, "today", "last
// week", "two days ago", "the same day", "in the coming days". What is counted from the day of publication has no value
// when the document has no date. A date without its year takes the year of a full date before it in the same sentence
// (in an undated document: of the last one read), else the year that brings it nearest before publication, or after it
// when the clause speaks of the future. Decades, clock times and durations are no dates.
#pragma once
#include <vector>

#include "priscus/document.h"
#include "priscus/mention.h"
#include "priscus/parse.h"

namespace priscus {

// All time expressions, by sentence, then by first token; they do not overlap. Prepositions and articles before them
// are left out.
std::vector<TimeMention> find_times(const Document& document, const std::vector<Parse>& parses);

}  // namespace priscus
