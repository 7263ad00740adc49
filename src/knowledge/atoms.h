// atoms.h: the units by which names are found in text (see Actors::longest).
//
//     std::vector<std::string> atoms;
//     split_atoms("al-Qaïda", atoms);    // "al", "Qaida"
//     split_atoms("U.S.-led", atoms);    // "US", "led"
//
// An atom is a run of letters or digits with diacritics folded; all else (hyphens, apostrophes, full stops) only separates, but single
// letters with a full stop after each are one atom: "U.S." is "US". Case is kept.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace priscus {

// Latin letters without their diacritics: "Erdoğan" is "Erdogan", "Łódź" is "Lodz", "ß" is "ss", "ə" is "a" (as in English names of
// Azerbaijanis). Combining marks are dropped, precomposed or not. Other scripts, and bytes that are not UTF-8, stay as they are.
std::string fold(std::string_view token);

// Appends the atoms of a token (or of any text); a token without letters or digits appends nothing.
void split_atoms(std::string_view token, std::vector<std::string>& out);

}  // namespace priscus
