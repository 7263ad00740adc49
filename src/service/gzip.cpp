#include "service/gzip.h"

#include <zlib.h>

#include <array>
#include <cstdlib>

#include "base/strings.h"
#include "priscus/error.h"

namespace priscus {

struct Gzip::Stream {
  z_stream z{};
};

Gzip::Gzip(int level) : stream_(std::make_unique<Stream>()) {
  constexpr int kWindow = 15, kGzipFormat = 16, kMemory = 8;
  if (deflateInit2(&stream_->z, level, Z_DEFLATED, kWindow + kGzipFormat, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw Error("zlib cannot compress: out of memory");
}

Gzip::~Gzip() { deflateEnd(&stream_->z); }

void Gzip::add(std::string_view bytes, std::string& out) { run(bytes, Z_NO_FLUSH, out); }
void Gzip::flush(std::string& out) { run({}, Z_SYNC_FLUSH, out); }
void Gzip::finish(std::string& out) { run({}, Z_FINISH, out); }

void Gzip::run(std::string_view bytes, int flush, std::string& out) {
  std::array<char, 1 << 15> piece;
  z_stream& z = stream_->z;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  do {
    z.next_out = reinterpret_cast<Bytef*>(piece.data());
    z.avail_out = static_cast<uInt>(piece.size());
    deflate(&z, flush);
    out.append(piece.data(), piece.size() - z.avail_out);
  } while (z.avail_out == 0);
}

std::string gzip(std::string_view bytes, int level) {
  std::string out;
  Gzip gzip(level);
  gzip.add(bytes, out);
  gzip.finish(out);
  return out;
}

bool accepts_gzip(std::string_view accept_encoding) {
  bool any = false;
  for (std::string_view item : split(accept_encoding, ',')) {
    const std::size_t semicolon = item.find(';');
    const std::string name = lower(trim(item.substr(0, semicolon)));
    double weight = 1;
    if (semicolon != item.npos) {
      const std::string_view given = trim(item.substr(semicolon + 1));
      if (given.starts_with("q=")) weight = std::strtod(std::string(given.substr(2)).c_str(), nullptr);
    }
    if (name == "gzip" || name == "x-gzip") return weight > 0;
    if (name == "*") any = weight > 0;
  }
  return any;
}

bool worth_compressing(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  if (type == "text/event-stream") return false;
  for (std::string_view known : {"application/json", "application/problem+json", "application/x-ndjson", "application/javascript",
                                 "application/manifest+json", "image/svg+xml"})
    if (type == known) return true;
  return type.starts_with("text/");
}

}  // namespace priscus
