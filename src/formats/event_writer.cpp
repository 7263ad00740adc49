#include "formats/event_writer.h"

#include "formats/event_csv.h"
#include "formats/event_json.h"
#include "formats/gdelt_writer.h"
#include "formats/icews_writer.h"
#include "formats/phoenix_writer.h"
#include "formats/plover_writer.h"
#include "formats/polecat_writer.h"
#include "formats/tabari_writer.h"
#include "priscus/error.h"

namespace priscus {
namespace {

class JsonLinesWriter : public EventWriter {
 public:
  void append(const EventRecord& event, std::string& out) const override { append_event_json(event, out); }
};

class CsvWriter : public EventWriter {
 public:
  std::string header() const override { return event_csv_header(); }
  void append(const EventRecord& event, std::string& out) const override { append_event_csv(event, out); }
};

}  // namespace

const std::vector<std::string>& event_formats() {
  static const std::vector<std::string> formats = {"jsonl", "csv", "plover", "polecat", "icews", "gdelt1", "gdelt2", "phoenix", "tabari"};
  return formats;
}

bool shows_status(std::string_view format) { return format == "jsonl" || format == "csv"; }

std::unique_ptr<EventWriter> make_event_writer(std::string_view format, const WriterContext& context) {
  if (format == "jsonl") return std::make_unique<JsonLinesWriter>();
  if (format == "csv") return std::make_unique<CsvWriter>();
  if (format == "plover") return std::make_unique<PloverWriter>(context);
  if (format == "polecat") return std::make_unique<PolecatWriter>(context);
  if (format == "icews") return std::make_unique<IcewsWriter>(context);
  if (format == "gdelt1") return std::make_unique<GdeltWriter>(context, GdeltWriter::Version::one);
  if (format == "gdelt2") return std::make_unique<GdeltWriter>(context, GdeltWriter::Version::two);
  if (format == "phoenix") return std::make_unique<PhoenixWriter>(context);
  if (format == "tabari") return std::make_unique<TabariWriter>(context);
  throw Error("\"" + std::string(format) + "\": expected one of " + join(event_formats(), ", "));
}

}  // namespace priscus
