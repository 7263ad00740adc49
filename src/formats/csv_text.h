// csv_text.h: cells of comma-separated values (RFC 4180, lines end in LF).
//
//     append_csv_line({"a", "b, c", ""}, out);   // a,"b, c",\n
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace priscus {

// In quotation marks where it holds a comma, a quotation mark or a line end.
void append_csv_cell(std::string_view cell, std::string& out);

// The cells with commas between them and a line feed.
void append_csv_line(std::span<const std::string> cells, std::string& out);

}  // namespace priscus
