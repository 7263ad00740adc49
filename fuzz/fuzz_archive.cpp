// Any bytes as whatever they look like, through compression and archives.
#include "fuzz_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return priscus::fuzz_reader(priscus::InputKind::automatic, data, size);
}
