// network.h: the network in float32, forwards and backwards, for training. The one that ships is syntax/network.h.
//
//     Network network{shape};
//     Losses losses = network.run(parameters, batch, &gradient, dropout, seed, weight);
//
// The gradient is written by hand, layer by layer, and checked against differences of the loss in network_test.cpp.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "syntax/network_shape.h"
#include "training/random.h"

namespace priscus::training {

// One sentence as numbers: what the network sees, and what it should say (-1: unknown, does not count).
struct Example {
  std::vector<FormFeatures> forms;
  std::vector<std::uint8_t> flags;
  std::vector<int> upos, xpos, feats, lemmas, deprels;
  std::vector<int> heads;  // -1 for the root

  int size() const { return static_cast<int>(forms.size()); }
};

// What is left out at random in training; all zero when predicting.
struct Dropout {
  float affix = 0;           // one affix or the n-grams of one token
  float input = 0;           // numbers entering a layer of the encoder, the same ones over a whole sentence
  float hidden = 0;          // numbers of the hidden layers, likewise
  std::vector<float> words;  // by word: chance to be taken for the unknown word; empty for none
};

struct Losses {
  double upos = 0, xpos = 0, feats = 0, lemma = 0, arc = 0, label = 0;  // sums over the tokens, in nats
  long tokens = 0;
  double total() const;  // weighted as training does
  void add(const Losses& other);
};

// What the network says of one sentence.
struct Prediction {
  std::vector<int> upos, xpos, feats, lemmas, deprels, heads;
};

class Network {
 public:
  explicit Network(const NetworkShape& shape);

  const NetworkShape& shape() const { return shape_; }
  const NetworkLayout& layout() const { return layout_; }

  // Random parameters to begin with.
  std::vector<float> initial(std::uint64_t seed) const;

  // The loss of a batch. With `gradient` (as long as the parameters) the gradient of weight * total loss is added to
  // it.
  Losses run(const std::vector<float>& parameters, const std::vector<const Example*>& batch,
             std::vector<float>* gradient, const Dropout& dropout, std::uint64_t seed, float weight);

  // The network's answer, without dropout: trees are decoded; relation `root_relation` stands exactly where the head is
  // -1.
  std::vector<Prediction> predict(const std::vector<float>& parameters, const std::vector<const Example*>& batch,
                                  int root_relation);

 private:
  void embed(const float* p, const std::vector<const Example*>& batch, const Dropout& dropout);
  void encode(const float* p, const Dropout& dropout);
  void tag(const float* p, const Dropout& dropout);
  void hidden(const float* p, const Dropout& dropout);
  void arcs(const float* p);
  void labels(const float* p, const std::vector<int>& heads);
  void tag_loss(const std::vector<const Example*>& batch, float weight, Losses& losses);
  void arc_loss(const std::vector<const Example*>& batch, float weight, Losses& losses);
  void label_loss(const std::vector<const Example*>& batch, float weight, Losses& losses);
  void tag_gradient(const float* p, float* g);
  void arc_gradient(const float* p, float* g);
  void label_gradient(const float* p, float* g, const std::vector<int>& heads);
  void hidden_gradient(const float* p, float* g);
  void encoder_gradient(const float* p, float* g);
  void embedding_gradient(const float* p, float* g, const std::vector<const Example*>& batch);
  void fill_mask(std::vector<float>& mask, int width, float rate);
  void forward(const float* p, const std::vector<const Example*>& batch, const Dropout& dropout, std::uint64_t seed);

  NetworkShape shape_;
  NetworkLayout layout_;

  // Values of the batch in hand; each holds one row a token. start_[s] is the first token of sentence s.
  Random random_{0};
  std::vector<int> start_;
  int tokens_ = 0;
  std::vector<int> word_ids_;                              // after word dropout
  std::vector<float> slots_;                               // factor of each affix and of the n-grams
  std::vector<float> features_, projected_;                // before and after the projection
  std::vector<std::vector<float>> x_, in_, mask_, u_, c_;  // by layer; x_[l + 1] is the output of layer l
  std::vector<float> tag_mask_, tag_in_, tag_hidden_mask_, tag_hidden_, tag_dropped_, tag_scores_;
  std::vector<float> top_mask_, top_in_, hidden_mask_, hidden_, dropped_;
  std::vector<float> arc_left_;    // dependents times the arc matrix
  std::vector<float> arc_scores_;  // sentence after sentence, n rows of n + 1
  std::vector<std::size_t> arc_start_;
  std::vector<float> label_left_, label_scores_;
  // Gradients.
  std::vector<float> du_, din_, dfeatures_, dtag_, dhidden_, darc_left_, dlabel_left_, scratch_;
  std::vector<std::vector<float>> dx_;
};

}  // namespace priscus::training
