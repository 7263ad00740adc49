// telling.h: one event as one document tells it, with what it takes to see that another document tells the same.
//
//     for (const Telling& telling : tellings(coded, knowledge)) …
//
// Events of a document that say the same (equal Event::same_as) are one telling: their parties, dates, numbers and words are put together.
// telling_score.h compares two of them; incident_tables.h keeps them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/coder.h"

namespace priscus {

struct TellingParty {
  std::string country, sector;  // as in Actor; one of them may be empty
  auto operator<=>(const TellingParty&) const = default;
};

struct TellingNumber {
  std::string what;                 // "killed", "detained", …; see number_name()
  std::int64_t low = 0, high = -1;  // as in EventNumber
  std::string counted_by;           // empty: the writer
  auto operator<=>(const TellingNumber&) const = default;
};

struct TellingPlace {
  std::string name, country;  // as in EventPlace; a country or region without a town is no place to tell two events apart: see `exact`
  bool exact = false;         // a city or a point
  auto operator<=>(const TellingPlace&) const = default;
};

// A word near the event. Words are kept as hashes of their lower-case lemma; equal hashes are taken for equal words.
struct TellingWord {
  std::uint32_t hash = 0;
  std::uint8_t weight = 0;  // in quarters: 4 an ordinary word, 8 a name, 1 a word of every other report; half of it outside the event's sentence
  bool name = false;
  auto operator<=>(const TellingWord&) const = default;
};

// Lists are sorted and hold nothing twice. Strings are empty where nothing is said.
struct Telling {
  std::string document;       // content hash
  std::string document_date;  // ISO day; empty when not known
  std::string same_as;        // "e1": with `document` the name of this telling
  std::vector<std::string> types, modes, statuses, triggers;  // triggers: lemmas
  std::string first_day, last_day;  // ISO days that the text gives; empty: none given, then the document's date is the guide
  std::vector<TellingParty> actors, recipients;
  std::vector<TellingPlace> places;
  std::vector<TellingNumber> numbers;
  std::vector<TellingWord> words;  // by hash

  friend bool operator==(const Telling&, const Telling&) = default;
};

// The tellings of a document, in the order of their first events. `hash` is the document's content hash. Events without a same_as give none.
std::vector<Telling> tellings(const CodedDocument& coded, const std::string& hash, const Knowledge& knowledge);

// "killed", "wounded", "money", …
std::string_view number_name(EventNumber::What what);

// All but document, document_date and same_as as one line of text, and back. Throws Error when it is no such line.
std::string pack(const Telling& telling);
void unpack(std::string_view line, Telling& telling);

}  // namespace priscus
