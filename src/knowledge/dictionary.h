// dictionary.h: what the dictionaries of TABARI and PETRARCH have in common (verb_import.h, actor_import.h).
//
// Their lines are read as they have been written since 1991: comments of three kinds, codes in square brackets, `_` for a space, all in
// capitals. Every line that says something is either taken or told with its reason.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/faults.h"
#include "priscus/actors.h"
#include "priscus/frames.h"
#include "priscus/lexicon.h"
#include "priscus/ontology.h"

namespace priscus {

// A line that was not taken as it stands.
struct ImportNote {
  enum class What { left_out, partly, known };  // not taken; taken without something; ours already says the same
  int line = 0;                                 // from 1
  What what = What::left_out;
  std::string cause;
};
std::string_view name(ImportNote::What what);  // "left out", "partly", "known"

struct Imported {
  std::string text;               // in our own language; empty when nothing was taken
  int lines = 0;                  // that say something: no comments, no blank ones
  int taken = 0;                  // wholly or partly
  int entries = 0;                // frames, or actors and role words, in `text`
  std::vector<ImportNote> notes;  // by line; at most one a line that is left out

  void note(int line, ImportNote::What what, std::string cause) { notes.push_back({line, what, std::move(cause)}); }
};

// How codes and words of the dictionaries are read: knowledge/import/*.
class ImportTables {
 public:
  // The three files in memory: codes.tsv, sectors.tsv, patterns.words.
  ImportTables(const SourceFile& codes, const SourceFile& sectors, const SourceFile& words, Faults& faults);
  // From a folder. Throws KnowledgeError or InputError.
  static ImportTables load(const std::string& folder);

  // What stands for a code that the ontology has not: another code, "" for no event. Null when the code is unknown here, too.
  const std::string* code(std::string_view code) const;
  struct Role {
    std::string country, sector;
  };
  const Role* role(std::string_view code) const;  // "MIL": no country, sector MIL; null when unknown
  const Words& words(std::string_view list) const { return lexicon_.words(list); }

 private:
  StringMap<std::string> codes_;
  StringMap<Role> roles_;
  Lexicon lexicon_;
};

// One line that says something, without comments.
struct DictionaryLine {
  std::string_view text;  // trimmed, never empty
  bool indented = false;
  int number = 0;
};

// The lines of a dictionary. Comments are `<!-- … -->` over any number of lines, and what follows `;` or `#` outside square brackets. Lines that
// are not UTF-8 or longer than 10,000 bytes are noted and left out. Views into `text`, which is changed.
std::vector<DictionaryLine> dictionary_lines(std::string& text, Imported& imported);

// The parts of "WORDS {forms} [code] [code]".
struct DictionaryEntry {
  std::string_view words, braces;        // "KIDNAP", "KIDNAPPED KIDNAPS"; empty when there are none
  bool has_braces = false;
  std::vector<std::string_view> codes;   // what stands in square brackets, trimmed
  std::string fault;                     // a bracket that does not close; else empty
};
DictionaryEntry split_entry(std::string_view line);

// "CENTRAL_BANK_" -> {"CENTRAL", "BANK"}: words between spaces and underscores.
std::vector<std::string> dictionary_words(std::string_view phrase);
// Letters of any script, digits, "-", "'", "." and "&" only: what our own files can hold, and not only punctuation.
bool is_plain_word(std::string_view word);
// The name of the file without folder and ".txt", in lower case, other characters than letters and digits as hyphens: "old-verbs" of
// "x/Old.verbs"; "dictionary" when nothing is left.
std::string dictionary_stem(std::string_view path);

}  // namespace priscus
