// lemma_rule.h: how a lemma is made of its form, as a rule that the tagger can choose.
//
//     lemma_rule("talks", "talk");           // "l1"     lower case, one byte off
//     apply_lemma_rule("l1", "Protests");    // "protest"
//     lemma_rule("was", "be");               // "=be"    nothing in common: the lemma itself
//
// A rule is a letter for the case (k keep, l lower, c capitalised), the number of bytes taken from the end, and what is
// put there.
#pragma once
#include <string>
#include <string_view>

namespace priscus {

// The rule that turns `form` into `lemma`. Both are UTF-8 and not empty.
std::string lemma_rule(std::string_view form, std::string_view lemma);

// The lemma by `rule`. A rule that does not fit the form, or is none, gives the form itself in lower case.
std::string apply_lemma_rule(std::string_view rule, std::string_view form);

}  // namespace priscus
