// frame_reader.h: reads knowledge/frames/*.frames (the language: docs/frames.md).
//
//     FrameReader reader(ontology, lexicon, faults);
//     for (const SourceFile& file : files) reader.read(file);
//     Frames frames = reader.finish();
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
      : faults_(faults), lines_(ontology, lexicon, names_, faults), ontology_(ontology) {}

  // One file. Faults: unknown blocks and lines, names given twice, whatever FrameLines finds.
  void read(const SourceFile& source);

  // Resolves `like`, adds the `when` lines of types, checks each frame and indexes the triggers. Faults: `like` an unknown name or in a
  // circle, a frame without trigger, example, meaning or role.
  Frames finish();

 private:
  enum Keyword : std::uint32_t {  // which lines a block gives itself
    kMeans = 1, kTrigger = 2, kActor = 4, kRecipient = 8, kBoth = 16, kContent = 32, kNeeds = 64, kStatus = 128, kFuture = 256
  };
  struct Draft {
    bool pattern = false;
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
  void check(const Draft& draft);

  Faults& faults_;
  FunctionNames names_;
  FrameLines lines_;
  const Ontology& ontology_;
  const SourceFile* source_ = nullptr;  // the file that is being read
  std::vector<Draft> drafts_;
  StringMap<std::size_t> by_name_;
  StringMap<std::vector<When>> type_when_;
  StringMap<std::string> type_place_;
};

}  // namespace priscus
