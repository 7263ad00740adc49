#include "priscus/knowledge.h"

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/hash.h"
#include "knowledge/actor_reader.h"
#include "knowledge/faults.h"
#include "knowledge/frame_reader.h"
#include "knowledge/lexicon_reader.h"
#include "knowledge/ontology_reader.h"

namespace priscus {
namespace {

namespace fs = std::filesystem;

// Files that other rooms read, or people.
bool is_other_file(const fs::path& path) {
  const std::string name = path.filename().string(), extension = path.extension().string();
  return name.front() == '.' || name.ends_with('~') || extension == ".md" || extension == ".txt";
}

// The files of one folder with that extension, by name. Others are told, lest a misnamed file is passed over in silence.
std::vector<SourceFile> read_folder(const fs::path& root, const std::string& folder, const std::string& extension, Faults& faults) {
  const std::string shown_root = root.filename().string() + "/";
  std::vector<SourceFile> files;
  std::error_code error;
  for (fs::directory_iterator it(root / folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = folder + "/" + it->path().filename().string();
    if (is_other_file(it->path())) continue;
    if (it->path().extension() != extension) {
      faults.add(shown_root + name, 0, "expected the name of a " + extension + " file");
      continue;
    }
    files.push_back({name, shown_root + name, {}});
  }
  if (error) faults.add(shown_root + folder, 0, "cannot be read: " + error.message());
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
  for (SourceFile& file : files) {
    try {
      file.text = read_file((root / file.name).string());
    } catch (const InputError& problem) {
      faults.add(file.shown, 0, problem.what());
    }
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

// Reads everything into a new Knowledge.
class KnowledgeReader {
 public:
  static std::shared_ptr<const Knowledge> read(const std::string& folder, Faults& faults) {
    fs::path root = fs::absolute(folder.empty() ? "." : folder).lexically_normal();
    if (!root.has_filename()) root = root.parent_path();
    std::error_code error;
    if (!fs::is_directory(root, error)) {
      faults.add(folder, 0, "no such folder: expected the folder with ontology, lexicon, actors and frames");
      return nullptr;
    }
    const std::vector<SourceFile> ontology = read_folder(root, "ontology", ".tsv", faults);
    const std::vector<SourceFile> lexicon = read_folder(root, "lexicon", ".words", faults);
    const std::vector<SourceFile> actors = read_folder(root, "actors", ".actors", faults);
    const std::vector<SourceFile> frames = read_folder(root, "frames", ".frames", faults);
    if (ontology.empty() && lexicon.empty() && actors.empty() && frames.empty()) {
      faults.add(folder, 0, "holds no knowledge files");
      return nullptr;
    }

    auto knowledge = std::make_shared<Knowledge>();
    OntologyReader ontology_reader(faults, root.filename().string() + "/");
    ontology_reader.read_countries();
    for (const SourceFile& file : ontology) ontology_reader.read(file);
    knowledge->ontology_ = ontology_reader.finish();

    LexiconReader lexicon_reader(faults);
    for (const SourceFile& file : lexicon) lexicon_reader.read(file);
    knowledge->lexicon_ = lexicon_reader.finish();

    ActorReader actor_reader(knowledge->ontology_, ontology_reader.countries(), faults);
    actor_reader.reserve(count_lines(actors));
    for (const SourceFile& file : actors) actor_reader.read(file);
    knowledge->actors_ = actor_reader.finish();

    FrameReader frame_reader(knowledge->ontology_, knowledge->lexicon_, faults);
    for (const SourceFile& file : frames) frame_reader.read(file);
    knowledge->frames_ = frame_reader.finish();

    std::uint64_t hash = kHashStart;
    for (const auto* files : {&ontology, &lexicon, &actors, &frames}) {
      for (const SourceFile& file : *files) hash = add_bytes(add_bytes(hash, file.name), file.text);
    }
    knowledge->version_ = hex16(mix_hash(hash));
    return knowledge;
  }
};

std::shared_ptr<const Knowledge> Knowledge::load(const std::string& folder) {
  Faults faults;
  return KnowledgeReader::read(folder, faults);
}

std::shared_ptr<const Knowledge> Knowledge::load_all_faults(const std::string& folder, std::vector<KnowledgeError>& faults) {
  Faults collected(&faults);
  return KnowledgeReader::read(folder, collected);
}

}  // namespace priscus
