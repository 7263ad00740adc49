#include "training/network.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "syntax/tree_decoder.h"
#include "training/gemm.h"
#include "training/kernels.h"

namespace priscus::training {
namespace {

// How much each task's loss counts. Arcs and labels are what the program lives on; the others are near their best
// early.
constexpr float kUposWeight = 0.6f, kXposWeight = 0.4f, kFeatsWeight = 0.3f, kLemmaWeight = 0.4f, kArcWeight = 1.0f,
                kLabelWeight = 1.0f;

std::size_t cells(int rows, int cols) { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols); }

}  // namespace

double Losses::total() const {
  return kUposWeight * upos + kXposWeight * xpos + kFeatsWeight * feats + kLemmaWeight * lemma + kArcWeight * arc +
         kLabelWeight * label;
}

void Losses::add(const Losses& other) {
  upos += other.upos;
  xpos += other.xpos;
  feats += other.feats;
  lemma += other.lemma;
  arc += other.arc;
  label += other.label;
  tokens += other.tokens;
}

Network::Network(const NetworkShape& shape) : shape_(shape), layout_(shape) {
  const auto layers = static_cast<std::size_t>(shape.layers);
  x_.resize(layers + 1);
  dx_.resize(layers + 1);
  in_.resize(layers);
  mask_.resize(layers);
  u_.resize(layers);
  c_.resize(layers);
}

std::vector<float> Network::initial(std::uint64_t seed) const {
  std::vector<float> p(layout_.size, 0.0f);
  Random random(seed);
  const auto fill = [&](const Block& block, float range) {
    for (std::size_t i = block.offset; i < block.end(); ++i) p[i] = (2.0f * random.uniform() - 1.0f) * range;
  };
  const auto glorot = [&](const Block& block) {
    fill(block, std::sqrt(6.0f / static_cast<float>(block.rows + block.cols)));
  };
  for (const Block& table : {layout_.word, layout_.affix, layout_.ngram})
    fill(table, std::sqrt(3.0f / static_cast<float>(table.cols)));
  fill(layout_.flags, 0.1f);
  glorot(layout_.projection);
  for (const RecurrentBlocks& layer : layout_.layers) {
    fill(layer.weight, std::sqrt(3.0f / static_cast<float>(layer.weight.rows)));
    fill(layer.carry, 0.1f);
  }
  glorot(layout_.tag_hidden);
  glorot(layout_.tag_out);
  glorot(layout_.hidden);
  fill(layout_.arc, 0.5f / std::sqrt(static_cast<float>(shape_.arc)));
  fill(layout_.root, 0.3f);
  fill(layout_.label, 0.3f / std::sqrt(static_cast<float>(shape_.label)));
  return p;
}

void Network::fill_mask(std::vector<float>& mask, int width, float rate) {
  mask.assign(cells(tokens_, width), 1.0f);
  if (rate <= 0) return;
  const float kept = 1.0f / (1.0f - rate);
  for (std::size_t s = 0; s + 1 < start_.size(); ++s) {
    float* first = mask.data() + cells(start_[s], width);
    for (int j = 0; j < width; ++j) first[j] = random_.uniform() < rate ? 0.0f : kept;
    for (int t = start_[s] + 1; t < start_[s + 1]; ++t) std::copy(first, first + width, mask.data() + cells(t, width));
  }
}

void Network::embed(const float* p, const std::vector<const Example*>& batch, const Dropout& dropout) {
  const int width = shape_.feature_width();
  features_.assign(cells(tokens_, width), 0.0f);
  word_ids_.resize(static_cast<std::size_t>(tokens_));
  slots_.assign(cells(tokens_, kAffixes + 1), 1.0f);
  projected_.resize(cells(tokens_, shape_.width()));
  x_[0].resize(projected_.size());
  int t = 0;
  for (const Example* example : batch) {
    for (const FormFeatures& form : example->forms) {
      float* row = features_.data() + cells(t, width);
      float* slot = slots_.data() + cells(t, kAffixes + 1);
      int word = form.word;
      if (!dropout.words.empty() && random_.uniform() < dropout.words[static_cast<std::size_t>(word)])
        word = kUnknownWord;
      word_ids_[static_cast<std::size_t>(t)] = word;
      if (dropout.affix > 0) {
        for (int k = 0; k <= kAffixes; ++k)
          slot[k] = random_.uniform() < dropout.affix ? 0.0f : 1.0f / (1.0f - dropout.affix);
      }
      const auto dim = [](int n) { return static_cast<std::size_t>(n); };
      axpy(dim(shape_.word_dim), 1.0f, p + layout_.word.offset + cells(word, shape_.word_dim), row);
      row += shape_.word_dim;
      for (int k = 0; k < kAffixes; ++k, row += shape_.affix_dim) {
        axpy(dim(shape_.affix_dim), slot[k], p + layout_.affix.offset + form.affixes[k] * dim(shape_.affix_dim), row);
      }
      const float share = slot[kAffixes] / static_cast<float>(std::max<std::size_t>(1, form.ngrams.size()));
      for (const std::uint32_t ngram : form.ngrams) {
        axpy(dim(shape_.ngram_dim), share, p + layout_.ngram.offset + ngram * dim(shape_.ngram_dim), row);
      }
      ++t;
    }
  }
  gemm(false, false, tokens_, shape_.width(), width, features_.data(), width, p + layout_.projection.offset,
       shape_.width(), 0.0f, projected_.data(), shape_.width());
  add_row(projected_.data(), tokens_, shape_.width(), p + layout_.projection_bias.offset);
  tanh_in_place(projected_.size(), projected_.data());
  x_[0] = projected_;
  t = 0;
  for (const Example* example : batch) {
    for (const std::uint8_t flag : example->flags) {
      axpy(static_cast<std::size_t>(shape_.width()), 1.0f, p + layout_.flags.offset + cells(flag, shape_.width()),
           x_[0].data() + cells(t++, shape_.width()));
    }
  }
}

void Network::encode(const float* p, const Dropout& dropout) {
  const int width = shape_.width(), row = 6 * shape_.units;
  for (std::size_t l = 0; l < layout_.layers.size(); ++l) {
    const RecurrentBlocks& blocks = layout_.layers[l];
    fill_mask(mask_[l], width, dropout.input);
    in_[l].resize(x_[l].size());
    multiply(x_[l].size(), x_[l].data(), mask_[l].data(), in_[l].data());
    u_[l].resize(cells(tokens_, row));
    c_[l].resize(x_[l].size());
    x_[l + 1].resize(x_[l].size());
    gemm(false, false, tokens_, row, width, in_[l].data(), width, p + blocks.weight.offset, row, 0.0f, u_[l].data(),
         row);
    for (std::size_t s = 0; s + 1 < start_.size(); ++s) {
      const std::size_t at = cells(start_[s], width);
      for (const int direction : {0, 1}) {
        Recurrence r{start_[s + 1] - start_[s],
                     shape_.units,
                     row,
                     direction * 3 * shape_.units,
                     width,
                     direction * shape_.units,
                     direction == 1,
                     p + blocks.bias.offset + direction * 3 * shape_.units,
                     p + blocks.carry.offset + direction * 2 * shape_.units};
        recurrence_forward(r, u_[l].data() + cells(start_[s], row), x_[l].data() + at, c_[l].data() + at,
                           x_[l + 1].data() + at);
      }
    }
  }
}

void Network::tag(const float* p, const Dropout& dropout) {
  const int width = shape_.width(), middle = shape_.tag_hidden, tags = shape_.tags();
  const std::vector<float>& x = x_[static_cast<std::size_t>(shape_.tag_layer)];
  fill_mask(tag_mask_, width, dropout.input);
  fill_mask(tag_hidden_mask_, middle, dropout.hidden);
  tag_in_.resize(x.size());
  multiply(x.size(), x.data(), tag_mask_.data(), tag_in_.data());
  tag_hidden_.resize(cells(tokens_, middle));
  gemm(false, false, tokens_, middle, width, tag_in_.data(), width, p + layout_.tag_hidden.offset, middle, 0.0f,
       tag_hidden_.data(), middle);
  add_row(tag_hidden_.data(), tokens_, middle, p + layout_.tag_hidden_bias.offset);
  rectify(tag_hidden_.size(), tag_hidden_.data());
  tag_dropped_.resize(tag_hidden_.size());
  multiply(tag_hidden_.size(), tag_hidden_.data(), tag_hidden_mask_.data(), tag_dropped_.data());
  tag_scores_.resize(cells(tokens_, tags));
  gemm(false, false, tokens_, tags, middle, tag_dropped_.data(), middle, p + layout_.tag_out.offset, tags, 0.0f,
       tag_scores_.data(), tags);
  add_row(tag_scores_.data(), tokens_, tags, p + layout_.tag_out_bias.offset);
}

void Network::hidden(const float* p, const Dropout& dropout) {
  const int width = shape_.width(), middle = shape_.hidden();
  const std::vector<float>& x = x_.back();
  fill_mask(top_mask_, width, dropout.input);
  fill_mask(hidden_mask_, middle, dropout.hidden);
  top_in_.resize(x.size());
  multiply(x.size(), x.data(), top_mask_.data(), top_in_.data());
  hidden_.resize(cells(tokens_, middle));
  gemm(false, false, tokens_, middle, width, top_in_.data(), width, p + layout_.hidden.offset, middle, 0.0f,
       hidden_.data(), middle);
  add_row(hidden_.data(), tokens_, middle, p + layout_.hidden_bias.offset);
  rectify(hidden_.size(), hidden_.data());
  dropped_.resize(hidden_.size());
  multiply(hidden_.size(), hidden_.data(), hidden_mask_.data(), dropped_.data());
}

// The columns of hidden_: arc dependent, arc head, label dependent, label head.
void Network::arcs(const float* p) {
  const int middle = shape_.hidden(), arc = shape_.arc;
  arc_left_.resize(cells(tokens_, arc));
  gemm(false, false, tokens_, arc, arc, dropped_.data(), middle, p + layout_.arc.offset, arc, 0.0f, arc_left_.data(),
       arc);
  add_row(arc_left_.data(), tokens_, arc, p + layout_.arc_bias.offset);
  arc_start_.assign(1, 0);
  for (std::size_t s = 0; s + 1 < start_.size(); ++s) {
    const int n = start_[s + 1] - start_[s];
    arc_start_.push_back(arc_start_.back() + cells(n, n + 1));
  }
  arc_scores_.resize(arc_start_.back());
  for (std::size_t s = 0; s + 1 < start_.size(); ++s) {
    const int n = start_[s + 1] - start_[s];
    float* scores = arc_scores_.data() + arc_start_[s];
    const float* left = arc_left_.data() + cells(start_[s], arc);
    gemm(false, true, n, 1, arc, left, arc, p + layout_.root.offset, arc, 0.0f, scores, n + 1);
    gemm(false, true, n, n, arc, left, arc, dropped_.data() + cells(start_[s], middle) + arc, middle, 0.0f, scores + 1,
         n + 1);
    for (int i = 0; i < n; ++i) scores[cells(i, n + 1) + i + 1] = -std::numeric_limits<float>::infinity();
  }
}

// heads: by token of the batch, the token that governs it, or -1 for the root.
void Network::labels(const float* p, const std::vector<int>& heads) {
  const int middle = shape_.hidden(), dim = shape_.label, relations = shape_.deprels, columns = (dim + 1) * relations;
  label_left_.resize(cells(tokens_, columns));
  gemm(false, false, tokens_, columns, dim, dropped_.data() + 2 * shape_.arc, middle, p + layout_.label.offset, columns,
       0.0f, label_left_.data(), columns);
  add_row(label_left_.data(), tokens_, columns, p + layout_.label_bias.offset);
  label_scores_.resize(cells(tokens_, relations));
  for (int t = 0; t < tokens_; ++t) {
    const int head = heads[static_cast<std::size_t>(t)];
    const float* h =
        head < 0 ? p + layout_.root.offset + shape_.arc : dropped_.data() + cells(head, middle) + 2 * shape_.arc + dim;
    const float* left = label_left_.data() + cells(t, columns);
    float* scores = label_scores_.data() + cells(t, relations);
    std::copy(left + cells(dim, relations), left + cells(dim + 1, relations), scores);
    for (int j = 0; j < dim; ++j) axpy(static_cast<std::size_t>(relations), h[j], left + cells(j, relations), scores);
  }
}

void Network::tag_loss(const std::vector<const Example*>& batch, float weight, Losses& losses) {
  int t = 0;
  bool right;
  for (const Example* example : batch) {
    for (int i = 0; i < example->size(); ++i, ++t) {
      float* scores = tag_scores_.data() + cells(t, shape_.tags());
      const auto k = static_cast<std::size_t>(i);
      const auto task = [&](int size, int gold, float share) {
        const float loss = softmax_loss(size, scores, gold, share * weight, right);
        scores += size;
        return static_cast<double>(loss) / (share * weight);
      };
      losses.upos += task(shape_.upos, example->upos[k], kUposWeight);
      losses.xpos += task(shape_.xpos, example->xpos[k], kXposWeight);
      losses.feats += task(shape_.feats, example->feats[k], kFeatsWeight);
      losses.lemma += task(shape_.lemmas, example->lemmas[k], kLemmaWeight);
    }
  }
}

void Network::arc_loss(const std::vector<const Example*>& batch, float weight, Losses& losses) {
  bool right;
  for (std::size_t s = 0; s < batch.size(); ++s) {
    const int n = batch[s]->size();
    for (int i = 0; i < n; ++i) {
      float* scores = arc_scores_.data() + arc_start_[s] + cells(i, n + 1);
      losses.arc +=
          softmax_loss(n + 1, scores, batch[s]->heads[static_cast<std::size_t>(i)] + 1, kArcWeight * weight, right) /
          (kArcWeight * weight);
    }
  }
}

void Network::label_loss(const std::vector<const Example*>& batch, float weight, Losses& losses) {
  bool right;
  int t = 0;
  for (const Example* example : batch) {
    for (const int deprel : example->deprels) {
      float* scores = label_scores_.data() + cells(t++, shape_.deprels);
      losses.label +=
          softmax_loss(shape_.deprels, scores, deprel, kLabelWeight * weight, right) / (kLabelWeight * weight);
    }
  }
}

void Network::forward(const float* p, const std::vector<const Example*>& batch, const Dropout& dropout,
                      std::uint64_t seed) {
  random_ = Random(seed);
  start_.assign(1, 0);
  for (const Example* example : batch) start_.push_back(start_.back() + example->size());
  tokens_ = start_.back();
  embed(p, batch, dropout);
  encode(p, dropout);
  tag(p, dropout);
  hidden(p, dropout);
  arcs(p);
}

Losses Network::run(const std::vector<float>& parameters, const std::vector<const Example*>& batch,
                    std::vector<float>* gradient, const Dropout& dropout, std::uint64_t seed, float weight) {
  const float* p = parameters.data();
  forward(p, batch, dropout, seed);
  std::vector<int> heads;
  for (std::size_t s = 0; s < batch.size(); ++s) {
    for (const int head : batch[s]->heads) heads.push_back(head < 0 ? -1 : start_[s] + head);
  }
  labels(p, heads);
  Losses losses;
  losses.tokens = tokens_;
  tag_loss(batch, weight, losses);
  arc_loss(batch, weight, losses);
  label_loss(batch, weight, losses);
  if (gradient == nullptr) return losses;

  float* g = gradient->data();
  for (std::vector<float>& d : dx_) d.assign(cells(tokens_, shape_.width()), 0.0f);
  dhidden_.assign(hidden_.size(), 0.0f);
  arc_gradient(p, g);
  label_gradient(p, g, heads);
  hidden_gradient(p, g);
  tag_gradient(p, g);
  encoder_gradient(p, g);
  embedding_gradient(p, g, batch);
  return losses;
}

void Network::tag_gradient(const float* p, float* g) {
  const int width = shape_.width(), middle = shape_.tag_hidden, tags = shape_.tags();
  gemm(true, false, middle, tags, tokens_, tag_dropped_.data(), middle, tag_scores_.data(), tags, 1.0f,
       g + layout_.tag_out.offset, tags);
  add_columns(tag_scores_.data(), tokens_, tags, g + layout_.tag_out_bias.offset);
  dtag_.resize(tag_hidden_.size());
  gemm(false, true, tokens_, middle, tags, tag_scores_.data(), tags, p + layout_.tag_out.offset, tags, 0.0f,
       dtag_.data(), middle);
  multiply(dtag_.size(), dtag_.data(), tag_hidden_mask_.data(), dtag_.data());
  rectify_gradient(dtag_.size(), tag_hidden_.data(), dtag_.data());
  gemm(true, false, width, middle, tokens_, tag_in_.data(), width, dtag_.data(), middle, 1.0f,
       g + layout_.tag_hidden.offset, middle);
  add_columns(dtag_.data(), tokens_, middle, g + layout_.tag_hidden_bias.offset);
  din_.resize(tag_in_.size());
  gemm(false, true, tokens_, width, middle, dtag_.data(), middle, p + layout_.tag_hidden.offset, middle, 0.0f,
       din_.data(), width);
  multiply(din_.size(), din_.data(), tag_mask_.data(), din_.data());
  axpy(din_.size(), 1.0f, din_.data(), dx_[static_cast<std::size_t>(shape_.tag_layer)].data());
}

void Network::arc_gradient(const float* p, float* g) {
  const int middle = shape_.hidden(), arc = shape_.arc;
  darc_left_.resize(arc_left_.size());
  for (std::size_t s = 0; s + 1 < start_.size(); ++s) {
    const int n = start_[s + 1] - start_[s];
    const float* d = arc_scores_.data() + arc_start_[s];
    const float* left = arc_left_.data() + cells(start_[s], arc);
    const float* heads = dropped_.data() + cells(start_[s], middle) + arc;
    float* dleft = darc_left_.data() + cells(start_[s], arc);
    gemm(false, false, n, arc, n, d + 1, n + 1, heads, middle, 0.0f, dleft, arc);
    gemm(false, false, n, arc, 1, d, n + 1, p + layout_.root.offset, arc, 1.0f, dleft, arc);
    gemm(true, false, n, arc, n, d + 1, n + 1, left, arc, 0.0f, dhidden_.data() + cells(start_[s], middle) + arc,
         middle);
    gemm(true, false, 1, arc, n, d, n + 1, left, arc, 1.0f, g + layout_.root.offset, arc);
  }
  gemm(true, false, arc, arc, tokens_, dropped_.data(), middle, darc_left_.data(), arc, 1.0f, g + layout_.arc.offset,
       arc);
  add_columns(darc_left_.data(), tokens_, arc, g + layout_.arc_bias.offset);
  gemm(false, true, tokens_, arc, arc, darc_left_.data(), arc, p + layout_.arc.offset, arc, 0.0f, dhidden_.data(),
       middle);
}

void Network::label_gradient(const float* p, float* g, const std::vector<int>& heads) {
  const int middle = shape_.hidden(), dim = shape_.label, relations = shape_.deprels, columns = (dim + 1) * relations;
  const auto n_relations = static_cast<std::size_t>(relations);
  dlabel_left_.resize(label_left_.size());
  for (int t = 0; t < tokens_; ++t) {
    const int head = heads[static_cast<std::size_t>(t)];
    const float* h =
        head < 0 ? p + layout_.root.offset + shape_.arc : dropped_.data() + cells(head, middle) + 2 * shape_.arc + dim;
    float* dh =
        head < 0 ? g + layout_.root.offset + shape_.arc : dhidden_.data() + cells(head, middle) + 2 * shape_.arc + dim;
    const float* d = label_scores_.data() + cells(t, relations);
    const float* left = label_left_.data() + cells(t, columns);
    float* dleft = dlabel_left_.data() + cells(t, columns);
    gemm(false, false, dim, 1, relations, left, relations, d, 1, 1.0f, dh, 1);
    for (int j = 0; j < dim; ++j, dleft += relations) {
      for (std::size_t k = 0; k < n_relations; ++k) dleft[k] = h[j] * d[k];
    }
    std::copy(d, d + relations, dleft);
  }
  gemm(true, false, dim, columns, tokens_, dropped_.data() + 2 * shape_.arc, middle, dlabel_left_.data(), columns, 1.0f,
       g + layout_.label.offset, columns);
  add_columns(dlabel_left_.data(), tokens_, columns, g + layout_.label_bias.offset);
  gemm(false, true, tokens_, dim, columns, dlabel_left_.data(), columns, p + layout_.label.offset, columns, 1.0f,
       dhidden_.data() + 2 * shape_.arc, middle);
}

void Network::hidden_gradient(const float* p, float* g) {
  const int width = shape_.width(), middle = shape_.hidden();
  multiply(dhidden_.size(), dhidden_.data(), hidden_mask_.data(), dhidden_.data());
  rectify_gradient(dhidden_.size(), hidden_.data(), dhidden_.data());
  gemm(true, false, width, middle, tokens_, top_in_.data(), width, dhidden_.data(), middle, 1.0f,
       g + layout_.hidden.offset, middle);
  add_columns(dhidden_.data(), tokens_, middle, g + layout_.hidden_bias.offset);
  din_.resize(top_in_.size());
  gemm(false, true, tokens_, width, middle, dhidden_.data(), middle, p + layout_.hidden.offset, middle, 0.0f,
       din_.data(), width);
  multiply(din_.size(), din_.data(), top_mask_.data(), din_.data());
  axpy(din_.size(), 1.0f, din_.data(), dx_.back().data());
}

void Network::encoder_gradient(const float* p, float* g) {
  const int width = shape_.width(), row = 6 * shape_.units;
  du_.resize(cells(tokens_, row));
  for (std::size_t l = layout_.layers.size(); l-- > 0;) {
    const RecurrentBlocks& blocks = layout_.layers[l];
    for (std::size_t s = 0; s + 1 < start_.size(); ++s) {
      const std::size_t at = cells(start_[s], width), at_u = cells(start_[s], row);
      for (const int direction : {0, 1}) {
        const int first = direction * 3 * shape_.units, first_carry = direction * 2 * shape_.units;
        Recurrence r{start_[s + 1] - start_[s],
                     shape_.units,
                     row,
                     first,
                     width,
                     direction * shape_.units,
                     direction == 1,
                     p + blocks.bias.offset + first,
                     p + blocks.carry.offset + first_carry};
        recurrence_backward(r, u_[l].data() + at_u, x_[l].data() + at, c_[l].data() + at, dx_[l + 1].data() + at,
                            du_.data() + at_u, dx_[l].data() + at, g + blocks.bias.offset + first,
                            g + blocks.carry.offset + first_carry);
      }
    }
    gemm(true, false, width, row, tokens_, in_[l].data(), width, du_.data(), row, 1.0f, g + blocks.weight.offset, row);
    din_.resize(in_[l].size());
    gemm(false, true, tokens_, width, row, du_.data(), row, p + blocks.weight.offset, row, 0.0f, din_.data(), width);
    multiply(din_.size(), din_.data(), mask_[l].data(), din_.data());
    axpy(din_.size(), 1.0f, din_.data(), dx_[l].data());
  }
}

void Network::embedding_gradient(const float* p, float* g, const std::vector<const Example*>& batch) {
  const int width = shape_.feature_width();
  const auto dim = [](int n) { return static_cast<std::size_t>(n); };
  std::vector<float>& d = dx_[0];
  int t = 0;
  for (const Example* example : batch) {
    for (const std::uint8_t flag : example->flags) {
      axpy(dim(shape_.width()), 1.0f, d.data() + cells(t++, shape_.width()),
           g + layout_.flags.offset + cells(flag, shape_.width()));
    }
  }
  tanh_gradient(d.size(), projected_.data(), d.data());
  gemm(true, false, width, shape_.width(), tokens_, features_.data(), width, d.data(), shape_.width(), 1.0f,
       g + layout_.projection.offset, shape_.width());
  add_columns(d.data(), tokens_, shape_.width(), g + layout_.projection_bias.offset);
  dfeatures_.resize(features_.size());
  gemm(false, true, tokens_, width, shape_.width(), d.data(), shape_.width(), p + layout_.projection.offset,
       shape_.width(), 0.0f, dfeatures_.data(), width);
  t = 0;
  for (const Example* example : batch) {
    for (const FormFeatures& form : example->forms) {
      const float* row = dfeatures_.data() + cells(t, width);
      const float* slot = slots_.data() + cells(t, kAffixes + 1);
      axpy(dim(shape_.word_dim), 1.0f, row, g + layout_.word.offset + cells(word_ids_[dim(t)], shape_.word_dim));
      row += shape_.word_dim;
      for (int k = 0; k < kAffixes; ++k, row += shape_.affix_dim) {
        axpy(dim(shape_.affix_dim), slot[k], row, g + layout_.affix.offset + form.affixes[k] * dim(shape_.affix_dim));
      }
      const float share = slot[kAffixes] / static_cast<float>(std::max<std::size_t>(1, form.ngrams.size()));
      for (const std::uint32_t ngram : form.ngrams) {
        axpy(dim(shape_.ngram_dim), share, row, g + layout_.ngram.offset + ngram * dim(shape_.ngram_dim));
      }
      ++t;
    }
  }
}

std::vector<Prediction> Network::predict(const std::vector<float>& parameters, const std::vector<const Example*>& batch,
                                         int root_relation) {
  const float* p = parameters.data();
  forward(p, batch, {}, 0);
  std::vector<Prediction> predictions(batch.size());
  std::vector<int> heads;
  for (std::size_t s = 0; s < batch.size(); ++s) {
    const auto first = arc_scores_.begin() + static_cast<std::ptrdiff_t>(arc_start_[s]);
    const auto last = arc_scores_.begin() + static_cast<std::ptrdiff_t>(arc_start_[s + 1]);
    predictions[s].heads = best_tree(std::vector<float>(first, last), batch[s]->size());
    for (const int head : predictions[s].heads) heads.push_back(head < 0 ? -1 : start_[s] + head);
  }
  labels(p, heads);
  int t = 0;
  for (std::size_t s = 0; s < batch.size(); ++s) {
    Prediction& prediction = predictions[s];
    for (int i = 0; i < batch[s]->size(); ++i, ++t) {
      const float* scores = tag_scores_.data() + cells(t, shape_.tags());
      const auto best = [&](int size) {
        const int result = static_cast<int>(std::max_element(scores, scores + size) - scores);
        scores += size;
        return result;
      };
      prediction.upos.push_back(best(shape_.upos));
      prediction.xpos.push_back(best(shape_.xpos));
      prediction.feats.push_back(best(shape_.feats));
      prediction.lemmas.push_back(best(shape_.lemmas));
      float* label = label_scores_.data() + cells(t, shape_.deprels);
      label[root_relation] = -std::numeric_limits<float>::infinity();
      const int relation = static_cast<int>(std::max_element(label, label + shape_.deprels) - label);
      prediction.deprels.push_back(heads[static_cast<std::size_t>(t)] < 0 ? root_relation : relation);
    }
  }
  return predictions;
}

}  // namespace priscus::training
