#include "service/front.h"

#include <sys/stat.h>

#include <algorithm>
#include <memory>

#include "base/file.h"
#include "base/strings.h"
#include "service/gzip.h"

namespace priscus {
namespace {

// Scripts, styles and data come from here and nowhere else; nobody frames the page; nothing is sent elsewhere.
constexpr std::string_view kContentSecurity =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// "127.0.0.1:8080" without its port; "[::1]:8080" gives "[::1]".
std::string_view host_name(std::string_view host) {
  const std::size_t bracket = host.rfind(']'), colon = host.rfind(':');
  return colon == host.npos || (bracket != host.npos && colon < bracket) ? host : host.substr(0, colon);
}

// "http://127.0.0.1:8080" gives "127.0.0.1:8080".
std::string_view origin_host(std::string_view origin) {
  const std::size_t slashes = origin.find("://");
  return slashes == origin.npos ? std::string_view() : origin.substr(slashes + 3);
}

// A name that can stand in quotation marks and in every file system.
std::string file_name(std::string_view name) {
  std::string out;
  for (char byte : name)
    out += is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '.' || byte == '-' || byte == '_' ? byte : '_';
  return out;
}

bool has_header(const Reply& reply, std::string_view name) {
  return std::any_of(reply.headers.begin(), reply.headers.end(), [&](const auto& header) { return header.first == name; });
}

// The first piece is asked for before the head of the answer is sent: what goes wrong at once can still be told as a problem,
// and an answer of one piece needs no stream.
void take_first_piece(Reply& reply) {
  std::string first;
  if (!reply.stream(first)) {
    reply.body = std::move(first);
    reply.stream = nullptr;
    return;
  }
  reply.stream = [first = std::move(first), rest = std::move(reply.stream)](std::string& out) mutable {
    if (first.empty()) return rest(out);
    out.swap(first);
    first.clear();
    return true;
  };
}

void compress(Reply& reply) {
  constexpr std::size_t kNotWorthIt = 1000;
  if (!reply.stream) {
    if (reply.body.size() < kNotWorthIt) return;
    reply.body = gzip(reply.body, 1);
  } else {
    reply.stream = [plain = std::move(reply.stream), prompt = reply.prompt, packer = std::make_shared<Gzip>(1), piece = std::string()](std::string& out) mutable {
      piece.clear();
      const bool more = plain(piece);
      packer->add(piece, out);
      if (!more)
        packer->finish(out);
      else if (prompt && !piece.empty())
        packer->flush(out);
      return more;
    };
  }
  reply.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace

bool same_secret(std::string_view given, std::string_view secret) {
  // The length is no secret; the loop runs over the given text whatever the secret is.
  unsigned difference = given.size() != secret.size();
  for (std::size_t i = 0; i < given.size(); ++i) {
    const char other = secret.empty() ? '\0' : secret[i % secret.size()];
    difference |= static_cast<unsigned char>(given[i] ^ other);
  }
  volatile unsigned result = difference;
  return result == 0;
}

std::string read_token(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && (status.st_mode & (S_IRGRP | S_IROTH)) != 0)
    throw Error(path + ": others than its owner may read it; run: chmod 600 " + path);
  constexpr std::uint64_t kLimit = 4096;
  const std::string bytes = read_file(path, kLimit);
  const std::string_view token = trim(std::string_view(bytes).substr(0, bytes.find('\n')));
  constexpr std::size_t kShortest = 16;
  if (token.size() < kShortest)
    throw Error(path + ": expected a token of at least 16 bytes in the first line; make one with: openssl rand -hex 32 > " + path);
  if (!std::all_of(token.begin(), token.end(), [](char byte) { return byte > 0x20 && byte < 0x7F; }))
    throw Error(path + ": the token may hold ASCII letters, digits and signs only, no spaces");
  return std::string(token);
}

Front::Front(FrontSettings settings, const Routes& routes, const Page& page) : settings_(std::move(settings)), routes_(routes), page_(page) {}

void Front::log(const std::string& line) const {
  if (settings_.log) settings_.log(line);
}

bool Front::is_api(const Request& request) const { return request.path.front() == "api"; }

void Front::check_host(const Request& request) const {
  if (!settings_.token.empty()) return;  // a foreign page does not know it
  if (!request.headers.contains("host")) return;  // HTTP/1.0 may leave it out; a browser never does
  const std::string name = lower(host_name(request.header("host")));
  if (std::find(settings_.hosts.begin(), settings_.hosts.end(), name) == settings_.hosts.end())
    throw ApiProblem(421, "this server is called " + settings_.hosts.front() + ", not as the header Host says");
}

void Front::check_origin(const Request& request) const {
  const std::string_view origin = request.header("origin");
  if (origin.empty() || origin_host(origin) == request.header("host")) return;
  if (settings_.cors_origin == "*" || origin == settings_.cors_origin) return;
  throw ApiProblem(403, "pages of another origin may not ask here; the one who runs the server can allow one with --cors");
}

void Front::check_token(const Request& request) const {
  if (settings_.token.empty() || request.method == "OPTIONS") return;
  constexpr std::string_view kScheme = "bearer ";
  const std::string_view given = request.header("authorization");
  if (given.size() <= kScheme.size() || lower(given.substr(0, kScheme.size())) != kScheme)
    throw ApiProblem(401, "this server wants a token: Authorization: Bearer …");
  if (!same_secret(trim(given.substr(kScheme.size())), settings_.token)) throw ApiProblem(401, "this is not the server's token");
}

void Front::admit(const Request& request) const {
  check_host(request);
  if (!is_api(request)) return;
  check_origin(request);
  check_token(request);
  if (request.method != "POST") return;
  const std::string_view type = request.header("content-type");
  if (lower(trim(type.substr(0, type.find(';')))) != "application/json") throw ApiProblem(415, "send the body as application/json");
}

Reply Front::preflight(const Request& request) const {
  Reply reply = routes_.answer(request);
  if (reply.status != 204 || settings_.cors_origin.empty()) return reply;
  reply.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, POST");
  reply.headers.emplace_back("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match");
  reply.headers.emplace_back("Access-Control-Max-Age", "600");
  return reply;
}

Reply Front::from_routes(const Request& request) const {
  if (request.method == "OPTIONS") return preflight(request);
  Reply reply = routes_.answer(request);
  if (!reply.stream || reply.live) return reply;
  try {
    take_first_piece(reply);
  } catch (const ApiProblem& problem) {
    return problem_reply(problem);
  } catch (const std::exception& error) {
    log(request.method + ' ' + request.target + ": " + error.what());
    return problem_reply(ApiProblem(500, "the server failed at this; its own log says why"));
  }
  return reply;
}

Reply Front::from_page(const Request& request) const {
  const Page::File* file = page_.find(request.path);
  if (file == nullptr) return problem_reply(ApiProblem(404, "there is nothing at this address"));
  if (request.method != "GET" && request.method != "HEAD") {
    Reply reply = problem_reply(ApiProblem(405, "this address answers GET, HEAD"));
    reply.headers.emplace_back("Allow", "GET, HEAD");
    return reply;
  }
  Reply reply;
  const bool unchanged = request.header("if-none-match").find(file->etag) != std::string_view::npos;
  const bool packed = !file->gzipped.empty() && accepts_gzip(request.header("accept-encoding"));
  reply.headers.emplace_back("ETag", file->etag);
  reply.headers.emplace_back("Cache-Control", file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (unchanged) {
    reply.status = 304;
    reply.content_type.clear();
    return reply;
  }
  reply.content_type = file->content_type;
  reply.body = packed ? file->gzipped : file->bytes;
  if (packed) reply.headers.emplace_back("Content-Encoding", "gzip");
  return reply;
}

Reply Front::answer(Request request) const {
  const bool routed = is_api(request) || request.path == std::vector<std::string>{"openapi.json"};
  Reply reply = routed ? from_routes(request) : from_page(request);
  if (routed && reply.status < 400 && reply.status != 204)
    reply.headers.emplace_back("Cache-Control", has_header(reply, "ETag") ? "no-cache" : "no-store");
  const bool may_pack = reply.status != 304 && worth_compressing(reply.content_type) && !has_header(reply, "Content-Encoding");
  if (may_pack && accepts_gzip(request.header("accept-encoding"))) compress(reply);
  add_headers(reply);
  return reply;
}

Reply Front::refuse(const ApiProblem& problem) const {
  Reply reply = problem_reply(problem);
  if (problem.status() == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"priscus\"");
  add_headers(reply);
  return reply;
}

void Front::add_headers(Reply& reply) const {
  const auto add = [&](const char* name, std::string value) { reply.headers.emplace_back(name, std::move(value)); };
  add("Content-Security-Policy", std::string(kContentSecurity));
  add("X-Content-Type-Options", "nosniff");
  add("X-Frame-Options", "DENY");
  add("Referrer-Policy", "no-referrer");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Vary", settings_.cors_origin.empty() ? "Accept-Encoding" : "Accept-Encoding, Origin");
  if (settings_.cors_origin.empty()) {
    add("Cross-Origin-Resource-Policy", "same-origin");
  } else {
    add("Access-Control-Allow-Origin", settings_.cors_origin);
    add("Access-Control-Expose-Headers", "ETag, Content-Disposition");
  }
  if (!reply.attachment.empty()) add("Content-Disposition", "attachment; filename=\"" + file_name(reply.attachment) + '"');
}

}  // namespace priscus
