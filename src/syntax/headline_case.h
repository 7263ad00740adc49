// headline_case.h: gives the words of a headline the case they have in a sentence, so that the network can read it.
//
//     sentence_case({"Coalition", "Strikes", "Mosul", "Hospital"}, classes)   // {"Coalition", "strikes", "Mosul", "hospital"}
//
// The treebanks hold few headlines, and in "Coalition Strikes Mosul Hospital" or "ARMY SEIZES PORT" every word looks like a name.
// A word that the dictionaries list in lower case only is no name; every other word stays as it is.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "syntax/word_classes.h"

namespace priscus {

// The forms with their case restored, as many as were given; empty when the sentence is no headline (nearly all long words
// capitalised, or nearly all words in capitals) or has nothing to restore.
std::vector<std::string> sentence_case(const std::vector<std::string_view>& forms, const WordClasses& classes);

}  // namespace priscus
