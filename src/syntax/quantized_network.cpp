#include "syntax/quantized_network.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

#include "syntax/tree_decoder.h"

namespace priscus {
namespace {

std::size_t cells(int rows, int cols) { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols); }

int round_up(int n, int unit) { return (n + unit - 1) / unit * unit; }

constexpr float kNever = -std::numeric_limits<float>::infinity();

// Do the heads (-1: root) make one tree with one root?
bool is_tree(const int* heads, int n, std::vector<int>& seen) {
  seen.assign(static_cast<std::size_t>(n), 0);
  int roots = 0;
  for (int start = 0; start < n; ++start) {
    if (heads[start] < 0) ++roots;
    int node = start;
    while (node >= 0 && seen[static_cast<std::size_t>(node)] == 0) {
      seen[static_cast<std::size_t>(node)] = start + 1;
      node = heads[node];
    }
    if (node >= 0 && seen[static_cast<std::size_t>(node)] == start + 1) return false;
  }
  return roots == 1;
}

}  // namespace

void Group::clear() {
  projected.clear();
  flags.clear();
  starts.assign(1, 0);
}

// Scratch of one thread, kept from call to call so that parsing takes no memory a token.
struct QuantizedNetwork::Workspace {
  std::vector<float> features, x, y, hidden, values, left, heads, scores, state, factors;
  std::vector<std::uint8_t> inputs;
  std::vector<float> scales;
  std::vector<std::int32_t> sums;
  std::vector<int> seen;

  static Workspace& of_this_thread() {
    static thread_local Workspace workspace;
    return workspace;
  }
};

QuantizedNetwork::QuantizedNetwork(const NetworkShape& shape, const std::vector<float>& parameters, int root)
    : shape_(shape), root_(root) {
  const NetworkLayout layout(shape);
  const float* p = parameters.data();
  const auto table = [&](const Block& block) { return Int8Table(p + block.offset, block.rows, block.cols); };
  const auto matrix = [&](const Block& weight, const Block& bias) {
    return Int8Matrix(p + weight.offset, p + bias.offset, weight.rows, weight.cols);
  };
  const auto values = [&](const Block& block) { return std::vector<float>(p + block.offset, p + block.end()); };
  word_ = table(layout.word);
  affix_ = table(layout.affix);
  ngram_ = table(layout.ngram);
  flags_ = table(layout.flags);
  projection_ = matrix(layout.projection, layout.projection_bias);
  for (const RecurrentBlocks& blocks : layout.layers)
    layers_.push_back({matrix(blocks.weight, blocks.bias), values(blocks.carry)});
  tag_hidden_ = matrix(layout.tag_hidden, layout.tag_hidden_bias);
  tag_out_ = matrix(layout.tag_out, layout.tag_out_bias);
  hidden_ = matrix(layout.hidden, layout.hidden_bias);
  arc_ = matrix(layout.arc, layout.arc_bias);
  // The part of the label's bias that the head is multiplied with is a matrix of its own: it needs no dependent.
  label_ = Int8Matrix(p + layout.label.offset, nullptr, layout.label.rows, layout.label.cols, shape.deprels);
  const float* head_weights = p + layout.label_bias.offset;
  label_head_ = Int8Matrix(head_weights, head_weights + cells(shape.label, shape.deprels), shape.label, shape.deprels);
  root_vector_ = values(layout.root);
}

namespace {

// The sizes in the order of the file.
template <typename Visit>
void visit_sizes(NetworkShape& s, Visit visit) {
  for (std::int32_t* size :
       {&s.words, &s.word_dim, &s.affix_rows, &s.affix_dim, &s.ngram_rows, &s.ngram_dim, &s.units, &s.layers,
        &s.tag_layer, &s.tag_hidden, &s.arc, &s.label, &s.upos, &s.xpos, &s.feats, &s.lemmas, &s.deprels}) {
    visit(*size);
  }
}

}  // namespace

void QuantizedNetwork::write(ByteWriter& writer) const {
  NetworkShape shape = shape_;
  visit_sizes(shape, [&](std::int32_t size) { writer.u32(static_cast<std::uint32_t>(size)); });
  writer.u32(static_cast<std::uint32_t>(root_));
  for (const Int8Table* table : {&word_, &affix_, &ngram_, &flags_}) table->write(writer);
  projection_.write(writer);
  for (const Layer& layer : layers_) {
    layer.weight.write(writer);
    writer.floats(layer.carry);
  }
  for (const Int8Matrix* matrix : {&tag_hidden_, &tag_out_, &hidden_, &arc_, &label_, &label_head_})
    matrix->write(writer);
  writer.floats(root_vector_);
}

QuantizedNetwork QuantizedNetwork::read(ByteReader& reader) {
  QuantizedNetwork n;
  NetworkShape& s = n.shape_;
  // Sizes first, with bounds under which no product of two overflows an int; the tables then check them against the
  // bytes there are.
  visit_sizes(s, [&](std::int32_t& size) {
    const std::uint32_t value = reader.u32();
    if (value < 1 || value > 1000000) reader.fail("a size of the network is out of bounds");
    size = static_cast<std::int32_t>(value);
  });
  for (const int size : {s.word_dim, s.affix_dim, s.ngram_dim, s.units, s.tag_hidden, s.arc, s.label, s.xpos, s.feats,
                         s.lemmas, s.deprels}) {
    if (size > 4096) reader.fail("a size of the network is out of bounds");
  }
  if (s.layers > 16 || s.tag_layer > s.layers || s.upos != 17 || s.label * s.deprels > 65536 || s.units % 4 != 0 ||
      s.feature_width() % 4 != 0 || s.tag_hidden % 4 != 0 || s.arc % 4 != 0 || s.label % 4 != 0) {
    reader.fail("the sizes of the network do not fit each other");
  }
  const std::uint32_t root = reader.u32();
  if (root >= static_cast<std::uint32_t>(s.deprels)) reader.fail("the relation of the root is none");
  n.root_ = static_cast<int>(root);
  n.word_ = Int8Table::read(reader, s.words, s.word_dim);
  n.affix_ = Int8Table::read(reader, s.affix_rows, s.affix_dim);
  n.ngram_ = Int8Table::read(reader, s.ngram_rows, s.ngram_dim);
  n.flags_ = Int8Table::read(reader, kContextFlags, s.width());
  n.projection_ = Int8Matrix::read(reader, s.feature_width(), s.width());
  for (int i = 0; i < s.layers; ++i) {
    Int8Matrix weight = Int8Matrix::read(reader, s.width(), 6 * s.units);
    n.layers_.push_back({std::move(weight), reader.floats(cells(4, s.units))});
  }
  n.tag_hidden_ = Int8Matrix::read(reader, s.width(), s.tag_hidden);
  n.tag_out_ = Int8Matrix::read(reader, s.tag_hidden, s.tags());
  n.hidden_ = Int8Matrix::read(reader, s.width(), s.hidden());
  n.arc_ = Int8Matrix::read(reader, s.arc, s.arc);
  n.label_ = Int8Matrix::read(reader, s.label, (s.label + 1) * s.deprels);
  n.label_head_ = Int8Matrix::read(reader, s.label, s.deprels);
  n.root_vector_ = reader.floats(static_cast<std::size_t>(s.arc) + static_cast<std::size_t>(s.label));
  return n;
}

// x: n rows that begin `width` numbers apart, of which the first `used` are taken.
static void quantize_strided(const float* x, int n, int used, int width, const Kernels& kernels,
                             std::vector<std::uint8_t>& inputs, std::vector<float>& scales) {
  inputs.resize(cells(n, used));
  scales.resize(static_cast<std::size_t>(n));
  for (int t = 0; t < n; ++t) {
    scales[static_cast<std::size_t>(t)] = kernels.quantize(x + cells(t, width), used, inputs.data() + cells(t, used));
  }
}

void QuantizedNetwork::quantize_rows(const float* x, int n, int width, const Kernels& kernels, Workspace& work) const {
  quantize_strided(x, n, width, width, kernels, work.inputs, work.scales);
}

void QuantizedNetwork::project(const std::vector<FormFeatures>& forms, float* projected, const Kernels& kernels) const {
  constexpr std::size_t kBatch = 128;  // forms at a time
  Workspace& work = Workspace::of_this_thread();
  const int width = shape_.feature_width();
  for (std::size_t first = 0; first < forms.size(); first += kBatch) {
    const int n = static_cast<int>(std::min(kBatch, forms.size() - first));
    work.features.assign(cells(n, width), 0.0f);
    for (int i = 0; i < n; ++i) {
      const FormFeatures& form = forms[first + static_cast<std::size_t>(i)];
      float* row = work.features.data() + cells(i, width);
      const auto word = static_cast<std::size_t>(form.word);
      kernels.add_bytes(word_.row(word), word_.scale(word), shape_.word_dim, row);
      row += shape_.word_dim;
      for (const std::uint32_t affix : form.affixes) {
        kernels.add_bytes(affix_.row(affix), affix_.scale(affix), shape_.affix_dim, row);
        row += shape_.affix_dim;
      }
      const float share = 1.0f / static_cast<float>(std::max<std::size_t>(1, form.ngrams.size()));
      for (const std::uint32_t ngram : form.ngrams)
        kernels.add_bytes(ngram_.row(ngram), share * ngram_.scale(ngram), shape_.ngram_dim, row);
    }
    quantize_rows(work.features.data(), n, width, kernels, work);
    work.sums.resize(cells(n, projection_.stride()));
    projection_.multiply(kernels, work.inputs.data(), n, work.sums.data());
    for (int i = 0; i < n; ++i) {
      kernels.scale_tanh(work.sums.data() + cells(i, projection_.stride()), work.scales[static_cast<std::size_t>(i)],
                         projection_.scales(), projection_.bias(), shape_.width(),
                         projected + (first + static_cast<std::size_t>(i)) * static_cast<std::size_t>(shape_.width()));
    }
  }
}

void QuantizedNetwork::encode_layer(const Layer& layer, const Group& group, const Kernels& kernels,
                                    Workspace& work) const {
  const int n = group.tokens(), width = shape_.width(), stride = layer.weight.stride();
  quantize_rows(work.x.data(), n, width, kernels, work);
  work.sums.resize(cells(n, stride));
  layer.weight.multiply(kernels, work.inputs.data(), n, work.sums.data());
  work.y.resize(work.x.size());
  for (std::size_t s = 0; s + 1 < group.starts.size(); ++s) {
    const int first = group.starts[s];
    for (const int direction : {0, 1}) {
      const int column = direction * 3 * shape_.units, place = direction * shape_.units;
      RecurrenceRun run;
      run.tokens = group.starts[s + 1] - first;
      run.units = shape_.units;
      run.backward = direction == 1;
      run.sums = work.sums.data() + cells(first, stride) + column;
      run.sums_stride = stride;
      run.row_scales = work.scales.data() + first;
      run.column_scales = layer.weight.scales() + column;
      run.bias = layer.weight.bias() + column;
      run.carry = layer.carry.data() + direction * 2 * shape_.units;
      run.input = work.x.data() + cells(first, width) + place;
      run.output = work.y.data() + cells(first, width) + place;
      run.stride = width;
      run.state = work.state.data();
      kernels.recurrence(run);
    }
  }
  work.x.swap(work.y);
}

void QuantizedNetwork::tag(const Group& group, const Kernels& kernels, Workspace& work, Analysis& analysis) const {
  const int n = group.tokens(), middle = shape_.tag_hidden;
  quantize_rows(work.x.data(), n, shape_.width(), kernels, work);
  work.sums.resize(cells(n, tag_hidden_.stride()));
  tag_hidden_.multiply(kernels, work.inputs.data(), n, work.sums.data());
  work.hidden.resize(cells(n, middle));
  for (int t = 0; t < n; ++t) {
    kernels.scale_rectify(work.sums.data() + cells(t, tag_hidden_.stride()), work.scales[static_cast<std::size_t>(t)],
                          tag_hidden_.scales(), tag_hidden_.bias(), middle, work.hidden.data() + cells(t, middle));
  }
  quantize_rows(work.hidden.data(), n, middle, kernels, work);
  work.sums.resize(cells(n, tag_out_.stride()));
  tag_out_.multiply(kernels, work.inputs.data(), n, work.sums.data());
  work.values.resize(static_cast<std::size_t>(tag_out_.stride()));
  for (int t = 0; t < n; ++t) {
    const float* scores = work.values.data();
    kernels.scale(work.sums.data() + cells(t, tag_out_.stride()), work.scales[static_cast<std::size_t>(t)],
                  tag_out_.scales(), tag_out_.bias(), shape_.tags(), work.values.data());
    const auto take = [&](int size) {
      const int result = kernels.largest(scores, size);
      scores += size;
      return result;
    };
    const auto i = static_cast<std::size_t>(t);
    analysis.upos[i] = take(shape_.upos);
    analysis.xpos[i] = take(shape_.xpos);
    analysis.feats[i] = take(shape_.feats);
    analysis.lemmas[i] = take(shape_.lemmas);
  }
}

// The columns of analysis.hidden: arc dependent, arc head, label dependent, label head.
void QuantizedNetwork::attach(const Group& group, const Kernels& kernels, Workspace& work, Analysis& analysis) const {
  const int n = group.tokens(), middle = shape_.hidden(), arc = shape_.arc;
  quantize_rows(work.x.data(), n, shape_.width(), kernels, work);
  work.sums.resize(cells(n, hidden_.stride()));
  hidden_.multiply(kernels, work.inputs.data(), n, work.sums.data());
  analysis.hidden.resize(cells(n, middle));
  for (int t = 0; t < n; ++t) {
    kernels.scale_rectify(work.sums.data() + cells(t, hidden_.stride()), work.scales[static_cast<std::size_t>(t)],
                          hidden_.scales(), hidden_.bias(), middle, analysis.hidden.data() + cells(t, middle));
  }
  quantize_strided(analysis.hidden.data(), n, arc, middle, kernels, work.inputs, work.scales);
  work.sums.resize(cells(n, arc_.stride()));
  arc_.multiply(kernels, work.inputs.data(), n, work.sums.data());
  work.left.resize(cells(n, arc));
  for (int t = 0; t < n; ++t) {
    kernels.scale(work.sums.data() + cells(t, arc_.stride()), work.scales[static_cast<std::size_t>(t)], arc_.scales(),
                  arc_.bias(), arc, work.left.data() + cells(t, arc));
  }
  analysis.arcs.clear();
  analysis.arcs_at.clear();
  for (std::size_t s = 0; s + 1 < group.starts.size(); ++s) {
    const int first = group.starts[s], size = group.starts[s + 1] - first, stride = round_up(size + 1, 16);
    // Heads as columns: the root, then the tokens.
    work.heads.assign(cells(arc, stride), 0.0f);
    for (int k = 0; k < arc; ++k) work.heads[cells(k, stride)] = root_vector_[static_cast<std::size_t>(k)];
    for (int j = 0; j < size; ++j) {
      const float* head = analysis.hidden.data() + cells(first + j, middle) + arc;
      for (int k = 0; k < arc; ++k) work.heads[cells(k, stride) + static_cast<std::size_t>(j) + 1] = head[k];
    }
    work.scores.resize(cells(size, stride));
    kernels.arcs(work.left.data() + cells(first, arc), size, arc, work.heads.data(), stride, work.scores.data());
    int* heads = analysis.heads.data() + first;
    for (int i = 0; i < size; ++i) {
      float* scores = work.scores.data() + cells(i, stride);
      scores[i + 1] = kNever;
      heads[i] = kernels.largest(scores, size + 1) - 1;
    }
    analysis.arcs_at.push_back(analysis.arcs.size());
    for (int i = 0; i < size; ++i)
      analysis.arcs.insert(analysis.arcs.end(), work.scores.data() + cells(i, stride),
                           work.scores.data() + cells(i, stride) + size + 1);
    if (is_tree(heads, size, work.seen)) continue;
    const float* arcs = analysis.arcs.data() + analysis.arcs_at.back();
    const std::vector<int> tree = best_tree(std::vector<float>(arcs, arcs + cells(size, size + 1)), size);
    std::copy(tree.begin(), tree.end(), heads);
    // Only a hostile model has scores that are no numbers; its answer is a chain.
    if (!is_tree(heads, size, work.seen)) std::iota(heads, heads + size, -1);
  }
}

void QuantizedNetwork::label(const Group& group, std::size_t from_sentence, std::size_t to_sentence,
                             const Kernels& kernels, Workspace& work, Analysis& analysis) const {
  constexpr int kBatch = 48;  // tokens at a time: their products are many numbers each
  const int begin = group.starts[from_sentence], n = group.starts[to_sentence] - begin, middle = shape_.hidden(),
            dim = shape_.label, relations = shape_.deprels,
            row = round_up(relations, 16);
  const float* dependents = analysis.hidden.data() + cells(begin, middle) + 2 * shape_.arc;
  const float* heads = dependents + dim;
  // What each token says as a head, whatever hangs from it.
  quantize_strided(heads, n, dim, middle, kernels, work.inputs, work.scales);
  work.sums.resize(cells(n, label_head_.stride()));
  label_head_.multiply(kernels, work.inputs.data(), n, work.sums.data());
  work.scores.resize(cells(n, row));
  for (int t = 0; t < n; ++t) {
    kernels.scale(work.sums.data() + cells(t, label_head_.stride()), work.scales[static_cast<std::size_t>(t)],
                  label_head_.scales(), label_head_.bias(), relations, work.scores.data() + cells(t, row));
  }
  work.values.assign(static_cast<std::size_t>(row), 0.0f);
  work.factors.resize(static_cast<std::size_t>(dim) + 1);
  work.sums.resize(cells(kBatch, label_.stride()) + 16);
  std::size_t s = from_sentence;
  for (int from = 0; from < n; from += kBatch) {
    const int batch = std::min(kBatch, n - from);
    quantize_strided(dependents + cells(from, middle), batch, dim, middle, kernels, work.inputs, work.scales);
    label_.multiply(kernels, work.inputs.data(), batch, work.sums.data());
    for (int i = 0; i < batch; ++i) {
      const int t = begin + from + i;
      while (t >= group.starts[s + 1]) ++s;
      const int head = analysis.heads[static_cast<std::size_t>(t)];
      if (head < 0) {
        analysis.deprels[static_cast<std::size_t>(t)] = root_;
        continue;
      }
      const float* h = heads + cells(group.starts[s] - begin + head, middle);
      const float scale = work.scales[static_cast<std::size_t>(i)];
      for (int j = 0; j <= dim; ++j) {
        work.factors[static_cast<std::size_t>(j)] = (j < dim ? h[j] : 1.0f) * scale * label_.scales()[j * relations];
      }
      const float* from_head = work.scores.data() + cells(group.starts[s] - begin + head, row);
      std::copy(from_head, from_head + relations, work.values.begin());
      kernels.labels(work.sums.data() + cells(i, label_.stride()), work.factors.data(), dim + 1, relations,
                     work.values.data());
      work.values[static_cast<std::size_t>(root_)] = kNever;
      analysis.deprels[static_cast<std::size_t>(t)] = kernels.largest(work.values.data(), relations);
    }
  }
}

void QuantizedNetwork::analyse(const Group& group, Analysis& analysis, const Kernels& kernels) const {
  Workspace& work = Workspace::of_this_thread();
  const auto n = static_cast<std::size_t>(group.tokens());
  for (auto* values :
       {&analysis.upos, &analysis.xpos, &analysis.feats, &analysis.lemmas, &analysis.heads, &analysis.deprels})
    values->resize(n);
  if (n == 0) return;
  const int width = shape_.width();
  work.state.resize(static_cast<std::size_t>(shape_.units));
  work.x.resize(n * static_cast<std::size_t>(width));
  for (std::size_t t = 0; t < n; ++t) {
    float* row = work.x.data() + t * static_cast<std::size_t>(width);
    std::copy(group.projected[t], group.projected[t] + width, row);
    kernels.add_bytes(flags_.row(group.flags[t]), flags_.scale(group.flags[t]), width, row);
  }
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    encode_layer(layers_[l], group, kernels, work);
    if (static_cast<int>(l) + 1 == shape_.tag_layer) tag(group, kernels, work, analysis);
  }
  attach(group, kernels, work, analysis);
  label(group, 0, group.starts.size() - 1, kernels, work, analysis);
}

QuantizedNetwork::Rooted QuantizedNetwork::with_root(const Group& group, int sentence, int root, int opening_phrase,
                                                     const Analysis& analysis) const {
  constexpr float kForbidden = -1e6f;  // finite: differences of scores are taken
  const auto s = static_cast<std::size_t>(sentence);
  const int first = group.starts[s], size = group.starts[s + 1] - first;
  const float* arcs = analysis.arcs.data() + analysis.arcs_at[s];
  const int* old_heads = analysis.heads.data() + first;
  const auto old_root = static_cast<int>(std::find(old_heads, old_heads + size, -1) - old_heads);
  const auto allowed = [&](int dependent, int head) {
    if (dependent == root || head < 0) return dependent == root && head < 0;
    if (dependent > root && old_heads[dependent] == old_root && old_root < root) return head == root;
    if (dependent < opening_phrase) return head < opening_phrase || (head == root && dependent > 0);
    return head == root || ((dependent < root) == (head < root) && head >= opening_phrase);
  };
  std::vector<float> scores(arcs, arcs + cells(size, size + 1));
  for (int i = 0; i < size; ++i)
    for (int head = -1; head < size; ++head)
      if (head != i && !allowed(i, head)) scores[cells(i, size + 1) + static_cast<std::size_t>(head + 1)] = kForbidden;
  Rooted result{best_tree(scores, size), 0};
  for (int i = 0; i < size; ++i) {
    const float* row = arcs + cells(i, size + 1);
    const int before = old_heads[i], now = result.heads[static_cast<std::size_t>(i)];
    result.loss += double{row[before + 1]} - row[now + 1];
  }
  return result;
}

void QuantizedNetwork::relabel(const Group& group, int sentence, Analysis& analysis, const Kernels& kernels) const {
  const auto s = static_cast<std::size_t>(sentence);
  label(group, s, s + 1, kernels, Workspace::of_this_thread(), analysis);
}

}  // namespace priscus
