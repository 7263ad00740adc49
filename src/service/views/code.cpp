// POST /api/code: codes a text and shows what was read in it, at once or piece by piece while it is read; nothing is recorded.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>

#include "base/strings.h"
#include "coder/coding.h"
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

// Throws when the time is up or nobody waits any more.
std::function<void()> check_of(const Request& request) {
  return [deadline = request.deadline, gone = request.gone] {
    if (std::chrono::steady_clock::now() > deadline) throw ApiProblem(503, "coding the text took too long; send a shorter one, or try again when the server is less busy");
    if (gone && gone()) throw ApiProblem(503, "nobody waits for the answer any more");
  };
}

std::string whole(Coding& coding, const Knowledge& knowledge) {
  Trace trace;
  const CodedDocument coded = coding.finish(&trace);
  return coded_json(coded, trace, knowledge);
}

// Says first what the text is, then what is known when it was read so far, and at last all. How far: the title and the lead, then twice as far each time.
class CodeStream {
 public:
  CodeStream(const Coder& coder, Document document, const Request& request)
      : knowledge_(coder.knowledge()), coding_(coder, std::move(document), check_of(request)) {}

  bool next(std::string& out) {
    const bool begins = reach_ == 0;
    bool more = true;
    try {
      out = begins ? text_json(coding_.document()) : next_part(more);
    } catch (const ApiProblem& problem) {
      if (begins) throw;
      more = false;
      // {"type": …} becomes {"line": "problem", "type": …}
      out = "{\"line\": \"problem\", " + problem.json().substr(1);
    }
    out += '\n';
    if (begins) reach_ = lead();
    return more;
  }

 private:
  // Sentences up to the end of the lead.
  std::size_t lead() const {
    constexpr std::size_t kLead = 2;
    const std::vector<Sentence>& sentences = coding_.document().sentences;
    return kLead + (!sentences.empty() && sentences.front().index < 0 ? 1 : 0);
  }

  std::string next_part(bool& more) {
    more = reach_ * 3 <= coding_.sentences() * 2;  // what is nearly all is not worth a part of its own
    if (!more) return whole(coding_, knowledge_);
    coding_.read(reach_);
    reach_ *= 2;
    return part_json(coding_.so_far(), knowledge_);
  }

  const Knowledge& knowledge_;
  Coding coding_;
  std::size_t reach_ = 0;  // sentences of the next part; 0: nothing was said yet
};

// Does a header Accept name this type? "q=0" takes it back; "*/*" does not name it.
bool names_type(std::string_view accept, std::string_view type) {
  for (std::string_view item : split(accept, ',')) {
    const std::size_t semicolon = item.find(';');
    if (lower(trim(item.substr(0, semicolon))) != type) continue;
    const std::string_view weight = semicolon == item.npos ? std::string_view() : trim(item.substr(semicolon + 1));
    return !weight.starts_with("q=") || std::strtod(std::string(weight.substr(2)).c_str(), nullptr) > 0;
  }
  return false;
}

Reply code(const ViewContext& context, const Request& request) {
  constexpr std::string_view kLines = "application/x-ndjson";
  const Coder& coder = *context.settings.coder;
  Document document = document_of(context.settings, request);
  if (!names_type(request.header("accept"), kLines)) {
    Coding coding(coder, std::move(document), check_of(request));
    return Reply::json(whole(coding, coder.knowledge()));
  }
  auto lines = std::make_shared<CodeStream>(coder, std::move(document), request);
  Reply reply = Reply::streamed(std::string(kLines), [lines](std::string& out) { return lines->next(out); });
  reply.prompt = true;
  return reply;
}

}  // namespace

void add_code(Routes& routes, ViewContext& context) {
  routes.add({"POST", "/api/code", {}, [&context](const Request& request) { return code(context, request); }});
}

}  // namespace priscus
