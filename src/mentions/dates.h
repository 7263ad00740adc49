// dates.h: time expressions and the days they mean.
//
//     find_times(document, parses)     // "on Monday" in a text of 2021-05-22: 2021-05-17, past
//
// What is read: days and months with or without a year, ISO and numeric dates ("22/05/2021"), years, decades, centuries,
// ranges of all these, parts of them ("early 2019", "at the end of May"), seasons, quarters, weekdays, "today", "last
// week", "two days ago", "the same day", "three days later", "in the coming days", holidays with a day of their own.
// What is counted from the day of publication has no value when the document has no date; a document without one whose
// first lines are a full date alone takes that. What is counted from the text ("the same day") takes the last date
// before it, at most five sentences back. "Since 2014" is the interval up to publication.
//
// A date without its year takes the year of a full date before it in the same sentence or just behind it, goes on in the
// earlier year in which the sentence before began, else has the year that brings it nearest before publication, or after
// it when the clause speaks of the future. In an undated document it takes the year of the last full date read or, before
// any, the one year that all full dates of the text share. Of "12/05/2021" the first number is the day, unless only the
// other way the date exists or lies before publication, or the text had such a date with the month first.
// Clock times and durations are no dates, and how long "the past few days" are is not guessed.
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
