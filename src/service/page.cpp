#include "service/page.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "priscus/error.h"
#include "service/gzip.h"

namespace priscus {
namespace {

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".html", "text/html; charset=utf-8"},   {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},           {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},               {".png", "image/png"},
    {".jpg", "image/jpeg"},                  {".webp", "image/webp"},
    {".ico", "image/x-icon"},                {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},   {".wasm", "application/wasm"}};

std::string type_of(const std::string& name) {
  for (const auto& [ending, type] : kTypes)
    if (name.ends_with(ending)) return std::string(type);
  return "application/octet-stream";
}

// "assets/index-BtUm7-H1.js": Vite writes a hash of eight letters, digits, - or _ between a "-" and the ending.
bool has_hashed_name(const std::string& name) {
  constexpr std::size_t kHash = 8;
  const std::size_t dot = name.rfind('.');
  return name.starts_with("assets/") && dot != name.npos && dot > kHash && name[dot - kHash - 1] == '-';
}

}  // namespace

void Page::add(std::string name, std::string bytes) {
  File file;
  file.content_type = type_of(name);
  file.immutable = has_hashed_name(name);
  file.etag = '"' + hex16(stable_hash(bytes)) + '"';
  if (worth_compressing(file.content_type)) {
    file.gzipped = gzip(bytes, 9);
    if (file.gzipped.size() >= bytes.size()) file.gzipped.clear();
  }
  file.bytes = std::move(bytes);
  files_.insert_or_assign(std::move(name), std::move(file));
}

Page Page::not_built() {
  Page page;
  page.add("index.html",
           "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Priscus</title>\n"
           "<h1>The page has not been built</h1>\n"
           "<p>The API answers: <a href=\"/openapi.json\">/openapi.json</a> says what it can do.</p>\n"
           "<p>To build the page: <code>cd web &amp;&amp; npm ci &amp;&amp; npm run build</code>, then start <code>priscus serve</code> again; "
           "a page built elsewhere is given with <code>--web FOLDER</code>.</p>\n</html>\n");
  return page;
}

Page Page::load(const std::string& folder) {
  namespace fs = std::filesystem;
  constexpr std::uintmax_t kLimit = 64 << 20;
  std::error_code error;
  if (!fs::is_regular_file(fs::path(folder) / "index.html", error)) throw Error(folder + ": no index.html is there; is it the folder of the built page?");
  Page page;
  std::uintmax_t sum = 0;
  std::vector<fs::path> found;
  for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    if (hidden || entry->is_symlink()) {
      if (entry->is_directory()) entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_regular_file()) found.push_back(entry->path());
  }
  std::sort(found.begin(), found.end());
  for (const fs::path& path : found) {
    std::string bytes = read_file(path.string(), kLimit);
    if (sum += bytes.size(); sum > kLimit) throw Error(folder + ": more than 64 MB; is it the folder of the built page?");
    page.add(path.lexically_relative(folder).generic_string(), std::move(bytes));
  }
  return page;
}

const Page::File* Page::find(const std::vector<std::string>& path) const {
  std::string name;
  for (std::size_t i = 0; i < path.size(); ++i) name += (i == 0 ? "" : "/") + path[i];
  const auto found = files_.find(name.empty() ? "index.html" : name);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace priscus
