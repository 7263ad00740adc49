// Any bytes as records of TABARI.
#include "fuzz_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return priscus::fuzz_reader(priscus::InputKind::tabari, data, size);
}
