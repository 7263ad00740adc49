// event.h: who did what to whom, when, and who says so.
#pragma once
#include <string>
#include <vector>

#include "priscus/frames.h"
#include "priscus/mention.h"
#include "priscus/span.h"

namespace priscus {

struct Participant {
  Actor actor;
  Span span;              // the words in this sentence that fill the role (a pronoun, "both countries")
  Function function = function::none;  // how it was found
};

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
  std::string attributed_to;    // the words that name who says it; empty when the writer does
  Span attributed_span;
  std::string same_as;          // id of the event within the document: equal for mentions of one event
  int frame = -1;               // index into Frames::all()
  double confidence = 0;        // (0, 1]
};

}  // namespace priscus
