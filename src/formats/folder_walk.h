// folder_walk.h: the files under a folder, sorted, folder by folder.
//
//     FolderWalk walk("news");
//     std::string path;
//     while (walk.next(path)) …   // "news/2020/a.txt", "news/2021/a.html", "news/b.jsonl"
//
// Names are in the order of their bytes. Those that begin with a dot are passed over. A link to a folder is followed,
// but no folder is read twice, so that links in a circle end. Only regular files are given: no pipes, sockets and
// devices.
#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "formats/reader.h"

namespace priscus {

class FolderWalk {
 public:
  // Throws InputError when the folder cannot be read.
  explicit FolderWalk(const std::string& folder);

  // False when there is none left.
  bool next(std::string& path);

  // Folders that could not be read or were read already, files that are none; since the last call.
  std::vector<InputProblem> take_problems() { return std::exchange(problems_, {}); }

 private:
  struct Level {
    std::string path;
    std::vector<std::string> names;  // what is left, the next one last
  };
  bool enter(const std::string& path, std::string& cause, bool& fault);

  std::vector<Level> levels_;
  std::set<std::pair<unsigned long long, unsigned long long>> seen_;  // device and number of each folder
  std::vector<InputProblem> problems_;
};

}  // namespace priscus
