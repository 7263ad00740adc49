// roles.h: from the words that fill a frame's functions to the parties they name.
#pragma once
#include <vector>

#include "events/arguments.h"
#include "events/sentence_view.h"
#include "priscus/event.h"
#include "priscus/frames.h"

namespace priscus {

class RoleBinder {
 public:
  explicit RoleBinder(const SentenceView& view) : view_(view) {}

  // Fills actors and recipients from the frame's role lines. A weak argument counts only when nothing sure fills the role.
  // `word_class` is the trigger's: with nouns, an `of` phrase that fills the object is not the subject too.
  // `strikes_places` (knowledge/ontology): the event befalls the place where it happens ("a blast in Aden"); any other event that
  // names a state or its capital deals with the government there ("flew to Aden").
  void bind(const Frame& frame, const std::vector<Argument>& arguments, WordClass word_class, bool strikes_places,
            std::vector<Participant>& actors, std::vector<Participant>& recipients) const;

  // The kinds of what stands at `token`: those of its actors and of its noun.
  Kinds kinds_at(int token) const;

  // Appends the parties that `token` names and that are of one of `kinds` (0: of any). Looks through "dozens of", "members
  // of" and, for a noun phrase that is no actor itself, at the actor that modifies it ("Syrian positions").
  void parties_at(int token, Function function, Kinds kinds, std::vector<Participant>& out, int depth = 0) const;

 private:
  // A place with "in", "at" or "near".
  bool is_scene(const Argument& argument) const;

  // Of people before an event noun of that type: do they act in it, or is it done to them?
  bool acts_before(int token, const std::string& type) const;

  // A thing with "its" or "their": it has the country of its owner, but is nobody.
  bool is_own_thing(const Participant& party) const;

  bool is_reporter(const Actor& actor) const;
  void add_unknown_party(int token, Function function, Kinds kinds, std::vector<Participant>& out) const;

  const SentenceView& view_;
};

}  // namespace priscus
