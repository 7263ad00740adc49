// noun_phrases.h: noun phrases of a parse: their heads, their words, how they stand in the sentence.
//
//     NounPhrase phrase = noun_phrase(parse, head);      // "an agricultural delegation from Azerbaijan"
//     preposition(parse, head);                          // "with" for "(met) with an agricultural delegation"
//
// All indices are token indices of one Parse. Nothing here looks at names or roles.
#pragma once
#include <string_view>
#include <vector>

#include "priscus/parse.h"

namespace priscus {

struct NounPhrase {
  int head = 0, first = 0, last = 0;  // tokens, inclusive
};

// The words of the phrase with that head: determiners, modifiers, possessors and prepositional phrases, but no relative
// or participial clause, no apposition, no conjunct of the head, and not the preposition before it.
NounPhrase noun_phrase(const Parse& parse, int head);

// The token of [first, last] whose governor lies outside; of several the one nearest to the root, then the first.
int head_of(const Parse& parse, int first, int last);

// Can the word head a noun phrase: noun, proper noun, pronoun, or a number, adjective or determiner that stands for
// one?
bool is_nominal(const Parse& parse, int token);

// Lower-case form of the first preposition that marks the token ("with"); of a conjunct without one, that of the first
// conjunct; "" when there is none. The view lives as long as the parse. Written in lower case only where the text has
// it so.
std::string_view preposition(const Parse& parse, int token);

bool is_subject(const Parse& parse, int token);      // nsubj, nsubj:pass, nsubj:outer, or a conjunct of one
bool is_plural(const Parse& parse, int token);       // Number=Plur
bool is_coordinated(const Parse& parse, int token);  // first of several conjuncts that can head a noun phrase
bool is_definite(const Parse& parse, int token);     // "the", "this", "that", "these", "those", "both", or a possessor
bool has_determiner(const Parse& parse, int token);  // any article, demonstrative, possessor or number

// First conjunct of the coordination the token belongs to (itself when it is in none).
int first_conjunct(const Parse& parse, int token);
// Appends the conjuncts of the token (not itself), in order of the text.
void add_conjuncts(const Parse& parse, int token, std::vector<int>& conjuncts);

// The noun that a relative pronoun stands for: the one its clause modifies; -1 when the token is in no relative clause.
int relative_antecedent(const Parse& parse, int token);

// The nearest verb, or other predicate, that the token depends on; -1 when there is none.
int governing_predicate(const Parse& parse, int token);

}  // namespace priscus
