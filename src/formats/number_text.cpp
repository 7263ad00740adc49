#include "formats/number_text.h"

#include <fmt/format.h>

namespace priscus {

std::string number_text(const NumberRecord& number) {
  std::string out = fmt::format("{} {}", number.what, number.low);
  if (number.high < 0) out += '+';
  if (number.high > number.low) out += fmt::format("-{}", number.high);
  if (!number.unit.empty()) out += ' ' + number.unit;
  if (!number.counted_by.empty()) out += " (" + number.counted_by + ")";
  return out;
}

}  // namespace priscus
