// mention.h: who, where and when a document speaks of, before anybody does anything.
#pragma once
#include <string>
#include <vector>

#include "priscus/lexicon.h"
#include "priscus/span.h"

namespace priscus {

// One party as the document's words and the knowledge have it.
struct Actor {
  std::string text;     // the words that name it: those of the mention, or the antecedent's for a pronoun or a description
  Span span;            // where those words stand (for an antecedent: there)
  std::string country;  // ISO 3166-1 alpha-3 or IGO, UNO, …; empty when not known
  std::string sector;   // "GOV"; empty when none
  Kinds kinds = 0;      // actor kinds, for the conditions of frames
  int entry = -1;       // index into Actors::all(); -1 for somebody the knowledge does not have

  friend bool operator==(const Actor&, const Actor&) = default;
};

// A noun phrase, pronoun or adjective that stands for one party or several.
struct Mention {
  int sentence = 0;            // index into document.sentences (not Sentence::index)
  int head = 0;                // token index of its head word in that sentence
  int first = 0, last = 0;     // its tokens, both inclusive
  Span span;
  std::vector<Actor> actors;   // several for "both countries", "the presidents of A and B"; empty: a noun phrase without known actor
  Kinds noun_kinds = 0;        // kinds of its head noun by kinds.words ("weapon", "money")
  bool is_place = false;       // a place or a country named as one ("in Baku")
  bool is_adjective = false;   // "Turkish": its country modifies the head
  int antecedent = -1;         // index of the mention it was resolved to; -1 when it speaks for itself
  std::string how;             // for `explain`: "name", "adjective + role", "pronoun -> …"
};

// A time expression.
struct TimeMention {
  int sentence = 0;
  int head = 0, first = 0, last = 0;  // tokens, inclusive
  Span span;
  std::string value;  // ISO 8601 day, month, year or interval: "2021-05-22", "2020-09", "2020-09-21/2020-09-30"; empty when not to be known
  enum class Direction { past, present, future, unknown } direction = Direction::unknown;  // relative to the document's date
};

// All mentions of a document. Lookup by the head token.
class Mentions {
 public:
  std::vector<Mention> actors;      // by sentence, then by head
  std::vector<TimeMention> times;   // by sentence, then by first token

  // The mention whose head is that token; null when there is none. An adjective mention is found only by `adjective_at`.
  const Mention* at(int sentence, int token) const;
  const Mention* adjective_at(int sentence, int token) const;
  // Builds the lookup after the vectors are filled.
  void index(const std::vector<int>& tokens_per_sentence);

 private:
  std::vector<std::vector<int>> by_head_, by_adjective_;
};

}  // namespace priscus
