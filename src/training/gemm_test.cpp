#include "training/gemm.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "training/random.h"

namespace priscus::training {
namespace {

std::vector<float> random_matrix(std::size_t cells, Random& random) {
  std::vector<float> values(cells);
  for (float& value : values) value = random.uniform() - 0.5f;
  return values;
}

// Sizes around those of tiles and panels, all four ways to store the operands, a fresh result and a sum.
TEST(Gemm, IsTheSumOfProducts) {
  Random random(1);
  const int sizes[][3] = {{1, 1, 1},     {1, 33, 7},     {14, 32, 256}, {15, 31, 257},
                          {113, 513, 5}, {200, 70, 600}, {3, 1, 40}};
  for (const auto& [m, n, k] : sizes) {
    for (const bool ta : {false, true}) {
      for (const bool tb : {false, true}) {
        for (const float beta : {0.0f, 1.0f}) {
          const int lda = (ta ? m : k) + 3, ldb = (tb ? k : n) + 2, ldc = n + 1;
          const auto a = random_matrix(static_cast<std::size_t>((ta ? k : m) * lda), random);
          const auto b = random_matrix(static_cast<std::size_t>((tb ? n : k) * ldb), random);
          const auto before = random_matrix(static_cast<std::size_t>(m * ldc), random);
          auto c = before;
          gemm(ta, tb, m, n, k, a.data(), lda, b.data(), ldb, beta, c.data(), ldc);
          for (int i = 0; i < m; ++i) {
            for (int j = 0; j < n; ++j) {
              double sum = beta * before[static_cast<std::size_t>(i * ldc + j)];
              for (int p = 0; p < k; ++p) {
                sum += static_cast<double>(a[static_cast<std::size_t>(ta ? p * lda + i : i * lda + p)]) *
                       b[static_cast<std::size_t>(tb ? j * ldb + p : p * ldb + j)];
              }
              ASSERT_NEAR(c[static_cast<std::size_t>(i * ldc + j)], sum, 1e-3)
                  << m << ' ' << n << ' ' << k << ' ' << ta << tb << " at " << i << ' ' << j;
            }
            ASSERT_EQ(c[static_cast<std::size_t>(i * ldc + n)], before[static_cast<std::size_t>(i * ldc + n)])
                << "beyond the row";
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace priscus::training
