// frame_reader.h: reads knowledge/frames/*.frames (the language: docs/frames.md).
//
//     FrameReader reader(ontology, lexicon, faults);
//     for (const SourceFile& file : files) reader.read(file);
//     Frames frames = reader.finish();
//
// Folder upon folder: next_folder() between them, and change_ontology() where an ontology.toml replaces the one before.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/block_file.h"
#include "knowledge/faults.h"
#include "knowledge/frame_lines.h"
#include "knowledge/functions.h"
#include "priscus/frames.h"

namespace priscus {

class FrameReader {
 public:
  FrameReader(const Ontology& ontology, const Lexicon& lexicon, Faults& faults)
      : faults_(faults), lines_(ontology, lexicon, names_, faults), ontology_(&ontology) {}

  // One file. Faults: unknown blocks and lines, names given twice, whatever FrameLines finds.
  void read(const SourceFile& source);

  // What follows is of another folder: its frames take the place of those of the same name in folders before.
  void next_folder() { ++folder_; }

  // From here on types, modes and codes are those of another ontology, which must outlive the reader. Frames read so far are checked;
  // then all that name a type, and exclusions, are dropped. Those that only colour an inner event stay ("began to", "failed to").
  void change_ontology(const Ontology& ontology);

  // Resolves `like`, adds the `when` lines of types, checks each frame and indexes the triggers. Faults: `like` an unknown name or in a
  // circle, a frame without trigger, example, meaning or role.
  Frames finish();

 private:
  enum Keyword : std::uint32_t {  // which lines a block gives itself
    kMeans = 1, kTrigger = 2, kActor = 4, kRecipient = 8, kBoth = 16, kContent = 32, kNeeds = 64, kStatus = 128, kFuture = 256
  };
  struct Draft {
    bool pattern = false;
    int folder = 0;
    bool dropped = false;   // a later folder has a frame of that name, or another ontology
    bool imported = false;  // comes from a dictionary without examples
    bool checked = false;
    std::string shown;
    std::string like;
    int like_line = 0;
    std::uint32_t given = 0;
    Frame frame;
    std::vector<Trigger> triggers;
    int state = 0;  // of resolving `like`: 0 new, 1 under way, 2 done
  };

  void read_type(const Block& block);
  void read_draft(const Block& block);
  void read_line(Draft& draft, const BlockLine& line);
  void read_example_line(Draft& draft, const BlockLine& line);
  void read_needs(Draft& draft, const BlockLine& line);
  void fault(int line, const std::string& cause) { faults_.add(source_->shown, line, cause); }
  bool once(Draft& draft, Keyword keyword, const BlockLine& line);

  void resolve(Draft& draft);
  void inherit(Draft& draft, const Draft& from);
  void check(Draft& draft);

  Faults& faults_;
  FunctionNames names_;
  FrameLines lines_;
  const Ontology* ontology_;
  int folder_ = 0;
  const SourceFile* source_ = nullptr;  // the file that is being read
  std::vector<Draft> drafts_;
  StringMap<std::size_t> by_name_;
  StringMap<std::vector<When>> type_when_;
  StringMap<std::string> type_place_;
};

}  // namespace priscus
