#include "formats/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <utility>

#include "formats/input_kind.h"
#include "priscus/error.h"

namespace priscus {
namespace {

// Archives with damaged headers are given up after so many.
constexpr int kBadHeaders = 100;

int filter_of(Wrapping wrapping) {
  switch (wrapping) {
    case Wrapping::gzip: return ARCHIVE_FILTER_GZIP;
    case Wrapping::zstd: return ARCHIVE_FILTER_ZSTD;
    case Wrapping::bzip2: return ARCHIVE_FILTER_BZIP2;
    case Wrapping::xz: return ARCHIVE_FILTER_XZ;
    default: return ARCHIVE_FILTER_NONE;
  }
}

// libarchive over a LineSource.
class Archive {
 public:
  Archive(std::unique_ptr<LineSource> source, Wrapping wrapping) : source_(std::move(source)) {
    archive_ = archive_read_new();
    if (!archive_) throw InputError(name() + ": no memory to unpack it");
    try {
      // The filter is named, not found by libarchive, which would go through any number of them.
      if (is_archive(wrapping)) {
        check(wrapping == Wrapping::zip ? archive_read_support_format_zip_streamable(archive_)
                                        : archive_read_support_format_tar(archive_));
      } else {
        check(archive_read_support_format_raw(archive_));
        check(archive_read_support_format_empty(archive_));
        check(archive_read_append_filter(archive_, filter_of(wrapping)));
      }
      check(archive_read_open(archive_, this, nullptr, &Archive::give, nullptr));
      // libarchive looks for the format now; a stream that breaks off meanwhile looks empty to it, and only this tells.
      if (const char* text = archive_error_string(archive_)) early_error_ = text;
    } catch (...) {
      archive_read_free(archive_);
      throw;
    }
  }
  ~Archive() { archive_read_free(archive_); }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // ARCHIVE_OK, ARCHIVE_EOF, or what libarchive says.
  int next_header(archive_entry*& entry) { return archive_read_next_header(archive_, &entry); }

  std::size_t read(char* bytes, std::size_t size) {
    const la_ssize_t got = archive_read_data(archive_, bytes, size);
    if (got < 0) throw InputError(error());
    out_ += static_cast<std::uint64_t>(got);
    ledger()->unpacked += static_cast<std::uint64_t>(got);
    if (ledger()->is_bomb()) throw InputError(bomb());
    return static_cast<std::size_t>(got);
  }

  bool failed_early() const { return !failure_.empty() || !early_error_.empty(); }
  // Why the last call failed, without the name.
  std::string error() const {
    if (!failure_.empty()) return failure_;
    const char* text = archive_error_string(archive_);
    if (!text) text = early_error_.empty() ? "cannot be unpacked" : early_error_.c_str();
    return std::string("damaged: ") + text + ", after " + std::to_string(out_) + " unpacked bytes";
  }

  std::string bomb() const {
    return "expands to more than " + std::to_string(FileLedger::kExpansion) + " times its size, after " +
           std::to_string(ledger()->unpacked) + " bytes; taken for a bomb";
  }

  const std::string& name() const { return source_->name(); }
  const std::shared_ptr<FileLedger>& ledger() const { return source_->ledger(); }

 private:
  void check(int result) {
    // ARCHIVE_WARN: unpacked by another program of this system; there is none for the filters above.
    if (result < ARCHIVE_WARN) throw InputError(name() + ": " + error());
  }

  static la_ssize_t give(archive* archive, void* self, const void** bytes) {
    auto& that = *static_cast<Archive*>(self);
    try {
      that.source_->skip(that.given_);
      that.given_ = 0;
      const std::string_view block = that.source_->peek(LineSource::kBlock);
      that.given_ = block.size();
      *bytes = block.data();
      return static_cast<la_ssize_t>(block.size());
    } catch (const std::exception& error) {
      that.failure_ = error.what();
      if (that.failure_.rfind(that.name() + ": ", 0) == 0) that.failure_.erase(0, that.name().size() + 2);
      archive_set_error(archive, EIO, "reading failed");
      return ARCHIVE_FATAL;
    }
  }

  std::unique_ptr<LineSource> source_;
  archive* archive_ = nullptr;
  std::size_t given_ = 0;    // bytes that libarchive works on: skipped when it asks for more
  std::uint64_t out_ = 0;    // bytes unpacked, of all files
  std::string failure_;      // of the source
  std::string early_error_;  // of libarchive, while opening
};

// One file inside; the archive stands at it.
class EntrySource : public ByteSource {
 public:
  EntrySource(std::shared_ptr<Archive> archive, std::string name)
      : ByteSource(std::move(name), archive->ledger()), archive_(std::move(archive)) {}

  std::size_t read(char* bytes, std::size_t size) override {
    if (failed_) return 0;
    try {
      return archive_->read(bytes, size);
    } catch (const InputError& error) {
      failed_ = true;
      throw InputError(name() + ": " + error.what());
    }
  }

 private:
  std::shared_ptr<Archive> archive_;
  bool failed_ = false;
};

bool passed_over(std::string_view path) {
  if (path.rfind("__MACOSX/", 0) == 0) return true;
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return name.empty() || name.front() == '.';
}

class ArchiveReader : public DocumentReader {
 public:
  ArchiveReader(std::unique_ptr<LineSource> source, Wrapping wrapping, const ReaderOptions& options, int depth)
      : name_(source->name()),
        archive_(std::make_shared<Archive>(std::move(source), wrapping)),
        options_(options),
        depth_(depth) {}

  bool next(Document& document) override {
    for (;;) {
      if (inner_) {
        if (next_of(*inner_, document)) return true;
        inner_.reset();
      }
      document = Document();
      if (!open_next()) return false;
    }
  }

 private:
  // Goes to the next file; false when there is none. inner_ may stay empty.
  bool open_next() {
    if (ended_) return false;
    archive_entry* entry = nullptr;
    const int result = archive_->next_header(entry);
    if (archive_->ledger()->is_bomb()) {
      tell_failure(name_, archive_->bomb() + "; the rest is left out");
      ended_ = true;
      return false;
    }
    if (result == ARCHIVE_EOF) {
      ended_ = true;
      return false;
    }
    if (result < ARCHIVE_WARN) {
      tell_failure(name_, archive_->error());
      ended_ = result == ARCHIVE_FATAL || ++bad_headers_ > kBadHeaders;
      return true;
    }
    const char* path = archive_entry_pathname_utf8(entry);
    if (!path) path = archive_entry_pathname(entry);
    const std::string inside = path ? path : "?";
    if (archive_entry_filetype(entry) != AE_IFREG || passed_over(inside)) return true;
    const std::string name = name_ + "/" + inside;
    try {
      inner_ =
          open_source(std::make_unique<LineSource>(std::make_unique<EntrySource>(archive_, name)), options_, depth_);
    } catch (const InputError& error) {
      tell_failure(name, error.what());
    }
    return true;
  }

  std::string name_;
  std::shared_ptr<Archive> archive_;
  ReaderOptions options_;
  int depth_;
  std::unique_ptr<DocumentReader> inner_;
  int bad_headers_ = 0;
  bool ended_ = false;
};

}  // namespace

Wrapping wrapping_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  const auto begins = [&](std::string_view magic) { return bytes.substr(0, magic.size()) == magic; };
  if (begins("\x1F\x8B"sv)) return Wrapping::gzip;
  if (begins("\x28\xB5\x2F\xFD"sv)) return Wrapping::zstd;
  if (begins("BZh"sv) && bytes.size() > 9 && bytes.substr(4, 6) == "\x31\x41\x59\x26\x53\x59"sv) return Wrapping::bzip2;
  if (begins("\xFD"
             "7zXZ\0"sv))
    return Wrapping::xz;
  if (begins("PK\3\4"sv) || begins("PK\5\6"sv)) return Wrapping::zip;
  if (bytes.size() >= 262 && bytes.substr(257, 5) == "ustar"sv) return Wrapping::tar;
  return Wrapping::none;
}

std::unique_ptr<ByteSource> decompress(std::unique_ptr<LineSource> source, Wrapping wrapping) {
  const std::string name = source->name();
  auto archive = std::make_shared<Archive>(std::move(source), wrapping);
  archive_entry* entry = nullptr;
  const int result = archive->next_header(entry);
  if (result == ARCHIVE_EOF && !archive->failed_early()) return memory_source(name, {});
  if (result == ARCHIVE_EOF) throw InputError(name + ": " + archive->error());
  if (result < ARCHIVE_WARN) throw InputError(name + ": " + archive->error());
  return std::make_unique<EntrySource>(std::move(archive), name);
}

std::unique_ptr<DocumentReader> read_archive(std::unique_ptr<LineSource> source, Wrapping wrapping,
                                             const ReaderOptions& options, int depth) {
  return std::make_unique<ArchiveReader>(std::move(source), wrapping, options, depth);
}

}  // namespace priscus
