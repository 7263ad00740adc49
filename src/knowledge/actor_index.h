// actor_index.h: what Actors keeps besides its entries. Filled by ActorReader.
#pragma once
#include <vector>

#include "knowledge/name_index.h"
#include "priscus/actors.h"
#include "priscus/string_map.h"

namespace priscus {

struct Actors::Index {
  struct Holder {
    int entry = -1;
    int code = -1;  // index into its codes
    int line = 0;   // of the `office` line
  };
  NameIndex names, roles;
  StringMap<std::vector<Holder>> offices;  // "BLR president" -> who held it, in the order of the files
};

// Shorter than this, two holders of one office are a handover.
inline constexpr int kHandoverDays = 31;

}  // namespace priscus
