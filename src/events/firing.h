// firing.h: one frame that fired on one word, before it becomes an Event.
#pragma once
#include <string>
#include <vector>

#include "priscus/event.h"
#include "priscus/frames.h"

namespace priscus {

struct Inner {
  int token = 0;  // the word that carries the inner event
  Content::How how = Content::How::none;
};

struct Firing {
  int token = 0;                       // the trigger's head
  WordClass word_class = WordClass::verb;
  int frame = 0;                       // index into Frames::all()
  std::vector<int> words;              // all tokens of the trigger, in order of the text
  Meaning meaning;                     // empty for frames that only colour their inner event
  std::vector<Participant> actors, recipients;
  std::vector<Inner> inner;
  std::vector<int> unfilled;           // event nouns of its content beside which nobody is named
  Status status = Status::actual;
  bool suppressed = false;             // the content of a request, promise or threat
  int claimed_by = -1;                 // token of the frame whose actor claims it; -1 when nobody does
};

}  // namespace priscus
