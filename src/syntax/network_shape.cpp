#include "syntax/network_shape.h"

namespace priscus {

NetworkLayout::NetworkLayout(const NetworkShape& s) {
  const auto place = [this](int rows, int cols) {
    const Block block{size, rows, cols};
    size = block.end();
    return block;
  };
  word = place(s.words, s.word_dim);
  affix = place(s.affix_rows, s.affix_dim);
  ngram = place(s.ngram_rows, s.ngram_dim);
  flags = place(kContextFlags, s.width());
  projection = place(s.feature_width(), s.width());
  projection_bias = place(1, s.width());
  for (int i = 0; i < s.layers; ++i) {
    RecurrentBlocks blocks;
    blocks.weight = place(s.width(), 6 * s.units);
    blocks.bias = place(1, 6 * s.units);
    blocks.carry = place(4, s.units);
    layers.push_back(blocks);
  }
  tag_hidden = place(s.width(), s.tag_hidden);
  tag_hidden_bias = place(1, s.tag_hidden);
  tag_out = place(s.tag_hidden, s.tags());
  tag_out_bias = place(1, s.tags());
  hidden = place(s.width(), s.hidden());
  hidden_bias = place(1, s.hidden());
  arc = place(s.arc, s.arc);
  arc_bias = place(1, s.arc);
  root = place(1, s.arc + s.label);
  label = place(s.label, (s.label + 1) * s.deprels);
  label_bias = place(1, (s.label + 1) * s.deprels);
}

}  // namespace priscus
