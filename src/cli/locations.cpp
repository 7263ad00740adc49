#include "cli/locations.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "priscus/error.h"

namespace priscus {

std::string program_folder() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::string() : program.parent_path().string();
}

std::string find_installed(const std::string& name) {
  std::vector<std::filesystem::path> places;
  if (const char* home = std::getenv("PRISCUS_HOME")) places.emplace_back(std::filesystem::path(home) / name);
  if (const std::string folder = program_folder(); !folder.empty()) {
    places.emplace_back(std::filesystem::path(folder) / ".." / name);
    places.emplace_back(std::filesystem::path(folder) / ".." / "share" / "priscus" / name);
  }
  places.emplace_back(std::filesystem::path(PRISCUS_SOURCE_DIR) / name);
  std::string tried;
  for (const std::filesystem::path& place : places) {
    std::error_code error;
    if (std::filesystem::exists(place, error)) return place.lexically_normal().string();
    tried += (tried.empty() ? "" : ", ") + place.lexically_normal().string();
  }
  throw Error(name + " was not found; looked at " + tried + "; set PRISCUS_HOME or give its place as an option");
}

}  // namespace priscus
