// byte_source.h: where bytes come from: a file, standard input, memory, or another source seen through a filter.
//
//     std::unique_ptr<ByteSource> source = open_file("news.jsonl");
//     while (const std::size_t got = source->read(buffer, sizeof buffer)) …
//
// Read once from front to back. LineSource puts a buffer around one.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace priscus {

// What was read from the file at the bottom and what came out of all that was packed in it: its measure of expansion.
struct FileLedger {
  std::uint64_t read = 0, unpacked = 0;  // bytes

  static constexpr std::uint64_t kExpansion = 250, kFree = 16u << 20;
  bool is_bomb() const { return unpacked > kFree && unpacked / kExpansion > read; }
};

class ByteSource {
 public:
  // A source that reads from another shares its ledger.
  ByteSource(std::string name, std::shared_ptr<FileLedger> ledger)
      : name_(std::move(name)), ledger_(std::move(ledger)) {}
  virtual ~ByteSource() = default;

  // Up to `size` (> 0) bytes; 0 at the end only. Throws InputError, beginning with name(), when reading fails.
  virtual std::size_t read(char* bytes, std::size_t size) = 0;

  const std::string& name() const { return name_; }  // for messages: "news.zip/a.html", "standard input"

  const std::shared_ptr<FileLedger>& ledger() const { return ledger_; }

 private:
  std::string name_;
  std::shared_ptr<FileLedger> ledger_;
};

// "-" is standard input. Throws InputError: not there, a folder, not readable.
std::unique_ptr<ByteSource> open_file(const std::string& path);

// Bytes that are there already.
std::unique_ptr<ByteSource> memory_source(std::string name, std::string bytes);

// UTF-16 and UTF-32 with a byte order mark as UTF-8, on the way; anything else is `source` itself, nothing taken from
// it. What does not decode becomes U+FFFD.
class LineSource;
std::unique_ptr<LineSource> without_wide_characters(std::unique_ptr<LineSource> source);

}  // namespace priscus
