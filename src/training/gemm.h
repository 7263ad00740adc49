// gemm.h: the product of two float32 matrices, on one thread.
//
//     gemm(false, false, m, n, k, a, lda, b, ldb, 0.0f, c, ldc);   // c = a * b
//
// Written here because training needs nothing else of a linear algebra library: panels of both operands are packed for
// the caches, and a small tile of the result is kept in registers (Goto and van de Geijn 2008). AVX-512, AVX2 or plain,
// by the processor; unlike those of syntax/kernels.h, these kinds differ in the last bits.
#pragma once

namespace priscus::training {

// c[m x n] = op(a) * op(b) + beta * c with beta 0 or 1; op(a) is m x k and op(b) k x n, and a transposed operand is
// stored the other way. lda, ldb, ldc are the distances between stored rows. With beta 0, c may hold anything before.
void gemm(bool transpose_a, bool transpose_b, int m, int n, int k, const float* a, int lda, const float* b, int ldb,
          float beta, float* c, int ldc);

}  // namespace priscus::training
