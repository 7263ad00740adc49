#include "cli/text_table.h"

#include <algorithm>

#include "base/strings.h"

namespace priscus {
namespace {

constexpr std::size_t kFirst = 100, kWidest = 60;

// Characters, not bytes.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool is_number(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.' || c == '-'; });
}

}  // namespace

void TextTable::add(std::vector<std::string> row, std::string& out) {
  for (std::string& cell : row)
    for (char& c : cell)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  if (settled_) {
    write(row, out);
    return;
  }
  first_.push_back(std::move(row));
  if (first_.size() == kFirst) settle(out);
}

void TextTable::settle(std::string& out) {
  settled_ = true;
  for (std::size_t i = 0; i < header_.size(); ++i) {
    widths_.push_back(width(header_[i]));
    for (const std::vector<std::string>& row : first_) {
      widths_[i] = std::max(widths_[i], std::min(width(row[i]), kWidest));
      right_[i] = right_[i] && is_number(row[i]);
    }
  }
  write(header_, out);
  for (const std::vector<std::string>& row : first_) write(row, out);
  first_.clear();
}

void TextTable::write(const std::vector<std::string>& row, std::string& out) const {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::size_t used = width(row[i]);
    const std::string space(used < widths_[i] ? widths_[i] - used : 0, ' ');
    if (i > 0) out += "  ";
    if (right_[i]) out += space;
    out += row[i];
    if (!right_[i] && i + 1 < row.size()) out += space;
  }
  out += '\n';
}

void TextTable::finish(std::string& out) {
  if (!settled_) settle(out);
}

}  // namespace priscus
