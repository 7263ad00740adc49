// frame_lines.h: what stands after the keyword of a line in a .frames file (docs/frames.md).
//
//     FrameLines lines(ontology, lexicon, names, faults);
//     lines.at("knowledge/frames/assault.frames", 7);          // where faults are
//     lines.read_role("subject, by  who: state, armed", role);
//
// Each read_ function returns false when the text cannot be used; the fault has been told then. A code that is not in the ontology is
// told, but the rest is read.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/faults.h"
#include "knowledge/functions.h"
#include "priscus/frames.h"

namespace priscus {

class FrameLines {
 public:
  FrameLines(const Ontology& ontology, const Lexicon& lexicon, FunctionNames& names, Faults& faults)
      : ontology_(&ontology), lexicon_(lexicon), names_(names), faults_(faults) {}

  void change_ontology(const Ontology& ontology) { ontology_ = &ontology; }

  void at(const std::string& file, int line) {
    file_ = &file;
    line_ = line;
  }

  // "TYPE [MODE], CAMEO CODE [, context NAME NAME…]" or "nothing". Another ontology's code is written `code CODE`; the code is left out
  // when the ontology has none for that type.
  bool read_meaning(std::string_view text, Meaning& meaning);
  // "verb shell | open fire, noun shelling"; appended to `triggers`.
  bool read_triggers(std::string_view text, std::vector<Trigger>& triggers);
  // "subject, against who: state, armed"; role.who is the caller's.
  bool read_role(std::string_view text, Role& role);
  // "complement, for as none".
  bool read_content(std::string_view text, Content& content);
  // "object weapon and modifier drone means ASSAULT drone, CAMEO 195".
  bool read_when(std::string_view text, When& when);
  // Conditions joined by " and ".
  bool read_conditions(std::string_view text, std::vector<Condition>& conditions);
  // "actual TYPE/mode: ACTOR (CCC SEC), ACTOR (CCC SEC) -> RECIPIENT (CCC SEC)". Participants must stand in `sentence`.
  bool read_expected(std::string_view text, std::string_view sentence, Expected& expected);
  bool read_status(std::string_view text, Status& status);

 private:
  bool fail(const std::string& cause);
  bool read_item(WordClass word_class, std::string_view item, std::vector<Trigger>& triggers);
  bool read_functions(std::string_view text, std::vector<Function>& functions);
  bool read_kinds(std::string_view text, Kinds& kinds);
  bool read_words(std::string_view text, Words& words);
  bool read_condition(std::string_view text, Condition& condition);
  bool read_types(std::string_view text, std::vector<TypeMode>& types);
  bool read_participants(std::string_view text, std::string_view sentence, std::vector<ExpectedActor>& participants);
  bool read_participant(std::string_view text, std::string_view sentence, ExpectedActor& participant);
  bool check_mode(std::string_view type, std::string_view mode);

  const Ontology* ontology_;
  const Lexicon& lexicon_;
  FunctionNames& names_;
  Faults& faults_;
  const std::string* file_ = nullptr;
  int line_ = 0;
};

}  // namespace priscus
