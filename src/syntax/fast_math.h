// fast_math.h: exponential, sigmoid and tanh in plain arithmetic.
//
// The same operations in the same order on every processor, so the same bits, and loops over them turn into vector
// code; the functions of the C library promise neither. Relative error below 2e-7 over the range that matters.
#pragma once
#include <bit>
#include <cstdint>

// Before a loop: no step of it needs what another wrote.
#ifdef __clang__
#define PRISCUS_INDEPENDENT
#else
#define PRISCUS_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace priscus {

// e^x; x is first cut to [-87, 87].
inline float fast_exp(float x) {
  x = x < -87.0f ? -87.0f : x;
  x = x > 87.0f ? 87.0f : x;
  // 2^n * e^r with n the nearest integer to x / ln 2; adding 1.5 * 2^23 rounds a float to an integer in its low bits.
  constexpr float kRound = 12582912.0f;
  const float shifted = x * 1.44269504f + kRound;
  const float n = shifted - kRound;
  const float r = (x - n * 0.693359375f) - n * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = (p * r) * r + r + 1.0f;
  const std::uint32_t exponent = std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(kRound);
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(p) + (exponent << 23));
}

inline float fast_sigmoid(float x) { return 1.0f / (1.0f + fast_exp(-x)); }
inline float fast_tanh(float x) { return 2.0f / (1.0f + fast_exp(-2.0f * x)) - 1.0f; }

}  // namespace priscus
