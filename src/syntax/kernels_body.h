// kernels_body.h: the loops of kernels.h but `multiply`, included once for each kind of processor inside a namespace of
// its own. Plain loops without dependences from one number to the next, which the compiler turns into the vectors of
// that processor.

// No pragma once: kernels.cpp includes this file several times.

float quantize(const float* x, int n, std::uint8_t* __restrict q) {
  std::int32_t most = 0;  // the bits of |x| are in order of size, and a maximum of integers needs no order
  for (int i = 0; i < n; ++i) {
    const std::int32_t bits = std::bit_cast<std::int32_t>(x[i]) & 0x7FFFFFFF;
    most = bits > most ? bits : most;
  }
  const float largest = std::bit_cast<float>(most);
  const float inverse = largest > 1e-30f ? 127.0f / largest : 0.0f;
  constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: a sum with it has the nearest integer in its low bits
  for (int i = 0; i < n; ++i)
    q[i] = static_cast<std::uint8_t>(std::bit_cast<std::int32_t>(x[i] * inverse + kRound) + 128);
  return largest > 1e-30f ? largest * (1.0f / 127.0f) : 0.0f;
}

void recurrence(const RecurrenceRun& run) {
  const int units = run.units;
  const float *scale_c = run.column_scales, *scale_f = scale_c + units, *scale_r = scale_f + units;
  const float *bias_c = run.bias, *bias_f = bias_c + units, *bias_r = bias_f + units;
  const float *carry_f = run.carry, *carry_r = carry_f + units;
  float* __restrict state = run.state;
  for (int i = 0; i < units; ++i) state[i] = 0;
  for (int step = 0; step < run.tokens; ++step) {
    const std::size_t t = static_cast<std::size_t>(run.backward ? run.tokens - 1 - step : step);
    const std::int32_t* sum_c = run.sums + t * static_cast<std::size_t>(run.sums_stride);
    const std::int32_t *sum_f = sum_c + units, *sum_r = sum_f + units;
    const float row = run.row_scales[t];
    const float* x = run.input + t * static_cast<std::size_t>(run.stride);
    float* __restrict h = run.output + t * static_cast<std::size_t>(run.stride);
    PRISCUS_INDEPENDENT
    for (int i = 0; i < units; ++i) {
      const float before = state[i];
      const float z = static_cast<float>(sum_c[i]) * row * scale_c[i] + bias_c[i];
      const float f = fast_sigmoid(static_cast<float>(sum_f[i]) * row * scale_f[i] + bias_f[i] + carry_f[i] * before);
      const float g = fast_sigmoid(static_cast<float>(sum_r[i]) * row * scale_r[i] + bias_r[i] + carry_r[i] * before);
      const float now = z + f * (before - z);
      const float high = kHighway * x[i];
      state[i] = now;
      h[i] = high + g * (now - high);
    }
  }
}

void scale(const std::int32_t* sums, float row_scale, const float* column_scales, const float* bias, int n,
           float* __restrict out) {
  for (int j = 0; j < n; ++j) out[j] = static_cast<float>(sums[j]) * row_scale * column_scales[j] + bias[j];
}

void scale_rectify(const std::int32_t* sums, float row_scale, const float* column_scales, const float* bias, int n,
                   float* __restrict out) {
  for (int j = 0; j < n; ++j) {
    const float x = static_cast<float>(sums[j]) * row_scale * column_scales[j] + bias[j];
    out[j] = x > 0 ? x : kLeak * x;
  }
}

void scale_tanh(const std::int32_t* sums, float row_scale, const float* column_scales, const float* bias, int n,
                float* __restrict out) {
  for (int j = 0; j < n; ++j) out[j] = fast_tanh(static_cast<float>(sums[j]) * row_scale * column_scales[j] + bias[j]);
}

void add_bytes(const std::int8_t* x, float a, int n, float* __restrict out) {
  for (int j = 0; j < n; ++j) out[j] += a * static_cast<float>(x[j]);
}

// Rows of scores four at a time, so that the sums of several can be under way at once.
template <int kRows>
void arc_rows(const float* left, int depth, const float* heads, int stride, float* scores) {
  for (int j = 0; j < stride; j += 16) {
    float sums[kRows][16] = {};
    const float* column = heads + j;
    for (int k = 0; k < depth; ++k, column += stride) {
      for (int r = 0; r < kRows; ++r) {
        const float factor = left[r * depth + k];
        for (int i = 0; i < 16; ++i) sums[r][i] += factor * column[i];
      }
    }
    for (int r = 0; r < kRows; ++r) {
      for (int i = 0; i < 16; ++i) scores[r * stride + j + i] = sums[r][i];
    }
  }
}

void arcs(const float* left, int rows, int depth, const float* heads, int stride, float* scores) {
  int i = 0;
  for (; i + 4 <= rows; i += 4) arc_rows<4>(left + i * depth, depth, heads, stride, scores + i * stride);
  for (; i < rows; ++i) arc_rows<1>(left + i * depth, depth, heads, stride, scores + i * stride);
}

void labels(const std::int32_t* t, const float* factors, int depth, int relations, float* __restrict out) {
  for (int k = 0; k < relations; k += 16) {
    float sums[16];
    for (int i = 0; i < 16; ++i) sums[i] = out[k + i];
    for (int j = 0; j < depth; ++j) {
      const float factor = factors[j];
      const std::int32_t* row = t + j * relations + k;
      for (int i = 0; i < 16; ++i) sums[i] += factor * static_cast<float>(row[i]);
    }
    for (int i = 0; i < 16; ++i) out[k + i] = sums[i];
  }
}

int largest(const float* x, int n) {
  float most = x[0];
  int i = 0;
  if (n >= 16) {
    float lanes[16];
    for (int k = 0; k < 16; ++k) lanes[k] = x[k];
    for (i = 16; i + 16 <= n; i += 16) {
      for (int k = 0; k < 16; ++k) lanes[k] = x[i + k] > lanes[k] ? x[i + k] : lanes[k];
    }
    for (int k = 0; k < 16; ++k) most = lanes[k] > most ? lanes[k] : most;
  }
  for (; i < n; ++i) most = x[i] > most ? x[i] : most;
  for (i = 0; i + 16 <= n; i += 16) {
    int found = 0;
    for (int k = 0; k < 16; ++k) found |= x[i + k] == most;
    if (found) break;
  }
  if (i == n) --i;
  while (i + 1 < n && x[i] != most) ++i;  // a NaN equals nothing
  return i;
}
