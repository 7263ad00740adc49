// explain.h: why a sentence gave these events, and why not others.
#pragma once
#include <string>
#include <vector>

#include "priscus/coder.h"

namespace priscus {

// For one sentence (index into coded.document.sentences): the words as a tree, the mentions with how they were resolved, every frame that
// was tried with what became of it, and the events with their roles. Needs the trace that `code` filled.
// A sentence that gave no event ends with the nearest frames.
std::string explain(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge, int sentence);

// A frame that could have told of an event in the sentence, and what it lacked.
struct NearFrame {
  int frame = -1;     // index into Frames::all()
  int token = 0;      // the word of the sentence that is its trigger, or would be a part of it
  std::string why;    // "«visit» is a noun here, expected a verb"; "no «talk|meeting» beside «held»"; the condition that failed
};

// At most `most` of them, the nearest first: those that fired but told nothing; those of which a condition or a role failed; those with the
// word in another part of speech; those whose trigger of several words lacks one. Each frame once. Empty when no word of the
// sentence is in any trigger.
std::vector<NearFrame> nearest_frames(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge, int sentence, int most = 5);

}  // namespace priscus
