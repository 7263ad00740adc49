// text_table.h: a table for a person at a terminal, its columns as wide as its first rows need.
#pragma once
#include <string>
#include <vector>

namespace priscus {

// Memory does not grow with the rows: the widths are those of the first hundred, what is wider later stands out.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> header) : header_(std::move(header)), right_(header_.size(), true) {}

  // Appends to `out` what can be written by now. A column stands at the right while its cells look like numbers.
  void add(std::vector<std::string> row, std::string& out);
  void finish(std::string& out);

 private:
  void settle(std::string& out);
  void write(const std::vector<std::string>& row, std::string& out) const;

  std::vector<std::string> header_;
  std::vector<bool> right_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> first_;
  bool settled_ = false;
};

}  // namespace priscus
