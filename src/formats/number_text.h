// number_text.h: a number of an event in a few words.
//
//     number_text({.what = "killed", .low = 40, .high = -1, .unit = "civilian"})   // "killed 40+ civilian"
#pragma once
#include <string>

#include "formats/event_record.h"

namespace priscus {

// What, the number or its range ("3", "3-5", "40+": no upper end), the unit, who counted in brackets.
std::string number_text(const NumberRecord& number);

}  // namespace priscus
