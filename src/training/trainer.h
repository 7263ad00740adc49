// trainer.h: trains a model from treebanks and writes it. What `priscus-train` runs.
//
//     TrainingOptions options;
//     options.train = {"ewt-train.conllu"}; options.dev = {"ewt-dev.conllu"}; options.out = "models/en.model";
//     train(options, [](const EvaluationRow& row) { fmt::print("{}\n", row.epoch); });
//
// The result depends on the options, `threads` excepted, and the files alone: every batch is cut into the same shards,
// each with random numbers of its own, and their gradients are added in one order.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "formats/conllu_score.h"
#include "syntax/network_shape.h"

namespace priscus::training {

struct TrainingOptions {
  std::vector<std::string> train, dev, test;  // CoNLL-U files; `dev` chooses the epoch, `test` is only reported
  std::string out;                            // the model file
  std::string abbreviations;                  // list for the tokenizer, see train_tokenizer.h; empty for none
  std::string word_classes;                   // what dictionaries know, see syntax/word_classes.h; empty for none
  std::string checkpoint;                     // default: out + ".checkpoint"
  std::string language = "en";
  std::uint64_t seed = 1;
  int epochs = 45;
  int threads = 2;
  int batch_tokens = 2000;
  float rate = 2.5e-3f;  // highest learning rate, after warm-up; then it falls to zero by a cosine
  float input_dropout = 0.3f, hidden_dropout = 0.3f, affix_dropout = 0.1f, word_dropout = 0.4f;
  bool resume = false;  // go on from the checkpoint
  bool augment = true;
  int evaluate_every = 1;  // epochs
  NetworkShape shape;      // word and label counts are filled in from the treebank
};

// One evaluation, on the averaged parameters.
struct EvaluationRow {
  int epoch = 0;
  double loss = 0, arc_loss = 0, label_loss = 0;  // nats a token over the epoch
  std::vector<Score> dev;                         // by file of options.dev
  double tokens_per_second = 0, seconds_left = 0;
  bool best = false;  // so far, by the mean LAS over the files
};

struct TrainingResult {
  int best_epoch = 0;
  std::vector<Score> dev, test;  // of the model as written, through the library, by file
};

// Throws InputError for treebanks or a checkpoint that cannot be used, ModelError when the model cannot be written.
TrainingResult train(const TrainingOptions& options, const std::function<void(const EvaluationRow&)>& report);

}  // namespace priscus::training
