// tab_row.h: one row of a table with tabs between its cells.
//
//     TabRow row(out);
//     row.cell("2024-05-22").cell("").number(-9.5).end();    // "2024-05-22\t\t-9.5\n"
//
// These formats have no way to quote: a tab, a line end or another control character in a cell becomes a space.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace priscus {

class TabRow {
 public:
  // Appends to `out`. `empty` is what stands in an empty cell.
  explicit TabRow(std::string& out, std::string_view empty = {}) : out_(out), empty_(empty) {}

  TabRow& cell(std::string_view text);
  TabRow& number(std::int64_t value);
  TabRow& number(int value) { return number(static_cast<std::int64_t>(value)); }
  TabRow& number(double value);      // the shortest form that reads back the same: "-9.5", "3"
  TabRow& one_decimal(double value);  // "-9.5", "3.0"
  TabRow& skip(int cells);           // so many empty cells
  void end();

 private:
  void begin_cell();

  std::string& out_;
  std::string_view empty_;
  bool first_ = true;
};

}  // namespace priscus
