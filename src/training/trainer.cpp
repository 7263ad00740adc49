#include "training/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <numbers>
#include <thread>

#include "base/file.h"
#include "priscus/error.h"
#include "priscus/model.h"
#include "training/checkpoint.h"
#include "training/kernels.h"
#include "training/model_writer.h"
#include "training/train_tokenizer.h"
#include "training/treebank.h"

namespace priscus::training {
namespace {

constexpr int kShards = 2;             // parts of a batch that may run side by side
constexpr float kClip = 2.0f;          // largest norm of a batch's gradient
constexpr std::int64_t kWarmup = 300;  // steps
constexpr float kAverage = 0.9985f;    // share of the old average kept a step
constexpr float kDecay = 1e-4f;        // weight decay, times the learning rate
constexpr int kLongest = 160;          // tokens; the few longer training sentences would hold up a shard

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Runs job(0) … job(count - 1) on up to `threads` threads.
template <typename Job>
void in_parallel(int count, int threads, Job job) {
  std::vector<std::thread> helpers;
  const int lanes = std::clamp(threads, 1, count);
  for (int lane = 1; lane < lanes; ++lane) {
    helpers.emplace_back([=] {
      for (int i = lane; i < count; i += lanes) job(i);
    });
  }
  for (int i = 0; i < count; i += lanes) job(i);
  for (std::thread& helper : helpers) helper.join();
}

// What the finished model says of a treebank's own tokens.
Score score_model(const Model& model, const std::vector<ConlluSentence>& gold) {
  Score score;
  for (const ConlluSentence& sentence : gold) {
    if (sentence.words.size() > Model::kMaxTokens) continue;
    ConlluSentence predicted = sentence;
    set_parse(predicted, model.parse_tokens({sentence.forms()})[0]);
    score.add(sentence, predicted);
  }
  return score;
}

class Trainer {
 public:
  explicit Trainer(const TrainingOptions& options);
  TrainingResult run(const std::function<void(const EvaluationRow&)>& report);

 private:
  Losses epoch();
  Losses step(const std::vector<std::vector<const Example*>>& shards);
  std::vector<Score> evaluate();
  std::string tokenizer() const;  // its bytes, trained on the same sentences
  float rate_now() const;

  TrainingOptions options_;
  std::vector<ConlluSentence> sentences_;
  std::vector<std::vector<ConlluSentence>> dev_;
  Treebank treebank_;
  std::vector<std::vector<Example>> dev_examples_;
  std::vector<Example> examples_;
  long tokens_ = 0;
  std::int64_t all_steps_ = 1;
  Dropout dropout_;
  std::vector<Network> networks_;  // one a shard
  std::vector<std::vector<float>> gradients_;
  Checkpoint state_;
};

std::vector<ConlluSentence> read_all(const std::vector<std::string>& paths) {
  std::vector<ConlluSentence> all;
  for (const std::string& path : paths) {
    for (ConlluSentence& sentence : read_conllu(path)) all.push_back(std::move(sentence));
  }
  return all;
}

WordClasses read_classes(const std::string& path) {
  return path.empty() ? WordClasses() : WordClasses::parse(read_file(path), path);
}

NetworkShape fitted(NetworkShape shape, const Treebank& treebank) {
  shape.words = static_cast<int>(treebank.features().words().size());
  shape.xpos = static_cast<int>(treebank.labels().xpos.size());
  shape.feats = static_cast<int>(treebank.labels().feats.size());
  shape.lemmas = static_cast<int>(treebank.labels().lemma_rules.size());
  shape.deprels = static_cast<int>(treebank.labels().deprels.size());
  return shape;
}

Trainer::Trainer(const TrainingOptions& options)
    : options_(options),
      sentences_(read_all(options.train)),
      treebank_(sentences_, read_classes(options.word_classes), options.shape.affix_rows, options.shape.ngram_rows) {
  options_.shape = fitted(options.shape, treebank_);
  for (const std::string& path : options.dev) {
    dev_.push_back(read_conllu(path));
    std::vector<Example> examples;
    for (const ConlluSentence& sentence : dev_.back()) examples.push_back(treebank_.example(sentence));
    dev_examples_.push_back(std::move(examples));
  }
  for (const ConlluSentence& sentence : sentences_) {
    examples_.push_back(treebank_.example(sentence));
    tokens_ += examples_.back().size();
  }
  dropout_ = {options.affix_dropout, options.input_dropout, options.hidden_dropout, {}};
  for (const long count : treebank_.word_counts()) {
    const float rarity = options.word_dropout / (options.word_dropout + static_cast<float>(count));
    dropout_.words.push_back(0.05f + 0.95f * rarity);
  }
  all_steps_ = std::max<std::int64_t>(1, tokens_ / options.batch_tokens * options.epochs);
  for (int i = 0; i < kShards; ++i) networks_.emplace_back(options_.shape);
  const std::size_t size = networks_[0].layout().size;
  gradients_.assign(kShards, std::vector<float>(size));
  if (options_.checkpoint.empty()) options_.checkpoint = options_.out + ".checkpoint";
  if (options_.resume) {
    state_ = load_checkpoint(options_.checkpoint, size);
  } else {
    state_.parameters = networks_[0].initial(options.seed);
    state_.first.assign(size, 0.0f);
    state_.second.assign(size, 0.0f);
    state_.average = state_.parameters;
    state_.best = state_.parameters;
  }
}

float Trainer::rate_now() const {
  if (state_.step < kWarmup) return options_.rate * static_cast<float>(state_.step + 1) / kWarmup;
  const double done = std::min(1.0, static_cast<double>(state_.step - kWarmup) /
                                        static_cast<double>(std::max<std::int64_t>(1, all_steps_ - kWarmup)));
  return options_.rate * static_cast<float>(0.5 * (1.0 + std::cos(std::numbers::pi * done)) * 0.99 + 0.01);
}

Losses Trainer::step(const std::vector<std::vector<const Example*>>& shards) {
  long tokens = 0;
  for (const auto& shard : shards) {
    for (const Example* example : shard) tokens += example->size();
  }
  std::vector<Losses> losses(kShards);
  in_parallel(kShards, options_.threads, [&](int i) {
    const auto k = static_cast<std::size_t>(i);
    std::fill(gradients_[k].begin(), gradients_[k].end(), 0.0f);
    const std::uint64_t seed = options_.seed * 1000003 + static_cast<std::uint64_t>(state_.step) * kShards + k;
    if (!shards[k].empty())
      losses[k] = networks_[k].run(state_.parameters, shards[k], &gradients_[k], dropout_, seed,
                                   1.0f / static_cast<float>(tokens));
  });
  // Sums and the update run over fixed parts of the parameters, so that the number of threads changes no bit.
  constexpr int kParts = 8;
  const std::size_t size = state_.parameters.size(), part = (size + kParts - 1) / kParts;
  std::vector<double> squares(kParts, 0.0);
  in_parallel(kParts, options_.threads, [&](int i) {
    const std::size_t from = part * static_cast<std::size_t>(i), to = std::min(size, from + part);
    for (std::size_t k = 1; k < gradients_.size(); ++k)
      axpy(to - from, 1.0f, gradients_[k].data() + from, gradients_[0].data() + from);
    squares[static_cast<std::size_t>(i)] = sum_of_squares(to - from, gradients_[0].data() + from);
  });
  double norm = 0;
  for (const double square : squares) norm += square;
  norm = std::sqrt(norm);
  AdamStep adam_step;
  adam_step.rate = rate_now();
  adam_step.beta1 = 0.9f;
  adam_step.beta2 = 0.95f;
  adam_step.epsilon = 1e-8f;
  adam_step.decay = kDecay;
  const auto t = static_cast<double>(state_.step + 1);
  adam_step.correct1 = static_cast<float>(1.0 / (1.0 - std::pow(0.9, t)));
  adam_step.correct2 = static_cast<float>(1.0 / (1.0 - std::pow(0.95, t)));
  adam_step.average = std::min(kAverage, static_cast<float>((1.0 + t) / (10.0 + t)));
  adam_step.scale = norm > kClip ? static_cast<float>(kClip / norm) : 1.0f;
  in_parallel(kParts, options_.threads, [&](int i) {
    const std::size_t from = part * static_cast<std::size_t>(i), to = std::min(size, from + part);
    adam(to - from, adam_step, gradients_[0].data() + from, state_.parameters.data() + from, state_.first.data() + from,
         state_.second.data() + from, state_.average.data() + from);
  });
  ++state_.step;
  Losses sum;
  for (const Losses& loss : losses) sum.add(loss);
  return sum;
}

Losses Trainer::epoch() {
  Random random(options_.seed * 7919 + static_cast<std::uint64_t>(state_.epoch));
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < examples_.size(); ++i) {
    if (examples_[i].size() <= kLongest) order.push_back(i);
  }
  random.shuffle(order);
  std::vector<Example> changed(order.size());
  std::vector<std::vector<const Example*>> shards(kShards);
  std::vector<long> lengths(kShards, 0);
  Losses losses;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Example* example = &examples_[order[i]];
    if (options_.augment) {
      ConlluSentence sentence = sentences_[order[i]];
      if (augment(sentence, random)) {
        changed[i] = treebank_.example(sentence);
        example = &changed[i];
      }
    }
    const auto shortest = static_cast<std::size_t>(std::min_element(lengths.begin(), lengths.end()) - lengths.begin());
    shards[shortest].push_back(example);
    lengths[shortest] += example->size();
    if (lengths[0] + lengths[1] < options_.batch_tokens && i + 1 < order.size()) continue;
    losses.add(step(shards));
    for (auto& shard : shards) shard.clear();
    std::fill(lengths.begin(), lengths.end(), 0);
  }
  ++state_.epoch;
  return losses;
}

std::vector<Score> Trainer::evaluate() {
  std::vector<Score> scores;
  for (std::size_t d = 0; d < dev_.size(); ++d) {
    std::vector<Score> parts(kShards);
    in_parallel(kShards, options_.threads, [&](int k) {
      const std::size_t n = dev_[d].size(), from = n * static_cast<std::size_t>(k) / kShards,
                        to = n * static_cast<std::size_t>(k + 1) / kShards;
      for (std::size_t i = from; i < to;) {
        std::vector<const Example*> batch;
        const std::size_t first = i;
        for (int tokens = 0; i < to && tokens < 1000; ++i) {
          batch.push_back(&dev_examples_[d][i]);
          tokens += batch.back()->size();
        }
        const auto predictions =
            networks_[static_cast<std::size_t>(k)].predict(state_.average, batch, treebank_.labels().root);
        for (std::size_t s = 0; s < predictions.size(); ++s) {
          parts[static_cast<std::size_t>(k)].add(dev_[d][first + s],
                                                 treebank_.labelled(dev_[d][first + s], predictions[s]));
        }
      }
    });
    Score sum;
    for (const Score& part : parts) sum.add(part);
    scores.push_back(sum);
  }
  return scores;
}

TrainingResult Trainer::run(const std::function<void(const EvaluationRow&)>& report) {
  const Clock::time_point start = Clock::now();
  const std::int64_t before = state_.epoch;
  while (state_.epoch < options_.epochs) {
    const Clock::time_point epoch_start = Clock::now();
    const Losses losses = epoch();
    const double training_seconds = seconds_since(epoch_start);
    const bool last = state_.epoch == options_.epochs;
    if (state_.epoch % options_.evaluate_every != 0 && !last) continue;
    EvaluationRow row;
    row.epoch = static_cast<int>(state_.epoch);
    const auto tokens = static_cast<double>(losses.tokens);
    row.loss = losses.total() / tokens;
    row.arc_loss = losses.arc / tokens;
    row.label_loss = losses.label / tokens;
    row.tokens_per_second = tokens / training_seconds;
    row.dev = evaluate();
    double las = 0;
    for (const Score& score : row.dev) las += score.percent(score.las) / static_cast<double>(row.dev.size());
    if (las > state_.best_las) {
      state_.best_las = las;
      state_.best_epoch = state_.epoch;
      state_.best = state_.average;
      row.best = true;
    }
    save(state_, options_.checkpoint);
    row.seconds_left = seconds_since(start) / static_cast<double>(state_.epoch - before) *
                       static_cast<double>(options_.epochs - state_.epoch);
    report(row);
  }
  TrainingResult result;
  result.best_epoch = static_cast<int>(state_.best_epoch);
  write_model(options_.out, options_.language, options_.shape, state_.best, treebank_, tokenizer());
  const auto model = Model::load(options_.out);
  for (const auto& dev : dev_) result.dev.push_back(score_model(*model, dev));
  for (const std::string& path : options_.test) result.test.push_back(score_model(*model, read_conllu(path)));
  return result;
}

std::string Trainer::tokenizer() const {
  std::vector<TreebankSentence> texts;
  for (const ConlluSentence& sentence : sentences_) {
    TreebankSentence text;
    for (const ConlluWord& word : sentence.words) {
      text.forms.push_back(word.form);
      text.space_after.push_back(word.space_after);
    }
    text.new_paragraph = sentence.new_paragraph;
    text.new_document = sentence.new_document;
    texts.push_back(std::move(text));
  }
  TokenizerOptions options;
  options.seed = options_.seed;
  if (!options_.abbreviations.empty()) options.abbreviations = read_abbreviations(options_.abbreviations);
  return train_tokenizer(texts, options).to_bytes();
}

}  // namespace

TrainingResult train(const TrainingOptions& options, const std::function<void(const EvaluationRow&)>& report) {
  return Trainer(options).run(report);
}

}  // namespace priscus::training
