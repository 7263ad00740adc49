// Every kind of processor's loops against the plain ones: the same bits.
#include "syntax/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "syntax/fast_math.h"
#include "syntax/int8_matrix.h"

namespace priscus {
namespace {

class Noise {
 public:
  explicit Noise(unsigned seed) : random_(seed) {}
  float operator()() { return (static_cast<float>(random_() % 20001) - 10000.0f) / 2500.0f; }
  std::vector<float> operator()(std::size_t n) {
    std::vector<float> values(n);
    for (float& value : values) value = (*this)();
    return values;
  }
  std::vector<std::int32_t> integers(std::size_t n) {
    std::vector<std::int32_t> values(n);
    for (std::int32_t& value : values) value = static_cast<std::int32_t>(random_() % 400001) - 200000;
    return values;
  }

 private:
  std::mt19937 random_;
};

TEST(Kernels, PlainKindAlwaysThere) {
  ASSERT_FALSE(all_kernels().empty());
  EXPECT_STREQ(all_kernels().front()->name, "generic");
  EXPECT_EQ(&best_kernels(), all_kernels().back());
}

TEST(Kernels, MultiplyIsExact) {
  Noise noise(1);
  for (const int rows : {4, 36, 448}) {
    for (const int cols : {1, 64, 130}) {
      const auto weights = noise(static_cast<std::size_t>(rows * cols));
      const Int8Matrix matrix(weights.data(), nullptr, rows, cols);
      for (const int n : {1, 2, 5, 6, 13}) {
        const auto x = noise(static_cast<std::size_t>(n * rows));
        std::vector<std::uint8_t> inputs(static_cast<std::size_t>(n * matrix.row_bytes()), 128);
        for (int i = 0; i < n; ++i)
          all_kernels().front()->quantize(x.data() + i * rows, rows, inputs.data() + i * matrix.row_bytes());
        std::vector<std::int32_t> expected(static_cast<std::size_t>(n * matrix.stride())), sums(expected.size());
        matrix.multiply(*all_kernels().front(), inputs.data(), n, expected.data());
        for (const Kernels* kernels : all_kernels()) {
          matrix.multiply(*kernels, inputs.data(), n, sums.data());
          ASSERT_EQ(sums, expected) << kernels->name << ' ' << rows << 'x' << cols << " n " << n;
        }
        // And the plain kind against the numbers themselves: within the rounding of both sides.
        double sum = 0;
        for (int k = 0; k < rows; ++k)
          sum += static_cast<double>(x[static_cast<std::size_t>(k)]) * weights[static_cast<std::size_t>(k * cols)];
        std::vector<std::uint8_t> q(static_cast<std::size_t>(rows));
        const float scale = all_kernels().front()->quantize(x.data(), rows, q.data());
        EXPECT_NEAR(expected[0] * scale * matrix.scales()[0], sum, 0.2 * std::sqrt(rows));
      }
    }
  }
}

TEST(Kernels, ExtremeBytesDoNotOverflow) {
  const std::vector<float> weights(512 * 64, -1.0f), x(512, 1.0f);
  const Int8Matrix matrix(weights.data(), nullptr, 512, 64);
  std::vector<std::uint8_t> inputs(512);
  std::vector<std::int32_t> sums(64);
  for (const Kernels* kernels : all_kernels()) {
    kernels->quantize(x.data(), 512, inputs.data());
    EXPECT_EQ(inputs[0], 255);
    matrix.multiply(*kernels, inputs.data(), 1, sums.data());
    EXPECT_EQ(sums[63], -127 * 127 * 512) << kernels->name;
  }
}

TEST(Kernels, QuantizeAllKindsAlike) {
  Noise noise(2);
  for (const int n : {4, 60, 448}) {
    const auto x = noise(static_cast<std::size_t>(n));
    std::vector<std::uint8_t> expected(static_cast<std::size_t>(n)), q(expected.size());
    const float scale = all_kernels().front()->quantize(x.data(), n, expected.data());
    for (int i = 0; i < n; ++i)
      ASSERT_NEAR((expected[static_cast<std::size_t>(i)] - 128) * scale, x[static_cast<std::size_t>(i)],
                  scale * 0.5001f);
    for (const Kernels* kernels : all_kernels()) {
      EXPECT_EQ(kernels->quantize(x.data(), n, q.data()), scale) << kernels->name;
      EXPECT_EQ(q, expected) << kernels->name;
    }
  }
  const std::vector<float> zeros(8, 0.0f);
  std::vector<std::uint8_t> q(8);
  EXPECT_EQ(best_kernels().quantize(zeros.data(), 8, q.data()), 0.0f);
  EXPECT_EQ(q[0], 128);
}

TEST(Kernels, RecurrenceAllKindsAlike) {
  Noise noise(3);
  const int units = 20, tokens = 9, stride = 40;
  const auto sums = noise.integers(tokens * 64);
  const auto rows = noise(tokens), columns = noise(3 * units), bias = noise(3 * units), carry = noise(2 * units),
             x = noise(tokens * stride);
  for (const bool backward : {false, true}) {
    std::vector<float> expected;
    for (const Kernels* kernels : all_kernels()) {
      std::vector<float> output(tokens * stride, 0.0f), state(units);
      RecurrenceRun run;
      run.tokens = tokens;
      run.units = units;
      run.backward = backward;
      run.sums = sums.data();
      run.sums_stride = 64;
      run.row_scales = rows.data();
      run.column_scales = columns.data();
      run.bias = bias.data();
      run.carry = carry.data();
      run.input = x.data();
      run.output = output.data();
      run.stride = stride;
      run.state = state.data();
      kernels->recurrence(run);
      if (expected.empty()) expected = output;
      EXPECT_EQ(output, expected) << kernels->name;
    }
  }
}

TEST(Kernels, TheRestAllKindsAlike) {
  Noise noise(4);
  const auto sums = noise.integers(200);
  const auto columns = noise(200), bias = noise(200), left = noise(7 * 12), heads = noise(12 * 32), factors = noise(5);
  const std::vector<std::int8_t> bytes{-127, 5, 0, 127, 1, 2, 3, -4, 9};
  std::vector<std::vector<float>> expected;
  for (const Kernels* kernels : all_kernels()) {
    std::vector<std::vector<float>> results(6);
    results[0].resize(77);
    kernels->scale(sums.data(), 1e-4f, columns.data(), bias.data(), 77, results[0].data());
    results[1].resize(77);
    kernels->scale_rectify(sums.data(), 1e-4f, columns.data(), bias.data(), 77, results[1].data());
    results[2].resize(77);
    kernels->scale_tanh(sums.data(), 1e-4f, columns.data(), bias.data(), 77, results[2].data());
    results[3].assign(9, 0.5f);
    kernels->add_bytes(bytes.data(), 0.01f, 9, results[3].data());
    results[4].resize(7 * 32);
    kernels->arcs(left.data(), 7, 12, heads.data(), 32, results[4].data());
    results[5].assign(32, 1.0f);
    kernels->labels(sums.data(), factors.data(), 5, 21, results[5].data());
    if (expected.empty()) expected = results;
    EXPECT_EQ(results, expected) << kernels->name;
  }
}

TEST(Kernels, LargestIsTheFirstOfEquals) {
  for (const Kernels* kernels : all_kernels()) {
    for (const int n : {1, 3, 16, 17, 40, 64}) {
      for (int place = 0; place < n; ++place) {
        std::vector<float> x(static_cast<std::size_t>(n), -2.0f);
        x[static_cast<std::size_t>(place)] = -1.0f;
        x[static_cast<std::size_t>(n - 1)] = -1.0f;
        ASSERT_EQ(kernels->largest(x.data(), n), place) << kernels->name << ' ' << n;
      }
    }
  }
}

TEST(FastMath, IsCloseToTheLibrary) {
  for (float x = -80.0f; x < 80.0f; x += 0.37f) {
    EXPECT_NEAR(fast_exp(x) / std::exp(x), 1.0, 1e-6) << x;
    EXPECT_NEAR(fast_sigmoid(x), 1.0 / (1.0 + std::exp(-static_cast<double>(x))), 1e-6) << x;
    EXPECT_NEAR(fast_tanh(x), std::tanh(static_cast<double>(x)), 1e-6) << x;
  }
  EXPECT_EQ(fast_exp(-1000.0f), fast_exp(-87.0f));
}

}  // namespace
}  // namespace priscus
