// quantities.h: numbers of a sentence and what they count.
//
//     for (const Quantity& q : find_quantities(parse, 0, lexicon, times))    // "at least 40 people": 40 to no end, noun "people"
//
// What is read: digits ("1,200", "2.5 million", "30m", "$1.2bn"), numbers in words ("twenty-five", "a hundred"), ranges ("20 to 30",
// "between 20 and 30"), words that stand for numbers (knowledge/lexicon/quantities.words: "dozens", "several"), "a" before a noun
// (one), and the words before them that move the ends ("at least", "up to", "some", "nearly"). Percentages, ordinals, years, ages
// and what stands in a time expression are no quantities.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "priscus/lexicon.h"
#include "priscus/mention.h"
#include "priscus/parse.h"

namespace priscus {

struct Quantity {
  int first = 0, last = 0;          // tokens of its words, inclusive, with "at least" and a sign of money before it
  int head = 0;                     // the one of them that the others hang on
  int noun = -1;                    // what is counted; -1 when nothing is said ("killed 40")
  std::int64_t low = 0, high = -1;  // inclusive; high -1: no upper end
  bool money = false;
  std::string currency;             // of money: ISO 4217, else the word ("rupee"); empty otherwise
};

// In order of the text, not overlapping; empty when there are none. `sentence` is the index into document.sentences by
// which `times` know theirs.
std::vector<Quantity> find_quantities(const Parse& parse, int sentence, const Lexicon& lexicon, const std::vector<TimeMention>& times);

}  // namespace priscus
