// A small model of random numbers: what it says is nonsense, but it must say it safely, alike everywhere, and in trees.
#include "priscus/model.h"

#include <gtest/gtest.h>

#include <random>

#include "priscus/error.h"
#include "syntax/model_file.h"

namespace priscus {
namespace {

NetworkShape small_shape() {
  NetworkShape shape;
  shape.words = 5;
  shape.word_dim = 12;
  shape.affix_rows = 50;
  shape.affix_dim = 4;
  shape.ngram_rows = 40;
  shape.ngram_dim = 8;
  shape.units = 20;
  shape.layers = 2;
  shape.tag_layer = 1;
  shape.tag_hidden = 16;
  shape.arc = 12;
  shape.label = 8;
  shape.xpos = 3;
  shape.feats = 2;
  shape.lemmas = 4;
  shape.deprels = 5;
  return shape;
}

QuantizedNetwork small_network() {
  const NetworkShape shape = small_shape();
  std::mt19937 random(11);
  std::vector<float> parameters(NetworkLayout(shape).size);
  for (float& value : parameters) value = (static_cast<float>(random() % 2001) - 1000.0f) / 1500.0f;
  return QuantizedNetwork(shape, parameters, 4);
}

std::string small_model() {
  Labels labels;
  labels.xpos = {"NN", "VBD", "."};
  labels.feats = {"_", "Number=Sing"};
  labels.lemma_rules = {"l0", "k0", "l1", "=be"};
  labels.deprels = {"case", "nsubj", "obl", "punct", "root"};
  labels.root = 4;
  labels.known_lemmas = {{1 * 32 + 15, 3}};
  const FeatureMap features({"", "was", "met", "in", "."}, WordClasses::parse("met dlv\noslo cp\n", "list"), 50, 40);
  return model_bytes("en", features, labels, small_network(), "");
}

std::vector<std::vector<std::string>> sentences() {
  return {{"The", "ministers", "met", "in", "Oslo", "."},
          {},
          {"Yes"},
          {"Talks", "ended", "on", "Monday", "in", "2021", "\xFF\xFE", ""}};
}

bool same(const std::vector<Parse>& a, const std::vector<Parse>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t s = 0; s < a.size(); ++s) {
    if (a[s].size() != b[s].size()) return false;
    for (int i = 0; i < a[s].size(); ++i) {
      const Word &x = a[s][i], &y = b[s][i];
      if (x.form != y.form || x.lemma != y.lemma || x.upos != y.upos || x.xpos != y.xpos || x.feats != y.feats ||
          x.head != y.head || x.deprel != y.deprel) {
        return false;
      }
    }
  }
  return true;
}

TEST(Model, ParsesWhateverItIsGiven) {
  const auto model = Model::from_bytes(small_model(), "small");
  EXPECT_EQ(model->language(), "en");
  EXPECT_EQ(model->version().size(), 16u);
  const auto parses = model->parse_tokens(sentences());
  ASSERT_EQ(parses.size(), 4u);
  EXPECT_TRUE(parses[1].empty());
  EXPECT_EQ(parses[2][0].deprel, "root");
  for (const Parse& parse : parses) {
    for (const Word& word : parse.words()) EXPECT_EQ(word.head == -1, word.deprel == "root");
  }
  EXPECT_TRUE(model->parse_tokens({}).empty());
}

TEST(Model, SentencesDoNotDependOnTheirNeighbours) {
  const auto model = Model::from_bytes(small_model(), "small");
  std::vector<std::vector<std::string>> many;
  std::vector<Parse> one_by_one;
  std::mt19937 random(2);
  for (int i = 0; i < 300; ++i) {
    std::vector<std::string> sentence;
    for (std::size_t n = random() % 60; n > 0; --n) sentence.push_back("w" + std::to_string(random() % 90));
    many.push_back(sentence);
    one_by_one.push_back(model->parse_tokens({sentence})[0]);
  }
  EXPECT_TRUE(same(model->parse_tokens(many), one_by_one));
}

TEST(Model, LongestSentence) {
  const auto model = Model::from_bytes(small_model(), "small");
  EXPECT_EQ(model->parse_tokens({std::vector<std::string>(Model::kMaxTokens, "met")})[0].size(), Model::kMaxTokens);
  EXPECT_THROW(model->parse_tokens({std::vector<std::string>(Model::kMaxTokens + 1, "met")}), std::invalid_argument);
}

TEST(Model, EveryProcessorSaysTheSame) {
  const QuantizedNetwork network = small_network();
  const FeatureMap features({"", "was", "met", "in", "."}, WordClasses(), 50, 40);
  std::vector<FormFeatures> forms;
  for (int i = 0; i < 50; ++i) forms.push_back(features.of("Word" + std::to_string(i * 37)));
  std::vector<Analysis> analyses;
  std::vector<std::vector<float>> projections;
  for (const Kernels* kernels : all_kernels()) {
    projections.emplace_back(forms.size() * static_cast<std::size_t>(network.width()));
    network.project(forms, projections.back().data(), *kernels);
    Group group;
    for (int i = 0; i < 50; ++i) {
      group.projected.push_back(projections.back().data() + i * network.width());
      group.flags.push_back(static_cast<std::uint8_t>(i));
    }
    group.starts = {0, 7, 8, 8, 50};
    analyses.emplace_back();
    network.analyse(group, analyses.back(), *kernels);
    EXPECT_EQ(projections.back(), projections.front()) << kernels->name;
    EXPECT_EQ(analyses.back().heads, analyses.front().heads) << kernels->name;
    EXPECT_EQ(analyses.back().deprels, analyses.front().deprels) << kernels->name;
    EXPECT_EQ(analyses.back().xpos, analyses.front().xpos) << kernels->name;
    EXPECT_EQ(analyses.back().lemmas, analyses.front().lemmas) << kernels->name;
  }
}

TEST(ModelFile, NotThereOrNotAModel) {
  EXPECT_THROW(Model::load("/nowhere/en.model"), ModelError);
  EXPECT_THROW(Model::from_bytes("", "empty"), ModelError);
  EXPECT_THROW(Model::from_bytes("PRISCUSM", "short"), ModelError);
  try {
    Model::from_bytes("%PDF-1.5 and so on", "paper.pdf");
    FAIL();
  } catch (const ModelError& error) {
    EXPECT_STREQ(error.what(), "paper.pdf: not a model of Priscus; expected the first bytes PRISCUSM");
  }
}

TEST(ModelFile, OtherVersionIsNamed) {
  std::string bytes = small_model();
  bytes[8] = 77;
  try {
    Model::from_bytes(bytes, "old.model");
    FAIL();
  } catch (const ModelError& error) {
    EXPECT_NE(std::string(error.what()).find("format version 77, expected 1"), std::string::npos) << error.what();
  }
}

TEST(ModelFile, CutOffAnywhere) {
  const std::string bytes = small_model();
  for (std::size_t size = 0; size < bytes.size(); size += 97)
    EXPECT_THROW(Model::from_bytes(bytes.substr(0, size), "cut"), ModelError) << size;
  EXPECT_THROW(Model::from_bytes(bytes + "x", "long"), ModelError);
}

TEST(ModelFile, DamagedBytesAreNoticed) {
  const std::string bytes = small_model();
  for (std::size_t at = 0; at < bytes.size(); at += 101) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
    EXPECT_THROW(Model::from_bytes(damaged, "damaged"), ModelError) << at;
  }
}

// Damage with a check that fits, as a hostile file would have it: an error or a model that still parses, never a crash.
TEST(ModelFile, HostileBytesDoNoHarm) {
  const std::string bytes = small_model();
  std::mt19937 random(5);
  for (int round = 0; round < 400; ++round) {
    std::string hostile = bytes.substr(0, bytes.size() - 8);
    for (std::size_t n = random() % 4 + 1; n > 0; --n) hostile[random() % hostile.size()] = static_cast<char>(random());
    ByteWriter check;
    check.u64(model_hash(hostile));
    hostile += check.take();
    try {
      Model::from_bytes(hostile, "hostile")->parse_tokens(sentences());
    } catch (const ModelError&) {
    }
  }
}

TEST(Model, WithoutATokenizerSaysSo) {
  const auto model = Model::from_bytes(small_model(), "small");
  Document document = make_document("a", "", "Talks ended.");
  EXPECT_THROW(model->segment(document), ModelError);
}

}  // namespace
}  // namespace priscus
