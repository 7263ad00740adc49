// gzip.h: compressed answers.
//
//     if (accepts_gzip(request.header("accept-encoding")) && worth_compressing(type)) body = gzip(body, 5);
//
//     Gzip gzip;                                   // the same piece by piece, for streams
//     gzip.add(piece, out); … gzip.finish(out);
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace priscus {

class Gzip {
 public:
  // `level` from 1 (fast) to 9 (small).
  explicit Gzip(int level = 4);
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  // Appends what is ready to `out`, often nothing: zlib gathers some 30 KB first.
  void add(std::string_view bytes, std::string& out);
  // Appends all that was gathered, so that the reader can unpack what was added; costs some bytes.
  void flush(std::string& out);
  void finish(std::string& out);

 private:
  struct Stream;
  void run(std::string_view bytes, int flush, std::string& out);
  std::unique_ptr<Stream> stream_;
};

std::string gzip(std::string_view bytes, int level = 4);

// Does a header Accept-Encoding allow gzip? "gzip;q=0" does not, "*" does, an empty one does not.
bool accepts_gzip(std::string_view accept_encoding);

// Text, JSON, script, style, SVG; not pictures, fonts, what is compressed already, or text/event-stream, which must not wait.
bool worth_compressing(std::string_view content_type);

}  // namespace priscus
