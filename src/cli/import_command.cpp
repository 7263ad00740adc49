#include <fmt/format.h>

#include <filesystem>

#include "base/file.h"
#include "cli/commands.h"
#include "formats/json_text.h"
#include "knowledge/actor_import.h"
#include "knowledge/verb_import.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  std::string what;    // "verbs" or "actors"
  std::string file, to;
  bool json = false;
};

std::string json_line(const std::string& file, const ImportNote& note) {
  JsonText json;
  json.open_object();
  json.key("file").text(file);
  json.key("line").number(note.line);
  json.key("what").text(name(note.what));
  json.key("cause").text(note.cause);
  json.close_object();
  return json.take() + '\n';
}

void tell(const Options& options, const Imported& imported, const std::string& written) {
  int left_out = 0;
  for (const ImportNote& note : imported.notes) {
    left_out += note.what == ImportNote::What::left_out;
    if (options.json) fmt::print("{}", json_line(options.file, note));
    else fmt::print("{}:{}: {}: {}\n", options.file, note.line, name(note.what), note.cause);
  }
  const std::string summary = fmt::format("lines: {}, {} taken, {} left out; {}: {}{}\n", imported.lines, imported.taken, left_out,
                                          options.what == "verbs" ? "frames" : "entries", imported.entries, written.empty() ? "" : " in " + written);
  fmt::print(options.json ? stderr : stdout, "{}", summary);
}

int run(const Options& options) {
  const std::string folder = options.resources.knowledge_folders().front();
  const std::shared_ptr<const Knowledge> knowledge = options.resources.load_knowledge();
  const ImportTables tables = ImportTables::load(folder + "/import");
  std::string text = read_file(options.file);
  const bool verbs = options.what == "verbs";
  const Imported imported = verbs ? import_verbs(std::move(text), options.file, {knowledge->ontology(), knowledge->lexicon(), knowledge->frames(), tables})
                                  : import_actors(std::move(text), options.file, {knowledge->ontology(), knowledge->actors(), tables});
  std::string written;
  if (!imported.text.empty()) {
    const std::string below = options.to + (verbs ? "/frames" : "/actors");
    std::error_code error;
    std::filesystem::create_directories(below, error);
    if (error) throw Error(below + ": " + error.message());
    written = below + "/" + dictionary_stem(options.file) + (verbs ? ".frames" : ".actors");
    write_file(written, imported.text);
  }
  tell(options, imported, written);
  return kDone;
}

void add_kind(CLI::App& command, const std::shared_ptr<Options>& options, const char* what, const char* about, const char* example) {
  CLI::App* kind = command.add_subcommand(what, about);
  kind->add_option("FILE", options->file, "The dictionary; - is standard input")->required();
  kind->add_option("--to", options->to, "The folder of your project; the file goes into its frames/ or actors/ and replaces one of that name")->required();
  kind->add_flag("--json", options->json, "The lines not taken as they stand, one object a line: file, line, what (left out, partly, known), cause");
  options->resources.add_knowledge_option(*kind);
  kind->footer(example);
  kind->callback([options, what] { options->what = what; });
}

}  // namespace

Command add_import(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("import", "Take over TABARI and PETRARCH dictionaries as frames and actors of your own");
  command->require_subcommand(1);
  add_kind(*command, options, "verbs", "A verb dictionary as frames", "Example: priscus import verbs CAMEO.2.0.txt --to mine\n         priscus code --project mine news.jsonl");
  add_kind(*command, options, "actors", "An actor or agent dictionary as actors and role words",
           "Example: priscus import actors Phoenix.Countries.actors.txt --to mine\n         priscus import actors Phoenix.agents.txt --to mine");
  command->footer(
      "Every line is taken or told with its reason: left out, taken partly, or known already.\n"
      "Example: priscus import verbs CAMEO.2.0.txt --to mine");
  return [options] { return run(*options); };
}

}  // namespace priscus
