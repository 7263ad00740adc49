#include "mentions/mentions.h"

#include <algorithm>
#include <numeric>

#include "mentions/coreference.h"
#include "mentions/dates.h"
#include "mentions/names.h"
#include "mentions/phrases.h"
#include "mentions/role_nouns.h"
#include "mentions/scene.h"

namespace priscus {
namespace {

// Moves the mentions into the order of the text; antecedents go with them.
std::vector<Mention> in_order(std::vector<Mention> mentions) {
  std::vector<int> order(mentions.size()), place(mentions.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    const Mention &x = mentions[a], &y = mentions[b];
    return x.sentence != y.sentence ? x.sentence < y.sentence : x.head < y.head;
  });
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<int>(i);
  std::vector<Mention> sorted;
  sorted.reserve(mentions.size());
  for (const int i : order) {
    if (mentions[i].antecedent >= 0) mentions[i].antecedent = place[mentions[i].antecedent];
    sorted.push_back(std::move(mentions[i]));
  }
  return sorted;
}

const Mention* look_up(const std::vector<std::vector<int>>& table, const std::vector<Mention>& mentions, int sentence,
                       int token) {
  if (sentence < 0 || sentence >= static_cast<int>(table.size())) return nullptr;
  if (token < 0 || token >= static_cast<int>(table[sentence].size())) return nullptr;
  const int i = table[sentence][token];
  return i >= 0 ? &mentions[i] : nullptr;
}

}  // namespace

const Mention* Mentions::at(int sentence, int token) const { return look_up(by_head_, actors, sentence, token); }

const Mention* Mentions::adjective_at(int sentence, int token) const {
  return look_up(by_adjective_, actors, sentence, token);
}

void Mentions::index(const std::vector<int>& tokens_per_sentence) {
  by_head_.assign(tokens_per_sentence.size(), {});
  by_adjective_.assign(tokens_per_sentence.size(), {});
  for (std::size_t s = 0; s < tokens_per_sentence.size(); ++s) {
    by_head_[s].assign(tokens_per_sentence[s], -1);
    by_adjective_[s].assign(tokens_per_sentence[s], -1);
  }
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const Mention& mention = actors[i];
    if (mention.is_adjective) {
      // Either half of "Armenian-Azerbaijani" finds both.
      for (int token = mention.first; token <= mention.last; ++token)
        by_adjective_[mention.sentence][token] = static_cast<int>(i);
    } else {
      by_head_[mention.sentence][mention.head] = static_cast<int>(i);
    }
  }
}

Mentions find_mentions(const Document& document, const std::vector<Parse>& parses, const Knowledge& knowledge,
                       const std::function<void()>& check) {
  const auto between = [&] {
    if (check) check();
  };
  Scene scene(document, parses, knowledge);
  scene.times = find_times(document, parses);
  between();
  find_roles(scene);
  find_names(scene);
  between();
  build_mentions(scene);
  between();
  resolve(scene);
  between();
  Mentions mentions;
  mentions.actors = in_order(std::move(scene.mentions));
  mentions.times = std::move(scene.times);
  std::vector<int> sizes;
  for (const Parse& parse : parses) sizes.push_back(parse.size());
  mentions.index(sizes);
  return mentions;
}

}  // namespace priscus
