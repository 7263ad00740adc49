// input_amount.h: how much of a command's input is read, for "time left".
//
//     InputAmount amount(options.input.files);
//     if (auto part = amount.part_read()) … 0.25 is a quarter …
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace priscus {

// The readers know nothing of it: it looks at how far this process has read in its open files (/proc/self/fdinfo), so that compressed files count too.
class InputAmount {
 public:
  // Files in the order in which they are read.
  explicit InputAmount(const std::vector<std::string>& paths);

  // In [0, 1]; nothing when the size of the input is not known (a pipe, a folder, a missing file) or nothing of it is open.
  std::optional<double> part_read();

 private:
  struct File {
    std::uint64_t device = 0, inode = 0, size = 0;
  };
  std::vector<File> files_;
  std::uint64_t total_ = 0;
};

}  // namespace priscus
