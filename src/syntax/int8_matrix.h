// int8_matrix.h: weights as 8-bit integers, and tables of embeddings likewise.
//
// A column of weights is q * scale with q from -127 to 127 and one scale a column; so a sum of products of integers is
// exact and its scale is known. Columns lie in blocks of 64; inside a block four consecutive numbers of column 0, then
// four of column 1, …, then the next four of column 0: the order in which the kernels read them.
#pragma once
#include <cstdint>
#include <vector>

#include "syntax/byte_stream.h"
#include "syntax/kernels.h"

namespace priscus {

class Int8Matrix {
 public:
  Int8Matrix() = default;
  // weights: rows x cols, row by row; bias: cols, or null for zeros. Every `group` columns in a row share one scale.
  Int8Matrix(const float* weights, const float* bias, int rows, int cols, int group = 1);

  void write(ByteWriter& writer) const;
  // Throws ModelError when the bytes hold no matrix of this shape.
  static Int8Matrix read(ByteReader& reader, int rows, int cols);

  int rows() const { return rows_; }
  int cols() const { return cols_; }
  int row_bytes() const { return steps() * kDepthStep; }  // bytes of a quantised input row
  int stride() const { return blocks() * kColumnBlock; }  // distance between rows of sums
  const float* scales() const {
    return scales_.data();
  }                                                   // by column; zeros beyond the last, up to the stride and 16 more
  const float* bias() const { return bias_.data(); }  // likewise

  // sums: n rows of stride(); inputs: n rows of row_bytes(), as Kernels::quantize makes them.
  void multiply(const Kernels& kernels, const std::uint8_t* inputs, int n, std::int32_t* sums) const;

 private:
  Int8Matrix(int rows, int cols);
  int steps() const { return (rows_ + kDepthStep - 1) / kDepthStep; }
  int blocks() const { return (cols_ + kColumnBlock - 1) / kColumnBlock; }
  void settle();

  int rows_ = 0, cols_ = 0;
  std::vector<std::int8_t> packed_;
  std::vector<float> scales_, bias_;
  std::vector<std::int32_t> offset_;  // -128 times the sum of a column, because inputs come with 128 added
};

// Rows of embeddings, each with a scale of its own.
class Int8Table {
 public:
  Int8Table() = default;
  Int8Table(const float* values, int rows, int cols);
  void write(ByteWriter& writer) const;
  static Int8Table read(ByteReader& reader, int rows, int cols);

  const std::int8_t* row(std::size_t i) const { return values_.data() + i * static_cast<std::size_t>(cols_); }
  float scale(std::size_t i) const { return scales_[i]; }

 private:
  int cols_ = 0;
  std::vector<std::int8_t> values_;
  std::vector<float> scales_;
};

}  // namespace priscus
