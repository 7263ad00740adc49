// fuzz_watch_config.cpp: any bytes as the configuration of `priscus watch`: it is taken, or its faults are told with file and line.
#include <cstdint>
#include <string>
#include <string_view>

#include "check_document.h"
#include "fetch/url.h"
#include "watch/watch_config.h"

using namespace priscus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const WatchConfig config = WatchConfig::parse(text, "dir/watch.toml");
    require(!config.record.empty() && !config.state.empty() && config.record != config.state);
    require(config.feeds.size() + config.folders.size() > 0);
    require(config.interval.count() > 0 && config.retry.count() > 0 && config.fetches > 0 && config.tries > 0);
    for (const WatchConfig::Feed& feed : config.feeds) {
      require(feed.interval.count() > 0);
      require(parse_url(feed.url).text == feed.url);
    }
  } catch (const WatchConfigError& error) {
    require(std::string_view(error.what()).starts_with("dir/watch.toml:"));
  }
  return 0;
}
