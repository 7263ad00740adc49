#include "syntax/tree_decoder.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace priscus {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

// Heads as nodes 0 … n, where 0 is the root of the arborescence and heads[0] is unused.
// Is every node reached from 0? If not, the nodes of one cycle are put into `cycle`.
bool find_cycle(const std::vector<int>& heads, std::vector<int>& cycle) {
  std::vector<int> seen(heads.size(), 0);
  for (std::size_t start = 1; start < heads.size(); ++start) {
    int node = static_cast<int>(start);
    while (node != 0 && seen[node] == 0) {
      seen[node] = static_cast<int>(start);
      node = heads[node];
    }
    if (node == 0 || seen[node] != static_cast<int>(start)) continue;
    cycle.clear();
    for (int i = heads[node]; i != node; i = heads[i]) cycle.push_back(i);
    cycle.push_back(node);
    return true;
  }
  return false;
}

// Scores of arcs between nodes 0 … size-1: at(head, dependent).
class Graph {
 public:
  explicit Graph(int size) : size_(size), scores_(static_cast<std::size_t>(size) * size, kNever) {}
  int size() const { return size_; }
  double& at(int head, int dependent) { return scores_[static_cast<std::size_t>(dependent) * size_ + head]; }
  double at(int head, int dependent) const { return scores_[static_cast<std::size_t>(dependent) * size_ + head]; }

 private:
  int size_;
  std::vector<double> scores_;
};

// Each node's best head, whatever the others do; equal scores go to the smaller one.
std::vector<int> best_heads(const Graph& graph) {
  std::vector<int> heads(static_cast<std::size_t>(graph.size()), 0);
  for (int dependent = 1; dependent < graph.size(); ++dependent) {
    int best = 0;
    for (int head = 1; head < graph.size(); ++head) {
      if (head != dependent && graph.at(head, dependent) > graph.at(best, dependent)) best = head;
    }
    heads[static_cast<std::size_t>(dependent)] = best;
  }
  return heads;
}

// The maximum arborescence from node 0, by contracting one cycle after another.
std::vector<int> arborescence(const Graph& graph) {
  std::vector<int> heads = best_heads(graph), cycle;
  if (!find_cycle(heads, cycle)) return heads;

  // The cycle becomes one new node, the last; the others keep their order.
  std::vector<char> in_cycle(graph.size(), 0);
  for (const int node : cycle) in_cycle[node] = 1;
  std::vector<int> kept;
  for (int node = 0; node < graph.size(); ++node) {
    if (!in_cycle[node]) kept.push_back(node);
  }
  const int merged = static_cast<int>(kept.size());
  Graph smaller(merged + 1);
  std::vector<int> entered_at(merged, 0),
      left_from(merged, 0);  // by kept node: where its arc into, out of the cycle ends
  for (int i = 0; i < merged; ++i) {
    for (int j = 1; j < merged; ++j) {
      if (i != j) smaller.at(i, j) = graph.at(kept[i], kept[j]);
    }
    for (const int node : cycle) {
      const double entering = graph.at(kept[i], node) - graph.at(heads[node], node);
      if (entering > smaller.at(i, merged) || entered_at[i] == 0) {
        smaller.at(i, merged) = entering;
        entered_at[i] = node;
      }
      const double leaving = graph.at(node, kept[i]);
      if (leaving > smaller.at(merged, i) || left_from[i] == 0) {
        smaller.at(merged, i) = leaving;
        left_from[i] = node;
      }
    }
  }
  const std::vector<int> small_heads = arborescence(smaller);
  for (int j = 1; j < merged; ++j) heads[kept[j]] = small_heads[j] == merged ? left_from[j] : kept[small_heads[j]];
  const int entry = small_heads[merged];
  heads[entered_at[entry]] = kept[entry];
  return heads;
}

// The arborescence with one arc from the root only. Every such arc is made dearer than all that another tree could gain, so that the best
// arborescence has the fewest of them: one, as any word may hang from any other. Doubles leave the scores room beside that price.
std::vector<int> with_one_root(Graph graph) {
  double least = 0, most = 0;
  for (int dependent = 1; dependent < graph.size(); ++dependent) {
    for (int head = 0; head < graph.size(); ++head) {
      if (!std::isfinite(graph.at(head, dependent))) continue;
      least = std::min(least, graph.at(head, dependent));
      most = std::max(most, graph.at(head, dependent));
    }
  }
  const double price = (most - least) * graph.size() + 1;
  for (int node = 1; node < graph.size(); ++node) graph.at(0, node) -= price;
  return arborescence(graph);
}

}  // namespace

std::vector<int> best_tree(const std::vector<float>& scores, int n) {
  Graph graph(n + 1);
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j <= n; ++j) {
      if (j != i + 1) graph.at(j, i + 1) = scores[static_cast<std::size_t>(i) * (n + 1) + j];
    }
  }
  std::vector<int> heads = arborescence(graph);
  if (std::count(heads.begin() + 1, heads.end(), 0) > 1) heads = with_one_root(graph);
  std::vector<int> result(n);
  for (int i = 0; i < n; ++i) result[i] = heads[i + 1] - 1;
  return result;
}

}  // namespace priscus
