#include "formats/folder_walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>

#include "priscus/error.h"

namespace priscus {

FolderWalk::FolderWalk(const std::string& folder) {
  std::string cause;
  bool fault = false;
  if (!enter(folder, cause, fault)) throw InputError(folder + ": " + cause);
}

bool FolderWalk::enter(const std::string& path, std::string& cause, bool& fault) {
  fault = true;
  struct stat status {};
  DIR* folder = ::opendir(path.c_str());
  if (!folder || ::fstat(::dirfd(folder), &status) != 0) {
    cause = std::strerror(errno);
    if (folder) ::closedir(folder);
    return false;
  }
  if (!seen_.insert({status.st_dev, status.st_ino}).second) {
    ::closedir(folder);
    cause = "leads to a folder that was read already; not read again";
    fault = false;
    return false;
  }
  Level level{path, {}};
  if (level.path.back() != '/') level.path += '/';
  while (const dirent* entry = ::readdir(folder))
    if (entry->d_name[0] != '.') level.names.emplace_back(entry->d_name);
  ::closedir(folder);
  std::sort(level.names.begin(), level.names.end(), std::greater<>());
  levels_.push_back(std::move(level));
  return true;
}

bool FolderWalk::next(std::string& path) {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.names.empty()) {
      levels_.pop_back();
      continue;
    }
    path = level.path + level.names.back();
    level.names.pop_back();
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      problems_.push_back({path, 0, -1, errno == ENOENT ? "a link to nothing" : std::strerror(errno), true});
    } else if (S_ISDIR(status.st_mode)) {
      std::string cause;
      bool fault = false;
      if (!enter(path, cause, fault)) problems_.push_back({path, 0, -1, cause, fault});
    } else if (S_ISREG(status.st_mode)) {
      return true;
    } else {
      problems_.push_back({path, 0, -1, "is no regular file; not read", false});
    }
  }
  return false;
}

}  // namespace priscus
