// http_server.h: brings requests from connections to a handler, and its answers back; holds every limit.
//
//     HttpServer server(limits, handler);
//     server.listen("127.0.0.1", 0);
//     std::thread thread([&] { server.run(); });
//     … server.port() … server.stop(); thread.join();
//
// HTTP/1.1 with keep-alive. A connection has a thread from a request's first byte until its answer is sent; those that wait for a
// next request are watched by run() alone and cost only their socket. How many may work on an answer at
// the same time is a number of its own (`working`), so that many patient clients do not mean many queries at once. Time is
// counted for whole steps, not from byte to byte: a client that sends its head one byte a second is sent away as surely as a
// silent one.
//
// Why not cpp-httplib: 0.11.4, which Debian 12 has, undoes %XX in header values (so that %0D%0A becomes a line end), takes any
// number of headers, chunked and compressed bodies of any length, counts time from byte to byte, and answers 500 once a file
// descriptor is above 1023; each of these is closed in its code and not by an option. What is left of HTTP for a service like
// this one is small: http_head reads it.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "service/http_head.h"
#include "service/problem.h"
#include "service/reply.h"
#include "service/request.h"
#include "service/turns.h"
#include "service/workers.h"

struct pollfd;

namespace priscus {

struct ServerLimits {
  using Time = std::chrono::milliseconds;

  HeadLimits head;
  std::uint64_t body = 1 << 20;  // bytes; more is a 413
  int connections = 256;         // open at once; the next is answered 503 and closed
  int live = 64;                 // of these, streams of server-sent events; the next is a 503
  int working = 4;               // answers worked on at once; the others wait until it is their turn or their time is up (503)
  Time idle{30'000};             // between an answer and the next request's first byte
  Time receive{10'000};          // from a request's first byte to its last
  Time answer{30'000};           // for a view
  Time send{30'000};             // for a piece of 64 KB of an answer to be taken
  Time stop{3'000};              // after stop(), for answers that are under way
};

// What the server asks. All functions are called from many threads at once.
class HttpHandler {
 public:
  virtual ~HttpHandler() = default;
  // Before the body is read; the request has none yet. Throws ApiProblem when it is not to be read.
  virtual void admit(const Request& request) const = 0;
  // Throws nothing.
  virtual Reply answer(Request request) const = 0;
  // What the server itself refuses: no head, too long, no place.
  virtual Reply refuse(const ApiProblem& problem) const = 0;
  // A line for whoever runs the server.
  virtual void log(const std::string& line) const = 0;
};

class HttpServer {
 public:
  // `handler` must live as long as the server.
  HttpServer(const ServerLimits& limits, const HttpHandler& handler);
  ~HttpServer();  // stops
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // `address`: a numeric IPv4 or IPv6 address, or a name for one; `port` 0 picks one that is free. Connections wait from now
  // on. Throws Error: "cannot listen on 127.0.0.1:8080: Address already in use".
  void listen(const std::string& address, int port);
  int port() const { return port_; }

  // Takes connections until stop(), then waits for those that are open: `stop` long, then cuts them.
  void run();

  // From any thread, also before run().
  void stop();

  int connections() const;

 private:
  class Connection;
  class Waiting;

  void open(int socket);
  void serve(int socket);
  void forget(int socket);
  void wake();
  void look_at_parked(const std::vector<pollfd>& polled, std::size_t first);
  void turn_away(int socket, Waiting& leaving);
  void wait_for_the_end();

  const ServerLimits limits_;
  const HttpHandler& handler_;
  int listening_ = -1, wake_ = -1, port_ = 0;
  std::atomic<bool> stopping_{false};
  std::atomic<int> live_{0};
  Turns working_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // A connection that waits for its next request.
  struct Parked {
    int socket;
    std::chrono::steady_clock::time_point until;
  };
  std::set<int> open_;          // sockets of all connections
  std::vector<Parked> parked_;  // of these; only the thread of run() takes away
  Workers workers_;             // last, so that no thread outlives what it uses
};

}  // namespace priscus
