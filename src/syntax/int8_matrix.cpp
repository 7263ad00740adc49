#include "syntax/int8_matrix.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace priscus {
namespace {

// The scale by which `largest` becomes 127.
float scale_for(float largest) { return largest > 1e-20f ? largest / 127.0f : 0.0f; }

std::int8_t quantized(float value, float scale) {
  return scale == 0.0f ? 0 : static_cast<std::int8_t>(std::clamp(std::lround(value / scale), -127L, 127L));
}

std::vector<std::int8_t> read_bytes(ByteReader& reader, std::size_t count) {
  const std::string_view bytes = reader.take(count);
  std::vector<std::int8_t> values(count);
  std::memcpy(values.data(), bytes.data(), count);
  return values;
}

}  // namespace

Int8Matrix::Int8Matrix(int rows, int cols) : rows_(rows), cols_(cols) {}

Int8Matrix::Int8Matrix(const float* weights, const float* bias, int rows, int cols, int group)
    : rows_(rows), cols_(cols) {
  packed_.assign(static_cast<std::size_t>(steps()) * kDepthStep * stride(), 0);
  scales_.assign(static_cast<std::size_t>(cols), 0.0f);
  bias_.assign(static_cast<std::size_t>(cols), 0.0f);
  if (bias != nullptr) std::copy(bias, bias + cols, bias_.begin());
  const auto at = [&](int k, int j) { return weights[static_cast<std::size_t>(k) * cols + j]; };
  float scale = 0;
  for (int j = 0; j < cols; ++j) {
    if (j % group == 0) {
      float largest = 0;
      for (int k = 0; k < rows; ++k) {
        for (int i = j; i < std::min(cols, j + group); ++i) largest = std::max(largest, std::fabs(at(k, i)));
      }
      scale = scale_for(largest);
    }
    scales_[static_cast<std::size_t>(j)] = scale;
    const std::size_t block = static_cast<std::size_t>(j / kColumnBlock) * steps() * kColumnBlock * kDepthStep;
    for (int k = 0; k < rows; ++k) {
      const std::size_t place = static_cast<std::size_t>(k / kDepthStep) * kColumnBlock * kDepthStep +
                                (j % kColumnBlock) * kDepthStep + k % kDepthStep;
      packed_[block + place] = quantized(at(k, j), scale);
    }
  }
  settle();
}

// What follows from packed_, scales_ and bias_.
void Int8Matrix::settle() {
  scales_.resize(static_cast<std::size_t>(stride()) + 16, 0.0f);
  bias_.resize(static_cast<std::size_t>(stride()) + 16, 0.0f);
  offset_.assign(static_cast<std::size_t>(stride()), 0);
  for (int block = 0; block < blocks(); ++block) {
    const std::int8_t* b = packed_.data() + static_cast<std::size_t>(block) * steps() * kColumnBlock * kDepthStep;
    for (int s = 0; s < steps(); ++s) {
      for (int i = 0; i < kColumnBlock * kDepthStep; ++i) offset_[block * kColumnBlock + i / kDepthStep] -= 128 * *b++;
    }
  }
}

void Int8Matrix::write(ByteWriter& writer) const {
  writer.raw(packed_);
  writer.floats({scales_.begin(), scales_.begin() + cols_});
  writer.floats({bias_.begin(), bias_.begin() + cols_});
}

Int8Matrix Int8Matrix::read(ByteReader& reader, int rows, int cols) {
  Int8Matrix matrix(rows, cols);
  matrix.packed_ = read_bytes(reader, static_cast<std::size_t>(matrix.steps()) * kDepthStep * matrix.stride());
  matrix.scales_ = reader.floats(static_cast<std::size_t>(cols));
  matrix.bias_ = reader.floats(static_cast<std::size_t>(cols));
  matrix.settle();
  return matrix;
}

void Int8Matrix::multiply(const Kernels& kernels, const std::uint8_t* inputs, int n, std::int32_t* sums) const {
  kernels.multiply(inputs, n, row_bytes(), packed_.data(), offset_.data(), steps(), blocks(), sums);
}

Int8Table::Int8Table(const float* values, int rows, int cols) : cols_(cols) {
  for (int i = 0; i < rows; ++i, values += cols) {
    float largest = 0;
    for (int j = 0; j < cols; ++j) largest = std::max(largest, std::fabs(values[j]));
    scales_.push_back(scale_for(largest));
    for (int j = 0; j < cols; ++j) values_.push_back(quantized(values[j], scales_.back()));
  }
}

void Int8Table::write(ByteWriter& writer) const {
  writer.raw(values_);
  writer.floats(scales_);
}

Int8Table Int8Table::read(ByteReader& reader, int rows, int cols) {
  Int8Table table;
  table.cols_ = cols;
  table.values_ = read_bytes(reader, static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols));
  table.scales_ = reader.floats(static_cast<std::size_t>(rows));
  return table;
}

}  // namespace priscus
