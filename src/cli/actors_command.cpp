// priscus actors: what the knowledge has of a name.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/file.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/locations.h"
#include "formats/json_text.h"
#include "knowledge/atoms.h"
#include "knowledge/block_file.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  std::string query, date;
  int limit = 20;
  bool json = false;
};

std::string_view type_name(ActorType type) {
  constexpr std::string_view kNames[] = {"state", "person", "body", "group", "place", "role"};
  return kNames[static_cast<int>(type)];
}

std::string_view use_name(NameUse use) {
  constexpr std::string_view kNames[] = {"name", "adjective", "people", "capital", "seat", "surname", "place", "role"};
  return kNames[static_cast<int>(use)];
}

// An entry that was found, and as what the query stands for it.
struct Found {
  int entry = -1;
  std::string_view how;
};

// What else the entry is called, by the lines that define it: kind of name, then the names.
using Variants = std::vector<std::pair<std::string, std::vector<std::string>>>;

std::vector<std::string> strings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

Variants variants_of(const ActorEntry& entry, const std::string& folder) {
  std::vector<KnowledgeError> errors;
  Faults faults(&errors);
  const BlockFile file(read_file(folder + "/" + entry.file), entry.file, faults);
  const Block* block = nullptr;
  for (const Block& one : file.blocks()) {
    if (one.number <= entry.line) block = &one;
  }
  Variants variants;
  if (!block) return variants;
  if (entry.type == ActorType::place || entry.type == ActorType::role) {
    for (const BlockLine& line : block->lines) {
      if (line.number == entry.line && entry.type == ActorType::place)
        variants.emplace_back("name", strings(split_variants(line.text)));
    }
    return variants;
  }
  if (entry.type != ActorType::state) variants.emplace_back("name", strings(split_variants(block->name)));
  for (const BlockLine& line : block->lines) {
    if (line.keyword == "name" || line.keyword == "adjective" || line.keyword == "people" ||
        line.keyword == "capital" || line.keyword == "seat" || line.keyword == "surname")
      variants.emplace_back(std::string(line.keyword), strings(split_variants(line.rest)));
  }
  return variants;
}

// The entries that the whole query names; else those whose name holds it, in any case.
std::vector<Found> find(const Knowledge& knowledge, const std::string& query) {
  const Actors& actors = knowledge.actors();
  std::vector<Found> found;
  std::set<int> seen;
  std::vector<std::string> atoms;
  split_atoms(query, atoms);
  const std::vector<std::string_view> views(atoms.begin(), atoms.end());
  const auto add = [&](const Actors::Match& match) {
    if (match.atoms != static_cast<int>(views.size())) return;
    for (const NameHit& hit : match.hits) {
      if (seen.insert(hit.entry).second) found.push_back({hit.entry, use_name(hit.use)});
    }
  };
  if (!views.empty()) {
    add(actors.longest(views, 0, false));
    if (found.empty()) {  // typed in lower case
      std::vector<std::string> capitals = atoms;
      for (std::string& atom : capitals) {
        if (atom[0] >= 'a' && atom[0] <= 'z') atom[0] = static_cast<char>(atom[0] - 'a' + 'A');
      }
      const std::vector<std::string_view> upper(capitals.begin(), capitals.end());
      add(actors.longest(upper, 0, false));
    }
    std::vector<std::string> lowered;
    for (const std::string& atom : atoms) lowered.push_back(lower(atom));
    const std::vector<std::string_view> lemmas(lowered.begin(), lowered.end());
    add(actors.longest_role(lemmas, 0));
  }
  if (!found.empty()) return found;
  const std::string wanted = lower(fold(query));
  for (std::size_t i = 0; i < actors.all().size(); ++i) {
    if (lower(fold(actors.all()[i].name)).find(wanted) != std::string::npos)
      found.push_back({static_cast<int>(i), "part"});
  }
  return found;
}

std::string or_dash(std::string_view code) { return std::string(code.empty() ? "-" : code); }

std::string period(const Code& code) {
  if (code.period.from.empty() && code.period.to.empty()) return "always";
  return code.period.from + ".." + code.period.to;
}

void print(const Found& one, const Knowledge& knowledge, const Options& options, const std::string& folder) {
  const ActorEntry& entry = knowledge.actors().all()[one.entry];
  fmt::print("{} {}  ({}:{})\n", type_name(entry.type), entry.name, entry.file, entry.line);
  if (one.how != "name" && one.how != "part") fmt::print("  here       {}\n", one.how);
  for (const auto& [kind, names] : variants_of(entry, folder)) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : " | ") + name;
    fmt::print("  {:<10} {}\n", kind, list);
  }
  if (entry.pronoun) fmt::print("  pronoun    {}\n", entry.pronoun == 'h' ? "he" : "she");
  if (entry.reporter) fmt::print("  reporter   never an actor of what it reports\n");
  if (!entry.members.empty()) {
    std::string list;
    for (const std::string& member : entry.members) list += " " + member;
    fmt::print("  members   {}\n", list);
  }
  for (const Code& code : entry.codes) {
    fmt::print("  {:<10} {} {}  {}{}\n", entry.type == ActorType::person ? "office" : "code", or_dash(code.country),
               or_dash(code.sector), period(code), code.title.empty() ? "" : "  " + code.title);
  }
  Actors::Coded coded;
  if (entry.type != ActorType::role && entry.type != ActorType::group) {
    const std::string when = options.date.empty() ? "latest" : "on " + options.date;
    if (knowledge.actors().code_at(entry, options.date, coded)) {
      fmt::print("  {}: {} {}{}\n", when, or_dash(coded.country), or_dash(coded.sector),
                 coded.title.empty() ? "" : ", " + std::string(coded.title));
    } else {
      fmt::print("  {}: nothing\n", when);
    }
  }
  fmt::print("\n");
}

std::string json_of(const Found& one, const Knowledge& knowledge, const Options& options, const std::string& folder) {
  const ActorEntry& entry = knowledge.actors().all()[one.entry];
  JsonText json;
  json.open_object();
  json.key("type").text(type_name(entry.type));
  json.key("name").text(entry.name);
  json.key("file").text(entry.file);
  json.key("line").number(entry.line);
  json.key("found_as").text(one.how);
  json.key("names").open_object();
  std::set<std::string> kinds;
  const Variants variants = variants_of(entry, folder);
  for (const auto& [kind, unused] : variants) {
    if (!kinds.insert(kind).second) continue;  // lines of one kind are one list
    json.key(kind).open_array();
    for (const auto& [other, names] : variants) {
      if (other != kind) continue;
      for (const std::string& name : names) json.text(name);
    }
    json.close_array();
  }
  json.close_object();
  json.key("reporter").boolean(entry.reporter);
  json.key("members").open_array();
  for (const std::string& member : entry.members) json.text(member);
  json.close_array();
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
  json.key("date").text_or_null(options.date);
  Actors::Coded coded;
  json.key("then");
  if (entry.type != ActorType::role && knowledge.actors().code_at(entry, options.date, coded)) {
    json.open_object();
    json.key("country").text_or_null(coded.country);
    json.key("sector").text_or_null(coded.sector);
    json.key("title").text_or_null(coded.title);
    json.close_object();
  } else {
    json.null();
  }
  json.close_object();
  return json.take() + '\n';
}

int run(const Options& options) {
  const std::shared_ptr<const Knowledge> knowledge = options.resources.load_knowledge();
  const std::string folder =
      options.resources.knowledge.empty() ? find_installed("knowledge") : options.resources.knowledge;
  const std::vector<Found> found = find(*knowledge, options.query);
  const std::size_t shown = std::min<std::size_t>(found.size(), static_cast<std::size_t>(options.limit));
  for (std::size_t i = 0; i < shown; ++i) {
    if (options.json) {
      fmt::print("{}", json_of(found[i], *knowledge, options, folder));
    } else {
      print(found[i], *knowledge, options, folder);
    }
  }
  if (found.empty()) fmt::print(stderr, "priscus: nobody is called \"{}\"\n", options.query);
  if (shown < found.size()) fmt::print(stderr, "priscus: {} more; --limit shows them\n", found.size() - shown);
  return kDone;
}

}  // namespace

Command add_actors(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("actors", "Show what the knowledge has of a name: variants, offices, where it is defined");
  command->add_option("QUERY", options->query, "A name as a text has it, or a part of one")->required();
  command->add_option("--date", options->date, "What it is on that day (YYYY-MM-DD); without it: the latest")
      ->check(check_day);
  command->add_option("--limit", options->limit, "At most so many entries")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->add_flag("--json", options->json, "One JSON object an entry");
  options->resources.add_knowledge_option(*command);
  command->footer("Example: priscus actors Lukashenko --date 2021-05-22");
  return [options] { return run(*options); };
}

}  // namespace priscus
