// tree_repair.h: mends what the parser is known to get wrong, where the words themselves show it.
//
// The network decides arc by arc and sometimes gives a tree that grammar forbids: a subject with a preposition, a passive
// subject without a passive, a name with a that-clause, a sentence whose only verb in the past modifies its own object, a headline
// without a verb ("Manila summons envoy"), two objects read as one noun phrase ("gave Fiji two boats"). Where the predicate of a whole
// sentence is missing, predicate_search.h asks the network again. Each
// rule looks at such a contradiction alone; src/syntax/tree_repair_test.cpp has an example of each. On the treebanks the rules
// together must not cost anything: docs/parser.md has the figures.
#pragma once
#include <vector>

#include "priscus/parse.h"

namespace priscus {

// Changes heads and relations in place; the words form one tree before and after. An empty sentence stays empty.
void repair_tree(std::vector<Word>& words);

}  // namespace priscus
