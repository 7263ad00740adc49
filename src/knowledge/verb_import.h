// verb_import.h: TABARI and PETRARCH verb dictionaries as frames.
//
//     Imported imported = import_verbs(bytes, "CAMEO.2.0.txt", {ontology, lexicon, frames, tables});
//     imported.text      // a .frames file
//     imported.notes     // each line that was not taken as it stands, and why
//
// A dictionary is a list of blocks: `--- NAME [code] ---` (PETRARCH; in TABARI each verb begins its own), verbs, then their patterns:
//
//     &WEAPONS                      a set of words, used anywhere in a pattern
//     +ROCKETS
//     --- ATTACK [190] ---
//     ATTACK {ATTACKED ATTACKS}
//     STORM
//     - * WITH &WEAPONS [194]       the verb, further words, the code: a longer trigger
//     - * + IN $ [190]              $ who does it, + to whom, % all of them, ^ somebody else
//     - NOT * [120]                 left out: whether it happened is the engine's to say
//
// What our frames say otherwise is left out with that reason: negation, mood, reported speech, one verb over another. A pattern whose code
// is `---` becomes an exclusion. Words are matched by lemma or as written; TABARI's stems ("ACCUS") become a lemma where our own frames know it.
#pragma once
#include <string>

#include "knowledge/dictionary.h"

namespace priscus {

struct VerbImportInput {
  const Ontology& ontology;  // what a code means
  const Lexicon& lexicon;    // irregular forms
  const Frames& frames;      // which verbs there are
  const ImportTables& tables;
};

// `file` is the dictionary's name, as it is told in the frames. Never fails: what cannot be read is a note.
Imported import_verbs(std::string text, const std::string& file, const VerbImportInput& input);

}  // namespace priscus
