// predicate_search.h: which word could be the predicate of a sentence whose tree has none, or has the wrong one.
//
// "Officers ousted President Mugabe.", "The junta in Guinea promised elections.": where subject, verb and object stand bare
// side by side, the parser likes to read one noun phrase with the verb as its adjective. It knows better, only not as its first
// answer: the best tree with the verb as root scores little less. So Model asks it again, with these words as roots, where the
// first tree breaks a rule of the language: a sentence that ends in a full stop has a finite verb.
#pragma once
#include <vector>

#include "priscus/parse.h"
#include "syntax/word_classes.h"

namespace priscus {

// A root to try.
struct RootTrial {
  int root = 0;            // index of the word
  double dearest = 0;      // what the new tree may score less than the first one
  int opening_phrase = 0;  // so many words at the beginning are a phrase of their own: "On 12/05/2021"
};

// Empty when nothing speaks against the tree as it is. `words` make one tree.
std::vector<RootTrial> roots_to_try(const std::vector<Word>& words, const WordClasses& classes);

// Gives the root of a tree that was made for it its subject, its object and its tag. False, when nothing before the verb can be its
// subject: then it is no clause, and the words are of no use.
bool settle_root(std::vector<Word>& words, const WordClasses& classes);

// Tags as a verb in the past what dictionaries know as nothing else, though it was taken for a name ("lent").
void retag_past_verbs(std::vector<Word>& words, const WordClasses& classes);

}  // namespace priscus
