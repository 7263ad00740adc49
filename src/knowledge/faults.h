// faults.h: where readers of knowledge files put what is wrong.
//
//     Faults faults;                     // throws at the first fault
//     Faults faults{&list};              // appends to the list, the reader goes on
//     faults.add("knowledge/frames/assault.frames", 7, "unknown kind \"amry\"");
#pragma once
#include <string>
#include <vector>

#include "priscus/error.h"

namespace priscus {

// A knowledge file in memory.
struct SourceFile {
  std::string name;   // below the knowledge folder: "frames/assault.frames"
  std::string shown;  // in messages: "knowledge/frames/assault.frames"
  std::string text;
};

class Faults {
 public:
  explicit Faults(std::vector<KnowledgeError>* list = nullptr) : list_(list) {}

  // Throws KnowledgeError, or appends it when there is a list. `line` counts from 1; 0: the whole file.
  void add(const std::string& file, int line, const std::string& cause) {
    if (!list_) throw KnowledgeError(file, line, cause);
    list_->emplace_back(file, line, cause);
  }

 private:
  std::vector<KnowledgeError>* list_;
};

}  // namespace priscus
