// network_shape.h: the sizes of the network, and where each of its parameters lies in one long vector.
//
// The network, bottom to top; n is the number of tokens, width() = 2 * units:
//   features   word, affix and n-gram embeddings side by side, feature_width() numbers a token
//   projection width() numbers, tanh, plus a row for the token's context flags
//   encoder    `layers` bidirectional simple recurrent units (Lei et al. 2018), width() in and out
//   tagger     on the output of layer `tag_layer`: one hidden layer, then a softmax each for UPOS, XPOS, features, lemma
//   parser     on the output of the last layer: four small hidden layers (dependent and head, for arcs and for labels),
//              biaffine arc scores, biaffine label scores (Dozat and Manning 2017)
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "syntax/features.h"

namespace priscus {

struct NetworkShape {
  std::int32_t words = 1, word_dim = 96;
  std::int32_t affix_rows = 32768, affix_dim = 32;
  std::int32_t ngram_rows = 16384, ngram_dim = 64;
  std::int32_t units = 192, layers = 4;
  std::int32_t tag_layer = 3, tag_hidden = 160;
  std::int32_t arc = 128, label = 64;
  std::int32_t upos = 17, xpos = 1, feats = 1, lemmas = 1, deprels = 1;

  int width() const { return 2 * units; }
  int feature_width() const { return word_dim + kAffixes * affix_dim + ngram_dim; }
  int tags() const { return upos + xpos + feats + lemmas; }  // outputs of the tagger, side by side in this order
  int hidden() const { return 2 * (arc + label); }           // arc dependent, arc head, label dependent, label head
};

// The gates see the input times sqrt(3) on the highway, which keeps the variance from layer to layer (Lei et al. 2018).
inline constexpr float kHighway = 1.7320508f;
inline constexpr float kLeak = 0.1f;  // slope of the hidden layers' rectifier below zero

// One matrix of parameters, row by row; a bias is a matrix of one row.
struct Block {
  std::size_t offset = 0;
  int rows = 0, cols = 0;
  std::size_t size() const { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols); }
  std::size_t end() const { return offset + size(); }
};

struct RecurrentBlocks {
  Block weight;  // width() x 6*units: candidate, forget, reset of the forward direction, then of the backward one
  Block bias;    // the same columns
  Block carry;   // 4 x units: weight of the state in forget and reset, forward, then backward
};

struct NetworkLayout {
  explicit NetworkLayout(const NetworkShape& shape);

  Block word, affix, ngram, flags;
  Block projection, projection_bias;
  std::vector<RecurrentBlocks> layers;
  Block tag_hidden, tag_hidden_bias, tag_out, tag_out_bias;
  Block hidden, hidden_bias;
  Block arc, arc_bias;      // arc x arc: dependents times this, plus the bias, times heads
  Block root;               // 1 x (arc + label): the root's place among the heads
  Block label, label_bias;  // label x (label+1)*deprels, column j*deprels + k for number j of the head and relation k
  std::size_t size = 0;
};

}  // namespace priscus
