#include "syntax/kernels.h"

#include <bit>
#include <cstddef>
#include <cstring>

#include "syntax/fast_math.h"
#include "syntax/network_shape.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define PRISCUS_X86 1
#include <immintrin.h>
#endif

namespace priscus {

// ---- any processor

namespace generic {

#include "syntax/kernels_body.h"

void multiply(const std::uint8_t* a, int rows, int a_stride, const std::int8_t* packed, const std::int32_t* offset,
              int steps, int blocks, std::int32_t* c) {
  for (int block = 0; block < blocks; ++block) {
    const std::int8_t* b = packed + static_cast<std::size_t>(block) * steps * kColumnBlock * kDepthStep;
    for (int i = 0; i < rows; ++i) {
      const std::uint8_t* row = a + static_cast<std::size_t>(i) * a_stride;
      std::int32_t sums[kColumnBlock];
      for (int j = 0; j < kColumnBlock; ++j) sums[j] = offset[block * kColumnBlock + j];
      for (int s = 0; s < steps; ++s) {
        const std::int8_t* four = b + static_cast<std::size_t>(s) * kColumnBlock * kDepthStep;
        for (int j = 0; j < kColumnBlock; ++j) {
          for (int k = 0; k < kDepthStep; ++k) sums[j] += row[s * kDepthStep + k] * four[j * kDepthStep + k];
        }
      }
      std::memcpy(c + (static_cast<std::size_t>(i) * blocks + block) * kColumnBlock, sums, sizeof sums);
    }
  }
}

constexpr Kernels kKernels{"generic",  multiply,  quantize, recurrence, scale,  scale_rectify,
                           scale_tanh, add_bytes, arcs,     labels,     largest};

}  // namespace generic

#ifdef PRISCUS_X86

// ---- AVX2: bytes are widened to 16 bits, because the product of bytes that AVX2 has loses sums beyond 16 bits

#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif
namespace avx2 {

#include "syntax/kernels_body.h"

// Sixteen columns at a time over kRows rows; a lane of `sums` holds half of one column's sum.
template <int kRows>
void multiply_rows(const std::uint8_t* a, int a_stride, const std::int8_t* b, const std::int32_t* offset, int steps,
                   std::int32_t* c, std::size_t c_stride) {
  for (int part = 0; part < kColumnBlock / 16; ++part) {
    __m256i sums[kRows][4];
#pragma GCC unroll 4
    for (int r = 0; r < kRows; ++r) {
#pragma GCC unroll 4
      for (int q = 0; q < 4; ++q) sums[r][q] = _mm256_setzero_si256();
    }
    for (int s = 0; s < steps; ++s) {
      const std::int8_t* four = b + (static_cast<std::size_t>(s) * kColumnBlock + part * 16) * kDepthStep;
      __m256i weights[4];
#pragma GCC unroll 4
      for (int q = 0; q < 4; ++q) {
        weights[q] = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(four + 16 * q)));
      }
#pragma GCC unroll 4
      for (int r = 0; r < kRows; ++r) {
        std::int32_t bytes;
        std::memcpy(&bytes, a + static_cast<std::size_t>(r) * a_stride + s * kDepthStep, 4);
        const __m256i input = _mm256_cvtepu8_epi16(_mm_set1_epi32(bytes));
#pragma GCC unroll 4
        for (int q = 0; q < 4; ++q) sums[r][q] = _mm256_add_epi32(sums[r][q], _mm256_madd_epi16(weights[q], input));
      }
    }
#pragma GCC unroll 4
    for (int r = 0; r < kRows; ++r) {
#pragma GCC unroll 2
      for (int q = 0; q < 4; q += 2) {
        // hadd works within halves: its result is columns 0 1 4 5 | 2 3 6 7 of the eight.
        const __m256i pairs =
            _mm256_permute4x64_epi64(_mm256_hadd_epi32(sums[r][q], sums[r][q + 1]), _MM_SHUFFLE(3, 1, 2, 0));
        const int column = part * 16 + q * 4;
        const __m256i start = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(offset + column));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(c + static_cast<std::size_t>(r) * c_stride + column),
                            _mm256_add_epi32(pairs, start));
      }
    }
  }
}

void multiply(const std::uint8_t* a, int rows, int a_stride, const std::int8_t* packed, const std::int32_t* offset,
              int steps, int blocks, std::int32_t* c) {
  const std::size_t c_stride = static_cast<std::size_t>(blocks) * kColumnBlock;
  for (int block = 0; block < blocks; ++block) {
    const std::int8_t* b = packed + static_cast<std::size_t>(block) * steps * kColumnBlock * kDepthStep;
    const std::int32_t* start = offset + block * kColumnBlock;
    std::int32_t* out = c + block * kColumnBlock;
    int i = 0;
    for (; i + 2 <= rows; i += 2) {
      multiply_rows<2>(a + static_cast<std::size_t>(i) * a_stride, a_stride, b, start, steps, out + i * c_stride,
                       c_stride);
    }
    for (; i < rows; ++i) {
      multiply_rows<1>(a + static_cast<std::size_t>(i) * a_stride, a_stride, b, start, steps, out + i * c_stride,
                       c_stride);
    }
  }
}

constexpr Kernels kKernels{"avx2",     multiply,  quantize, recurrence, scale,  scale_rectify,
                           scale_tanh, add_bytes, arcs,     labels,     largest};

}  // namespace avx2
#ifdef __clang__
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))), \
                             apply_to = function)
#else
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,prefer-vector-width=512")
#endif

// ---- AVX-512 with VNNI: four products of bytes and their sum in each lane at once

namespace avx512_vnni {

#include "syntax/kernels_body.h"

template <int kRows>
void multiply_rows(const std::uint8_t* a, int a_stride, const std::int8_t* b, const std::int32_t* offset, int steps,
                   std::int32_t* c, std::size_t c_stride) {
  __m512i sums[kRows][4];
#pragma GCC unroll 8
  for (int r = 0; r < kRows; ++r) {
#pragma GCC unroll 4
    for (int q = 0; q < 4; ++q) sums[r][q] = _mm512_loadu_si512(offset + 16 * q);
  }
  for (int s = 0; s < steps; ++s, b += kColumnBlock * kDepthStep) {
    __m512i weights[4];
#pragma GCC unroll 4
    for (int q = 0; q < 4; ++q) weights[q] = _mm512_loadu_si512(b + 64 * q);
#pragma GCC unroll 8
    for (int r = 0; r < kRows; ++r) {
      std::int32_t bytes;
      std::memcpy(&bytes, a + static_cast<std::size_t>(r) * a_stride + s * kDepthStep, 4);
      const __m512i input = _mm512_set1_epi32(bytes);
#pragma GCC unroll 4
      for (int q = 0; q < 4; ++q) {
#ifdef __clang__
        sums[r][q] = _mm512_dpbusd_epi32(sums[r][q], input, weights[q]);
#else
        // Not the intrinsic: g++ 12 copies its accumulator to and fro.
        __m512i sum = sums[r][q];
        asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(input), "v"(weights[q]));
        sums[r][q] = sum;
#endif
      }
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < kRows; ++r) {
#pragma GCC unroll 4
    for (int q = 0; q < 4; ++q) _mm512_storeu_si512(c + static_cast<std::size_t>(r) * c_stride + 16 * q, sums[r][q]);
  }
}

void multiply(const std::uint8_t* a, int rows, int a_stride, const std::int8_t* packed, const std::int32_t* offset,
              int steps, int blocks, std::int32_t* c) {
  const std::size_t c_stride = static_cast<std::size_t>(blocks) * kColumnBlock;
  for (int block = 0; block < blocks; ++block) {
    const std::int8_t* b = packed + static_cast<std::size_t>(block) * steps * kColumnBlock * kDepthStep;
    const std::int32_t* start = offset + block * kColumnBlock;
    std::int32_t* out = c + block * kColumnBlock;
    int i = 0;
    for (; i + 6 <= rows; i += 6) {
      multiply_rows<6>(a + static_cast<std::size_t>(i) * a_stride, a_stride, b, start, steps, out + i * c_stride,
                       c_stride);
    }
    const std::uint8_t* rest = a + static_cast<std::size_t>(i) * a_stride;
    std::int32_t* rest_out = out + i * c_stride;
    switch (rows - i) {
      case 5:
        multiply_rows<5>(rest, a_stride, b, start, steps, rest_out, c_stride);
        break;
      case 4:
        multiply_rows<4>(rest, a_stride, b, start, steps, rest_out, c_stride);
        break;
      case 3:
        multiply_rows<3>(rest, a_stride, b, start, steps, rest_out, c_stride);
        break;
      case 2:
        multiply_rows<2>(rest, a_stride, b, start, steps, rest_out, c_stride);
        break;
      case 1:
        multiply_rows<1>(rest, a_stride, b, start, steps, rest_out, c_stride);
        break;
      default:
        break;
    }
  }
}

constexpr Kernels kKernels{"avx512-vnni", multiply,  quantize, recurrence, scale,  scale_rectify,
                           scale_tanh,    add_bytes, arcs,     labels,     largest};

}  // namespace avx512_vnni
#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#endif  // PRISCUS_X86

std::vector<const Kernels*> all_kernels() {
  std::vector<const Kernels*> kinds{&generic::kKernels};
#ifdef PRISCUS_X86
  if (__builtin_cpu_supports("avx2")) kinds.push_back(&avx2::kKernels);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni")) {
    kinds.push_back(&avx512_vnni::kKernels);
  }
#endif
  return kinds;
}

const Kernels& best_kernels() {
  static const Kernels& best = *all_kernels().back();
  return best;
}

}  // namespace priscus
