// event_record.h: one event with all that is needed to write or store it, free of its document and of the knowledge.
//
//     for (const Event& event : coded.events) append_event_json(event_record(coded.document, event, knowledge), lines);
//
// The writers (event_json, event_csv, event_table) and the store take this form, so that an event out of the store is
// written as it was when it was coded.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/document.h"
#include "priscus/event.h"
#include "priscus/knowledge.h"

namespace priscus {

// Strings are empty where nothing is known. Spans are bytes of the document's text.
struct PartyRecord {
  std::string text, country, sector;
  Span span;             // the words that fill the role
  Span named;            // the words that name the party: elsewhere for a pronoun or a description
  std::string function;  // how it was found: "subject", "object", "with"; empty when the word itself tells
  bool guessed = false;
  double confidence = 0;

  friend bool operator==(const PartyRecord&, const PartyRecord&) = default;
};

struct PlaceRecord {
  std::string text, name, country, region;  // as in EventPlace
  double latitude = 0, longitude = 0;
  std::string precision;                    // "city"
  Span span;

  friend bool operator==(const PlaceRecord&, const PlaceRecord&) = default;
};

struct NumberRecord {
  std::string what;                  // "killed"
  std::int64_t low = 0, high = -1;   // as in EventNumber
  std::string unit, text, counted_by;
  Span span;

  friend bool operator==(const NumberRecord&, const NumberRecord&) = default;
};

struct EventRecord {
  std::string document;       // its id
  std::string document_date, publisher, url, language;
  std::string coded_on;       // ISO day when it was recorded; empty when it was not
  int sentence = 0;           // Sentence::index: -1 for the title, then 0, 1, 2 …
  Span sentence_span;
  std::string sentence_text;  // the bytes of sentence_span
  Span trigger;
  std::string trigger_text;
  std::string type, mode, quad, cameo;
  std::vector<std::string> contexts;
  double score = 0;           // of type and mode, -10 … +10
  std::vector<PartyRecord> actors, recipients;
  std::string status;         // "actual", "future", …
  std::string date;
  Span date_span;
  std::optional<PlaceRecord> place;
  std::vector<NumberRecord> numbers;
  std::string attributed_to;
  Span attributed_span;
  std::string same_as;
  double confidence = 0;
  std::string frame;          // "frames/assault.frames:12:shell"

  friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

// `event` is one of `document`, coded with `knowledge`. Never fails.
EventRecord event_record(const Document& document, const Event& event, const Knowledge& knowledge);

// A number by which the event is known: the same for the same event of the same text, in every run and whatever becomes of the
// files of knowledge around it. It is made of document, sentence, trigger, what is said to have happened, and the parties.
std::uint64_t event_id(const EventRecord& event);

// The parts with `separator` between them: join({"a", "b"}, ",") is "a,b"; empty for none.
std::string join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace priscus
