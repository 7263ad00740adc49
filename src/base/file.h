// file.h: whole files in memory.
//
//     std::string bytes = read_file("knowledge/frames/assault.frames");
//
// "-" is standard input.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace priscus {

// All bytes of a file. Throws InputError: not there, a folder, not readable, or longer than `limit` bytes ("news.txt:
// larger than …"). An empty file gives an empty string.
std::string read_file(const std::string& path, std::uint64_t limit = UINT64_MAX);

// Writes beside the file and renames, so that a reader sees the old bytes or the new ones. Throws InputError.
void write_file(const std::string& path, std::string_view bytes);

// The name in messages: the path, "standard input" for "-".
std::string display_name(const std::string& path);

}  // namespace priscus
