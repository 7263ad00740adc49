#include "service/openapi.h"

namespace priscus {

Route openapi_route() {
  return {"GET", "/openapi.json", {}, [](const Request&) { return Reply::json(std::string(openapi_json())); }};
}

}  // namespace priscus
