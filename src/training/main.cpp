// priscus-train: the program behind `priscus train`. Kept apart so that `priscus` itself carries nothing of the trainer.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>

#include "training/trainer.h"

namespace {

using priscus::Score;
using priscus::training::EvaluationRow;
using priscus::training::TrainingOptions;

std::string clock_text(double seconds) {
  const int minutes = static_cast<int>(seconds) / 60;
  return fmt::format("{}:{:02}", minutes, static_cast<int>(seconds) % 60);
}

std::string row_text(const EvaluationRow& row) {
  std::string text = fmt::format("{:>5} {:>8.4f}", row.epoch, row.loss);
  for (const Score& dev : row.dev)
    text +=
        fmt::format(" {:>7.2f} {:>7.2f} {:>7.2f}", dev.percent(dev.upos), dev.percent(dev.uas), dev.percent(dev.las));
  return text +
         fmt::format(" {:>9.0f} {:>8}{}\n", row.tokens_per_second, clock_text(row.seconds_left), row.best ? " *" : "");
}

std::string header_text(std::size_t dev_files) {
  std::string text = fmt::format("{:>5} {:>8}", "epoch", "loss");
  for (std::size_t i = 1; i <= dev_files; ++i)
    text +=
        fmt::format(" {:>7} {:>7} {:>7}", fmt::format("UPOS{}", i), fmt::format("UAS{}", i), fmt::format("LAS{}", i));
  return text + fmt::format(" {:>9} {:>8}\n", "tokens/s", "left");
}

nlohmann::ordered_json row_json(const EvaluationRow& row) {
  nlohmann::ordered_json json{
      {"epoch", row.epoch}, {"loss", row.loss}, {"arc_loss", row.arc_loss}, {"label_loss", row.label_loss}};
  for (const Score& dev : row.dev) {
    json["dev"].push_back({{"upos", dev.percent(dev.upos)},
                           {"xpos", dev.percent(dev.xpos)},
                           {"feats", dev.percent(dev.feats)},
                           {"lemma", dev.percent(dev.lemma)},
                           {"uas", dev.percent(dev.uas)},
                           {"las", dev.percent(dev.las)},
                           {"las_subtypes", dev.percent(dev.las_subtypes)}});
  }
  json["tokens_per_second"] = row.tokens_per_second;
  json["seconds_left"] = row.seconds_left;
  json["best"] = row.best;
  return json;
}

void add_options(CLI::App& app, TrainingOptions& options, std::string& log) {
  app.add_option("--train", options.train, "CoNLL-U files to learn from")->required()->expected(1, -1);
  app.add_option("--dev", options.dev, "CoNLL-U files that choose the epoch, by the mean LAS over them")
      ->required()
      ->expected(1, -1);
  app.add_option("--test", options.test, "CoNLL-U files to report on at the end");
  app.add_option("--out", options.out, "model file to write")->required();
  app.add_option("--abbreviations", options.abbreviations,
                 "list of abbreviations for the tokenizer, as knowledge/lexicon/abbreviations.txt");
  app.add_option("--word-classes", options.word_classes,
                 "what dictionaries know of words, as src/training/make_word_classes.py writes it");
  app.add_option("--checkpoint", options.checkpoint, "file to keep the run's state in (default: OUT.checkpoint)");
  app.add_option("--log", log, "file for one JSON object an evaluation, added at its end");
  app.add_option("--language", options.language, "BCP 47 tag of the language")->capture_default_str();
  app.add_option("--seed", options.seed, "the same seed, options and files give the same model")->capture_default_str();
  app.add_option("--epochs", options.epochs, "passes over the training files")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--threads", options.threads, "at most 2 are of use; changes no result")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--batch", options.batch_tokens, "tokens a step")->capture_default_str()->check(CLI::PositiveNumber);
  app.add_option("--rate", options.rate, "highest learning rate")->capture_default_str();
  app.add_option("--input-dropout", options.input_dropout, "share of the encoder's inputs left out")
      ->capture_default_str();
  app.add_option("--hidden-dropout", options.hidden_dropout, "share of the hidden layers left out")
      ->capture_default_str();
  app.add_option("--affix-dropout", options.affix_dropout, "share of a token's affixes left out")
      ->capture_default_str();
  app.add_option("--word-dropout", options.word_dropout,
                 "a word seen n times is taken for unknown in about this / (this + n) of the cases")
      ->capture_default_str();
  app.add_option("--units", options.shape.units, "recurrent units a direction")->capture_default_str();
  app.add_option("--layers", options.shape.layers, "recurrent layers")->capture_default_str();
  app.add_option("--tag-layer", options.shape.tag_layer, "layer that the tagger reads")->capture_default_str();
  app.add_option("--evaluate-every", options.evaluate_every, "epochs between two evaluations")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_flag("--resume", options.resume,
               "go on from the checkpoint; when all epochs are done, only write the model again");
  app.add_flag("!--no-augment", options.augment,
               "leave the sentences as they are: no missing full stops, no headlines");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Trains a model of Priscus from Universal Dependencies treebanks.", "priscus train"};
  app.footer("Example: priscus train --train en_ewt-ud-train.conllu --dev en_ewt-ud-dev.conllu --out models/en.model");
  TrainingOptions options;
  std::string log;
  add_options(app, options, log);
  CLI11_PARSE(app, argc, argv);
  try {
    bool first = true;
    const auto result = priscus::training::train(options, [&](const EvaluationRow& row) {
      if (first) fmt::print("{}", header_text(options.dev.size()));
      first = false;
      fmt::print("{}", row_text(row));
      std::fflush(stdout);
      if (!log.empty()) std::ofstream(log, std::ios::app) << row_json(row).dump() << '\n';
    });
    fmt::print("best epoch {}; written to {}\n", result.best_epoch, options.out);
    for (std::size_t i = 0; i < result.dev.size(); ++i) fmt::print("\n{}\n{}", options.dev[i], table(result.dev[i]));
    for (std::size_t i = 0; i < result.test.size(); ++i) fmt::print("\n{}\n{}", options.test[i], table(result.test[i]));
  } catch (const std::exception& error) {
    fmt::print(stderr, "priscus-train: {}\n", error.what());
    return 2;
  }
  return 0;
}
