#include "cli/input_amount.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace priscus {

InputAmount::InputAmount(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    struct stat status {};
    if (path == "-" || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
      files_.clear();
      total_ = 0;
      return;
    }
    files_.push_back({status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size)});
    total_ += static_cast<std::uint64_t>(status.st_size);
  }
}

std::optional<double> InputAmount::part_read() {
  if (total_ == 0) return std::nullopt;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
    struct stat status {};
    if (::stat(entry.path().c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
    std::uint64_t before = 0;
    for (const File& file : files_) {
      if (file.device == status.st_dev && file.inode == status.st_ino) {
        std::ifstream info("/proc/self/fdinfo/" + entry.path().filename().string());
        std::string key;
        std::uint64_t position = 0;
        if (!(info >> key >> position) || key != "pos:") return std::nullopt;
        return static_cast<double>(before + std::min(position, file.size)) / static_cast<double>(total_);
      }
      before += file.size;
    }
  }
  return std::nullopt;
}

}  // namespace priscus
