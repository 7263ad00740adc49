#include "priscus/frames.h"

#include <algorithm>
#include <array>

#include "knowledge/functions.h"

namespace priscus {
namespace {

constexpr std::array<std::string_view, 5> kStatus = {"actual", "future", "hypothetical", "negated", "historical"};

}  // namespace

std::string_view name(Status status) { return kStatus[static_cast<std::size_t>(status)]; }

bool status_from_name(std::string_view name, Status& status) {
  const auto at = std::find(kStatus.begin(), kStatus.end(), name);
  if (at == kStatus.end()) return false;
  status = static_cast<Status>(at - kStatus.begin());
  return true;
}

const std::vector<Trigger>& Frames::triggers(std::string_view lemma, WordClass word_class) const {
  static const std::vector<Trigger> none;
  const auto& of_class = triggers_[static_cast<std::size_t>(word_class)];
  const auto it = of_class.find(lemma);
  return it == of_class.end() ? none : it->second;
}

void Frames::for_each_trigger(const std::function<void(const Trigger&)>& visit) const {
  for (const auto& of_class : triggers_)
    for (const auto& [lemma, triggers] : of_class)
      for (const Trigger& trigger : triggers) visit(trigger);
}

Function Frames::preposition(std::string_view lemma) const {
  const auto it = prepositions_.find(lemma);
  return it == prepositions_.end() ? function::none : it->second;
}

std::string_view Frames::function_name(Function function) const {
  if (function < function::first_preposition) return named_function(function);
  const auto number = static_cast<std::size_t>(function - function::first_preposition);
  return number < preposition_names_.size() ? std::string_view(preposition_names_[number]) : std::string_view();
}

}  // namespace priscus
