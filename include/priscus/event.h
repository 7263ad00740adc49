// event.h: who did what to whom, when, and who says so.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/frames.h"
#include "priscus/mention.h"
#include "priscus/span.h"

namespace priscus {

struct Participant {
  Actor actor;
  Span span;              // the words in this sentence that fill the role (a pronoun, "both countries")
  Function function = function::none;  // how it was found
  bool guessed = false;         // by a reading of the grammar that is not sure
  double confidence = 0;        // in (0, 1): that this party belongs here with this country (knowledge/ontology/confidence.tsv)
};

// Where an event happened. What the gazetteer does not know stays empty; a place's absence is no place at all, never a guess.
struct EventPlace {
  std::string text;     // the words of the text
  Span span;            // where they stand
  std::string name;     // as the gazetteer has it: "Shusha"
  std::string country;  // ISO 3166-1 alpha-3, or one of PLOVER's own
  std::string region;   // name of the first-level region: "Kharkiv Oblast"; empty when not known
  double latitude = 0, longitude = 0;  // WGS 84 degrees; both 0 when precision is `none`
  enum class Precision { none, country, region, area, city, point } precision = Precision::none;  // what the coordinates stand for
};
std::string_view name(EventPlace::Precision precision);  // "city"

// A number tied to the event: who was killed, wounded, detained; how many marched; how much was paid.
struct EventNumber {
  enum class What { killed, wounded, missing, detained, displaced, attending, released, troops, money, other } what = What::other;
  std::int64_t low = 0, high = -1;  // inclusive; high -1: no upper end said ("at least 40")
  std::string unit;                 // ISO 4217 for money; the counted noun's lemma otherwise ("civilian"); empty when not said
  std::string text;                 // "at least 40"
  Span span;
  std::string counted_by;           // the words that name who counted; empty when the writer says so
};
std::string_view name(EventNumber::What what);  // "killed"

struct Event {
  int sentence = 0;             // index into document.sentences
  int trigger_token = 0;        // head of the trigger
  Span trigger;                 // "called for": from its first to its last word
  std::string trigger_text;     // its words as they stand in the text, joined by a space when they are apart
  Meaning meaning;
  std::vector<Participant> actors, recipients;  // no party twice in one list
  Status status = Status::actual;
  std::string date;             // ISO 8601 day, month, year or interval; empty when not known
  Span date_span;               // empty when the date is the document's
  std::optional<EventPlace> place;
  std::vector<EventNumber> numbers;
  std::string attributed_to;    // the words that name who says it; empty when the writer does
  Span attributed_span;
  std::string same_as;          // id of the event within the document: equal for mentions of one event
  int frame = -1;               // index into Frames::all()
  double confidence = 0;        // in (0, 1): that the text tells of an event of this type here (knowledge/ontology/confidence.tsv)
};

}  // namespace priscus
