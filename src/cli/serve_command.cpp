#include <fmt/format.h>
#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <thread>

#include "cli/commands.h"
#include "cli/locations.h"
#include "fetch/page.h"
#include "formats/json_text.h"
#include "service/front.h"
#include "service/http_server.h"
#include "service/live.h"
#include "service/openapi.h"
#include "service/page.h"
#include "service/views/views.h"

namespace priscus {
namespace {

struct Options {
  std::string database;
  Resources resources;
  std::string address = "127.0.0.1";
  int port = 8080;
  std::string token_file, cors, web;
  bool allow_fetch = false, json = false;
  int threads = 0;
  ServerLimits limits;
};

bool is_this_machine(const std::string& address) { return address == "127.0.0.1" || address == "::1" || address == "localhost"; }

std::string bracketed(const std::string& address) { return address.find(':') == address.npos ? address : '[' + address + ']'; }

Page load_page(const std::string& folder) {
  if (!folder.empty()) return Page::load(folder);
  try {
    return Page::load(find_installed("web/dist"));
  } catch (const Error&) {
    return Page::not_built();
  }
}

// An origin as a browser sends it: "https://example.org" without a path.
void check_origin(const std::string& origin) {
  if (origin.empty() || origin == "*") return;
  const std::size_t slashes = origin.find("://");
  if (slashes == origin.npos || slashes == 0 || origin.find('/', slashes + 3) != origin.npos || origin.size() == slashes + 3)
    throw Error("--cors: expected an origin such as https://example.org, without a path, or *");
}

FrontSettings front_settings(const Options& options) {
  FrontSettings settings;
  if (!options.token_file.empty()) settings.token = read_token(options.token_file);
  if (settings.token.empty() && !is_this_machine(options.address))
    throw Error("--address " + options.address + " lets other machines ask: give a token with --token-file (openssl rand -hex 32 > token; chmod 600 token)");
  settings.hosts.push_back(bracketed(options.address));
  settings.cors_origin = options.cors;
  settings.log = [](const std::string& line) { fmt::print(stderr, "priscus: {}\n", line); };
  return settings;
}

// SIGINT and SIGTERM come to whoever waits for them here, and to no thread that is made later.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  void wait() const {
    int signal = 0;
    sigwait(&signals_, &signal);
  }

 private:
  sigset_t signals_;
};

void tell_address(const Options& options, int port) {
  const std::string url = fmt::format("http://{}:{}/", bracketed(options.address), port);
  if (!options.json) {
    fmt::print(stderr, "{}\n", url);
    return;
  }
  JsonText json;
  json.open_object().key("url").text(url).key("address").text(options.address).key("port").number(port).close_object();
  fmt::print("{}\n", json.take());
  std::fflush(stdout);
}

// The article at an address, or why there is none. The public web only (fetch/address_rules.h): whoever may ask this server must not reach the
// machines around it.
Document fetch_article(Fetcher& fetcher, const std::string& url) {
  Fetched page = fetcher.get({.url = url, .accept = kPageAccept});
  if (page.status == FetchStatus::refused) throw ApiProblem(422, page.cause, "url");
  if (page.status != FetchStatus::ok) throw ApiProblem(502, page.cause, "url");
  try {
    return page_document(std::move(page));
  } catch (const InputError& error) {
    throw ApiProblem(422, error.what(), "url");
  }
}

int run(const Options& options) {
  check_origin(options.cors);
  const FrontSettings settings = front_settings(options);
  const Page page = load_page(options.web);
  const StopSignals signals;  // before the first thread
  ViewSettings view_settings;
  view_settings.database = options.database;
  view_settings.coder = std::make_shared<const Coder>(options.resources.load_model(), options.resources.load_knowledge());
  view_settings.knowledge_folders = options.resources.knowledge_folders();
  view_settings.program = PRISCUS_VERSION;
  view_settings.allow_fetch = options.allow_fetch;
  FetchOptions fetching;
  fetching.user_agent = user_agent(PRISCUS_VERSION, "");
  fetching.whole = fetching.longest_wait = std::chrono::seconds(10);  // within the time of one answer
  Fetcher fetcher(fetching);
  view_settings.fetch = [&fetcher](const std::string& url, auto) { return fetch_article(fetcher, url); };
  Views views(std::move(view_settings));
  Routes routes;
  views.add_to(routes);
  routes.set_log(settings.log);
  routes.add(openapi_route());
  routes.add(live_route([&views]() -> std::optional<RecordSize> {
    const Views::State state = views.state();
    if (state.version == 0) return std::nullopt;
    return RecordSize{state.documents, state.events, state.rejects, state.last_day, state.version, state.news};
  }));
  const Front front(settings, routes, page);
  ServerLimits limits = options.limits;
  limits.working = options.threads > 0 ? options.threads : static_cast<int>(std::max(2u, std::thread::hardware_concurrency()));
  HttpServer server(limits, front);
  server.listen(options.address, options.port);
  tell_address(options, server.port());
  std::thread thread([&server] { server.run(); });
  signals.wait();
  fetcher.stop();
  server.stop();
  thread.join();
  return kDone;
}

}  // namespace

Command add_serve(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("serve", "Show a record in the browser, and answer questions about it over HTTP");
  command->add_option("DB", options->database, "The database that `priscus record` made")->required();
  command->add_option("--port", options->port, "The port; 0 takes one that is free and says which")->check(CLI::Range(0, 65535))->capture_default_str();
  command->add_option("--address", options->address, "Where to listen; any address but this machine's own (127.0.0.1, ::1) needs --token-file")
      ->capture_default_str();
  command->add_option("--token-file", options->token_file,
                      "A file with a secret in its first line, readable by its owner only; /api then wants it as Authorization: Bearer");
  command->add_flag("--allow-fetch", options->allow_fetch, "Let `POST /api/code` fetch the article of a url; without it nothing goes out to the network");
  command->add_option("--cors", options->cors, "An origin (https://example.org) whose pages may read the answers, or * for all (default: none)");
  command->add_option("--web", options->web, "The folder of the built page (default: web/dist beside the program, or in $PRISCUS_HOME)");
  command->add_option("--threads", options->threads, "Answers worked on at a time (default: the number of cores, at least 2)")->check(CLI::Range(1, 256));
  command->add_option("--connections", options->limits.connections, "Connections open at a time; more are answered 503")
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  command->add_option("--max-body", options->limits.body, "Bytes of the body of a request; more are answered 413")
      ->check(CLI::Range(std::uint64_t{1024}, std::uint64_t{256} << 20))
      ->capture_default_str();
  command->add_flag("--json", options->json, "Write the address to standard output as an object: url, address, port");
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->footer(
      "Ends at SIGINT (control-C) or SIGTERM, when the answers under way are sent. GET /openapi.json describes the API.\n\n"
      "Example: priscus serve news.db\n"
      "         curl -s 'http://127.0.0.1:8080/api/events?dyad=BLR,AZE&limit=10'\n"
      "         openssl rand -hex 32 > token && chmod 600 token && priscus serve news.db --address 0.0.0.0 --token-file token");
  return [options] { return run(*options); };
}

}  // namespace priscus
