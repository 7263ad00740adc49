// kernels.h: the loops in which parsing spends its time, for each kind of processor.
//
//     const Kernels& kernels = best_kernels();
//     kernels.multiply(...);
//
// All kinds give the same bits: products of matrices are of integers, and the rest does the same float operations in
// the same order (the build turns contraction off). kernels_test.cpp holds every kind that the processor has to the
// plain one.
#pragma once
#include <cstdint>
#include <vector>

namespace priscus {

inline constexpr int kColumnBlock = 64;  // columns of a packed matrix that lie together; see int8_matrix.h
inline constexpr int kDepthStep = 4;     // numbers of one column that lie together

// One direction of one recurrent layer over a sentence, from the integers of the matrix product to the layer's output.
struct RecurrenceRun {
  int tokens = 0, units = 0;
  bool backward = false;
  const std::int32_t* sums = nullptr;  // first token's candidate; `sums_stride` numbers from token to token
  int sums_stride = 0;
  const float* row_scales = nullptr;     // by token
  const float* column_scales = nullptr;  // candidate, forget, reset: 3 * units
  const float* bias = nullptr;           // likewise
  const float* carry = nullptr;          // forget, reset: 2 * units
  const float* input = nullptr;          // for the highway; `stride` numbers from token to token
  float* output = nullptr;
  int stride = 0;
  float* state = nullptr;  // units numbers of scratch
};

struct Kernels {
  const char* name;  // "generic", "avx2", "avx512-vnni"

  // c[i][j] = offset[j] + sum over k of a[i][k] * b[k][j], over `blocks` column blocks and `steps` depth steps of
  // packed b. a: rows of a_stride bytes, each number + 128; offset takes the 128 back. c: rows of blocks * 64 numbers.
  void (*multiply)(const std::uint8_t* a, int rows, int a_stride, const std::int8_t* packed, const std::int32_t* offset,
                   int steps, int blocks, std::int32_t* c);

  // x as bytes q with x = (q - 128) * scale, scale = max |x| / 127; returns the scale, 0 for zeros. n is a multiple of
  // 4.
  float (*quantize)(const float* x, int n, std::uint8_t* q);

  void (*recurrence)(const RecurrenceRun& run);

  // out[j] = sums[j] * row_scale * column_scales[j] + bias[j], and its leaky rectifier or tanh.
  void (*scale)(const std::int32_t* sums, float row_scale, const float* column_scales, const float* bias, int n,
                float* out);
  void (*scale_rectify)(const std::int32_t* sums, float row_scale, const float* column_scales, const float* bias, int n,
                        float* out);
  void (*scale_tanh)(const std::int32_t* sums, float row_scale, const float* column_scales, const float* bias, int n,
                     float* out);

  // out[j] += a * x[j] with bytes x.
  void (*add_bytes)(const std::int8_t* x, float a, int n, float* out);

  // scores[i][j] = sum over k of left[i][k] * heads[k][j]; heads and scores have rows of `stride`, a multiple of 16.
  void (*arcs)(const float* left, int rows, int depth, const float* heads, int stride, float* scores);

  // out[k] += sum over j below `depth` of factors[j] * t[j * relations + k]. Takes 16 numbers at a time, so t can be
  // read and out written 15 numbers beyond.
  void (*labels)(const std::int32_t* t, const float* factors, int depth, int relations, float* out);

  // The place of the largest of n numbers, n >= 1; the first of equals.
  int (*largest)(const float* x, int n);
};

// The fastest kind that this processor has.
const Kernels& best_kernels();
// Every kind that it has, the plain one first.
std::vector<const Kernels*> all_kernels();

}  // namespace priscus
