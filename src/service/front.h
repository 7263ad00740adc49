// front.h: what stands between the connections and the views: who may ask, and what belongs on every answer.
//
//     Front front(settings, routes, page);
//     front.admit(request);                    // throws ApiProblem: a wrong Host, no token, a foreign page's request
//     Reply reply = front.answer(request);     // /api and /openapi.json from the routes, all else from the page
//
// Every answer gets the security headers, gzip when the asker takes it, and what a browser is to keep. Free of sockets.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "service/http_server.h"
#include "service/page.h"
#include "service/routes.h"

namespace priscus {

struct FrontSettings {
  std::string token;        // when set, /api wants "Authorization: Bearer TOKEN"
  std::vector<std::string> hosts = {"localhost", "127.0.0.1", "[::1]"};  // without a token, the names that Host may have, whatever the port
  std::string cors_origin;  // "https://example.org", or "*": whose pages may read the answers; empty: nobody's but our own
  std::function<void(const std::string&)> log;  // may be empty
};

class Front : public HttpHandler {
 public:
  // `routes` and `page` must live as long.
  Front(FrontSettings settings, const Routes& routes, const Page& page);

  // Without a token the Host must be one of ours: a page of another site whose name was pointed at 127.0.0.1 ("DNS rebinding") sends
  // its own (421). Nor may such a page have us work for it unread: what comes with a foreign Origin (403), or a POST that a
  // form could send (415), is not taken.
  void admit(const Request& request) const override;
  Reply answer(Request request) const override;
  Reply refuse(const ApiProblem& problem) const override;
  void log(const std::string& line) const override;

 private:
  bool is_api(const Request& request) const;
  void check_host(const Request& request) const;
  void check_origin(const Request& request) const;
  void check_token(const Request& request) const;
  Reply preflight(const Request& request) const;
  Reply from_page(const Request& request) const;
  Reply from_routes(const Request& request) const;
  void add_headers(Reply& reply) const;

  const FrontSettings settings_;
  const Routes& routes_;
  const Page& page_;
};

// Do two texts have the same bytes? Takes as long for any two texts of the same lengths, so that a secret cannot be guessed byte
// by byte from the time.
bool same_secret(std::string_view given, std::string_view secret);

// The token in a file: its first line without white space at the ends. Throws Error when the file cannot be read, or holds fewer
// than 16 bytes or ones that cannot stand in a header, or when others than its owner may read it.
std::string read_token(const std::string& path);

}  // namespace priscus
