// trace.h: what was tried on each word, for `priscus explain`.
#pragma once
#include <string>
#include <vector>

namespace priscus {

struct Trace {
  struct Step {
    int sentence = 0, token = 0;  // index into document.sentences; token of that sentence
    int frame = -1;               // index into Frames::all()
    bool fired = false;           // all its conditions held and its roles were filled; another frame may still have won the word
    std::string reason;           // when it did not fire: the condition or the role that failed
  };
  std::vector<Step> steps;
};

}  // namespace priscus
