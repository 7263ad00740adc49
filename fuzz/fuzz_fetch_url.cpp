// fuzz_fetch_url.cpp: any bytes as an address on a page: refused, or in the one spelling that is taken again as it is.
#include <cstdint>
#include <string>
#include <string_view>

#include "check_document.h"
#include "fetch/url.h"
#include "priscus/error.h"

using namespace priscus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const Url url = parse_url(text, "https://news.example/a/b?c");
    require(url.text.starts_with("http://") || url.text.starts_with("https://"));
    require(url.text.starts_with(url.origin) && url.path.starts_with("/") && !url.host.empty());
    require(url.text.find_first_of(" \r\n\t#@") > url.text.find('/', 8) || url.text.find_first_of(" \r\n\t#") == std::string::npos);
    require(parse_url(url.text).origin == url.origin);
  } catch (const InputError&) {
  }
  return 0;
}
