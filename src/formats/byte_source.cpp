#include "formats/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unicode/ucnv.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/file.h"
#include "formats/line_source.h"
#include "priscus/error.h"

namespace priscus {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(std::string name, int descriptor)
      : ByteSource(std::move(name), std::make_shared<FileLedger>()), descriptor_(descriptor) {}
  ~FileSource() override { ::close(descriptor_); }

  std::size_t read(char* bytes, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, bytes, size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw InputError(name() + ": " + std::strerror(errno));
      ledger()->read += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
  }

 private:
  int descriptor_;
};

class MemorySource : public ByteSource {
 public:
  MemorySource(std::string name, std::string bytes)
      : ByteSource(std::move(name), std::make_shared<FileLedger>()), bytes_(std::move(bytes)) {}

  std::size_t read(char* bytes, std::size_t size) override {
    const std::size_t part = std::min(size, bytes_.size() - at_);
    std::memcpy(bytes, bytes_.data() + at_, part);
    at_ += part;
    ledger()->read += part;
    return part;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// What ICU calls the encoding of a byte order mark, and the mark's length. UTF-32 goes first: FF FE begins both.
struct Mark {
  std::string_view bytes;
  const char* encoding;
};
constexpr std::array<Mark, 4> kMarks = {{{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                         {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                         {"\xFF\xFE", "UTF-16LE"},
                                         {"\xFE\xFF", "UTF-16BE"}}};

class WideSource : public ByteSource {
 public:
  WideSource(std::unique_ptr<LineSource> inner, const char* encoding)
      : ByteSource(inner->name(), inner->ledger()), inner_(std::move(inner)) {
    UErrorCode status = U_ZERO_ERROR;
    from_ = ucnv_open(encoding, &status);
    to_ = ucnv_open("UTF-8", &status);
    if (U_FAILURE(status)) {
      ucnv_close(from_);
      ucnv_close(to_);
      throw InputError(name() + ": " + encoding + " cannot be read here: " + u_errorName(status));
    }
  }
  ~WideSource() override {
    ucnv_close(from_);
    ucnv_close(to_);
  }

  std::size_t read(char* bytes, std::size_t size) override {
    while (begin_ == end_ && !done_) fill();
    const std::size_t part = std::min(size, end_ - begin_);
    std::memcpy(bytes, buffer_.data() + begin_, part);
    begin_ += part;
    return part;
  }

 private:
  void fill() {
    const std::string_view in = inner_->peek(LineSource::kBlock);
    const bool last = in.size() < LineSource::kBlock;
    const char* source = in.data();
    char* target = buffer_.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(to_, from_, &target, buffer_.data() + buffer_.size(), &source, in.data() + in.size(), pivot_.data(),
                   &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(), reset_, last, &status);
    reset_ = false;
    inner_->skip(static_cast<std::size_t>(source - in.data()));
    begin_ = 0;
    end_ = static_cast<std::size_t>(target - buffer_.data());
    if (status == U_BUFFER_OVERFLOW_ERROR) return;
    if (U_FAILURE(status)) throw InputError(name() + ": " + u_errorName(status));
    done_ = last;
  }

  std::unique_ptr<LineSource> inner_;
  UConverter* from_ = nullptr;
  UConverter* to_ = nullptr;
  std::array<UChar, 4096> pivot_;
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
  bool reset_ = true, done_ = false;
  std::array<char, 16384> buffer_;
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path) {
  std::string name = display_name(path);
  const int descriptor = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw InputError(name + ": " + (errno == ENOENT ? "no such file" : std::strerror(errno)));
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    throw InputError(name + ": is a folder, expected a file");
  }
  return std::make_unique<FileSource>(std::move(name), descriptor);
}

std::unique_ptr<ByteSource> memory_source(std::string name, std::string bytes) {
  return std::make_unique<MemorySource>(std::move(name), std::move(bytes));
}

std::unique_ptr<LineSource> without_wide_characters(std::unique_ptr<LineSource> source) {
  for (const Mark& mark : kMarks) {
    if (source->peek(mark.bytes.size()) != mark.bytes) continue;
    source->skip(mark.bytes.size());
    return std::make_unique<LineSource>(std::make_unique<WideSource>(std::move(source), mark.encoding));
  }
  return source;
}

}  // namespace priscus
