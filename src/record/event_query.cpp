#include "record/event_query.h"

#include <algorithm>

#include "base/strings.h"
#include "priscus/error.h"

namespace priscus {
namespace {

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

bool is_code(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c); });
}

}  // namespace

PartyCode party_code(std::string_view text) {
  const std::size_t colon = text.find(':');
  PartyCode code{capitals(trim(text.substr(0, colon))), ""};
  if (colon != std::string_view::npos) code.sector = capitals(trim(text.substr(colon + 1)));
  if ((code.country.empty() && code.sector.empty()) || !is_code(code.country) || !is_code(code.sector))
    throw Error("\"" + std::string(text) + "\": expected a code like BLR, BLR:GOV or :GOV");
  return code;
}

Dyad dyad(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, ',');
  if (parts.size() != 2) throw Error("\"" + std::string(text) + "\": expected two codes like BLR,AZE");
  return {party_code(parts[0]), party_code(parts[1])};
}

}  // namespace priscus
