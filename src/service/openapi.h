// openapi.h: the description of the API, src/service/openapi.json, which the program carries in it.
#pragma once
#include <string_view>

#include "service/routes.h"

namespace priscus {

// OpenAPI 3.1, JSON.
std::string_view openapi_json();

// GET /openapi.json
Route openapi_route();

}  // namespace priscus
