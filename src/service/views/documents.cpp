// GET /api/documents: the documents of the record, a page at a time; GET /api/documents/{document}: one with its text and its events.
#include "service/views/event_answer.h"

#include "record/day_range.h"

namespace priscus {
namespace {

// Documents that have one of these sentences with an event in it.
RowSet documents_with(const EventCube& cube, const RowSet& sentences) {
  RowSet out;
  for (EventCube::Index i = 0; i < cube.size(); ++i) {
    if (cube.sentences[i] >= sentences.size() || !sentences[cube.sentences[i]]) continue;
    if (out.size() <= cube.documents[i]) out.resize(cube.documents[i] + std::size_t{1});
    out[cube.documents[i]] = true;
  }
  return out;
}

void write_listed(const ListedDocument& document, JsonText& json) {
  json.open_object();
  json.key("document").text(document.hash);
  json.key("id").text(document.id);
  json.key("title").text_or_null(document.title);
  json.key("date").text_or_null(document.date);
  json.key("publisher").text_or_null(document.publisher);
  json.key("url").text_or_null(document.url);
  json.key("language").text_or_null(document.language);
  json.key("copy").boolean(document.copy);
  json.key("events").number(document.events);
  json.close_object();
}

Reply list(ViewContext& context, const Request& request) {
  const Parameters& parameters = request.parameters;
  const Paging paging = priscus::paging(parameters);
  const std::string since = day(parameters, "since"), until = day(parameters, "until"), publisher = parameters.one("publisher").value_or("");
  EventQuery words;
  words.words = words_of(parameters, "text");
  const Selection selection(context, request, words);
  const DocumentTable& table = *selection.image().documents;
  const RowSet with_words = selection.sentences() ? documents_with(selection.cube(), *selection.sentences()) : RowSet();
  const int wanted_publisher = publisher.empty() ? 0 : table.publisher_names.find(publisher);
  const std::int32_t first = day_index(since), last = day_index(until);
  FirstRows page(paging.newest_first, paging.after ? &*paging.after : nullptr, paging.limit);
  std::int64_t total = 0;
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    const std::int32_t day = table.days[i];
    const auto row = static_cast<std::size_t>(table.rows[i]);
    if (!since.empty() && day < first) continue;
    if (!until.empty() && (day > last || day == EventCube::kNoDay)) continue;
    if (wanted_publisher != 0 && static_cast<int>(table.publishers[i]) != wanted_publisher) continue;
    if (selection.sentences() && (row >= with_words.size() || !with_words[row])) continue;
    ++total;
    page.offer({day, table.rows[i]}, i);
  }
  const bool more = page.more();
  std::vector<std::int64_t> rows;
  CubePosition end;
  for (std::uint32_t i : page.take()) {
    rows.push_back(table.rows[i]);
    end = {table.days[i], table.rows[i]};
  }
  JsonText json;
  json.open_object();
  json.key("documents").open_array();
  for (const ListedDocument& document : context.readers.take(request.deadline)->documents(rows)) write_listed(document, json);
  json.close_array();
  json.key("next").text_or_null(more ? cursor(end, paging.newest_first) : "");
  json.key("total").number(total);
  json.close_object();
  return Reply::json(json.take());
}

Reply one(ViewContext& context, const Request& request) {
  const std::string& hash = request.part("document");
  const std::optional<StoredDocument> stored = context.readers.take(request.deadline)->document(hash);
  if (!stored) throw ApiProblem(404, "the record has no document of that hash");
  const Document& document = stored->document;
  const std::string title(document.view(document.title));
  JsonText json;
  json.open_object();
  json.key("document").text(stored->hash);
  json.key("id").text(document.id);
  json.key("title").text_or_null(title);
  json.key("date").text_or_null(document.date);
  json.key("publisher").text_or_null(document.publisher);
  json.key("url").text_or_null(document.url);
  json.key("language").text_or_null(document.language);
  json.key("text").text(document.text);
  json.key("copy").boolean(stored->copy);
  json.key("coded_with").open_object();
  json.key("program").text(stored->coded_with.program);
  json.key("model").text(stored->coded_with.model);
  json.key("knowledge").text(stored->coded_with.knowledge);
  json.close_object();
  json.key("events").open_array();
  for (const EventRecord& event : stored->events) write_recorded_event(event, stored->hash, title, nullptr, json);
  json.close_array();
  json.close_object();
  return Reply::json(json.take());
}

}  // namespace

void add_documents(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/documents", parameter_list({"text", "since", "until", "publisher"}, false, true),
              [&context](const Request& request) { return list(context, request); }});
  routes.add({"GET", "/api/documents/{document}", {}, [&context](const Request& request) { return one(context, request); }});
}

}  // namespace priscus
