// POST /api/code: codes a text and shows what was read in it; nothing is recorded.
#include <nlohmann/json.hpp>

#include <algorithm>

#include "formats/document_fields.h"
#include "formats/json_records.h"
#include "service/views/coded_json.h"
#include "service/views/context.h"

namespace priscus {
namespace {

constexpr std::size_t kLongest = 1 << 20;  // bytes: a book's worth; some seconds of work

bool has_any(const nlohmann::json& object, Spellings spellings) {
  return std::any_of(spellings.begin(), spellings.end(), [&](std::string_view name) { return object.contains(name) && !object[std::string(name)].is_null(); });
}

// The address in a body that has one and no text; empty otherwise.
std::string address_in(const std::string& body) {
  const nlohmann::json object = nlohmann::json::parse(body, nullptr, false);
  if (!object.is_object() || has_any(object, kText) || has_any(object, kSentences)) return {};
  const auto url = object.find("url");
  return url != object.end() && url->is_string() ? url->get<std::string>() : std::string();
}

Document fetched(const ViewSettings& settings, const std::string& url, const Request& request) {
  if (!settings.allow_fetch) throw ApiProblem(403, "this server fetches nothing: give the text, or start it with --allow-fetch", "url");
  if (!settings.fetch) throw ApiProblem(501, "this program was built without a way to fetch: give the text", "url");
  return settings.fetch(url, request.deadline);
}

// As a line of JSON lines is read; docs/formats.md names the fields.
Document document_of(const ViewSettings& settings, const Request& request) {
  if (request.body.size() > kLongest) throw ApiProblem(413, "a text of at most 1 MiB is coded at once");
  std::string body = request.body;
  Document document;
  std::vector<InputProblem> problems;
  JsonRecords records({}, false);
  if (!records.read(body, {"text", 1}, 0, document, problems)) {
    if (const std::string url = address_in(request.body); !url.empty()) return fetched(settings, url, request);
    throw ApiProblem(400, problems.empty() ? "expected an object with \"text\"" : problems.back().cause);
  }
  for (const InputProblem& problem : problems) throw ApiProblem(400, problem.cause);  // a date that is none, a number as title
  return document;
}

Reply code(const ViewContext& context, const Request& request) {
  const Coder& coder = *context.settings.coder;
  Trace trace;
  const CodedDocument coded = coder.code(document_of(context.settings, request), &trace);
  return Reply::json(coded_json(coded, trace, coder.knowledge()));
}

}  // namespace

void add_code(Routes& routes, ViewContext& context) {
  routes.add({"POST", "/api/code", {}, [&context](const Request& request) { return code(context, request); }});
}

}  // namespace priscus
