#include "formats/conllu_score.h"

#include <fmt/format.h>

#include "priscus/error.h"

namespace priscus {
namespace {

std::string_view base_relation(std::string_view deprel) { return deprel.substr(0, deprel.find(':')); }

}  // namespace

void Score::add(const Score& other) {
  tokens += other.tokens;
  sentences += other.sentences;
  upos += other.upos;
  xpos += other.xpos;
  feats += other.feats;
  lemma += other.lemma;
  uas += other.uas;
  las += other.las;
  las_subtypes += other.las_subtypes;
}

void Score::add(const ConlluSentence& gold, const ConlluSentence& predicted) {
  ++sentences;
  for (std::size_t i = 0; i < gold.words.size(); ++i) {
    const ConlluWord& a = gold.words[i];
    const ConlluWord& b = predicted.words[i];
    ++tokens;
    upos += a.upos == b.upos;
    xpos += a.xpos == b.xpos;
    feats += a.feats == b.feats;
    lemma += a.lemma == b.lemma || (a.lemma == "_" && a.form != "_");
    if (a.head != b.head) continue;
    ++uas;
    las += base_relation(a.deprel) == base_relation(b.deprel);
    las_subtypes += a.deprel == b.deprel;
  }
}

Score score_conllu(const std::vector<ConlluSentence>& gold, const std::vector<ConlluSentence>& predicted) {
  if (gold.size() != predicted.size()) {
    throw InputError(
        fmt::format("score: {} gold sentences, {} predicted; expected as many", gold.size(), predicted.size()));
  }
  Score score;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (gold[i].forms() != predicted[i].forms()) {
      throw InputError(
          fmt::format("score: sentence {} ({}): the tokens differ; expected the gold ones", i + 1, gold[i].id));
    }
    score.add(gold[i], predicted[i]);
  }
  return score;
}

std::string table(const Score& score) {
  const auto cell = [&](long count) { return fmt::format("{:>9.2f}", score.percent(count)); };
  return fmt::format("{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>13}\n", "sentences", "tokens", "UPOS", "XPOS", "feats",
                     "lemma", "UAS", "LAS", "LAS subtypes") +
         fmt::format("{:>9}{:>9}", score.sentences, score.tokens) + cell(score.upos) + cell(score.xpos) +
         cell(score.feats) + cell(score.lemma) + cell(score.uas) + cell(score.las) +
         fmt::format("{:>13.2f}\n", score.percent(score.las_subtypes));
}

}  // namespace priscus
