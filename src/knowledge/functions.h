// functions.h: the names of grammatical functions, and their numbers in a set of frames.
//
//     FunctionNames names;
//     names.number("object");        // 1
//     names.number("due to");        // 6, the first preposition that was asked for
//     names.number("subejct");       // function::none
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "priscus/frames.h"
#include "priscus/string_map.h"

namespace priscus {

// Is it an English preposition, of one word or several ("in front of")? Lower case.
bool is_preposition(std::string_view words);

class FunctionNames {
 public:
  // The function of that name; a preposition that was not asked for before gets the next number. function::none for other words.
  Function number(std::string_view name);

  // Finds the function that a text begins with, the longest first ("due to rain" begins with "due to"); `rest` is what follows, trimmed.
  Function at_start(std::string_view text, std::string_view& rest);

  const StringMap<Function>& prepositions() const { return prepositions_; }
  const std::vector<std::string>& preposition_names() const { return names_; }

 private:
  StringMap<Function> prepositions_;
  std::vector<std::string> names_;  // names_[i] is number first_preposition + i
};

// The name of one of the six; empty for others.
std::string_view named_function(Function function);

}  // namespace priscus
