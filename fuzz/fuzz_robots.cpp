// fuzz_robots.cpp: any bytes as a robots.txt, the last line as the path asked for. Never a crash, and never a slow answer.
#include <cstdint>
#include <string_view>

#include "check_document.h"
#include "fetch/robots.h"

using namespace priscus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = text.rfind('\n');
  const std::string path = "/" + std::string(text.substr(end == std::string_view::npos ? 0 : end + 1));
  const Robots robots = Robots::parse(text, "priscus");
  const bool allowed = robots.allows(path);
  require(robots.allows("/robots.txt"));
  require(robots.pause().count() >= 0 && robots.pause() <= std::chrono::hours(24));
  // A rule for exactly this group and path, longer than any before, turns the answer either way.
  if (path.find_first_of("*$#\r\t ") == std::string::npos && path.size() > 1) {
    const std::string group = "\nUser-agent: priscus\n";
    require(!Robots::parse(group + "Disallow: " + path + "\n", "priscus").allows(path));
    require(Robots::parse(group + "Disallow: /\nAllow: " + path + "\n", "priscus").allows(path));
  }
  require(allowed == robots.allows(path));
  return 0;
}
