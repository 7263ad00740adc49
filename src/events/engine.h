// engine.h: which frame fires on which word of one sentence.
//
// The engine looks at a word only when asked, and remembers the answer: a frame whose complement is itself an event ("agreed to
// withdraw") asks for the inner word first. Trees have no cycles, and a word that is being looked at counts as silent, so it ends.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "events/arguments.h"
#include "events/firing.h"
#include "events/roles.h"
#include "events/sentence_view.h"
#include "priscus/trace.h"

namespace priscus {

class Engine {
 public:
  // `trace` may be null; else every frame that was tried is written there with what became of it.
  Engine(const SentenceView& view, Trace* trace);

  // The frame that fires on the word; null when none does. The pointer stays valid as long as the Engine.
  const Firing* at(int token);

  // Looks at every word, then settles what outer frames do to inner ones (suppressed contents, status, claims).
  // Result in order of the trigger's head; suppressed firings and those without a meaning are left out.
  std::vector<Firing> run();

  // After `run`: definite event nouns whose frame would have fired had anybody been named beside them. Earlier sentences may
  // have told who it was.
  std::vector<Firing> unfilled() const;

  const Grammar& grammar() const { return grammar_; }

 private:
  struct Candidate {
    const Trigger* trigger;
    WordClass word_class;      // how the trigger is listed
    WordClass argument_class;  // which functions to look for: a gerund noun has a verb's frame and a noun's functions
    std::vector<int> words;
  };
  std::vector<Candidate> candidates(int token) const;
  bool match_others(const Trigger& trigger, int token, std::vector<int>& words) const;
  // A word below `token`, or the preposition of one, that is among the alternatives; -1 when there is none.
  int find_below(const std::vector<std::string>& alternatives, int token, const Trigger& trigger) const;
  bool has_foreign_preposition(int noun, const Trigger& trigger) const;
  // Tries the candidate; true and `firing` filled when it fires. `conditions` counts the conditions that held.
  bool fire(const Candidate& candidate, int token, const std::vector<Argument>& own_arguments, Firing& firing, int& conditions,
            std::string& reason);
  bool holds(const Condition& condition, const std::vector<Argument>& arguments, const Firing& firing, int token);
  bool word_matches(int token, const Words& words) const;
  bool modifier_matches(int token, const Words& words, int depth) const;
  // The event word at or just below an argument: the argument itself, or the event noun of a light verb ("to hold talks").
  const Firing* inner_event(int token);
  // Of a light verb, its event noun beside which nobody is named; else the token itself.
  int event_noun_below(int token) const;
  // "hundreds of teachers": the teachers; else the token itself.
  int counted(int token) const { return counted_[token]; }
  int find_counted(int token, const Words& quantities) const;
  // Finds the recipient that stands inside the inner event.
  void complete_from_content(Firing& outer);
  bool is_inside(Span span, int token) const;
  void find_host(const std::vector<Argument>& arguments, const Meaning& host, Firing& firing) const;
  bool is_complex_preposition(int noun) const;
  bool is_mere_quality(int participle) const;
  // What an inner firing means: its own meaning or, when it only colours another, that one's.
  const Meaning* meaning_of(const Firing& firing, int depth = 0);

  // "An Israeli strike wounded two": who acts is who carried out the strike.
  std::vector<Participant> actors_of_deeds(std::vector<Argument>& arguments);
  // "Protests erupted in Tbilisi": who protests is in the word; the place tells of what country they are.
  void add_implied_actor(const std::vector<Argument>& arguments, Firing& firing) const;
  void expelled_from(const std::vector<Argument>& arguments, Firing& firing) const;
  void agent_below(Firing& firing) const;
  void share_parties();
  void settle();
  void drop_aims();
  void fill_from_outer();
  bool is_content(int token) const;  // does an outer frame have the event on this word as its content?
  void suppress(Firing& firing, int depth);
  void colour(Firing& outer, Firing& inner, Content::How how, int depth);

  const SentenceView& view_;
  Trace* trace_;
  Grammar grammar_;
  RoleBinder binder_;
  enum class State : char { unknown, looking, silent, fired };
  std::vector<State> states_;
  std::vector<int> counted_;  // by token
  std::vector<std::unique_ptr<Firing>> firings_, unfilled_;
};

}  // namespace priscus
