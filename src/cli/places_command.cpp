#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/locations.h"
#include "knowledge/geonames.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  std::string query, file;
  bool json = false, quiet = false;
};

int show(const Options& options) {
  const std::shared_ptr<const Knowledge> knowledge = options.resources.load_knowledge();
  const Gazetteer& gazetteer = knowledge->gazetteer();
  std::vector<int> found = gazetteer.named(options.query);
  if (knowledge->ontology().has_country(options.query))  // a code: all that lies there
    for (std::size_t i = 0; i < gazetteer.all().size(); ++i)
      if (gazetteer.all()[i].country == options.query) found.push_back(static_cast<int>(i));
  for (int i : found) {
    const GazetteerPlace& place = gazetteer.all()[i];
    if (options.json) {
      std::cout << nlohmann::ordered_json{{"name", place.name},
                                          {"country", place.country},
                                          {"region", place.region},
                                          {"latitude", place.latitude},
                                          {"longitude", place.longitude},
                                          {"kind", name(place.kind)},
                                          {"rank", place.rank},
                                          {"file", place.file},
                                          {"line", place.line}}
                       .dump()
                << '\n';
    } else {
      fmt::print("{}{}{}{}{}  {:.2f} {:.2f}  {}{}  knowledge/{}:{}\n", place.name, place.region.empty() ? "" : ", ",
                 place.region, place.country.empty() ? "" : ", ", place.country, place.latitude, place.longitude,
                 name(place.kind), place.rank > 0 ? fmt::format(", {} thousand", place.rank) : "", place.file,
                 place.line);
    }
  }
  if (!options.json && !options.quiet && found.empty()) fmt::print(stderr, "no place of that name\n");
  return kDone;
}

int import(const Options& options) {
  const std::string folder =
      options.resources.knowledge.empty() ? find_installed("knowledge") : options.resources.knowledge;
  const std::string base = std::filesystem::path(options.file).filename().string();
  const std::string stem = std::filesystem::path(base).stem().string();
  const std::string own_file = "places/geonames-" + stem + ".tsv";
  const std::filesystem::path target = std::filesystem::path(folder) / own_file;
  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(folder);
  const GeoNamesImport made =
      import_geonames(read_file(options.file), base, own_file, knowledge->gazetteer(), knowledge->ontology());
  std::filesystem::create_directories(target.parent_path());
  std::ofstream out(target, std::ios::binary);
  out << made.table;
  out.close();
  if (!out) throw Error(target.string() + ": cannot be written; give a folder of your own with --knowledge");
  if (!options.quiet)
    for (const std::string& line : made.left_out) std::cout << line << '\n';
  fmt::print(stderr, "{}: {} places taken, {} lines left out\n", target.string(), made.taken, made.left_out.size());
  return kDone;
}

}  // namespace

Command add_places(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("places", "Show places of the gazetteer, or add those of a GeoNames file");
  command
      ->add_option("QUERY", options->query,
                   "A name, or the code of a country (SYR: all places there); `import` with a FILE adds places")
      ->required();
  command->add_option("FILE", options->file, "With `import`: a dump of GeoNames, such as cities15000.txt")
      ->check(CLI::ExistingFile);
  options->resources.add_knowledge_option(*command);
  command->add_flag("--json", options->json, "One place an object a line");
  command->add_flag("--quiet", options->quiet, "With `import`: do not list the lines left out");
  command->footer(
      "`import` writes places/geonames-NAME.tsv in the folder of knowledge and lists each line that was not taken, "
      "with the reason.\n"
      "Example: priscus places Tripoli\n"
      "         priscus places import cities15000.txt --knowledge ~/knowledge");
  return [options] {
    const bool importing = options->query == "import";
    if (importing && options->file.empty())
      throw Error("places import: expected a file, as in `priscus places import cities15000.txt`");
    if (!importing && !options->file.empty())
      throw Error("places: one name at a time; put a name of several words in quotes");
    return importing ? import(*options) : show(*options);
  };
}

}  // namespace priscus
