#include "service/http_server.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace priscus {
namespace {

using Clock = std::chrono::steady_clock;
using Moment = Clock::time_point;

// The peer has gone, is too slow, or the server is to stop: nobody is left to tell.
struct Gone {};

int milliseconds_until(Moment moment) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(moment - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
}

// Waits until `events` may happen on `socket`; false at the deadline.
bool wait_for(int socket, short events, Moment deadline) {
  for (;;) {
    pollfd waited{socket, events, 0};
    const int left = milliseconds_until(deadline);
    const int count = poll(&waited, 1, left);
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) throw Gone{};
    if (Clock::now() >= deadline) return false;
  }
}

// Bytes read, 0 at the end of the stream; nothing at the deadline.
std::optional<std::size_t> receive(int socket, char* into, std::size_t size, Moment deadline) {
  for (;;) {
    const ssize_t count = recv(socket, into, size, 0);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) throw Gone{};
    if (!wait_for(socket, POLLIN, deadline)) return std::nullopt;
  }
}

void send_all(int socket, std::string_view bytes, Moment deadline) {
  while (!bytes.empty()) {
    const ssize_t count = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      if (!wait_for(socket, POLLOUT, deadline)) throw Gone{};
    } else if (errno != EINTR) {
      throw Gone{};
    }
  }
}

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 64> text;
  return std::string(text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc));
}

bool fits_a_header(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char byte) { return (static_cast<unsigned char>(byte) < 0x20 && byte != '\t') || byte == 0x7F; });
}

std::string reply_head(const Reply& reply, bool keep_alive, bool chunked) {
  std::string head = "HTTP/1.1 " + std::to_string(reply.status) + ' ' + std::string(status_title(reply.status)) + "\r\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    if (fits_a_header(value)) head.append(name).append(": ").append(value).append("\r\n");
  };
  add("Date", http_date());
  if (!reply.content_type.empty()) add("Content-Type", reply.content_type);
  for (const auto& [name, value] : reply.headers)
    if (fits_a_header(name)) add(name, value);
  if (chunked) {
    add("Transfer-Encoding", "chunked");
  } else if (!reply.stream && reply.status != 204 && reply.status != 304) {
    add("Content-Length", std::to_string(reply.body.size()));
  }
  add("Connection", keep_alive ? "keep-alive" : "close");
  return head += "\r\n";
}

std::string hex_of(std::size_t number) {
  std::array<char, 32> text;
  return std::string(text.data(), static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%zx", number)));
}

// Throws when it was not our turn in time.
void expect(const Turns::Turn& turn) {
  if (!turn) throw ApiProblem(503, "the server is busy; try again");
}

}  // namespace

// Those who were told to go: their sockets stay open until they have taken the answer, for closing at once would throw it away
// together with the request that nobody read.
class HttpServer::Waiting {
 public:
  ~Waiting() {
    for (const Leaving& one : leaving_) close(one.socket);
  }

  void add(int socket) {
    constexpr std::size_t kMost = 64;
    if (leaving_.size() >= kMost) drop(0);
    leaving_.push_back({socket, Clock::now() + std::chrono::seconds(1)});
  }

  void fill(std::vector<pollfd>& polled) const {
    for (const Leaving& one : leaving_) polled.push_back({one.socket, POLLIN, 0});
  }
  bool empty() const { return leaving_.empty(); }

  // Reads away what has come and lets go whoever has closed or had his time.
  void clear() {
    std::array<char, 4096> sink;
    for (std::size_t i = leaving_.size(); i-- > 0;) {
      const ssize_t count = recv(leaving_[i].socket, sink.data(), sink.size(), MSG_DONTWAIT);
      const bool over = count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
      if (over || Clock::now() > leaving_[i].until) drop(i);
    }
  }

 private:
  struct Leaving {
    int socket;
    Moment until;
  };
  void drop(std::size_t i) {
    close(leaving_[i].socket);
    leaving_.erase(leaving_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  std::vector<Leaving> leaving_;
};

// One client's connection, from the first byte of a request until it has nothing more to say for the moment.
class HttpServer::Connection {
 public:
  Connection(HttpServer& server, int socket) : server_(server), limits_(server.limits_), socket_(socket) {}

  // False when the connection is to be closed; else it waits for a next request.
  bool serve() {
    do {
      if (!serve_one()) return false;
    } while (next_is_there());
    return true;
  }

 private:
  // False when the connection is to be closed.
  bool serve_one() {
    HttpHead head;
    Request request;
    const Moment deadline = Clock::now() + limits_.receive;
    if (received_.empty() && !receive_first(deadline)) return false;
    try {
      head = read_head(deadline);
      if (head.content_length > limits_.body)
        throw ApiProblem(413, "the body is longer than " + std::to_string(limits_.body) + " bytes");
      request = make_request(head.method, head.target);
      request.headers = std::move(head.headers);
      server_.handler_.admit(request);
      request.body = read_body(head, deadline);
    } catch (const ApiProblem& problem) {
      // What follows in the stream may be the rest of this request: no next one can be read from it.
      send_reply(server_.handler_.refuse(problem), head, false);
      leave();
      return false;
    }
    request.deadline = Clock::now() + limits_.answer;
    const Moment answer_by = request.deadline;
    request.gone = [this] { return peer_has_closed(); };
    Reply reply;
    try {
      const Turns::Turn turn(server_.working_, answer_by);
      expect(turn);
      reply = server_.handler_.answer(std::move(request));
    } catch (const ApiProblem& problem) {
      reply = server_.handler_.refuse(problem);
    }
    return send_reply(std::move(reply), head, head.keep_alive && !server_.stopping_);
  }

  // Has the next request begun already, or does it within a moment? Who asks one thing after the other is not parked each time.
  bool next_is_there() const {
    constexpr auto kMoment = std::chrono::milliseconds(20);
    return !received_.empty() || wait_for(socket_, POLLIN, Clock::now() + kMoment);
  }

  // Of a request; false when the client has closed instead.
  bool receive_first(Moment deadline) {
    std::array<char, 16384> piece;
    const std::optional<std::size_t> count = receive(socket_, piece.data(), piece.size(), deadline);
    if (!count || *count == 0) return false;
    received_.append(piece.data(), *count);
    return true;
  }

  void receive_more(Moment deadline) {
    std::array<char, 16384> piece;
    const std::optional<std::size_t> count = receive(socket_, piece.data(), piece.size(), deadline);
    if (!count) throw ApiProblem(408, "the request did not arrive in time");
    if (*count == 0) throw Gone{};
    received_.append(piece.data(), *count);
  }

  HttpHead read_head(Moment deadline) {
    for (;;) {
      if (const std::optional<std::size_t> end = head_end(received_, limits_.head)) {
        HttpHead head = parse_head(std::string_view(received_).substr(0, *end), limits_.head);
        received_.erase(0, *end);
        return head;
      }
      receive_more(deadline);
    }
  }

  std::string read_body(const HttpHead& head, Moment deadline) {
    if (head.expects_continue && head.content_length > received_.size() && !head.http_1_0)
      send_all(socket_, "HTTP/1.1 100 Continue\r\n\r\n", deadline);
    while (received_.size() < head.content_length) receive_more(deadline);
    std::string body = received_.substr(0, head.content_length);
    received_.erase(0, head.content_length);
    return body;
  }

  // Whether the connection may go on.
  bool send_reply(Reply reply, const HttpHead& head, bool keep_alive) {
    const bool only_head = head.method == "HEAD";
    if (!reply.stream) {
      std::string whole = reply_head(reply, keep_alive, false);
      if (!only_head && reply.status != 204 && reply.status != 304) whole += reply.body;
      send_in_pieces(whole);
      return keep_alive;
    }
    const bool chunked = !head.http_1_0 && !only_head;
    keep_alive = keep_alive && !head.http_1_0;
    if (reply.live) {
      const LivePlace place(server_);
      if (!place) return send_reply(server_.handler_.refuse(ApiProblem(503, "too many pages are listening already")), head, keep_alive);
      send_in_pieces(reply_head(reply, false, chunked));
      if (!only_head) send_stream(reply, chunked);
      return false;
    }
    send_in_pieces(reply_head(reply, keep_alive, chunked));
    if (!only_head) send_stream(reply, chunked);
    return keep_alive;
  }

  void send_stream(const Reply& reply, bool chunked) {
    std::string piece;
    for (bool more = true; more;) {
      piece.clear();
      more = next_piece(reply, piece);
      if (piece.empty() && more) {
        if (server_.stopping_) {
          more = !reply.live;
        } else if (peer_has_closed()) {
          throw Gone{};
        }
        continue;
      }
      if (!piece.empty()) send_in_pieces(chunked ? hex_of(piece.size()) + "\r\n" + piece + "\r\n" : piece);
    }
    if (chunked) send_in_pieces("0\r\n\r\n");
  }

  // Cuts the connection when the view fails in the middle: an answer that looks whole but is not would be worse.
  bool next_piece(const Reply& reply, std::string& piece) {
    try {
      if (reply.live) return reply.stream(piece);
      const Turns::Turn turn(server_.working_, Clock::now() + limits_.answer);
      expect(turn);
      return reply.stream(piece);
    } catch (const std::exception& error) {
      server_.handler_.log(std::string("an answer was cut off: ") + error.what());
      throw Gone{};
    }
  }

  // The limit of time is for each piece, so that a long answer may take long as long as somebody reads it.
  void send_in_pieces(std::string_view bytes) {
    constexpr std::size_t kPiece = 1 << 16;
    while (!bytes.empty()) {
      const std::string_view piece = bytes.substr(0, kPiece);
      send_all(socket_, piece, Clock::now() + limits_.send);
      bytes.remove_prefix(piece.size());
    }
  }

  bool peer_has_closed() const {
    pollfd polled{socket_, POLLRDHUP, 0};
    if (poll(&polled, 1, 0) <= 0) return false;
    // When the server stops it closes the way in itself; the answer may still be sent.
    return (polled.revents & ~POLLRDHUP) != 0 || !server_.stopping_;
  }

  // The client shall read our last answer though we have not read all of its request: closing with bytes unread would reset
  // the connection and throw the answer away.
  void leave() {
    shutdown(socket_, SHUT_WR);
    const Moment deadline = Clock::now() + std::chrono::seconds(1);
    std::array<char, 16384> sink;
    for (;;) {
      const std::optional<std::size_t> count = receive(socket_, sink.data(), sink.size(), deadline);
      if (!count || *count == 0 || Clock::now() > deadline) return;
    }
  }

  // One of the places for live streams, for as long as it lives.
  class LivePlace {
   public:
    explicit LivePlace(HttpServer& server) : server_(server), got_(++server.live_ <= server.limits_.live) {}
    ~LivePlace() { --server_.live_; }
    explicit operator bool() const { return got_; }

   private:
    HttpServer& server_;
    bool got_;
  };

  HttpServer& server_;
  const ServerLimits& limits_;
  const int socket_;
  std::string received_;  // and not yet used
};

HttpServer::HttpServer(const ServerLimits& limits, const HttpHandler& handler)
    : limits_(limits), handler_(handler), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), working_(std::max(1, limits.working)) {
  if (wake_ < 0) throw Error(std::string("eventfd: ") + std::strerror(errno));
}

HttpServer::~HttpServer() {
  stop();
  wait_for_the_end();
  if (listening_ >= 0) close(listening_);
  close(wake_);
}

void HttpServer::listen(const std::string& address, int port) {
  const std::string where = (address.find(':') == address.npos ? address : '[' + address + ']') + ':' + std::to_string(port);
  addrinfo hints{}, *found = nullptr;
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  if (const int error = getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found); error != 0)
    throw Error("cannot listen on " + where + ": " + gai_strerror(error));
  const int made = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int on = 1;
  bool bound = made >= 0 && setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0;
  bound = bound && bind(made, found->ai_addr, found->ai_addrlen) == 0 && ::listen(made, SOMAXCONN) == 0;
  const int error = errno;
  freeaddrinfo(found);
  if (!bound) {
    if (made >= 0) close(made);
    throw Error("cannot listen on " + where + ": " + std::strerror(error));
  }
  listening_ = made;
  sockaddr_storage name{};
  socklen_t length = sizeof name;
  getsockname(made, reinterpret_cast<sockaddr*>(&name), &length);
  port_ = ntohs(name.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(name).sin6_port : reinterpret_cast<sockaddr_in&>(name).sin_port);
}

void HttpServer::run() {
  Waiting leaving;
  std::vector<pollfd> polled;
  while (!stopping_) {
    polled = {{wake_, POLLIN, 0}, {listening_, POLLIN, 0}};
    leaving.fill(polled);
    const std::size_t first_parked = polled.size();
    Moment next = Clock::now() + (leaving.empty() ? std::chrono::milliseconds(60'000) : std::chrono::milliseconds(200));
    {
      const std::lock_guard lock(mutex_);
      for (const Parked& one : parked_) {
        polled.push_back({one.socket, POLLIN, 0});
        next = std::min(next, one.until);
      }
    }
    // A millisecond more, lest the time of the first one be not quite up.
    if (poll(polled.data(), polled.size(), milliseconds_until(next) + 1) < 0 && errno != EINTR) break;
    if (stopping_) break;
    if (std::uint64_t times; polled[0].revents != 0 && read(wake_, &times, sizeof times) < 0 && errno != EAGAIN) break;
    leaving.clear();
    look_at_parked(polled, first_parked);
    if (polled[1].revents == 0) continue;
    const int socket = accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket >= 0) {
      connections() < limits_.connections ? open(socket) : turn_away(socket, leaving);
    } else if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));  // until a connection ends
    }
  }
  stopping_ = true;
  wait_for_the_end();
}

// From `first` on `polled` has those that were parked when it was made; others may have come behind them since.
void HttpServer::look_at_parked(const std::vector<pollfd>& polled, std::size_t first) {
  const std::lock_guard lock(mutex_);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < parked_.size(); ++i) {
    const Parked one = parked_[i];
    if (first + i < polled.size() && polled[first + i].revents != 0) {
      try {
        workers_.run([this, socket = one.socket] { serve(socket); });
      } catch (const std::system_error& error) {
        forget(one.socket);
        handler_.log(std::string("no thread for a connection: ") + error.what());
      }
    } else if (Clock::now() >= one.until) {
      forget(one.socket);
    } else {
      parked_[kept++] = one;
    }
  }
  parked_.resize(kept);
}

void HttpServer::turn_away(int socket, Waiting& leaving) {
  Reply reply = handler_.refuse(ApiProblem(503, "too many connections; try again"));
  reply.headers.emplace_back("Retry-After", "1");
  const std::string whole = reply_head(reply, false, false) + reply.body;
  // What does not fit into the socket's empty buffer at once is lost; it is some hundred bytes.
  if (send(socket, whole.data(), whole.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0) {
    close(socket);
    return;
  }
  shutdown(socket, SHUT_WR);
  leaving.add(socket);
}

void HttpServer::open(int socket) {
  const int on = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const std::lock_guard lock(mutex_);
  open_.insert(socket);
  parked_.push_back({socket, Clock::now() + limits_.idle});
}

void HttpServer::serve(int socket) {
  bool goes_on = false;
  try {
    goes_on = Connection(*this, socket).serve();
  } catch (const Gone&) {
  } catch (const std::exception& error) {
    handler_.log(std::string("a connection was cut: ") + error.what());
  }
  const std::lock_guard lock(mutex_);
  if (!goes_on || stopping_) {
    forget(socket);
    return;
  }
  parked_.push_back({socket, Clock::now() + limits_.idle});
  wake();
}

// With the mutex held.
void HttpServer::forget(int socket) {
  open_.erase(socket);
  close(socket);
  changed_.notify_all();
}

void HttpServer::wake() {
  const std::uint64_t one = 1;
  if (write(wake_, &one, sizeof one) < 0) return;  // it is awake already
}

void HttpServer::stop() {
  stopping_ = true;
  wake();
}

void HttpServer::wait_for_the_end() {
  std::unique_lock lock(mutex_);
  for (const Parked& one : parked_) forget(one.socket);
  parked_.clear();
  // Nobody shall ask a next thing; who is being answered may read to the end.
  for (const int socket : open_) shutdown(socket, SHUT_RD);
  if (changed_.wait_for(lock, limits_.stop, [&] { return open_.empty(); })) return;
  for (const int socket : open_) shutdown(socket, SHUT_RDWR);
  changed_.wait(lock, [&] { return open_.empty(); });
}

int HttpServer::connections() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(open_.size());
}

}  // namespace priscus
