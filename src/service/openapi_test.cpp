#include "service/openapi.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "record/sqlite_store.h"
#include "service/live.h"
#include "service/views/views.h"

namespace priscus {
namespace {

using nlohmann::json;

// "GET /api/events" with the names of its query parameters.
using Described = std::map<std::string, std::set<std::string>>;

std::string capitals(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

Described described(const json& description) {
  Described out;
  for (const auto& [path, operations] : description.at("paths").items()) {
    for (const auto& [method, operation] : operations.items()) {
      std::set<std::string>& names = out[capitals(method) + ' ' + path];
      for (json parameter : operation.value("parameters", json::array())) {
        if (parameter.contains("$ref")) parameter = description.at(json::json_pointer(parameter["$ref"].get<std::string>().substr(1)));
        if (parameter.at("in") == "query") names.insert(parameter.at("name"));
      }
    }
  }
  return out;
}

TEST(OpenApi, DescribesWhatIsAnsweredAndNothingElse) {
  const std::string database = (std::filesystem::temp_directory_path() / ("priscus_openapi_" + std::to_string(getpid()) + ".db")).string();
  SqliteStore(database, SqliteStore::Mode::write);
  Described answered;
  {
    const std::string home = PRISCUS_SOURCE_DIR;
    const auto coder = std::make_shared<const Coder>(Model::load(home + "/models/en.model"), Knowledge::load(home + "/knowledge"));
    ViewSettings settings;
    settings.database = database;
    settings.coder = coder;
    settings.knowledge_folders = {home + "/knowledge"};
    Views views(std::move(settings));
    Routes routes;
    views.add_to(routes);
    routes.add(openapi_route());
    routes.add(live_route([] { return std::nullopt; }));
    for (const Route& route : routes.all()) answered[route.method + ' ' + route.pattern] = {route.parameters.begin(), route.parameters.end()};
  }
  for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(database + ending);
  const Described promised = described(json::parse(openapi_json()));
  EXPECT_GT(promised.size(), 15u);
  EXPECT_THAT(answered, testing::ContainerEq(promised));
}

}  // namespace
}  // namespace priscus
