#include "priscus/knowledge.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "knowledge/actor_reader.h"
#include "knowledge/faults.h"
#include "knowledge/frame_reader.h"
#include "knowledge/gazetteer_reader.h"
#include "knowledge/lexicon_reader.h"
#include "knowledge/ontology_file.h"
#include "knowledge/ontology_reader.h"

namespace priscus {
namespace {

namespace fs = std::filesystem;

// Files that other rooms read, or people.
bool is_other_file(const fs::path& path) {
  const std::string name = path.filename().string(), extension = path.extension().string();
  return name.front() == '.' || name.ends_with('~') || extension == ".md" || extension == ".txt";
}

// One of the folders that were given.
struct Folder {
  fs::path root;
  std::string name;   // before the names of its files, "labour/"; empty for the first: its files are known by "frames/x.frames"
  std::string shown;  // before the names of its files in messages: "knowledge/"
  std::vector<SourceFile> ontology, lexicon, actors, frames, places;
  std::optional<SourceFile> ontology_file;  // ontology.toml
  std::optional<OntologyFile> toml;         // what it says
};

// The files of one folder with that extension, by name. Others are told, lest a misnamed file is passed over in silence.
// `wanted`: the folder must be there.
std::vector<SourceFile> read_folder(const Folder& in, const std::string& folder, const std::string& extension, bool wanted, Faults& faults) {
  std::vector<SourceFile> files;
  std::error_code error;
  if (!wanted && !fs::exists(in.root / folder, error)) return files;
  for (fs::directory_iterator it(in.root / folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = folder + "/" + it->path().filename().string();
    if (is_other_file(it->path())) continue;
    if (it->path().extension() != extension) {
      faults.add(in.shown + name, 0, "expected the name of a " + extension + " file");
      continue;
    }
    files.push_back({name, in.shown + name, {}});
  }
  if (error) faults.add(in.shown + folder, 0, "cannot be read: " + error.message());
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
  for (SourceFile& file : files) {
    try {
      file.text = read_file((in.root / file.name).string());
    } catch (const InputError& problem) {
      faults.add(file.shown, 0, problem.what());
    }
    file.name = in.name + file.name;
  }
  return files;
}

std::size_t count_lines(const std::vector<SourceFile>& files) {
  std::size_t lines = 0;
  for (const SourceFile& file : files) lines += static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
  return lines;
}

std::uint64_t add_bytes(std::uint64_t hash, std::string_view bytes) {
  return add_to_hash(add_to_hash(hash, stable_hash(bytes)), bytes.size());
}

}  // namespace

// Reads everything into a new Knowledge. `thorough`: with the checks that cost too much at every start.
class KnowledgeReader {
 public:
  static std::shared_ptr<const Knowledge> read(const std::vector<std::string>& names, Faults& faults, bool thorough) {
    std::vector<Folder> folders;
    for (const std::string& name : names) {
      std::optional<Folder> folder = read_files(name, folders.empty(), faults);
      if (folder) folders.push_back(std::move(*folder));
      else if (folders.empty()) return nullptr;
    }
    if (folders.empty()) {
      faults.add("knowledge", 0, "no folder was given");
      return nullptr;
    }

    auto knowledge = std::make_shared<Knowledge>();
    // Each ontology that another replaces, and the last; in turn with the first folder after it.
    OntologyReader ontology_reader(faults, folders[0].shown);
    ontology_reader.read_countries();
    std::vector<std::pair<std::unique_ptr<Ontology>, std::size_t>> replaced;
    for (std::size_t i = 0; i < folders.size(); ++i) {
      const Folder& folder = folders[i];
      check_below(folder, ontology_reader.name(), faults);
      if (folder.toml && folder.toml->below == OntologyFile::Below::replaces) {
        replaced.emplace_back(std::make_unique<Ontology>(ontology_reader.finish()), i);
        ontology_reader.restart();
      }
      for (const SourceFile& file : folder.ontology) ontology_reader.read(file);
      if (folder.toml) ontology_reader.add(*folder.toml, *folder.ontology_file);
    }
    knowledge->ontology_ = ontology_reader.finish();

    LexiconReader lexicon_reader(faults);
    std::size_t lines = 0;
    for (const Folder& folder : folders) {
      if (&folder != &folders.front()) lexicon_reader.next_folder();
      for (const SourceFile& file : folder.lexicon) lexicon_reader.read(file);
      lines += count_lines(folder.actors);
    }
    knowledge->lexicon_ = lexicon_reader.finish();

    ActorReader actor_reader(knowledge->ontology_, ontology_reader.countries(), faults);
    actor_reader.reserve(lines);
    for (const Folder& folder : folders) {
      if (&folder != &folders.front()) actor_reader.next_folder();
      for (const SourceFile& file : folder.actors) actor_reader.read(file);
    }
    knowledge->actors_ = actor_reader.finish();

    const auto ontology_from = [&](std::size_t next) -> const Ontology& {
      return next < replaced.size() ? *replaced[next].first : knowledge->ontology_;
    };
    std::size_t next = 0;
    FrameReader frame_reader(ontology_from(0), knowledge->lexicon_, faults);
    for (std::size_t i = 0; i < folders.size(); ++i) {
      if (i > 0) frame_reader.next_folder();
      if (next < replaced.size() && replaced[next].second == i) frame_reader.change_ontology(ontology_from(++next));
      for (const SourceFile& file : folders[i].frames) frame_reader.read(file);
    }
    knowledge->frames_ = frame_reader.finish();
    GazetteerReader gazetteer_reader(knowledge->ontology_, faults);
    for (const Folder& folder : folders)
      for (const SourceFile& file : folder.places) gazetteer_reader.read(file);
    if (thorough) gazetteer_reader.check_regions();
    knowledge->gazetteer_ = gazetteer_reader.finish();
    knowledge->version_ = version_of(folders);
    return knowledge;
  }

 private:
  static std::optional<Folder> read_files(const std::string& name, bool first, Faults& faults) {
    Folder folder;
    folder.root = fs::absolute(name.empty() ? "." : name).lexically_normal();
    if (!folder.root.has_filename()) folder.root = folder.root.parent_path();
    std::error_code error;
    if (!fs::is_directory(folder.root, error)) {
      faults.add(name, 0, first ? "no such folder: expected the folder with ontology, lexicon, actors and frames"
                                : "no such folder: expected a project's folder with ontology.toml, frames, actors or lexicon");
      return std::nullopt;
    }
    folder.shown = folder.root.filename().string() + "/";
    if (!first) folder.name = folder.shown;
    if (const fs::path file = folder.root / "ontology.toml"; fs::exists(file, error)) {
      folder.ontology_file = SourceFile{folder.name + "ontology.toml", folder.shown + "ontology.toml", {}};
      try {
        folder.ontology_file->text = read_file(file.string());
        folder.toml = read_ontology_file(*folder.ontology_file, faults);
      } catch (const InputError& problem) {
        faults.add(folder.ontology_file->shown, 0, problem.what());
      }
    }
    const bool tables = first && !(folder.toml && !folder.toml->types.empty());
    folder.ontology = read_folder(folder, "ontology", ".tsv", tables, faults);
    folder.lexicon = read_folder(folder, "lexicon", ".words", first, faults);
    folder.actors = read_folder(folder, "actors", ".actors", first, faults);
    folder.frames = read_folder(folder, "frames", ".frames", first, faults);
    folder.places = read_folder(folder, "places", ".tsv", false, faults);
    if (!folder.toml && folder.ontology.empty() && folder.lexicon.empty() && folder.actors.empty() && folder.frames.empty() &&
        folder.places.empty()) {
      faults.add(name, 0, "holds no knowledge files");
      return std::nullopt;
    }
    return folder;
  }

  // Does the ontology that the folder builds on lie below it?
  static void check_below(const Folder& folder, const std::string& below, Faults& faults) {
    if (!folder.toml || folder.toml->below == OntologyFile::Below::none || folder.toml->below_name == below) return;
    faults.add(folder.ontology_file->shown, folder.toml->below_line,
               "\"" + folder.toml->below_name + "\": expected " +
                   (below.empty() ? "no ontology to extend or replace: the folders before have none with a name" : "\"" + below + "\", the ontology of the folders before"));
  }

  static std::string version_of(const std::vector<Folder>& folders) {
    std::uint64_t hash = kHashStart;
    const auto add = [&](const SourceFile& file) { hash = add_bytes(add_bytes(hash, file.name), file.text); };
    for (const Folder& folder : folders) {
      if (folder.ontology_file) add(*folder.ontology_file);
      for (const auto* files : {&folder.ontology, &folder.lexicon, &folder.actors, &folder.frames, &folder.places})
        for (const SourceFile& file : *files) add(file);
    }
    return hex16(mix_hash(hash));
  }
};

std::shared_ptr<const Knowledge> Knowledge::load(const std::vector<std::string>& folders) {
  Faults faults;
  return KnowledgeReader::read(folders, faults, false);
}

std::shared_ptr<const Knowledge> Knowledge::load_all_faults(const std::vector<std::string>& folders, std::vector<KnowledgeError>& faults) {
  Faults collected(&faults);
  return KnowledgeReader::read(folders, collected, true);
}

std::shared_ptr<const Knowledge> Knowledge::load(const std::string& folder) { return load(std::vector<std::string>{folder}); }

std::shared_ptr<const Knowledge> Knowledge::load_all_faults(const std::string& folder, std::vector<KnowledgeError>& faults) {
  return load_all_faults(std::vector<std::string>{folder}, faults);
}

}  // namespace priscus
