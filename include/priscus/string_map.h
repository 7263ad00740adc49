// string_map.h: hash maps and sets of strings that are searched by std::string_view without making a string.
//
//     StringMap<int> ages;  ages["Anna"] = 3;
//     auto it = ages.find(std::string_view("Anna"));
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace priscus {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

}  // namespace priscus
