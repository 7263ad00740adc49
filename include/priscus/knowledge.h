// knowledge.h: what Priscus knows of the world and of words, read from the files under knowledge/ (docs/knowledge.md).
//
//     std::shared_ptr<const Knowledge> knowledge = Knowledge::load("knowledge");
//     knowledge->frames().triggers("shell", WordClass::verb);    // the frames that "shell" may fire
//
// Immutable once loaded, shared by any number of threads. Loading checks every file and throws KnowledgeError with file and
// line at the first fault. `load_all_faults` collects them instead, for `priscus check`.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "priscus/actors.h"
#include "priscus/error.h"
#include "priscus/frames.h"
#include "priscus/gazetteer.h"
#include "priscus/lexicon.h"
#include "priscus/ontology.h"

namespace priscus {

class Knowledge {
 public:
  // Reads every file below `folder`: ontology/*.tsv, lexicon/*.words, actors/*.actors, frames/*.frames, places/*.tsv (may be
  // missing); and the countries of
  // ISO 3166-1 from iso-codes (a KnowledgeError names the Debian package when it is missing).
  static std::shared_ptr<const Knowledge> load(const std::string& folder);

  // The same, but goes on after a fault and appends it to `faults`; null only when nothing could be read at all.
  static std::shared_ptr<const Knowledge> load_all_faults(const std::string& folder, std::vector<KnowledgeError>& faults);

  // The first folder with the others laid upon it in turn: a project's own frames, actors, word lists and ontology
  // (docs/knowledge.md, "Your own ontology"). Frames of a later folder replace those of the same name. At least one folder.
  static std::shared_ptr<const Knowledge> load(const std::vector<std::string>& folders);
  static std::shared_ptr<const Knowledge> load_all_faults(const std::vector<std::string>& folders, std::vector<KnowledgeError>& faults);

  const Ontology& ontology() const { return ontology_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const Actors& actors() const { return actors_; }
  const Frames& frames() const { return frames_; }
  const Gazetteer& gazetteer() const { return gazetteer_; }
  const std::string& version() const { return version_; }  // hash of all files' bytes, 16 hexadecimal digits

 private:
  friend class KnowledgeReader;
  Ontology ontology_;
  Lexicon lexicon_;
  Actors actors_;
  Frames frames_;
  Gazetteer gazetteer_;
  std::string version_;
};

}  // namespace priscus
