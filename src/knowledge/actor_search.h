// actor_search.h: what the knowledge has of a name that somebody types, for `priscus actors` and the service.
//
//     ActorNames names(folders);
//     for (const FoundActor& found : find_actors(knowledge->actors(), "Lukashenko"))
//       for (const auto& [kind, variants] : names.of(knowledge->actors().all()[found.entry])) …
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "knowledge/block_file.h"
#include "priscus/actors.h"

namespace priscus {

std::string_view name(ActorType type);  // "state", "person" …
std::string_view name(NameUse use);     // "name", "adjective" …

// An entry that was found, and as what the query stands for it.
struct FoundActor {
  int entry = -1;        // index into Actors::all()
  std::string_view how;  // name(NameUse), or "part" when the query is only a part of its name
};

// The entries that the whole query names; else those whose name holds it, in any case. Empty when there are none.
std::vector<FoundActor> find_actors(const Actors& actors, const std::string& query);

// What else entries are called, read from the files that define them when it is asked for. Threads may share one.
class ActorNames {
 public:
  // The folders that the knowledge was read from, in the same order.
  explicit ActorNames(std::vector<std::string> folders) : folders_(std::move(folders)) {}

  // Kind of name and the names, by the lines that define it: {"name", {"Belarus"}}, {"adjective", {"Belarusian"}}. Empty for an entry that only iso-codes
  // has. Throws InputError when its file cannot be read any more.
  using Variants = std::vector<std::pair<std::string, std::vector<std::string>>>;
  Variants of(const ActorEntry& entry);

 private:
  const BlockFile& file(const std::string& name);

  const std::vector<std::string> folders_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<const BlockFile>> files_;
};

}  // namespace priscus
