#include "training/kernels.h"

#include <cmath>
#include <limits>
#include <vector>

#include "syntax/fast_math.h"
#include "syntax/network_shape.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define PRISCUS_CLONES __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
#define PRISCUS_CLONES
#endif

namespace priscus::training {

PRISCUS_CLONES void axpy(std::size_t n, float a, const float* x, float* __restrict y) {
  for (std::size_t i = 0; i < n; ++i) y[i] += a * x[i];
}

PRISCUS_CLONES double sum_of_squares(std::size_t n, const float* x) {
  // Sixteen partial sums, so that the loop becomes vector code and the order stays the same everywhere.
  constexpr std::size_t kLanes = 16;
  float sums[kLanes] = {};
  double total = 0;
  std::size_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    for (std::size_t k = 0; k < kLanes; ++k) sums[k] += x[i + k] * x[i + k];
  }
  for (; i < n; ++i) total += static_cast<double>(x[i]) * x[i];
  for (const float sum : sums) total += sum;
  return total;
}

PRISCUS_CLONES void add_columns(const float* matrix, int rows, int cols, float* __restrict row) {
  for (int i = 0; i < rows; ++i, matrix += cols) {
    for (int j = 0; j < cols; ++j) row[j] += matrix[j];
  }
}

PRISCUS_CLONES void add_row(float* __restrict matrix, int rows, int cols, const float* row) {
  for (int i = 0; i < rows; ++i, matrix += cols) {
    for (int j = 0; j < cols; ++j) matrix[j] += row[j];
  }
}

PRISCUS_CLONES void tanh_in_place(std::size_t n, float* x) {
  for (std::size_t i = 0; i < n; ++i) x[i] = fast_tanh(x[i]);
}

PRISCUS_CLONES void tanh_gradient(std::size_t n, const float* y, float* __restrict d) {
  for (std::size_t i = 0; i < n; ++i) d[i] *= 1.0f - y[i] * y[i];
}

PRISCUS_CLONES void rectify(std::size_t n, float* x) {
  for (std::size_t i = 0; i < n; ++i) x[i] = x[i] > 0 ? x[i] : kLeak * x[i];
}

PRISCUS_CLONES void rectify_gradient(std::size_t n, const float* y, float* __restrict d) {
  for (std::size_t i = 0; i < n; ++i) d[i] *= y[i] > 0 ? 1.0f : kLeak;
}

PRISCUS_CLONES void multiply(std::size_t n, const float* x, const float* mask, float* __restrict out) {
  for (std::size_t i = 0; i < n; ++i) out[i] = x[i] * mask[i];
}

namespace {

PRISCUS_CLONES void exponentials(int n, float* x, float most) {
  for (int i = 0; i < n; ++i) {
    const float shifted = x[i] - most;
    const float e = fast_exp(shifted);
    x[i] = shifted < -80.0f ? 0.0f : e;
  }
}

PRISCUS_CLONES void scale(int n, float* x, float factor) {
  for (int i = 0; i < n; ++i) x[i] *= factor;
}

}  // namespace

float softmax_loss(int n, float* x, int gold, float weight, bool& right) {
  right = false;
  if (gold < 0) {
    for (int i = 0; i < n; ++i) x[i] = 0;
    return 0;
  }
  int most = 0;
  for (int i = 1; i < n; ++i) {
    if (x[i] > x[most]) most = i;
  }
  right = most == gold;
  const float top = x[most], target = x[gold];
  exponentials(n, x, top);
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += x[i];
  scale(n, x, weight / static_cast<float>(sum));
  x[gold] -= weight;
  return weight * static_cast<float>(std::log(sum) + top - target);
}

PRISCUS_CLONES void recurrence_forward(const Recurrence& r, float* u, const float* x, float* c, float* h) {
  const int units = r.units;
  const float *bias_c = r.bias, *bias_f = r.bias + units, *bias_r = r.bias + 2 * units;
  const float *carry_f = r.carry, *carry_r = r.carry + units;
  const std::vector<float> zeros(static_cast<std::size_t>(units), 0.0f);
  const float* before = zeros.data();
  for (int step = 0; step < r.n; ++step) {
    const std::size_t t = static_cast<std::size_t>(r.backward ? r.n - 1 - step : step);
    float* candidate = u + t * r.row + r.column;
    float *forget = candidate + units, *reset = forget + units;
    const float* xt = x + t * r.width + r.place;
    float* __restrict ct = c + t * r.width + r.place;
    float* __restrict ht = h + t * r.width + r.place;
    PRISCUS_INDEPENDENT
    for (int i = 0; i < units; ++i) {
      const float f = fast_sigmoid(forget[i] + bias_f[i] + carry_f[i] * before[i]);
      const float g = fast_sigmoid(reset[i] + bias_r[i] + carry_r[i] * before[i]);
      const float z = candidate[i] + bias_c[i];
      const float state = z + f * (before[i] - z);
      candidate[i] = z;
      forget[i] = f;
      reset[i] = g;
      ct[i] = state;
      ht[i] = kHighway * xt[i] + g * (state - kHighway * xt[i]);
    }
    before = ct;
  }
}

PRISCUS_CLONES void recurrence_backward(const Recurrence& r, const float* u, const float* x, const float* c,
                                        const float* dh, float* du, float* dx, float* dbias, float* dcarry) {
  const int units = r.units;
  const float *carry_f = r.carry, *carry_r = r.carry + units;
  const std::vector<float> zeros(static_cast<std::size_t>(units), 0.0f);
  std::vector<float> later(static_cast<std::size_t>(units), 0.0f);  // gradient of the state, from the step after
  float* dstate = later.data();
  for (int step = r.n - 1; step >= 0; --step) {
    const std::size_t t = static_cast<std::size_t>(r.backward ? r.n - 1 - step : step);
    const float* candidate = u + t * r.row + r.column;
    const float *forget = candidate + units, *reset = forget + units;
    const float* xt = x + t * r.width + r.place;
    const float* ct = c + t * r.width + r.place;
    const float* before = step == 0 ? zeros.data() : (r.backward ? ct + r.width : ct - r.width);
    const float* dht = dh + t * r.width + r.place;
    float* dxt = dx + t * r.width + r.place;
    float* dcandidate = du + t * r.row + r.column;
    float *dforget = dcandidate + units, *dreset = dforget + units;
    PRISCUS_INDEPENDENT
    for (int i = 0; i < units; ++i) {
      const float f = forget[i], g = reset[i];
      const float high = kHighway * xt[i];
      const float dc = dstate[i] + dht[i] * g;
      dxt[i] += dht[i] * (1.0f - g) * kHighway;
      const float dg = dht[i] * (ct[i] - high) * g * (1.0f - g);
      const float df = dc * (before[i] - candidate[i]) * f * (1.0f - f);
      const float dz = dc * (1.0f - f);
      dcandidate[i] = dz;
      dforget[i] = df;
      dreset[i] = dg;
      dbias[i] += dz;
      dbias[units + i] += df;
      dbias[2 * units + i] += dg;
      dcarry[i] += df * before[i];
      dcarry[units + i] += dg * before[i];
      dstate[i] = dc * f + df * carry_f[i] + dg * carry_r[i];
    }
  }
}

PRISCUS_CLONES void adam(std::size_t n, const AdamStep& s, const float* gradient, float* __restrict parameters,
                         float* __restrict first, float* __restrict second, float* __restrict average) {
  for (std::size_t i = 0; i < n; ++i) {
    const float g = gradient[i] * s.scale;
    first[i] = s.beta1 * first[i] + (1.0f - s.beta1) * g;
    second[i] = s.beta2 * second[i] + (1.0f - s.beta2) * g * g;
    const float move = first[i] * s.correct1 / (std::sqrt(second[i] * s.correct2) + s.epsilon);
    parameters[i] -= s.rate * (move + s.decay * parameters[i]);
    average[i] = s.average * average[i] + (1.0f - s.average) * parameters[i];
  }
}

}  // namespace priscus::training
