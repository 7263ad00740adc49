#include "record/url_key.h"

#include "base/strings.h"

namespace priscus {

std::string url_key(std::string_view url) {
  url = trim(url);
  url = url.substr(0, url.find('#'));
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::size_t host_end = url.find_first_of("/?", scheme + 3);
  if (host_end == std::string_view::npos || url.substr(host_end) == "/") return {};
  const std::string host = lower(url.substr(0, host_end));
  if (!host.starts_with("http://") && !host.starts_with("https://")) return {};
  return host + std::string(url.substr(host_end));
}

}  // namespace priscus
