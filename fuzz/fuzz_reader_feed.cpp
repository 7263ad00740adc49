// Any bytes as RSS or Atom.
#include "fuzz_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return priscus::fuzz_reader(priscus::InputKind::feed, data, size);
}
