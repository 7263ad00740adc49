// record_news.h: whose events came or went between two states of a record, so that an open page asks again only when it is concerned.
//
//     RecordNews news = news_of(*cube, *before);         // of one step
//     RecordNews all = news_since(steps, version);       // of all steps behind that version
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "service/event_cube.h"

namespace priscus {

struct RecordNews {
  std::uint64_t version = 0;    // of the state that it led to
  bool anything = false;        // it cannot be said, or is too much to be listed: everybody is concerned
  std::set<std::string> countries, types;  // of these events; both empty: only documents without events, or rejects
};

// `cube` was read with `before` at hand.
RecordNews news_of(const EventCube& cube, const EventCube& before);

// The steps, oldest first, behind `version` together. `anything` when the first of them is not there any more, and for version 0: not known.
RecordNews news_since(const std::vector<RecordNews>& steps, std::uint64_t version);

}  // namespace priscus
