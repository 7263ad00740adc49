// output.h: results on standard output, in pieces of some size.
#pragma once
#include <cstdio>
#include <string>

namespace priscus {

// What is appended to text() goes out with flush(), or by itself once enough has gathered. Not flushed at the end by itself.
class Output {
 public:
  std::string& text() { return text_; }

  // Writes when enough has gathered; false when nobody reads any more.
  bool more() { return text_.size() < kBuffer || flush(); }

  bool flush() {
    const bool written = std::fwrite(text_.data(), 1, text_.size(), stdout) == text_.size();
    text_.clear();
    return written;
  }

 private:
  static constexpr std::size_t kBuffer = 1 << 16;
  std::string text_;
};

}  // namespace priscus
