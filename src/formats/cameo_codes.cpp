#include "formats/cameo_codes.h"

#include "base/strings.h"

namespace priscus {
namespace {

// The root as a number; 0 when it is none.
int root_number(std::string_view code) {
  if (code.size() < 2 || !is_digit(code[0]) || !is_digit(code[1])) return 0;
  const int root = (code[0] - '0') * 10 + (code[1] - '0');
  return root <= 20 ? root : 0;
}

}  // namespace

std::string_view cameo_root(std::string_view code) { return code.substr(0, 2); }

std::string cameo_base(std::string_view code) { return std::string(code.substr(0, 3)) + (code.size() == 2 ? "0" : ""); }

int quad_class(std::string_view code) {
  const int root = root_number(code);
  if (root == 0) return 0;
  return root <= 5 ? 1 : root <= 9 ? 2 : root <= 14 ? 3 : 4;
}

int penta_class(std::string_view code) {
  constexpr int kByRoot[] = {-1, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 4};
  return kByRoot[root_number(code)];
}

ActorCode actor_code(const PartyRecord& party, const Ontology& ontology) {
  ActorCode code;
  code.role = ontology.sector_codes(party.sector).cameo;
  if (party.country.empty()) return code;
  CountryCodes country = ontology.country_codes(party.country);
  code.body = std::move(country.role);
  code.country = std::move(country.cameo);
  code.group = std::move(country.group);
  return code;
}

}  // namespace priscus
