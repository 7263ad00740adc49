// conllu_score.h: how much of a gold analysis a parser found.
//
//     Score score = score_conllu(gold, predicted);
//     fmt::print("LAS {:.2f}\n", score.percent(score.las));
//
// Both sides have the same tokens, so every figure is a share of all tokens, punctuation included. `las` compares
// universal relations without their subtypes ("nsubj:pass" is "nsubj"), as the CoNLL 2018 shared task did;
// `las_subtypes` the full ones.
#pragma once
#include <string>
#include <vector>

#include "formats/conllu.h"

namespace priscus {

struct Score {
  long tokens = 0, sentences = 0;
  long upos = 0, xpos = 0, feats = 0, lemma = 0;  // tokens with the right one
  long uas = 0, las = 0, las_subtypes = 0;        // with the right head; and relation; and relation with subtype

  double percent(long count) const {
    return tokens == 0 ? 0.0 : 100.0 * static_cast<double>(count) / static_cast<double>(tokens);
  }
  void add(const Score& other);
  void add(const ConlluSentence& gold, const ConlluSentence& predicted);
};

// Throws InputError, naming the sentence, when the two differ in number of sentences, or in the forms of one. A gold
// lemma "_" of a form other than "_" is right whatever was predicted, as in the shared task.
Score score_conllu(const std::vector<ConlluSentence>& gold, const std::vector<ConlluSentence>& predicted);

// The figures as a table of two lines, for people.
std::string table(const Score& score);

}  // namespace priscus
