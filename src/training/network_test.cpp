// The gradient written by hand against differences of the loss, block by block.
#include "training/network.h"

#include <gtest/gtest.h>

#include <cmath>

namespace priscus::training {
namespace {

NetworkShape tiny_shape() {
  NetworkShape shape;
  shape.words = 7;
  shape.word_dim = 5;
  shape.affix_rows = 23;
  shape.affix_dim = 3;
  shape.ngram_rows = 19;
  shape.ngram_dim = 4;
  shape.units = 6;
  shape.layers = 3;
  shape.tag_layer = 2;
  shape.tag_hidden = 8;
  shape.arc = 5;
  shape.label = 4;
  shape.xpos = 4;
  shape.feats = 3;
  shape.lemmas = 5;
  shape.deprels = 6;
  return shape;
}

Example random_example(const NetworkShape& shape, int n, Random& random) {
  Example example;
  for (int i = 0; i < n; ++i) {
    FormFeatures form;
    form.word = static_cast<int>(random.below(static_cast<std::size_t>(shape.words)));
    for (auto& affix : form.affixes)
      affix = static_cast<std::uint32_t>(random.below(static_cast<std::size_t>(shape.affix_rows)));
    for (std::size_t k = random.below(4) + 1; k > 0; --k) {
      form.ngrams.push_back(static_cast<std::uint32_t>(random.below(static_cast<std::size_t>(shape.ngram_rows))));
    }
    example.forms.push_back(form);
    example.flags.push_back(static_cast<std::uint8_t>(random.below(kContextFlags)));
    example.upos.push_back(static_cast<int>(random.below(17)));
    example.xpos.push_back(static_cast<int>(random.below(4)));
    example.feats.push_back(static_cast<int>(random.below(4)) - 1);
    example.lemmas.push_back(static_cast<int>(random.below(5)));
    example.deprels.push_back(static_cast<int>(random.below(6)));
    example.heads.push_back(i - 1);
  }
  return example;
}

TEST(Network, GradientIsTheSlopeOfTheLoss) {
  const NetworkShape shape = tiny_shape();
  Network network(shape);
  Random random(5);
  const Example a = random_example(shape, 5, random), b = random_example(shape, 1, random),
                c = random_example(shape, 7, random);
  const std::vector<const Example*> batch{&a, &b, &c};
  std::vector<float> parameters = network.initial(3);
  for (float& value : parameters) value += 0.2f * (random.uniform() - 0.5f);  // biases away from zero
  Dropout dropout{0.2f, 0.3f, 0.3f, std::vector<float>(static_cast<std::size_t>(shape.words), 0.3f)};
  std::vector<float> gradient(parameters.size(), 0.0f);
  const auto loss = [&](const std::vector<float>& p) {
    return network.run(p, batch, nullptr, dropout, 12, 1.0f).total();
  };
  network.run(parameters, batch, &gradient, dropout, 12, 1.0f);

  const NetworkLayout& layout = network.layout();
  std::vector<std::pair<std::string, Block>> blocks{{"word", layout.word},
                                                    {"affix", layout.affix},
                                                    {"ngram", layout.ngram},
                                                    {"flags", layout.flags},
                                                    {"projection", layout.projection},
                                                    {"projection_bias", layout.projection_bias},
                                                    {"tag_hidden", layout.tag_hidden},
                                                    {"tag_hidden_bias", layout.tag_hidden_bias},
                                                    {"tag_out", layout.tag_out},
                                                    {"tag_out_bias", layout.tag_out_bias},
                                                    {"hidden", layout.hidden},
                                                    {"hidden_bias", layout.hidden_bias},
                                                    {"arc", layout.arc},
                                                    {"arc_bias", layout.arc_bias},
                                                    {"root", layout.root},
                                                    {"label", layout.label},
                                                    {"label_bias", layout.label_bias}};
  for (const RecurrentBlocks& layer : layout.layers) {
    blocks.insert(blocks.end(), {{"weight", layer.weight}, {"bias", layer.bias}, {"carry", layer.carry}});
  }
  for (const auto& [name, block] : blocks) {
    // Along the gradient's own direction the slope is its norm.
    double square = 0;
    for (std::size_t i = block.offset; i < block.end(); ++i) square += static_cast<double>(gradient[i]) * gradient[i];
    const double norm = std::sqrt(square);
    ASSERT_GT(norm, 1e-4) << name;
    const auto moved = [&](double by) {
      std::vector<float> p = parameters;
      for (std::size_t i = block.offset; i < block.end(); ++i) p[i] += static_cast<float>(by * gradient[i] / norm);
      return loss(p);
    };
    const double slope = (moved(0.001) - moved(-0.001)) / 0.002;
    EXPECT_NEAR(slope / norm, 1.0, 0.02) << name;
  }
}

}  // namespace
}  // namespace priscus::training
