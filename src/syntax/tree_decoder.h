// tree_decoder.h: the best tree under scores of single arcs.
//
// Chu-Liu and Edmonds' maximum spanning arborescence, with exactly one word under the root. Most sentences need none of
// it: when every word's best head already makes one tree, that tree is the answer.
#pragma once
#include <vector>

namespace priscus {

// scores[i * (n + 1) + j] is the score of head j - 1 for word i; j = 0 is the root. Gives the head of every word, -1
// for the one under the root. Equal scores go to the smaller head. Empty for n = 0. Time: O(n^2) at best, O(n^3) at
// worst.
std::vector<int> best_tree(const std::vector<float>& scores, int n);

}  // namespace priscus
