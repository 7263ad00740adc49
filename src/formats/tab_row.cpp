#include "formats/tab_row.h"

#include <fmt/format.h>

#include <iterator>

namespace priscus {

void TabRow::begin_cell() {
  if (!first_) out_ += '\t';
  first_ = false;
}

TabRow& TabRow::cell(std::string_view text) {
  begin_cell();
  if (text.empty()) text = empty_;
  for (char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    out_ += control ? ' ' : c;
  }
  return *this;
}

TabRow& TabRow::number(std::int64_t value) {
  begin_cell();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

TabRow& TabRow::number(double value) {
  begin_cell();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

TabRow& TabRow::one_decimal(double value) {
  begin_cell();
  fmt::format_to(std::back_inserter(out_), "{:.1f}", value);
  return *this;
}

TabRow& TabRow::skip(int cells) {
  for (; cells > 0; --cells) cell({});
  return *this;
}

void TabRow::end() { out_ += '\n'; }

}  // namespace priscus
