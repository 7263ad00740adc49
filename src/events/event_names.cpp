#include "priscus/event.h"

namespace priscus {

std::string_view name(EventPlace::Precision precision) {
  constexpr std::string_view kNames[] = {"none", "country", "region", "area", "city", "point"};
  return kNames[static_cast<int>(precision)];
}

std::string_view name(EventNumber::What what) {
  constexpr std::string_view kNames[] = {"killed",    "wounded",  "missing", "detained", "displaced",
                                         "attending", "released", "troops",  "money",    "other"};
  return kNames[static_cast<int>(what)];
}

}  // namespace priscus
