#include "training/gemm.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>

#if defined(__x86_64__) && defined(__GNUC__)
#define PRISCUS_X86 1
#include <immintrin.h>
#endif

namespace priscus::training {
namespace {

constexpr int kDepth = 256;    // of a panel: 256 x 32 floats of b stay in the first cache
constexpr int kColumns = 512;  // of b packed at a time: they stay in the second cache
constexpr int kRows = 112;     // of a packed at a time

// One kind of processor: the size of its tile, and tile(k, a, b, sums): sums[rows][columns] = the product of packed
// panels.
struct Kind {
  int rows, columns;
  void (*tile)(int depth, const float* a, const float* b, float* c, int ldc, bool add);
};

constexpr int kMostRows = 14, kMostColumns = 32;

void plain_tile(int depth, const float* a, const float* b, float* c, int ldc, bool add) {
  float sums[4][8] = {};
  for (int p = 0; p < depth; ++p, a += 4, b += 8) {
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 8; ++j) sums[i][j] += a[i] * b[j];
    }
  }
  for (int i = 0; i < 4; ++i) {
    for (int j = 0; j < 8; ++j) c[i * ldc + j] = add ? c[i * ldc + j] + sums[i][j] : sums[i][j];
  }
}

#ifdef PRISCUS_X86

__attribute__((target("avx2,fma"))) void avx2_tile(int depth, const float* a, const float* b, float* c, int ldc,
                                                   bool add) {
  __m256 sums[6][2];
#pragma GCC unroll 14
  for (auto& row : sums) row[0] = row[1] = _mm256_setzero_ps();
  for (int p = 0; p < depth; ++p, a += 6, b += 16) {
    const __m256 left = _mm256_loadu_ps(b), right = _mm256_loadu_ps(b + 8);
#pragma GCC unroll 6
    for (int i = 0; i < 6; ++i) {
      const __m256 factor = _mm256_broadcast_ss(a + i);
      sums[i][0] = _mm256_fmadd_ps(factor, left, sums[i][0]);
      sums[i][1] = _mm256_fmadd_ps(factor, right, sums[i][1]);
    }
  }
#pragma GCC unroll 6
  for (int i = 0; i < 6; ++i) {
#pragma GCC unroll 2
    for (int j = 0; j < 2; ++j) {
      float* out = c + i * ldc + 8 * j;
      _mm256_storeu_ps(out, add ? _mm256_add_ps(_mm256_loadu_ps(out), sums[i][j]) : sums[i][j]);
    }
  }
}

__attribute__((target("avx512f"))) void avx512_tile(int depth, const float* a, const float* b, float* c, int ldc,
                                                    bool add) {
  __m512 sums[14][2];
#pragma GCC unroll 14
  for (auto& row : sums) row[0] = row[1] = _mm512_setzero_ps();
  for (int p = 0; p < depth; ++p, a += 14, b += 32) {
    const __m512 left = _mm512_loadu_ps(b), right = _mm512_loadu_ps(b + 16);
#pragma GCC unroll 14
    for (int i = 0; i < 14; ++i) {
      const __m512 factor = _mm512_set1_ps(a[i]);
      sums[i][0] = _mm512_fmadd_ps(factor, left, sums[i][0]);
      sums[i][1] = _mm512_fmadd_ps(factor, right, sums[i][1]);
    }
  }
#pragma GCC unroll 14
  for (int i = 0; i < 14; ++i) {
#pragma GCC unroll 2
    for (int j = 0; j < 2; ++j) {
      float* out = c + i * ldc + 16 * j;
      _mm512_storeu_ps(out, add ? _mm512_add_ps(_mm512_loadu_ps(out), sums[i][j]) : sums[i][j]);
    }
  }
}

#endif  // PRISCUS_X86

const Kind& best_kind() {
  static const Kind kind = [] {
#ifdef PRISCUS_X86
    if (__builtin_cpu_supports("avx512f")) return Kind{14, 32, avx512_tile};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return Kind{6, 16, avx2_tile};
#endif
    return Kind{4, 8, plain_tile};
  }();
  return kind;
}

// Packs strips of `width` lines of an operand: for each depth the numbers of a strip side by side, zeros beyond the
// last line. line_step and depth_step are the distances in `from` between two lines and between two depths.
void pack(const float* from, int lines, int depth, std::size_t line_step, std::size_t depth_step, int width,
          float* to) {
  for (int first = 0; first < lines; first += width, to += static_cast<std::ptrdiff_t>(width) * depth) {
    const int present = std::min(width, lines - first);
    const float* strip = from + static_cast<std::size_t>(first) * line_step;
    if (present < width) std::fill(to, to + static_cast<std::ptrdiff_t>(width) * depth, 0.0f);
    if (line_step == 1) {
      for (int p = 0; p < depth; ++p)
        std::memcpy(to + static_cast<std::ptrdiff_t>(p) * width, strip + static_cast<std::size_t>(p) * depth_step,
                    sizeof(float) * static_cast<std::size_t>(present));
      continue;
    }
    // Eight depths at a time: a line of the cache holds several.
    for (int p = 0; p < depth; p += 8) {
      const int end = std::min(depth, p + 8);
      for (int i = 0; i < present; ++i) {
        const float* line = strip + static_cast<std::size_t>(i) * line_step;
        for (int q = p; q < end; ++q)
          to[static_cast<std::ptrdiff_t>(q) * width + i] = line[static_cast<std::size_t>(q) * depth_step];
      }
    }
  }
}

struct Panels {
  alignas(64) float a[(kRows + kMostRows) * kDepth];
  alignas(64) float b[(kColumns + kMostColumns) * kDepth];
};

}  // namespace

void gemm(bool transpose_a, bool transpose_b, int m, int n, int k, const float* a, int lda, const float* b, int ldb,
          float beta, float* c, int ldc) {
  static thread_local Panels panels;
  const Kind& kind = best_kind();
  const auto step = [](bool along, int ld) { return along ? static_cast<std::size_t>(ld) : std::size_t{1}; };
  for (int j = 0; j < n; j += kColumns) {
    const int columns = std::min(kColumns, n - j);
    for (int p = 0; p < k; p += kDepth) {
      const int depth = std::min(kDepth, k - p);
      const bool add = p > 0 || beta != 0.0f;
      const std::size_t b_line = step(transpose_b, ldb), b_depth = step(!transpose_b, ldb);
      pack(b + static_cast<std::size_t>(j) * b_line + static_cast<std::size_t>(p) * b_depth, columns, depth, b_line,
           b_depth, kind.columns, panels.b);
      for (int i = 0; i < m; i += kRows) {
        const int rows = std::min(kRows, m - i);
        const std::size_t a_line = step(!transpose_a, lda), a_depth = step(transpose_a, lda);
        pack(a + static_cast<std::size_t>(i) * a_line + static_cast<std::size_t>(p) * a_depth, rows, depth, a_line,
             a_depth, kind.rows, panels.a);
        for (int jj = 0; jj < columns; jj += kind.columns) {
          for (int ii = 0; ii < rows; ii += kind.rows) {
            float* out = c + static_cast<std::ptrdiff_t>(i + ii) * ldc + j + jj;
            const float* left = panels.a + static_cast<std::ptrdiff_t>(ii) * depth;
            const float* right = panels.b + static_cast<std::ptrdiff_t>(jj) * depth;
            const int high = std::min(kind.rows, rows - ii), wide = std::min(kind.columns, columns - jj);
            if (high == kind.rows && wide == kind.columns) {
              kind.tile(depth, left, right, out, ldc, add);
              continue;
            }
            float edge[kMostRows * kMostColumns];
            kind.tile(depth, left, right, edge, kind.columns, false);
            for (int y = 0; y < high; ++y) {
              for (int x = 0; x < wide; ++x) {
                float& cell = out[static_cast<std::ptrdiff_t>(y) * ldc + x];
                cell = add ? cell + edge[y * kind.columns + x] : edge[y * kind.columns + x];
              }
            }
          }
        }
      }
    }
  }
}

}  // namespace priscus::training
