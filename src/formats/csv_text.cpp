#include "formats/csv_text.h"

namespace priscus {

void append_csv_cell(std::string_view cell, std::string& out) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_csv_line(std::span<const std::string> cells, std::string& out) {
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) out += ',';
    append_csv_cell(cell, out);
  }
  out += '\n';
}

}  // namespace priscus
