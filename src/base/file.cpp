#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "priscus/error.h"

namespace priscus {
namespace {

// Closes on every way out.
class Descriptor {
 public:
  explicit Descriptor(int number, bool owned) : number_(number), owned_(owned) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (owned_ && number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
  bool owned_;
};

[[noreturn]] void fail(const std::string& path, const std::string& cause) {
  throw InputError(display_name(path) + ": " + cause);
}

std::string system_cause() { return std::strerror(errno); }

}  // namespace

std::string display_name(const std::string& path) { return path == "-" ? "standard input" : path; }

std::string read_file(const std::string& path, std::uint64_t limit) {
  const bool standard_input = path == "-";
  const Descriptor file(standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC), !standard_input);
  if (file.number() < 0) fail(path, errno == ENOENT ? "no such file" : system_cause());
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail(path, system_cause());
  if (S_ISDIR(status.st_mode)) fail(path, "is a folder, expected a file");
  const std::string too_large = "larger than " + std::to_string(limit) + " bytes";
  const bool sized = S_ISREG(status.st_mode) && status.st_size > 0;
  if (sized && static_cast<std::uint64_t>(status.st_size) > limit) fail(path, too_large);

  // Sizes are a hint only: pipes have none, files in /proc say 0, others may grow while they are read.
  std::string bytes;
  std::size_t used = 0;
  bytes.resize(sized ? static_cast<std::size_t>(status.st_size) + 1 : 65536);
  for (;;) {
    if (used == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got = ::read(file.number(), bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, system_cause());
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > limit) fail(path, too_large);
  }
  bytes.resize(used);
  return bytes;
}

void write_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".new." + std::to_string(::getpid());
  std::FILE* file = std::fopen(temporary.c_str(), "wb");
  if (file == nullptr) fail(path, system_cause());
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed || std::rename(temporary.c_str(), path.c_str()) != 0) {
    const std::string cause = system_cause();
    std::remove(temporary.c_str());
    fail(path, cause);
  }
}

}  // namespace priscus
