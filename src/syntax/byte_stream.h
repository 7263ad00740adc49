// byte_stream.h: numbers and strings to bytes and back, for the model file.
//
// Integers and floats are little-endian whatever the machine. The reader trusts nothing: every read checks what is left
// and throws ModelError, and a length is checked before memory is taken for it.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/error.h"

namespace priscus {

class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void u32(std::uint32_t value) { integer(value, 4); }
  void u64(std::uint64_t value) { integer(value, 8); }
  void f32(float value) {
    std::uint32_t bits;
    std::memcpy(&bits, &value, 4);
    u32(bits);
  }
  void string(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    bytes_ += value;
  }
  void strings(const std::vector<std::string>& values) {
    u32(static_cast<std::uint32_t>(values.size()));
    for (const std::string& value : values) string(value);
  }
  void floats(const std::vector<float>& values) {
    u32(static_cast<std::uint32_t>(values.size()));
    for (const float value : values) f32(value);
  }
  template <typename Container>
  void raw(const Container& values) {  // of one-byte elements
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size());
  }
  std::string take() { return std::move(bytes_); }

 private:
  void integer(std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  std::string bytes_;
};

class ByteReader {
 public:
  // `bytes` must outlive the reader; `name` stands in messages.
  ByteReader(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(take(1)[0]); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(integer(4)); }
  std::uint64_t u64() { return integer(8); }
  float f32() {
    const std::uint32_t bits = u32();
    float value;
    std::memcpy(&value, &bits, 4);
    return value;
  }
  std::string_view string() { return take(u32()); }
  std::vector<std::string> strings() {
    const std::uint32_t count = u32();
    if (count > left() / 4) fail("a list is longer than the file");
    std::vector<std::string> values;
    values.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) values.emplace_back(string());
    return values;
  }
  // Exactly `count` finite floats, with their count before them.
  std::vector<float> floats(std::size_t count) {
    if (u32() != count) fail("a list of numbers has another length than the network's shape says");
    if (count > left() / 4) fail("a list is longer than the file");
    std::vector<float> values(count);
    for (float& value : values) {
      value = f32();
      if (!(value > -1e30f && value < 1e30f)) fail("a number is not finite");
    }
    return values;
  }
  std::string_view take(std::size_t count) {
    if (count > left()) fail("cut off");
    const std::string_view result = bytes_.substr(at_, count);
    at_ += count;
    return result;
  }
  std::size_t left() const { return bytes_.size() - at_; }
  [[noreturn]] void fail(const std::string& cause) const {
    throw ModelError(name_ + ": byte " + std::to_string(at_) + ": " + cause);
  }

 private:
  std::uint64_t integer(int size) {
    const std::string_view bytes = take(static_cast<std::size_t>(size));
    std::uint64_t value = 0;
    for (int i = size - 1; i >= 0; --i)
      value = value << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    return value;
  }
  std::string_view bytes_;
  std::string name_;
  std::size_t at_ = 0;
};

}  // namespace priscus
