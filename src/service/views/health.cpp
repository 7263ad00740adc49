// GET /api/health: what came in and when, what was set aside and why, and which versions coded it.
#include <algorithm>
#include <filesystem>
#include <map>

#include "record/schema.h"
#include "service/views/event_answer.h"

namespace priscus {
namespace {

constexpr std::size_t kPublishers = 20;
constexpr std::int64_t kRejects = 100, kCauses = 50;

// Of the database and what is not yet moved into it.
std::int64_t bytes_of(const std::string& database) {
  std::int64_t bytes = 0;
  for (const char* ending : {"", "-wal"}) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(database + ending, error);
    if (!error) bytes += static_cast<std::int64_t>(size);
  }
  return bytes;
}

void write_version(const ViewContext& context, JsonText& json) {
  json.open_object();
  json.key("program").text(context.settings.program);
  json.key("model").text(context.settings.coder->model().version());
  json.key("knowledge").text(context.knowledge().version());
  json.key("schema").number(kSchemaVersion);
  json.close_object();
}

void write_record(const ViewContext& context, const RecordImage& image, JsonText& json) {
  json.open_object();
  json.key("path_name").text(std::filesystem::path(context.settings.database).filename().string());
  json.key("documents").number(static_cast<std::int64_t>(image.documents->size()));
  json.key("copies").number(image.copies);
  json.key("events").number(static_cast<std::int64_t>(image.events->size()));
  json.key("incidents").number(image.incidents);
  json.key("rejects").number(image.rejects);
  json.key("first_day").text_or_null(image.first_day);
  json.key("last_day").text_or_null(image.last_day);
  json.key("bytes").number(bytes_of(context.settings.database));
  json.close_object();
}

void write_coders(const DocumentTable& table, JsonText& json) {
  std::vector<std::int64_t> documents(table.coder_list.size());
  for (std::uint32_t coder : table.coders) ++documents[coder];
  json.open_array();
  for (std::size_t i = 0; i < documents.size(); ++i) {
    json.open_object();
    json.key("program").text(table.coder_list[i].program);
    json.key("model").text(table.coder_list[i].model);
    json.key("knowledge").text(table.coder_list[i].knowledge);
    json.key("documents").number(documents[i]);
    json.close_object();
  }
  json.close_array();
}

struct Day {
  std::int64_t documents = 0, events = 0, rejects = 0;
};

void write_days(const RecordImage& image, const std::vector<Count>& rejects, JsonText& json) {
  const DocumentTable& table = *image.documents;
  std::map<std::string, Day> days;
  std::map<std::int32_t, Day> by_number;
  std::vector<std::int32_t> day_of;  // by row of the document
  for (std::size_t i = 0; i < table.size(); ++i) {
    ++by_number[table.recorded_days[i]].documents;
    const auto row = static_cast<std::size_t>(table.rows[i]);
    if (day_of.size() <= row) day_of.resize(row + 1, EventCube::kNoDay);
    day_of[row] = table.recorded_days[i];
  }
  std::int32_t day = EventCube::kNoDay;
  Day* current = nullptr;
  for (std::uint32_t document : image.events->documents) {
    if (document >= day_of.size()) continue;
    if (!current || day_of[document] != day) current = &by_number[day = day_of[document]];
    ++current->events;
  }
  for (const auto& [number, counts] : by_number) days[day_text(number)] = counts;
  for (const Count& reject : rejects) days[reject.what].rejects = reject.count;
  json.open_array();
  for (const auto& [name, counts] : days) {
    json.open_object();
    json.key("day").text_or_null(name);
    json.key("documents").number(counts.documents);
    json.key("events").number(counts.events);
    json.key("rejects").number(counts.rejects);
    json.close_object();
  }
  json.close_array();
}

void write_publishers(const DocumentTable& table, JsonText& json) {
  std::vector<std::pair<std::int64_t, int>> publishers;
  for (int i = 0; i < table.publisher_names.size(); ++i) publishers.emplace_back(0, i);
  for (std::uint32_t publisher : table.publishers) ++publishers[publisher].first;
  std::stable_sort(publishers.begin(), publishers.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  json.open_array();
  for (std::size_t i = 0; i < publishers.size() && i < kPublishers && publishers[i].first > 0; ++i) {
    json.open_object();
    json.key("publisher").text_or_null(table.publisher_names[publishers[i].second]);
    json.key("documents").number(publishers[i].first);
    json.close_object();
  }
  json.close_array();
}

void write_rejects(const std::vector<Reject>& rejects, JsonText& json) {
  json.open_array();
  for (const Reject& reject : rejects) {
    json.open_object();
    json.key("source").text(reject.source);
    json.key("line");
    reject.line > 0 ? json.number(reject.line) : json.null();
    json.key("byte");
    reject.byte >= 0 ? json.number(reject.byte) : json.null();
    json.key("cause").text(reject.cause);
    json.key("when").text(reject.when);
    json.close_object();
  }
  json.close_array();
}

Reply health(ViewContext& context, const Request& request) {
  const std::shared_ptr<const RecordImage> image = context.image(request);
  ReaderPool::Taken reader = context.readers.take(request.deadline);
  JsonText json;
  json.open_object();
  json.key("version");
  write_version(context, json);
  json.key("record");
  write_record(context, *image, json);
  json.key("coders");
  write_coders(*image->documents, json);
  json.key("by_day");
  write_days(*image, reader->rejects_by_day(), json);
  json.key("publishers");
  write_publishers(*image->documents, json);
  json.key("rejects");
  write_rejects(reader->last_rejects(kRejects), json);
  json.key("reject_causes").open_array();
  for (const Count& cause : reader->reject_causes(kCauses))
    json.open_object().key("cause").text(cause.what).key("count").number(cause.count).close_object();
  json.close_array();
  json.key("allow_fetch").boolean(context.settings.allow_fetch);
  json.key("uptime_s").number(std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - context.start).count());
  json.close_object();
  return Reply::json(json.take());
}

}  // namespace

void add_health(Routes& routes, ViewContext& context) {
  // The time it has been up changes without the record.
  routes.add({"GET", "/api/health", {}, [&context](const Request& request) { return health(context, request); }, Route::Kept::never});
}

}  // namespace priscus
