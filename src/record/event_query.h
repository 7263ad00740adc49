// event_query.h: which events of a record are wanted. An empty query wants all.
//
//     EventQuery query;
//     query.dyads.push_back({party_code("BLR"), party_code("AZE")});
//     query.since = "2021-01-01";
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace priscus {

// Whom a party is coded as; what is empty is not asked for.
struct PartyCode {
  std::string country, sector;
};

// "BLR" a country, "BLR:GOV" a country and a sector, ":GOV" a sector. Small letters are taken as capitals. Throws Error
// when it has another form.
PartyCode party_code(std::string_view text);

// Two parties that deal with each other: one acts on the other, or both act together on nobody ("A and B met").
struct Dyad {
  PartyCode one, other;
};

// "BLR,AZE": two party codes. Throws Error when it has another form.
Dyad dyad(std::string_view text);

// All conditions must hold; within one list any member.
struct EventQuery {
  std::vector<PartyCode> actors, recipients;
  std::vector<Dyad> dyads;
  std::vector<std::string> types, modes, statuses;  // "CONSULT", "phone", "actual"
  std::vector<std::string> quads;                   // "material conflict"
  std::vector<std::string> sectors;                 // of any party: "MIL"
  std::vector<std::string> places;                  // of the event: a country ("AZE"), or a name of place or region, in any case (ASCII)
  std::string since, until;                         // ISO days, both inclusive; see day_range.h for an event's days
  std::string words;                                // all of these stand in the event's sentence, in any order and form ("strike" finds "strikes")
  std::string speaker;                              // stands in the words that name who says it, in any case (ASCII)
  std::int64_t document_row = 0;                    // of one document, by its row in the store; 0: of any
  std::int64_t limit = -1;                          // events at most; below 0: all
};

}  // namespace priscus
