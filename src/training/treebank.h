// treebank.h: sentences of a treebank as numbers for the network.
//
//     Treebank treebank{read_conllu("train.conllu"), classes, affix_rows, ngram_rows};  // learns the labels
//     Example example = treebank.example(sentence);                             // of any treebank
#pragma once
#include <string>
#include <vector>

#include "formats/conllu.h"
#include "syntax/labels.h"
#include "training/network.h"
#include "training/random.h"

namespace priscus::training {

class Treebank {
 public:
  // Vocabulary: words seen at least twice. Labels: every relation and XPOS, features and lemma rules seen at least
  // three times.
  Treebank(const std::vector<ConlluSentence>& sentences, WordClasses classes, int affix_rows, int ngram_rows);

  // Labels that training never saw count for nothing (-1).
  Example example(const ConlluSentence& sentence) const;

  // Puts the numbers of `prediction` back as text into a copy of `sentence`.
  ConlluSentence labelled(const ConlluSentence& sentence, const Prediction& prediction) const;

  const FeatureMap& features() const { return features_; }
  const std::vector<long>& word_counts() const { return word_counts_; }
  const Labels& labels() const { return labels_; }

 private:
  void learn_lemmas(const std::vector<ConlluSentence>& sentences);

  std::vector<long> word_counts_;
  FeatureMap features_;
  Labels labels_;
  std::unordered_map<std::string, int> xpos_, feats_, lemma_rules_, deprels_;
};

// Now and then makes a sentence look like news that treebanks lack: without its last full stop, or as a headline with
// capitals. Returns false, and leaves it alone, most of the time.
bool augment(ConlluSentence& sentence, Random& random);

}  // namespace priscus::training
