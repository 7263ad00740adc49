// line_source.h: a file or another source of bytes, read once from front to back, a line at a time, in bounded memory.
//
//     LineSource source("news.jsonl");
//     while (source.next(line, limit) != LineSource::end) …
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "formats/byte_source.h"

namespace priscus {

class LineSource {
 public:
  enum Result { line, too_long, end };

  // "-" is standard input. Throws InputError: not there, a folder, not readable.
  explicit LineSource(const std::string& path) : LineSource(open_file(path)) {}
  explicit LineSource(std::unique_ptr<ByteSource> bytes);
  LineSource(const LineSource&) = delete;
  LineSource& operator=(const LineSource&) = delete;

  // Up to `count` (at most kBlock) of the bytes to come, without taking them. Shorter only at the end of the file.
  std::string_view peek(std::size_t count);
  void skip(std::size_t count);  // count <= peek(count).size()

  // The next line without its LF or CR LF. too_long: it has more than `limit` bytes; `text` then holds its first
  // `limit` bytes, and the rest has been skipped. end: there is none; `text` is empty. Throws InputError when reading
  // fails.
  Result next(std::string& text, std::size_t limit);

  // All that is left. False when it is more than `limit` bytes; `text` then holds the first `limit` and the rest stays.
  bool rest(std::string& text, std::size_t limit);

  const std::string& name() const { return bytes_->name(); }  // for messages: the path or "standard input"
  std::uint64_t offset() const { return offset_; }            // of the first byte not taken yet
  const std::shared_ptr<FileLedger>& ledger() const { return bytes_->ledger(); }
  std::int64_t line_number() const { return line_number_; }  // of the line that next() gave last, from 1
  std::uint64_t line_offset() const { return line_offset_; }  // bytes of the file before it

  static constexpr std::size_t kBlock = 1 << 16;

 private:
  bool fill();  // reads more behind what is there; false at the end of the file

  std::unique_ptr<ByteSource> bytes_;
  bool at_end_ = false;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;  // the bytes of buffer_ not taken yet
  std::uint64_t offset_ = 0;         // of buffer_[begin_] in the file
  std::int64_t line_number_ = 0;
  std::uint64_t line_offset_ = 0;
};

}  // namespace priscus
