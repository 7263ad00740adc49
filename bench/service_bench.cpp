// How fast the service answers on a record of a million events (record_bench.cpp fills it): every view by itself, without sockets.
//
//     priscus-service-bench FILE.db [TARGET…]
//
// Prints how long the record takes to be read into memory, and for each question the bytes of the answer and of 20 runs the median and worst time by the
// clock and the median time of the processor, which is what counts while other programs run.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "service/routes.h"
#include "service/views/views.h"

namespace priscus {
namespace {

constexpr int kRuns = 20;

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

std::string answer(const Routes& routes, const std::string& target) {
  Reply reply = routes.answer(make_request("GET", target));
  while (reply.stream) {
    std::string piece;
    if (!reply.stream(piece)) reply.stream = nullptr;
    reply.body += piece;
  }
  if (reply.status != 200) fmt::print("{}: {}\n", target, reply.body);
  return reply.body;
}

void measure(const Routes& routes, const std::string& target) {
  std::vector<double> times, processor;
  std::size_t bytes = 0;
  for (int run = 0; run < kRuns; ++run) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t begin = std::clock();
    bytes = answer(routes, target).size();
    processor.push_back(double(std::clock() - begin) * 1000 / CLOCKS_PER_SEC);
    times.push_back(milliseconds_since(start));
  }
  std::sort(times.begin(), times.end());
  std::sort(processor.begin(), processor.end());
  fmt::print("{:<76} {:>8} bytes  median {:6.1f} ms  worst {:6.1f} ms  processor {:6.1f} ms\n", target, bytes, times[times.size() / 2], times.back(),
             processor[processor.size() / 2]);
  std::fflush(stdout);
}

// The values of "one" and "other" in the first pair of two different countries: "RUS,UKR".
std::string pair_in(const std::string& dyads) {
  const auto value = [&](const std::string& key, std::size_t from) { return dyads.substr(dyads.find("\"" + key + "\": \"", from) + key.size() + 5, 3); };
  for (std::size_t at = dyads.find("\"one\""); at != std::string::npos; at = dyads.find("\"one\"", at + 1))
    if (value("one", at) != value("other", at)) return value("one", at) + "," + value("other", at);
  return {};
}

void ask(const std::string& path, std::vector<std::string> targets) {
  const std::string home = PRISCUS_SOURCE_DIR;
  ViewSettings settings;
  settings.database = path;
  settings.coder = std::make_shared<const Coder>(Model::load(home + "/models/en.model"), Knowledge::load(home + "/knowledge"));
  settings.knowledge_folders = {home + "/knowledge"};
  settings.program = "bench";
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t begin = std::clock();
  Views views(std::move(settings));
  Routes routes;
  views.add_to(routes);
  routes.set_state(nullptr);  // answers are worked out each time, not kept
  while (views.state().version == 0 && milliseconds_since(start) < 120000) answer(routes, "/api/days?since=2099-01-01");
  fmt::print("in memory: {} events after {:.1f} s, {:.1f} s of the processor\n", views.state().events, milliseconds_since(start) / 1000,
             double(std::clock() - begin) / CLOCKS_PER_SEC);
  const std::string busiest = pair_in(answer(routes, "/api/dyads?limit=9")), one = busiest.substr(0, 3);
  if (targets.empty())
    targets = {
        "/api/events",
        "/api/events?until=2012-06-30",
        "/api/events?since=2012-01-01&until=2012-06-30",
        "/api/events?order=oldest&since=2012-01-01",
        "/api/events?type=ASSAULT&status=actual",
        "/api/events?actor=" + one + ":GOV&since=2015-01-01&until=2015-12-31",
        "/api/events?dyad=" + busiest,
        "/api/events?dyad=" + one + ":MIL,:GOV",
        "/api/events?place=" + one,
        "/api/search?text=grain+harbour",
        "/api/search?text=grain+harbour&dyad=" + busiest,
        "/api/documents",
        "/api/documents?publisher=Wire+7&since=2015-01-01",
        "/api/incidents?dyad=" + busiest,
        "/api/dyads?since=2015-01-01&until=2015-12-31",
        "/api/dyads",
        "/api/series?period=month&dyad=" + busiest,
        "/api/series?period=day&dyad=" + busiest,
        "/api/types",
        "/api/types?dyad=" + busiest,
        "/api/places?since=2015-01-01&until=2015-12-31",
        "/api/places",
        "/api/days",
        "/api/days?dyad=" + busiest,
        "/api/health",
        "/api/actors?q=Lukashenko",
        "/api/countries",
    };
  for (const std::string& target : targets) measure(routes, target);
}

}  // namespace
}  // namespace priscus

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: priscus-service-bench FILE.db [TARGET...]\n");
    return 2;
  }
  priscus::ask(argv[1], {argv + 2, argv + argc});
}
