#include "formats/actor_json.h"

#include <set>

#include "formats/json_text.h"

namespace priscus {

void append_actor_json(const FoundActor& found, const Knowledge& knowledge, ActorNames& names, const std::string& date, std::string& out) {
  const ActorEntry& entry = knowledge.actors().all()[static_cast<std::size_t>(found.entry)];
  JsonText json;
  json.open_object();
  json.key("type").text(name(entry.type));
  json.key("name").text(entry.name);
  json.key("file").text(entry.file);
  json.key("line").number(entry.line);
  json.key("found_as").text(found.how);
  json.key("names").open_object();
  std::set<std::string> kinds;
  const ActorNames::Variants variants = names.of(entry);
  for (const auto& [kind, unused] : variants) {
    if (!kinds.insert(kind).second) continue;  // lines of one kind are one list
    json.key(kind).open_array();
    for (const auto& [other, list] : variants) {
      if (other != kind) continue;
      for (const std::string& one : list) json.text(one);
    }
    json.close_array();
  }
  json.close_object();
  json.key("reporter").boolean(entry.reporter);
  json.key("members").texts(entry.members);
  json.key("codes").open_array();
  for (const Code& code : entry.codes) {
    json.open_object();
    json.key("country").text_or_null(code.country);
    json.key("sector").text_or_null(code.sector);
    json.key("from").text_or_null(code.period.from);
    json.key("to").text_or_null(code.period.to);
    json.key("title").text_or_null(code.title);
    json.close_object();
  }
  json.close_array();
  json.key("date").text_or_null(date);
  Actors::Coded coded;
  json.key("then");
  if (entry.type != ActorType::role && knowledge.actors().code_at(entry, date, coded)) {
    json.open_object();
    json.key("country").text_or_null(coded.country);
    json.key("sector").text_or_null(coded.sector);
    json.key("title").text_or_null(coded.title);
    json.close_object();
  } else {
    json.null();
  }
  json.close_object();
  out += json.take();
  out += '\n';
}

}  // namespace priscus
