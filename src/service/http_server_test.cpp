#include "service/http_server.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <iterator>
#include <memory>

namespace priscus {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// Says the address and the body; "/slow" takes 300 ms, "/long" up to 3 s; "/stream" gives three pieces, "/broken" fails in the second; "/live" has no end.
class Echo : public HttpHandler {
 public:
  void admit(const Request& request) const override {
    if (request.path.front() == "closed") throw ApiProblem(401, "closed");
  }
  Reply answer(Request request) const override {
    const std::string& what = request.path.front();
    if (what == "slow") std::this_thread::sleep_for(milliseconds(300));
    if (what == "long")  // as a view that works for 3 s and looks around now and then
      for (int i = 0; i < 300 && !(gave_up = request.gone()); ++i) std::this_thread::sleep_for(milliseconds(10));
    if (what == "stream" || what == "broken") {
      return Reply::streamed("text/plain", [n = 0, broken = what == "broken"](std::string& out) mutable {
        if (broken && n == 1) throw Error("the disk is gone");
        out = "piece" + std::to_string(n);
        return ++n < 3;
      });
    }
    if (what == "live") {
      Reply reply = Reply::streamed("text/event-stream", [](std::string& out) {
        std::this_thread::sleep_for(milliseconds(10));
        out = ":\n\n";
        return true;
      });
      reply.live = true;
      return reply;
    }
    Reply reply = Reply::json(request.target + '|' + request.body);
    reply.headers.emplace_back("X-Good", "1");
    reply.headers.emplace_back("X-Bad", "1\r\nSet-Cookie: evil=1");
    return reply;
  }
  Reply refuse(const ApiProblem& problem) const override {
    Reply reply;
    reply.status = problem.status();
    reply.body = problem.what();
    return reply;
  }
  void log(const std::string& line) const override {
    const std::lock_guard lock(mutex_);
    logged += line;
  }
  mutable std::string logged;
  mutable std::atomic<bool> gave_up{false};

 private:
  mutable std::mutex mutex_;
};

class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    timeval patience{5, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  Client& send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return *this;
  }
  Client& get(const std::string& target, const std::string& headers = "") { return send("GET " + target + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n"); }

  // What comes until `end` is there, the server closes, or five seconds are over.
  std::string read_until(const std::string& end) {
    std::string out;
    char piece[4096];
    while (end.empty() || out.find(end) == out.npos) {
      const ssize_t count = recv(socket_, piece, sizeof piece, 0);
      if (count <= 0) break;
      out.append(piece, static_cast<std::size_t>(count));
    }
    return out;
  }
  std::string read_all() { return read_until(""); }

  bool connected;

 private:
  int socket_;
};

class HttpServerTest : public testing::Test {
 protected:
  HttpServerTest() {
    limits.receive = milliseconds(400);
    limits.idle = milliseconds(2000);
    limits.answer = milliseconds(1000);
    limits.stop = milliseconds(500);
    limits.body = 1000;
  }
  ~HttpServerTest() override {
    if (!server) return;
    server->stop();
    thread.join();
  }
  int start() {
    server = std::make_unique<HttpServer>(limits, echo);
    server->listen("127.0.0.1", 0);
    thread = std::thread([this] { server->run(); });
    return server->port();
  }

  ServerLimits limits;
  Echo echo;
  std::unique_ptr<HttpServer> server;
  std::thread thread;
};

TEST_F(HttpServerTest, AnswersOneRequestAfterTheOther) {
  Client client(start());
  client.get("/a?x=1");
  EXPECT_THAT(client.read_until("/a?x=1|"), StartsWith("HTTP/1.1 200 OK\r\n"));
  client.send("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_THAT(client.read_until("/b|hello"), HasSubstr("Content-Length: 8\r\n"));
  // Two at once, the second without its end yet.
  client.send("GET /c HTTP/1.1\r\nHost: a\r\n\r\nGET /d HTTP/1.1\r\nHo");
  EXPECT_THAT(client.read_until("/c|"), HasSubstr("Connection: keep-alive"));
  client.send("st: a\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(client.read_all(), EndsWith("/d|"));
}

TEST_F(HttpServerTest, AHeaderWithALineEndIsLeftOut) {
  Client client(start());
  const std::string reply = client.get("/", "Connection: close\r\n").read_all();
  EXPECT_THAT(reply, HasSubstr("X-Good: 1\r\n"));
  EXPECT_THAT(reply, Not(HasSubstr("evil")));
}

TEST_F(HttpServerTest, HeadHasNoBody) {
  Client client(start());
  client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\nHEAD /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  const std::string reply = client.read_all();
  EXPECT_THAT(reply, HasSubstr("Content-Length: 3\r\n"));
  EXPECT_THAT(reply, Not(HasSubstr("/a|")));
  EXPECT_THAT(reply, Not(HasSubstr("piece")));
}

TEST_F(HttpServerTest, AStreamComesInChunks) {
  const int port = start();
  Client client(port);
  EXPECT_THAT(client.get("/stream").read_until("0\r\n\r\n"), EndsWith("\r\n\r\n6\r\npiece0\r\n6\r\npiece1\r\n6\r\npiece2\r\n0\r\n\r\n"));
  EXPECT_THAT(client.get("/a").read_until("/a|"), StartsWith("HTTP/1.1 200"));
  Client old(port);
  EXPECT_THAT(old.send("GET /stream HTTP/1.0\r\n\r\n").read_all(), EndsWith("\r\n\r\npiece0piece1piece2"));
}

TEST_F(HttpServerTest, AStreamThatFailsIsCutAndLogged) {
  Client client(start());
  EXPECT_THAT(client.get("/broken").read_all(), EndsWith("piece0\r\n"));
  EXPECT_THAT(echo.logged, HasSubstr("the disk is gone"));
}

TEST_F(HttpServerTest, WhoSendsSlowlyIsSentAway) {
  const int port = start();
  Client client(port), body(port), silent(port);
  body.send("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
  const auto began = std::chrono::steady_clock::now();
  for (const char byte : std::string_view("GET /a HTTP/1.1\r\nHost: ")) {
    client.send(std::string_view(&byte, 1));
    std::this_thread::sleep_for(milliseconds(30));  // never silent for long, and yet too slow as a whole
  }
  EXPECT_THAT(client.read_all(), StartsWith("HTTP/1.1 408 "));
  EXPECT_THAT(body.read_all(), StartsWith("HTTP/1.1 408 "));
  EXPECT_EQ(silent.read_all(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds(4000));
}

TEST_F(HttpServerTest, HoldsItsLimits) {
  const int port = start();
  EXPECT_THAT(Client(port).send("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n" + std::string(1001, 'x')).read_all(), StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(Client(port).send("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n" + std::string(3'000'000, 'x')).read_all(), StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(Client(port).get("/" + std::string(9000, 'a')).read_all(), StartsWith("HTTP/1.1 414 "));
  EXPECT_THAT(Client(port).get("/", "A: " + std::string(20'000, 'a') + "\r\n").read_all(), StartsWith("HTTP/1.1 431 "));
  EXPECT_THAT(Client(port).send("nonsense\r\n\r\n").read_all(), StartsWith("HTTP/1.1 400 "));
  EXPECT_THAT(Client(port).get("/closed").read_all(), StartsWith("HTTP/1.1 401 "));
  EXPECT_THAT(Client(port).send("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n" + std::string(1000, 'x')).read_all(), EndsWith("xxx"));
}

TEST_F(HttpServerTest, AsksForABodyThatWaits) {
  Client client(start());
  client.send("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_THAT(client.send("hello").read_until("/b|hello"), StartsWith("HTTP/1.1 200"));
}

TEST_F(HttpServerTest, OneConnectionTooManyIsToldSo) {
  limits.connections = 2;
  const int port = start();
  Client first(port), second(port);
  first.get("/a").read_until("/a|");
  second.get("/a").read_until("/a|");
  EXPECT_THAT(Client(port).get("/a").read_all(), StartsWith("HTTP/1.1 503 "));
  second.get("/a", "Connection: close\r\n").read_all();
  for (int i = 0; i < 100 && server->connections() > 1; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_THAT(Client(port).get("/a", "Connection: close\r\n").read_all(), StartsWith("HTTP/1.1 200 "));
}

TEST_F(HttpServerTest, WhoWaitsTooLongForHisTurnIsToldSo) {
  limits.working = 1;
  limits.answer = milliseconds(100);
  const int port = start();
  Client first(port), second(port);
  first.get("/slow");
  std::this_thread::sleep_for(milliseconds(50));
  EXPECT_THAT(second.get("/a", "Connection: close\r\n").read_all(), StartsWith("HTTP/1.1 503 "));
  EXPECT_THAT(first.read_until("/slow|"), StartsWith("HTTP/1.1 200 "));
}

TEST_F(HttpServerTest, ListenersHaveAPlaceOfTheirOwn) {
  limits.working = 1;
  limits.live = 2;
  const int port = start();
  Client first(port), third(port);
  auto second = std::make_unique<Client>(port);
  EXPECT_THAT(first.get("/live").read_until(":\n\n"), StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(second->get("/live").read_until(":\n\n"), StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(third.get("/live").read_until("listening already"), StartsWith("HTTP/1.1 503 "));
  EXPECT_THAT(third.get("/a").read_until("/a|"), StartsWith("HTTP/1.1 200 "));  // they do not keep others from their turn
  second.reset();
  for (int i = 0; i < 100 && server->connections() > 2; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_THAT(third.get("/live").read_until(":\n\n"), StartsWith("HTTP/1.1 200 "));
}

int threads_of_this_process() {
  const std::filesystem::directory_iterator threads("/proc/self/task");
  return static_cast<int>(std::distance(begin(threads), end(threads)));
}

TEST_F(HttpServerTest, ConnectionsThatWaitHaveNoThread) {
  limits.idle = milliseconds(4000);
  const int port = start(), before = threads_of_this_process();
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 150; ++i) clients.push_back(std::make_unique<Client>(port));
  for (int i = 0; i < 200 && server->connections() < 150; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_EQ(server->connections(), 150);
  EXPECT_LE(threads_of_this_process(), before);
  for (int round = 0; round < 2; ++round) {  // they are heard all the same, also after they were parked behind an answer
    for (const auto& client : clients) EXPECT_THAT(client->get("/b").read_until("/b|"), StartsWith("HTTP/1.1 200"));
    std::this_thread::sleep_for(milliseconds(100));
  }
  clients.resize(100);  // the others close
  for (int i = 0; i < 200 && server->connections() > 100; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_EQ(server->connections(), 100);
  for (const auto& client : clients) EXPECT_EQ(client->read_all(), "");  // sent away after `idle`
  EXPECT_EQ(server->connections(), 0);
}

TEST_F(HttpServerTest, TellsAViewThatItsClientHasGone) {
  limits.answer = milliseconds(10'000);
  const int port = start();
  auto client = std::make_unique<Client>(port);
  client->get("/long");
  std::this_thread::sleep_for(milliseconds(100));
  EXPECT_FALSE(echo.gave_up);
  const auto began = std::chrono::steady_clock::now();
  client.reset();
  while (!echo.gave_up && std::chrono::steady_clock::now() - began < milliseconds(2000)) std::this_thread::sleep_for(milliseconds(5));
  EXPECT_TRUE(echo.gave_up);
}

// Stopping closes the way in, which is not the client's going: only when its time is up is the view told.
TEST_F(HttpServerTest, StoppingIsNotGoing) {
  const int port = start();
  Client slow(port);
  slow.get("/long");
  std::this_thread::sleep_for(milliseconds(100));
  server->stop();
  std::this_thread::sleep_for(milliseconds(200));
  EXPECT_FALSE(echo.gave_up);
  thread.join();
  EXPECT_TRUE(echo.gave_up);
  server.reset();
}

TEST_F(HttpServerTest, StopsWhenToldAndSendsWhatIsUnderWay) {
  const int port = start();
  Client slow(port), idle(port), live(port);
  idle.get("/a").read_until("/a|");
  live.get("/live").read_until(":\n\n");
  slow.get("/slow");
  std::this_thread::sleep_for(milliseconds(50));
  const auto began = std::chrono::steady_clock::now();
  server->stop();
  EXPECT_THAT(slow.read_all(), EndsWith("/slow|"));
  thread.join();
  EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds(2000));
  EXPECT_EQ(server->connections(), 0);
  server.reset();
  EXPECT_FALSE(Client(port).connected);
}

TEST_F(HttpServerTest, APortThatIsTakenIsAnError) {
  const int port = start();
  HttpServer other(limits, echo);
  try {
    other.listen("127.0.0.1", port);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.what(), "cannot listen on 127.0.0.1:" + std::to_string(port) + ": Address already in use");
  }
  EXPECT_THROW(other.listen("not an address", 0), Error);
}

TEST_F(HttpServerTest, ManyClientsAtOnce) {
  limits.working = 2;
  const int port = start();
  std::atomic<int> good{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 64; ++i) {
    clients.emplace_back([&, i] {
      Client client(port);
      for (int k = 0; k < 50; ++k) {
        const std::string target = "/c" + std::to_string(i) + "x" + std::to_string(k);
        if (client.get(target).read_until(target + "|").starts_with("HTTP/1.1 200")) ++good;
      }
    });
  }
  for (std::thread& one : clients) one.join();
  EXPECT_EQ(good, 64 * 50);
}

}  // namespace
}  // namespace priscus
