// tsv_file.h: tables of knowledge/ontology. The first line that is no comment names the columns; lines that begin with `#` are comments.
//
//     TsvFile file(source, {"type", "mode"}, faults);
//     for (const TsvRow& row : file.rows()) row[0], row[1], row.number
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/faults.h"

namespace priscus {

struct TsvRow {
  std::vector<std::string_view> cells;  // as many as were wanted, in that order, trimmed; may be empty strings
  int number = 0;                       // line in the file, from 1
  std::string_view operator[](std::size_t column) const { return cells[column]; }
};

class TsvFile {
 public:
  // Columns are found by name; others are ignored. Cells may be missing at the end of a line. Faults: not UTF-8, no header, a column
  // missing, more cells than columns. Views live as long as `source`.
  TsvFile(const SourceFile& source, std::initializer_list<std::string_view> wanted, Faults& faults);

  const std::vector<TsvRow>& rows() const { return rows_; }

 private:
  std::vector<TsvRow> rows_;
};

}  // namespace priscus
