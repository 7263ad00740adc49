// GET /api/export: the events that fit as a file, in a format of the field, by day as `priscus export` writes them.
#include "formats/event_writer.h"
#include "service/views/event_answer.h"

namespace priscus {
namespace {

constexpr std::size_t kStep = 200;  // events read from the record at a time

std::string content_type(const std::string& format) {
  if (format == "jsonl") return "application/x-ndjson";
  return format == "csv" ? "text/csv; charset=utf-8" : "text/tab-separated-values; charset=utf-8";
}

std::string file_name(const std::string& format) {
  return "events" + (format == "jsonl" ? std::string(".jsonl") : format == "csv" ? std::string(".csv") : "-" + format + ".tsv");
}

// What is still to be written, and with what.
struct Export {
  std::vector<std::int64_t> rows;
  std::size_t done = 0;
  std::unique_ptr<EventWriter> writer;

  bool next(ReaderPool& readers, std::string& out) {
    if (done == 0) out = writer->header();
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(done);
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), done + kStep));
    for (const FoundEvent& event : readers.take()->events({begin, end})) writer->append(event.event, out);
    done = static_cast<std::size_t>(end - rows.begin());
    return done < rows.size();
  }
};

Reply export_events(ViewContext& context, const Request& request) {
  if (!request.parameters.has("as")) throw ApiProblem(400, "expected a format: " + join(event_formats(), ", "), "as");
  const std::string format = request.parameters.choice("as", event_formats());
  EventQuery query = event_query(request.parameters);
  if (query.statuses.empty() && !shows_status(format)) query.statuses = {"actual"};
  const Selection selection(context, request, query);
  auto made = std::make_shared<Export>();
  for (EventCube::Index i : in_order(selection.filter(), false)) made->rows.push_back(selection.cube().rows[i]);
  made->writer = make_event_writer(format, {context.knowledge().ontology(), context.settings.program});
  Reply reply = Reply::streamed(content_type(format), [&context, made](std::string& out) { return made->next(context.readers, out); });
  reply.attachment = file_name(format);
  return reply;
}

}  // namespace

void add_export(Routes& routes, ViewContext& context) {
  routes.add({"GET", "/api/export", parameter_list({"as"}, true), [&context](const Request& request) { return export_events(context, request); }});
}

}  // namespace priscus
