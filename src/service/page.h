// page.h: the web page in memory.
//
//     Page page = Page::load("web/dist");
//     if (const Page::File* file = page.find({"assets", "index-BtUm7-H1.js"})) …
//
// All files of the folder are read once, and an address is looked up among their names: nothing that an address can say reaches
// the file system, so no path can escape. What compresses well is kept compressed too.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace priscus {

class Page {
 public:
  struct File {
    std::string content_type;
    std::string bytes, gzipped;  // `gzipped` is empty when that would save nothing
    std::string etag;
    bool immutable = false;  // the name carries a hash of the content, as those that the build puts under assets/
  };

  // An empty page: "/" tells that the page has not been built and how to do so.
  static Page not_built();

  // Throws Error when the folder is not there, has no index.html, or holds more than 64 MB. Links and files that begin with "."
  // are left out.
  static Page load(const std::string& folder);

  // By the segments of the address; {""} is index.html. Null when there is no such file.
  const File* find(const std::vector<std::string>& path) const;

  std::size_t files() const { return files_.size(); }

 private:
  void add(std::string name, std::string bytes);

  std::map<std::string, File, std::less<>> files_;  // by "assets/index-BtUm7-H1.js"
};

}  // namespace priscus
