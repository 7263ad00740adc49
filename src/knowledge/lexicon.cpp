#include "priscus/lexicon.h"

#include <algorithm>

#include "base/strings.h"

namespace priscus {

void Words::add(std::string phrase) {
  const std::string lowered = lower(phrase);
  std::string joined;
  int count = 0;
  for (std::string_view word : split_words(lowered)) {
    if (count++) joined += ' ';
    joined += word;
  }
  if (count == 0) return;
  longest_ = std::max(longest_, count);
  words_.insert(std::move(joined));
}

const Words& Lexicon::words(std::string_view name) const {
  static const Words none;
  const auto it = lists_.find(name);
  return it == lists_.end() ? none : it->second;
}

Kinds Lexicon::kind(std::string_view name) const {
  const auto it = kind_bits_.find(name);
  return it == kind_bits_.end() ? 0 : it->second;
}

std::optional<NumberRange> Lexicon::quantity(std::string_view word) const {
  const auto it = quantities_.find(word);
  return it == quantities_.end() ? std::nullopt : std::optional(it->second);
}

std::string_view Lexicon::currency(std::string_view word) const {
  const auto it = currencies_.find(word);
  return it == currencies_.end() ? std::string_view() : std::string_view(it->second);
}

Kinds Lexicon::kinds_of(std::string_view lemma) const {
  const auto it = noun_kinds_.find(lemma);
  return it == noun_kinds_.end() ? 0 : it->second;
}

std::string_view Lexicon::base_of(std::string_view form) const {
  const auto found = bases_.find(form);
  return found == bases_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace priscus
