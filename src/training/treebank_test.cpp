#include "training/treebank.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "base/strings.h"
#include "priscus/error.h"
#include "priscus/model.h"
#include "training/checkpoint.h"
#include "training/trainer.h"

namespace priscus::training {
namespace {

ConlluSentence sentence(const std::vector<std::array<std::string, 4>>& rows) {
  ConlluSentence result;
  for (const auto& [form, upos, head, deprel] : rows) {
    ConlluWord word;
    word.form = form;
    word.lemma = upos == "PROPN" ? form : lower(form);
    word.upos = word.xpos = upos;
    word.feats = "_";
    word.head = std::stoi(head) - 1;
    word.deprel = deprel;
    result.words.push_back(word);
  }
  return result;
}

// Sentences of three patterns over a few words.
std::vector<ConlluSentence> toy_treebank() {
  std::vector<ConlluSentence> result;
  for (const char* who : {"Anna", "Boris", "Clara", "David"}) {
    for (const char* what : {"saw", "met", "left"}) {
      for (const char* whom : {"friends", "dogs", "trees"}) {
        result.push_back(sentence({{who, "PROPN", "2", "nsubj"},
                                   {what, "VERB", "0", "root"},
                                   {whom, "NOUN", "2", "obj"},
                                   {".", "PUNCT", "2", "punct"}}));
        result.push_back(sentence({{"The", "DET", "2", "det"},
                                   {whom, "NOUN", "3", "nsubj"},
                                   {what, "VERB", "0", "root"},
                                   {who, "PROPN", "3", "obj"},
                                   {".", "PUNCT", "3", "punct"}}));
      }
    }
  }
  return result;
}

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("priscus-training-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TrainingOptions toy_options(const Folder& folder, const char* out) {
  std::ofstream stream(folder / "toy.conllu");
  for (const ConlluSentence& s : toy_treebank()) write_conllu(stream, s);
  TrainingOptions options;
  options.train = options.dev = options.test = {folder / "toy.conllu"};
  options.out = folder / out;
  options.epochs = 30;
  options.batch_tokens = 60;
  options.rate = 0.01f;
  options.shape.word_dim = 8;
  options.shape.affix_rows = 200;
  options.shape.affix_dim = 4;
  options.shape.ngram_rows = 100;
  options.shape.ngram_dim = 4;
  options.shape.units = 12;
  options.shape.layers = 2;
  options.shape.tag_layer = 1;
  options.shape.tag_hidden = 12;
  options.shape.arc = 12;
  options.shape.label = 8;
  return options;
}

TEST(Treebank, NumbersLeadBackToText) {
  const auto sentences = toy_treebank();
  const Treebank treebank(sentences, WordClasses(), 100, 100);
  const Example example = treebank.example(sentences[1]);
  Prediction prediction{example.upos, example.xpos, example.feats, example.lemmas, example.deprels, example.heads};
  const ConlluSentence back = treebank.labelled(sentences[1], prediction);
  for (std::size_t i = 0; i < back.words.size(); ++i) {
    EXPECT_EQ(back.words[i].lemma, sentences[1].words[i].lemma);
    EXPECT_EQ(back.words[i].deprel, sentences[1].words[i].deprel);
    EXPECT_EQ(back.words[i].xpos, sentences[1].words[i].xpos);
  }
  ConlluSentence strange = sentences[0];
  strange.words[0].deprel = "vocative";
  EXPECT_EQ(treebank.example(strange).deprels[0], -1) << "a label never seen counts for nothing";
  EXPECT_THROW(Treebank({}, WordClasses(), 100, 100), InputError);
}

TEST(Treebank, AugmentedSentencesAreStillTrees) {
  Random random(4);
  int changed = 0;
  for (int round = 0; round < 40; ++round) {
    for (ConlluSentence s : toy_treebank()) {
      if (!augment(s, random)) continue;
      ++changed;
      int roots = 0;
      for (const ConlluWord& word : s.words) {
        EXPECT_LT(word.head, static_cast<int>(s.words.size()));
        roots += word.head < 0;
      }
      EXPECT_EQ(roots, 1);
    }
  }
  EXPECT_GT(changed, 50);
}

TEST(Trainer, LearnsAToyTreebankAlikeOnOneThreadAndTwo) {
  const Folder folder;
  TrainingOptions options = toy_options(folder, "one.model");
  options.threads = 1;
  const TrainingResult result = train(options, [](const EvaluationRow&) {});
  ASSERT_EQ(result.test.size(), 1u);
  EXPECT_GT(result.test[0].percent(result.test[0].las), 95.0);
  EXPECT_GT(result.test[0].percent(result.test[0].upos), 95.0);
  TrainingOptions again = toy_options(folder, "two.model");
  again.threads = 2;
  train(again, [](const EvaluationRow&) {});
  EXPECT_EQ(bytes_of(options.out), bytes_of(again.out));
}

TEST(Trainer, ACutRunGoesOnWhereItStood) {
  const Folder folder;
  TrainingOptions whole = toy_options(folder, "whole.model");
  whole.epochs = 4;
  train(whole, [](const EvaluationRow&) {});
  TrainingOptions cut = toy_options(folder, "cut.model");
  cut.epochs = 4;
  struct Stop {};
  try {
    train(cut, [](const EvaluationRow& row) {
      if (row.epoch == 2) throw Stop();
    });
    FAIL();
  } catch (const Stop&) {
  }
  cut.resume = true;
  train(cut, [](const EvaluationRow&) {});
  EXPECT_EQ(bytes_of(whole.out), bytes_of(cut.out));
}

TEST(Checkpoint, RefusesOtherFiles) {
  const Folder folder;
  EXPECT_THROW(load_checkpoint(folder / "none", 3), InputError);
  Checkpoint checkpoint;
  checkpoint.parameters = checkpoint.first = checkpoint.second = checkpoint.average = checkpoint.best = {1, 2, 3};
  save(checkpoint, folder / "a");
  EXPECT_EQ(load_checkpoint(folder / "a", 3).parameters, checkpoint.parameters);
  EXPECT_THROW(load_checkpoint(folder / "a", 4), InputError);
  std::ofstream(folder / "b") << "PRISCKP1 and little else";
  EXPECT_THROW(load_checkpoint(folder / "b", 3), InputError);
}

}  // namespace
}  // namespace priscus::training
