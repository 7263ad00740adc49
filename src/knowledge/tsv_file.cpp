#include "knowledge/tsv_file.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace priscus {

TsvFile::TsvFile(const SourceFile& source, std::initializer_list<std::string_view> wanted, Faults& faults) {
  std::string_view text = source.text;
  if (const std::size_t at = utf8_fault(text); at != text.size()) {
    faults.add(source.shown, 1 + static_cast<int>(std::count(text.begin(), text.begin() + at, '\n')), "a byte that is not UTF-8");
    return;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string_view> header;
  std::vector<std::size_t> columns;  // of each wanted name
  int number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    std::vector<std::string_view> cells = split(line, '\t');
    for (std::string_view& cell : cells) cell = trim(cell);
    if (header.empty()) {
      header = cells;
      for (std::string_view name : wanted) {
        const auto at = std::find(header.begin(), header.end(), name);
        if (at == header.end()) {
          faults.add(source.shown, number, "no column \"" + std::string(name) + "\" in the header");
          return;
        }
        columns.push_back(static_cast<std::size_t>(at - header.begin()));
      }
      continue;
    }
    if (cells.size() > header.size()) {
      faults.add(source.shown, number,
                 std::to_string(cells.size()) + " cells, expected at most " + std::to_string(header.size()) + " as in the header");
      continue;
    }
    TsvRow row;
    row.number = number;
    for (std::size_t column : columns) row.cells.push_back(column < cells.size() ? cells[column] : std::string_view());
    rows_.push_back(std::move(row));
  }
  if (header.empty()) faults.add(source.shown, 0, "no header line that names the columns");
}

}  // namespace priscus
