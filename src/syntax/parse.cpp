#include "priscus/parse.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace priscus {
namespace {

constexpr std::array<std::string_view, 17> kUposNames = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};

}  // namespace

std::string_view name(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }

std::optional<Upos> upos_from_name(std::string_view name) {
  const auto found = std::lower_bound(kUposNames.begin(), kUposNames.end(), name);
  if (found == kUposNames.end() || *found != name) return std::nullopt;
  return static_cast<Upos>(found - kUposNames.begin());
}

Parse::Parse(std::vector<Word> words) : words_(std::move(words)) {
  const int n = size();
  child_start_.assign(static_cast<std::size_t>(n) + 2, 0);
  for (int i = 0; i < n; ++i) {
    const int head = words_[i].head;
    if (head < -1 || head >= n || head == i) throw std::invalid_argument("Parse: head out of range");
    if (head == -1) {
      if (root_ != -1) throw std::invalid_argument("Parse: two roots");
      root_ = i;
    } else {
      ++child_start_[head + 2];
    }
  }
  if (n == 0) return;
  if (root_ == -1) throw std::invalid_argument("Parse: no root");
  // child_start_ is shifted by one while the list is filled, so that it ends up at the starts.
  for (int i = 2; i < n + 2; ++i) child_start_[i] += child_start_[i - 1];
  child_list_.resize(static_cast<std::size_t>(n) - 1);
  for (int i = 0; i < n; ++i) {
    if (words_[i].head >= 0) child_list_[child_start_[words_[i].head + 1]++] = i;
  }
  std::vector<int> reached{root_};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    reached.insert(reached.end(), children_begin(reached[i]), children_end(reached[i]));
  }
  if (static_cast<int>(reached.size()) != n) throw std::invalid_argument("Parse: the heads form a cycle");
}

bool Parse::dominates(int ancestor, int i) const {
  while (i != ancestor && i != -1) i = words_[i].head;
  return i == ancestor;
}

int Parse::leftmost(int i) const {
  int result = i;
  for (const int child : children(i)) result = std::min(result, leftmost(child));
  return result;
}

int Parse::rightmost(int i) const {
  int result = i;
  for (const int child : children(i)) result = std::max(result, rightmost(child));
  return result;
}

bool is_relation(std::string_view deprel, std::string_view relation) {
  return deprel.substr(0, relation.size()) == relation &&
         (deprel.size() == relation.size() || deprel[relation.size()] == ':');
}

std::string_view feature(std::string_view feats, std::string_view name) {
  while (!feats.empty()) {
    const std::string_view pair = feats.substr(0, feats.find('|'));
    if (pair.size() > name.size() && pair[name.size()] == '=' && pair.substr(0, name.size()) == name) {
      return pair.substr(name.size() + 1);
    }
    feats.remove_prefix(std::min(feats.size(), pair.size() + 1));
  }
  return {};
}

}  // namespace priscus
