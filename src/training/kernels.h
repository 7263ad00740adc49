// kernels.h: the loops in which training spends its time, apart from the matrix products.
//
// Matrices are row by row, float32. Nothing here allocates. Each function is compiled for AVX-512, AVX2 and the plain
// processor, and the fitting one is taken at run time.
#pragma once
#include <cstddef>

namespace priscus::training {

// y += a * x, over n numbers.
void axpy(std::size_t n, float a, const float* x, float* y);
double sum_of_squares(std::size_t n, const float* x);
// row[j] += sum over i of matrix[i][j].
void add_columns(const float* matrix, int rows, int cols, float* row);
// Every row of the matrix gets `row` added.
void add_row(float* matrix, int rows, int cols, const float* row);

void tanh_in_place(std::size_t n, float* x);
// d[i] *= 1 - y[i]^2, with y = tanh(x).
void tanh_gradient(std::size_t n, const float* y, float* d);
// Leaky rectifier with slope kLeak; the gradient knows the side by the sign of the result.
void rectify(std::size_t n, float* x);
void rectify_gradient(std::size_t n, const float* y, float* d);
// out = x * mask
void multiply(std::size_t n, const float* x, const float* mask, float* out);

// Cross entropy of softmax(x[0 … n)) against `gold`; x becomes weight * (softmax - one-hot). An entry of -infinity is
// left out of the softmax. gold < 0: loss 0 and a gradient of zeros. `right` says whether gold was the largest.
float softmax_loss(int n, float* x, int gold, float weight, bool& right);

// One direction of one layer of simple recurrent units over one sentence of n tokens.
struct Recurrence {
  int n = 0, units = 0;
  int row = 0, column = 0;   // distance between rows of u (6*units) and the direction's first column in it
  int width = 0, place = 0;  // distance between rows of x and h, and the direction's first column in them
  bool backward = false;
  const float* bias = nullptr;   // candidate, forget, reset: 3*units
  const float* carry = nullptr;  // forget, reset: 2*units
};
// u: candidate, forget, reset before the gates; on return the two gates hold their sigmoid and h the output. c keeps
// the states. x, h, c: n rows of `width`.
void recurrence_forward(const Recurrence& r, float* u, const float* x, float* c, float* h);
// From dh: du takes the gradient of the three parts of u, dx gets the highway's share added; bias and carry gradients
// are added.
void recurrence_backward(const Recurrence& r, const float* u, const float* x, const float* c, const float* dh,
                         float* du, float* dx, float* dbias, float* dcarry);

// One step of Adam with decoupled weight decay over n parameters, and the moving average of the parameters.
struct AdamStep {
  float rate, beta1, beta2, epsilon, decay;
  float correct1, correct2;  // 1 / (1 - beta^t)
  float average;             // share of the old average that is kept
  float scale;               // factor on the gradient (clipping)
};
void adam(std::size_t n, const AdamStep& step, const float* gradient, float* parameters, float* first, float* second,
          float* average);

}  // namespace priscus::training
