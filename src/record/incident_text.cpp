#include "record/incident_text.h"

#include <fmt/format.h>

#include "formats/event_json.h"
#include "formats/event_table.h"
#include "formats/json_text.h"

namespace priscus {
namespace {

std::string_view bold(bool colour) { return colour ? "\033[1m" : ""; }
std::string_view plain(bool colour) { return colour ? "\033[0m" : ""; }

// "17", "17-25", "17 or more"
std::string range(std::int64_t low, std::int64_t high) {
  return high < 0 ? fmt::format("{} or more", low) : low == high ? std::to_string(low) : fmt::format("{}-{}", low, high);
}

std::string days(const Incident& i) { return i.first_day.empty() ? "no date" : i.first_day == i.last_day ? i.first_day : i.first_day + "/" + i.last_day; }

std::string first_value(const Versions& versions) { return versions.all.empty() ? std::string("-") : versions.all.front().value; }

std::string plural(std::int64_t count, std::string_view one, std::string_view many) { return fmt::format("{} {}", count, count == 1 ? one : many); }

std::string disputed_things(const Incident& i) {
  std::vector<std::string> things;
  for (const auto& [versions, name] : {std::pair(&i.places, "place"), std::pair(&i.actors, "actor"), std::pair(&i.recipients, "recipient"),
                                       std::pair(&i.days, "date"), std::pair(&i.statuses, "status")})
    if (versions->disagree()) things.emplace_back(name);
  for (const Toll& toll : i.tolls)
    if (toll.disagree) things.push_back(toll.what);
  return join(things, ", ");
}

void head_line(const Incident& i, bool colour, std::string& out) {
  const std::string recipients = first_value(i.recipients);
  out += fmt::format("{}{}{}  {}  {}  {}{}  {}, {}", bold(colour), i.id, plain(colour), days(i), i.type, first_value(i.actors),
                     recipients == "-" ? "" : " -> " + recipients, plural(i.reports, "report", "reports"), plural(i.sources, "source", "sources"));
  if (i.copies > 0) out += ", " + plural(i.copies, "reprint", "reprints");
  if (const std::string things = disputed_things(i); !things.empty()) out += "  disputed: " + things;
  out += '\n';
}

void version_lines(std::string_view name, const Versions& versions, std::string& out) {
  if (!versions.disagree()) return;
  out += fmt::format("  {}\n", name);
  for (const Versions::Version& version : versions.all) out += fmt::format("    {}: {}\n", version.value, join(version.sources, ", "));
}

void toll_lines(const Toll& toll, std::string& out) {
  out += fmt::format("  {}: {}\n", toll.what, range(toll.low, toll.high));
  if (toll.counts.size() < 2) return;
  for (const Toll::Count& count : toll.counts)
    out += fmt::format("    {}: {}{}\n", range(count.number.low, count.number.high), count.source,
                       count.number.counted_by.empty() ? "" : ", counted by " + count.number.counted_by);
}

void write_report(const Claim::Report& report, JsonText& json) {
  json.key("doc").text(report.id);
  json.key("document").text(report.hash);
  json.key("date").text_or_null(report.date);
  json.key("publisher").text_or_null(report.publisher);
  json.key("url").text_or_null(report.url);
}

void write_number(const TellingNumber& number, JsonText& json) {
  json.key("low").number(number.low);
  json.key("high");
  number.high < 0 ? json.null() : json.number(number.high);
  json.key("counted_by").text_or_null(number.counted_by);
}

void write_claim(const Claim& claim, JsonText& json) {
  json.open_object();
  write_report(claim.report, json);
  json.key("copies").open_array();
  for (const Claim::Report& copy : claim.copies) {
    json.open_object();
    write_report(copy, json);
    json.close_object();
  }
  json.close_array();
  json.key("events").open_array();
  for (const EventRecord& e : claim.events) {
    json.open_object();
    json.key("sent").number(e.sentence);
    json.key("text").text(e.sentence_text);
    json.key("trigger").text(e.trigger_text);
    json.key("start").number(e.trigger.begin);
    json.key("end").number(e.trigger.end);
    json.key("type").text(e.type);
    json.key("mode").text_or_null(e.mode);
    json.key("status").text(e.status);
    json.key("date_of_event").text_or_null(e.date);
    json.key("actor");
    write_named_parties(e.actors, json);
    json.key("recipient");
    write_named_parties(e.recipients, json);
    json.key("attributed_to").text_or_null(e.attributed_to);
    json.close_object();
  }
  json.close_array();
  json.key("places").open_array();
  for (const TellingPlace& p : claim.places) {
    json.open_object();
    json.key("name").text(p.name);
    json.key("country").text_or_null(p.country);
    json.close_object();
  }
  json.close_array();
  json.key("numbers").open_array();
  for (const TellingNumber& number : claim.numbers) {
    json.open_object();
    json.key("what").text(number.what);
    write_number(number, json);
    json.close_object();
  }
  json.close_array();
  json.close_object();
}

void write_versions(std::string_view key, const Versions& versions, JsonText& json) {
  json.key(key).open_array();
  for (const Versions::Version& version : versions.all) {
    json.open_object();
    json.key("value").text(version.value);
    json.key("sources").texts(version.sources);
    json.close_object();
  }
  json.close_array();
}

}  // namespace

void append_incident_json(const Incident& i, std::string& out) {
  JsonText json;
  json.open_object();
  json.key("incident").text(i.id);
  json.key("type").text(i.type);
  json.key("first_day").text_or_null(i.first_day);
  json.key("last_day").text_or_null(i.last_day);
  json.key("first_report").text_or_null(i.first_report);
  json.key("last_report").text_or_null(i.last_report);
  json.key("reports").number(i.reports);
  json.key("copies").number(i.copies);
  json.key("sources").number(i.sources);
  json.key("disputed").boolean(disputed(i));
  write_versions("actor", i.actors, json);
  write_versions("recipient", i.recipients, json);
  write_versions("place", i.places, json);
  write_versions("date", i.days, json);
  write_versions("status", i.statuses, json);
  json.key("numbers").open_array();
  for (const Toll& toll : i.tolls) {
    json.open_object();
    json.key("what").text(toll.what);
    json.key("low").number(toll.low);
    json.key("high");
    toll.high < 0 ? json.null() : json.number(toll.high);
    json.key("disputed").boolean(toll.disagree);
    json.key("counts").open_array();
    for (const Toll::Count& count : toll.counts) {
      json.open_object();
      write_number(count.number, json);
      json.key("source").text(count.source);
      json.close_object();
    }
    json.close_array();
    json.close_object();
  }
  json.close_array();
  json.key("claims").open_array();
  for (const Claim& claim : i.claims) write_claim(claim, json);
  json.close_array();
  json.close_object();
  out += json.take();
  out += '\n';
}

void append_incident_line(const Incident& i, bool colour, std::string& out) {
  head_line(i, colour, out);
  std::string sentence = i.claims.empty() ? std::string() : i.claims.front().events.front().sentence_text;
  for (char& c : sentence)
    if (c == '\n' || c == '\t') c = ' ';
  out += fmt::format("    {}\n", sentence);
}

void append_incident(const Incident& i, bool colour, std::string& out) {
  head_line(i, colour, out);
  if (!i.first_report.empty()) out += fmt::format("  first report {}, last report {}\n", i.first_report, i.last_report);
  version_lines("where", i.places, out);
  version_lines("actor", i.actors, out);
  version_lines("recipient", i.recipients, out);
  version_lines("when", i.days, out);
  version_lines("status", i.statuses, out);
  for (const Toll& toll : i.tolls) toll_lines(toll, out);
  for (const Claim& claim : i.claims) {
    out += '\n';
    std::string name = claim.report.id;
    if (!claim.report.publisher.empty()) name += ", " + claim.report.publisher;
    append_document_line(name, claim.report.date, colour, out);
    for (const Claim::Report& copy : claim.copies)
      out += fmt::format("  reprint: {}{}{}{}{}\n", copy.id, copy.publisher.empty() ? "" : ", ", copy.publisher, copy.date.empty() ? "" : ", ", copy.date);
    for (const EventRecord& event : claim.events) append_event_lines(event, colour, out);
  }
}

}  // namespace priscus
