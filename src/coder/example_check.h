// example_check.h: runs the example sentences of the frames and says which do not give what they promise.
//
//     for (const ExampleFault& fault : check_examples(coder)) std::cerr << fault.message() << '\n';
#pragma once
#include <string>
#include <vector>

#include "priscus/coder.h"

namespace priscus {

struct ExampleFault {
  std::string file;  // "frames/assault.frames"
  int line = 0;      // of the `gives`, or of the example when it should be silent
  std::string frame;
  std::string expected, got;
  std::string sentence;

  // "frames/assault.frames:7: shell: expected …, got …: «…»"
  std::string message() const;
};

struct ExampleReport {
  int frames = 0, examples = 0;
  std::vector<ExampleFault> faults;  // in the order of the files
};

// Every `gives` must be found among the events of its sentence: the type (and mode, where given) of the frame's own firing, the status,
// and on both sides the same parties by country and sector. A silent sentence must give no event of that frame.
ExampleReport check_examples(const Coder& coder);

}  // namespace priscus
