// date_carry.h: dates that another sentence tells.
//
//     DateCarry carry(document);
//     carry.enter(view, attribution);          // each sentence in order
//     carry.note(view, grammar, firing, event);   // each event of it, dated or not
//     carry.finish(events);                    // in the order they were noted
//     join_same_events(events);  carry.share(events);
//
// A date is carried only where a careful reader would: within one quotation, by "also", to a definite noun ("the
// attack"), through a talk whose parties go on speaking, to what a traveller did in the place of the visit, from the
// lead to the title, and through a story that goes on: deeds told in the simple past after a day of this week, by or to
// one of the same countries, up to three sentences on and until another time is named. What an official says in the first person is said on the day of its publication.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "events/arguments.h"
#include "events/attribution.h"
#include "events/event_dates.h"
#include "events/sentence_view.h"
#include "priscus/event.h"

namespace priscus {

class DateCarry {
 public:
  explicit DateCarry(const Document& document) : document_(document) {}

  void enter(const SentenceView& view, const Attribution& attribution);
  void note(const SentenceView& view, const Grammar& grammar, const Attribution& attribution, const Firing& firing,
            const Event& event);

  // Is the i-th event noted a step of the story: simple past, in no clause beside it and in no quotation?
  bool goes_on(std::size_t i) const { return contexts_[i].scene_verb && !contexts_[i].quoted; }

  // Dates the events that have none; also their status, as set_date does. Dates that are there stay.
  void finish(std::vector<Event>& events);

  // After join_same_events: mentions of one event share the date that only some of them tell, where the words leave
  // little doubt that it is one: the same word for the same parties, or a talk of the same two countries.
  void share(std::vector<Event>& events) const;

 private:
  struct Context {
    bool told = false;          // a verb of the story itself tells it
    bool past = false;          // told in the past tense
    bool scene_verb = false;    // told as a step of the story: simple past, in no clause beside it
    std::string lemma;          // of the trigger
    bool definite = false;      // "the attack"
    bool also = false;          // its sentence says "also", "in addition"
    bool performative = false;  // "we condemn"
    bool dated = false;         // its sentence has a time that may be its own
    bool sentence_dated = false;  // … any time
    bool heads_title = false;   // the main verb of the title
    int setting = -1;           // token of the event noun during which it happened: "in his visit, he met …"
    std::string act;  // lemma of a definite noun that did it or in which it happened: "the attack killed five"
    bool quoted = false;
    std::optional<EventTime> scene;   // of the quotation it stands in: the last time of a main verb there
    std::optional<EventTime> said;    // when its speaker said so
    std::vector<std::string> places;  // countries of the places named in its sentence
  };
  // A place on a journey, with those who travel.
  struct Stop {
    std::string country;
    EventTime time;
    std::vector<std::string> travellers;  // countries
  };

  // What a sentence of the body tells of a day of this week in its main clause.
  struct Scene {
    int sentence = 0;
    EventTime time;
    std::vector<std::string> countries;  // named in it
    bool update = false;  // "since the beginning of the day": all that the report tells
  };

  void add_stops(const SentenceView& view, const Event& event);
  std::optional<EventTime> carried(const std::vector<Event>& events, std::size_t i) const;
  // `noun` is the lemma of the definite noun: of the event itself or of its act.
  const Event* told_before(const std::vector<Event>& events, std::size_t i, const std::string& noun) const;
  const Event* told_before(const std::vector<Event>& events, std::size_t i, const std::string& noun, bool by_name) const;
  const Event* talk_around(const std::vector<Event>& events, std::size_t i) const;
  std::optional<EventTime> scene_before(const std::vector<Event>& events, std::size_t i) const;
  void add_scene(const SentenceView& view, const Attribution& attribution);
  const Event* added_to(const std::vector<Event>& events, std::size_t i) const;
  const Stop* stop_of(const Event& event, const Context& context) const;
  void date_title(std::vector<Event>& events) const;

  const Document& document_;
  std::vector<Context> contexts_;  // of the events noted
  std::vector<Stop> stops_;
  Context sentence_;  // what holds for all events of the sentence entered last
  std::optional<EventTime> quotation_scene_;
  std::vector<Scene> scenes_;
  int scene_sentence_ = -1;  // the sentence that told it
};

}  // namespace priscus
