// fuzz_frames.cpp: any bytes as a .frames file. The reader must tell faults or read frames, never crash.
#include <cstdint>
#include <string>
#include <vector>

#include "knowledge/frame_reader.h"
#include "knowledge/test_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static priscus::TestKnowledge knowledge;
  const priscus::Frames frames = knowledge.frames(std::string(reinterpret_cast<const char*>(data), size));
  for (const priscus::Frame& frame : frames.all()) {
    if (frame.name.empty() || frame.line < 1) __builtin_trap();
    for (const priscus::Role& role : frame.roles) {
      for (const priscus::Function function : role.functions) {
        if (frames.function_name(function).empty()) __builtin_trap();
      }
    }
  }
  return 0;
}
