#include "service/views/event_answer.h"

#include <algorithm>
#include <cmath>

#include "formats/event_json.h"

namespace priscus {
namespace {

// Mean scores: more digits than two tell nothing.
double rounded(double score) { return std::round(score * 100) / 100; }

}  // namespace

void write_recorded_event(const EventRecord& event, std::string_view document, std::string_view title, const std::vector<Span>* found, JsonText& json) {
  json.open_object();
  write_event(event, json);
  json.key("document").text(document);
  json.key("title").text_or_null(title);
  json.key("document_date").text_or_null(event.document_date);
  json.key("publisher").text_or_null(event.publisher);
  json.key("url").text_or_null(event.url);
  json.key("sentence").open_object();
  json.key("text").text(event.sentence_text);
  json.key("start").number(event.sentence_span.begin);
  json.key("end").number(event.sentence_span.end);
  if (found) {
    json.key("found").open_array();
    for (Span span : *found)
      json.open_array().number(event.sentence_span.begin + span.begin).number(event.sentence_span.begin + span.end).close_array();
    json.close_array();
  }
  json.close_object();
  json.close_object();
}

Reply events_page(ViewContext& context, const Request& request, bool mark) {
  const Paging paging = priscus::paging(request.parameters);
  const Selection selection(context, request);
  const EventCube& cube = selection.cube();
  const CubePage page = priscus::page(selection.filter(), paging.newest_first, paging.after ? &*paging.after : nullptr, paging.limit);
  std::vector<std::int64_t> rows;
  for (EventCube::Index i : page.events) rows.push_back(cube.rows[i]);
  ReaderPool::Taken reader = context.readers.take(request.deadline);
  JsonText json;
  json.open_object();
  json.key("events").open_array();
  for (const FoundEvent& event : reader->events(rows)) {
    const std::vector<Span> found = mark ? reader->found_in(event.sentence_row, selection.query().words) : std::vector<Span>();
    write_recorded_event(event.event, event.document, event.title, mark ? &found : nullptr, json);
  }
  json.close_array();
  json.key("next").text_or_null(page.more ? cursor(position(cube, page.events.back()), paging.newest_first) : "");
  json.key("total").number(page.total);
  json.close_object();
  return Reply::json(json.take());
}

CountsWriter::CountsWriter(const EventCube& cube) {
  constexpr std::string_view kQuads[] = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};
  for (std::string_view name : kQuads) quads_.emplace_back(name, cube.quad_names.find(name));
  for (int i = 1; i < std::min<int>(cube.quad_names.size(), Counts::kQuads); ++i)  // of an ontology of one's own
    if (std::find(std::begin(kQuads), std::end(kQuads), cube.quad_names[i]) == std::end(kQuads)) quads_.emplace_back(cube.quad_names[i], i);
}

void CountsWriter::write(const Counts& counts, JsonText& json) const {
  json.key("events").number(counts.events);
  json.key("score").number(rounded(counts.score()));
  json.key("quads").open_object();
  for (const auto& [name, number] : quads_)
    json.key(name).number(number < 0 || number >= static_cast<int>(Counts::kQuads) ? std::uint32_t{0} : counts.quads[static_cast<std::size_t>(number)]);
  json.close_object();
}

}  // namespace priscus
