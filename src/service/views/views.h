// views.h: what the addresses under /api answer, from a record and a coder.
//
//     Views views({"news.db", coder, folders, "0.1.0"});
//     Routes routes;
//     views.add_to(routes);
//     routes.answer(make_request("GET", "/api/events?dyad=BLR,AZE"));
//
// Every view reads only. Views may be asked from many threads at once.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "priscus/coder.h"
#include "service/record_news.h"
#include "service/routes.h"

namespace priscus {

struct ViewSettings {
  std::string database;                // path of the record
  std::shared_ptr<const Coder> coder;  // with its knowledge
  std::vector<std::string> knowledge_folders;  // where the knowledge was read from: variants of actors' names are looked up in their files
  std::string program;                 // version: "0.1.0"
  bool allow_fetch = false;
  // The article at an address, for POST /api/code with "url" and no "text". Throws ApiProblem. Empty: this program cannot fetch.
  std::function<Document(const std::string& url, std::chrono::steady_clock::time_point deadline)> fetch;
};

struct ViewContext;

class Views {
 public:
  // Throws StoreError when the record cannot be opened. Begins to read it into memory; questions that need that wait for it.
  explicit Views(ViewSettings settings);
  ~Views();

  // Adds all routes under /api but /api/live, and sets the routes' state. The views must outlive the routes.
  void add_to(Routes& routes);

  // The record as far as it is in memory, for /api/live; all 0 and `version` 0 before it has been read.
  struct State {
    std::int64_t documents = 0, events = 0, rejects = 0;
    std::string last_day;  // of an event; empty: none has a day
    std::uint64_t version = 0;  // another one whenever something has changed
    std::shared_ptr<const std::vector<RecordNews>> news;  // what led here lately; null before it has been read
  };
  State state() const;

 private:
  std::unique_ptr<ViewContext> context_;
};

}  // namespace priscus
