// quantized_network.h: the network that parses, with weights and inputs of products as 8-bit integers.
//
//     std::vector<float> projected(forms.size() * network.width());
//     network.project(forms, projected.data());          // once for each distinct form
//     network.analyse(group, analysis);                  // whole sentences together
//
// Every token's numbers depend on its sentence alone, never on what else is in the group, so groups may be of any size.
// What the network computes is described in network_shape.h; training/network.h is the same in float32.
#pragma once
#include <cstdint>
#include <vector>

#include "syntax/int8_matrix.h"
#include "syntax/network_shape.h"

namespace priscus {

// Sentences to analyse together. A few hundred tokens keep the numbers in the processor's cache.
struct Group {
  std::vector<const float*> projected;  // by token: its form's projection, width() numbers
  std::vector<std::uint8_t> flags;      // by token: context_flags
  std::vector<int> starts{0};           // first token of each sentence, and the end of the last

  int tokens() const { return starts.back(); }
  void clear();
};

// The answer, by token of the group. heads are indices in the sentence, -1 for the root.
struct Analysis {
  std::vector<int> upos, xpos, feats, lemmas, heads, deprels;

  // What the answer was chosen from, for with_root() and relabel(): the scores of each sentence's arcs, as best_tree()
  // takes them, one sentence after the other; and the hidden layer of the parser by token.
  std::vector<float> arcs, hidden;
  std::vector<std::size_t> arcs_at;  // by sentence: where its scores begin
};

class QuantizedNetwork {
 public:
  // From trained parameters, laid out as NetworkLayout says. `root`: the relation that the root alone has.
  QuantizedNetwork(const NetworkShape& shape, const std::vector<float>& parameters, int root);

  void write(ByteWriter& writer) const;
  // Throws ModelError when the bytes hold no network, or one of absurd size.
  static QuantizedNetwork read(ByteReader& reader);

  const NetworkShape& shape() const { return shape_; }
  int width() const { return shape_.width(); }
  int root() const { return root_; }

  // projected: one row of width() numbers for each form.
  void project(const std::vector<FormFeatures>& forms, float* projected, const Kernels& kernels = best_kernels()) const;
  void analyse(const Group& group, Analysis& analysis, const Kernels& kernels = best_kernels()) const;

  // The best tree of one sentence of an analysed group in which word `root` (counted in the sentence) is the root and no
  // arc spans it; the first `opening_phrase` words are one phrase with the first as its preposition (0: no such
  // phrase); what hung on a root before it and stands behind it moves to it. `loss`: how much less the arcs score than
  // those of the tree in `analysis`.
  struct Rooted {
    std::vector<int> heads;
    double loss = 0;
  };
  Rooted with_root(const Group& group, int sentence, int root, int opening_phrase, const Analysis& analysis) const;
  // Chooses the relations of one sentence again, after its heads in `analysis` were changed.
  void relabel(const Group& group, int sentence, Analysis& analysis, const Kernels& kernels = best_kernels()) const;

 private:
  struct Layer {
    Int8Matrix weight;
    std::vector<float> carry;
  };
  struct Workspace;

  QuantizedNetwork() = default;
  void quantize_rows(const float* x, int n, int width, const Kernels& kernels, Workspace& work) const;
  void encode_layer(const Layer& layer, const Group& group, const Kernels& kernels, Workspace& work) const;
  void tag(const Group& group, const Kernels& kernels, Workspace& work, Analysis& analysis) const;
  void attach(const Group& group, const Kernels& kernels, Workspace& work, Analysis& analysis) const;
  // Sentences [from, to) of the group.
  void label(const Group& group, std::size_t from, std::size_t to, const Kernels& kernels, Workspace& work,
             Analysis& analysis) const;

  NetworkShape shape_;
  int root_ = 0;
  Int8Table word_, affix_, ngram_, flags_;
  Int8Matrix projection_;
  std::vector<Layer> layers_;
  Int8Matrix tag_hidden_, tag_out_, hidden_, arc_, label_, label_head_;
  std::vector<float> root_vector_;
};

}  // namespace priscus
