// reply.h: an answer of the service, free of sockets.
//
//     return Reply::json(json.take());
//
//     Reply reply = Reply::streamed("text/csv; charset=utf-8", [store, …](std::string& out) { …; return more; });
//     reply.attachment = "events.csv";
//
// The server adds what belongs on every answer (security headers, ETag, compression).
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace priscus {

struct Reply {
  // Appends the next piece, some tens of kilobytes at best, to the empty `out`; false when that was the last. Called on the
  // connection's thread until false or until the reader has gone away; destroyed then. An Error thrown from the first call
  // becomes a problem; later the connection is cut, so that the reader can see that the answer is not whole.
  using Producer = std::function<bool(std::string& out)>;

  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  Producer stream;         // when set, what it gives is sent instead of `body`
  bool live = false;       // of a stream that never ends by itself (server-sent events): it gives what there is within a second,
                           // often nothing, and is counted apart from the answers that are being worked on
  bool prompt = false;     // of a stream: somebody looks at each piece as it comes, so that none is held back to be packed with the next
  std::string attachment;  // file name for "save as", e.g. "events.csv"; empty: shown, not saved
  std::vector<std::pair<std::string, std::string>> headers;  // further ones; a value with CR or LF is left out

  static Reply json(std::string body);
  static Reply streamed(std::string content_type, Producer stream);
};

}  // namespace priscus
