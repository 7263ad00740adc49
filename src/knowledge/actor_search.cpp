#include "knowledge/actor_search.h"

#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/strings.h"
#include "knowledge/atoms.h"

namespace priscus {
namespace {

std::vector<std::string> strings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

ActorNames::Variants variants_of(const ActorEntry& entry, const BlockFile& file) {
  const Block* block = nullptr;
  for (const Block& one : file.blocks()) {
    if (one.number <= entry.line) block = &one;
  }
  ActorNames::Variants variants;
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

}  // namespace

std::string_view name(ActorType type) {
  constexpr std::string_view kNames[] = {"state", "person", "body", "group", "place", "role"};
  return kNames[static_cast<int>(type)];
}

std::string_view name(NameUse use) {
  constexpr std::string_view kNames[] = {"name", "adjective", "people", "capital", "seat", "surname", "place", "role"};
  return kNames[static_cast<int>(use)];
}

std::vector<FoundActor> find_actors(const Actors& actors, const std::string& query) {
  std::vector<FoundActor> found;
  std::set<int> seen;
  std::vector<std::string> atoms;
  split_atoms(query, atoms);
  const std::vector<std::string_view> views(atoms.begin(), atoms.end());
  const auto add = [&](const Actors::Match& match) {
    if (match.atoms != static_cast<int>(views.size())) return;
    for (const NameHit& hit : match.hits) {
      if (seen.insert(hit.entry).second) found.push_back({hit.entry, name(hit.use)});
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
  if (trim(wanted).empty()) return found;
  for (std::size_t i = 0; i < actors.all().size(); ++i) {
    if (lower(fold(actors.all()[i].name)).find(wanted) != std::string::npos)
      found.push_back({static_cast<int>(i), "part"});
  }
  return found;
}


ActorNames::Variants ActorNames::of(const ActorEntry& entry) {
  if (entry.file.empty()) return {};
  std::lock_guard lock(mutex_);
  return variants_of(entry, file(entry.file));
}

// A file of the first folder is known by "actors/x.actors", one of a project's folder by "labour/actors/x.actors".
const BlockFile& ActorNames::file(const std::string& name) {
  std::unique_ptr<const BlockFile>& known = files_[name];
  if (known) return *known;
  std::string path = folders_.at(0) + "/" + name;
  for (std::size_t i = folders_.size(); i-- > 1;) {
    const std::string folder = std::filesystem::path(folders_[i] + "/").parent_path().filename().string();
    if (name.starts_with(folder + "/actors/")) path = folders_[i] + name.substr(folder.size());
  }
  std::vector<KnowledgeError> errors;  // the knowledge has been read from it without any
  Faults faults(&errors);
  known = std::make_unique<const BlockFile>(read_file(path), name, faults);
  return *known;
}

}  // namespace priscus
