// priscus actors: what the knowledge has of a name.
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/input.h"
#include "formats/actor_json.h"
#include "knowledge/actor_search.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  std::string query, date;
  int limit = 20;
  bool json = false;
};

std::string or_dash(std::string_view code) { return std::string(code.empty() ? "-" : code); }

std::string period(const Code& code) {
  if (code.period.from.empty() && code.period.to.empty()) return "always";
  return code.period.from + ".." + code.period.to;
}

void print(const FoundActor& one, const Knowledge& knowledge, const Options& options, ActorNames& variants) {
  const ActorEntry& entry = knowledge.actors().all()[one.entry];
  fmt::print("{} {}  ({}:{})\n", name(entry.type), entry.name, entry.file, entry.line);
  if (one.how != "name" && one.how != "part") fmt::print("  here       {}\n", one.how);
  for (const auto& [kind, names] : variants.of(entry)) {
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

int run(const Options& options) {
  const std::shared_ptr<const Knowledge> knowledge = options.resources.load_knowledge();
  ActorNames names(options.resources.knowledge_folders());
  const std::vector<FoundActor> found = find_actors(knowledge->actors(), options.query);
  const std::size_t shown = std::min<std::size_t>(found.size(), static_cast<std::size_t>(options.limit));
  for (std::size_t i = 0; i < shown; ++i) {
    if (options.json) {
      std::string line;
      append_actor_json(found[i], *knowledge, names, options.date, line);
      fmt::print("{}", line);
    } else {
      print(found[i], *knowledge, options, names);
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
