#include "formats/line_source.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace priscus {

LineSource::LineSource(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) { buffer_.resize(kBlock * 2); }

bool LineSource::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) return false;
  const std::size_t got = bytes_->read(buffer_.data() + end_, buffer_.size() - end_);
  if (got == 0) at_end_ = true;
  end_ += got;
  return got > 0;
}

std::string_view LineSource::peek(std::size_t count) {
  count = std::min(count, kBlock);
  while (end_ - begin_ < count && fill()) {
  }
  return std::string_view(buffer_).substr(begin_, std::min(count, end_ - begin_));
}

void LineSource::skip(std::size_t count) {
  begin_ += count;
  offset_ += count;
}

LineSource::Result LineSource::next(std::string& text, std::size_t limit) {
  text.clear();
  line_offset_ = offset_;
  std::uint64_t length = 0;  // of the line, with a CR but without the LF
  bool found = false;
  while (!found) {
    if (begin_ == end_ && !fill()) break;
    const char* start = buffer_.data() + begin_;
    const auto* feed = static_cast<const char*>(std::memchr(start, '\n', end_ - begin_));
    found = feed != nullptr;
    const std::size_t part = found ? static_cast<std::size_t>(feed - start) : end_ - begin_;
    // One byte more than the limit is kept, for a CR that belongs to the line's end.
    if (text.size() <= limit) text.append(start, std::min(part, limit + 1 - text.size()));
    length += part;
    skip(part + (found ? 1 : 0));
  }
  if (!found && length == 0) return end;
  ++line_number_;
  if (found && length == text.size() && !text.empty() && text.back() == '\r') {
    text.pop_back();
    --length;
  }
  if (length <= limit) return line;
  text.resize(limit);
  return too_long;
}

bool LineSource::rest(std::string& text, std::size_t limit) {
  text.clear();
  while (begin_ != end_ || fill()) {
    const std::size_t part = std::min(end_ - begin_, limit - text.size());
    if (part == 0) return false;
    text.append(buffer_, begin_, part);
    skip(part);
  }
  return true;
}

}  // namespace priscus
