#include "events/event_finder.h"

#include <algorithm>

#include "events/attribution.h"
#include "events/confidence.h"
#include "events/date_carry.h"
#include "events/engine.h"
#include "events/event_dates.h"
#include "events/event_numbers.h"
#include "events/event_places.h"
#include "events/same_event.h"
#include "events/status.h"

namespace priscus {
namespace {

void set_trigger(const SentenceView& view, const Firing& firing, Event& event) {
  event.trigger_token = firing.token;
  event.trigger = {view.span(firing.words.front()).begin, view.span(firing.words.back()).end};
  for (std::size_t i = 0; i < firing.words.size(); ++i) {
    if (i > 0 && (firing.words[i] != firing.words[i - 1] + 1 || view.span(firing.words[i - 1]).end != view.span(firing.words[i]).begin))
      event.trigger_text += ' ';
    event.trigger_text += view.form(firing.words[i]);
  }
}

// What is planned is another event in PLOVER: a meeting to come is an agreement to meet.
void set_meaning(const Frame& frame, const Ontology& ontology, Event& event) {
  if (event.status != Status::future) return;
  if (!frame.future.empty()) {
    event.meaning = frame.future;
    return;
  }
  const EventType* type = ontology.type(event.meaning.type);
  if (!type || type->future.empty()) return;
  // "will meet with B": told of the future, one side plans it and the other is whom it concerns.
  if (event.recipients.empty()) {
    const auto plans = [](const Participant& p) { return p.function == function::subject; };
    const auto others = std::stable_partition(event.actors.begin(), event.actors.end(), plans);
    if (others != event.actors.begin()) {
      event.recipients.assign(others, event.actors.end());
      event.actors.erase(others, event.actors.end());
    }
  }
  const std::vector<std::string> contexts = event.meaning.contexts;
  event.meaning = type->future;
  if (event.meaning.contexts.empty()) event.meaning.contexts = contexts;
}

// A report may go back to earlier years and stay there for several sentences: "In 2020 war broke out. … Oslo handed over the
// districts." The background lasts while the verbs are in the past and no later date is named.
class Background {
 public:
  // Must be called once a sentence, in order, before `colour`.
  void enter(const SentenceView& view) {
    if (!open_) return;
    const std::string_view xpos = view.parse[view.parse.root()].xpos;
    bool present = xpos == "VBZ" || xpos == "VBP" || xpos == "VBG" || view.document.sentences[view.index].index <= 0;
    for (int c : view.parse.children(view.parse.root()))
      if ((view.has_relation(c, "aux") || view.has_relation(c, "cop")) && view.parse[c].xpos != "VBD") present = true;
    for (const TimeMention& time : view.mentions.times)
      if (time.sentence == view.index && !is_earlier_year(view.document, time)) present = true;
    if (present) open_ = false;
  }

  void colour(Event& event) const {
    if (open_ && event.status == Status::actual && event.date.empty()) event.status = Status::historical;
  }

  // The sentence told of an event of an earlier year.
  void found(const Event& event, const Document& document) {
    if (event.status == Status::historical && !event.date.empty() && event.date.substr(0, 4) < document.date.substr(0, 4)) open_ = true;
  }

 private:
  static bool is_earlier_year(const Document& document, const TimeMention& time) {
    return time.value.size() >= 4 && document.date.size() >= 4 && time.value.substr(0, 4) < document.date.substr(0, 4);
  }
  bool open_ = false;
};

// "met for talks", "held a meeting and talks": a noun of the same type in a phrase of the trigger that names nobody new is the
// same act said twice in one clause.
bool is_paraphrase(const SentenceView& view, const Firing& noun, const Firing& verb) {
  if (noun.word_class != WordClass::noun || verb.word_class != WordClass::verb || noun.meaning.type != verb.meaning.type) return false;
  if (view.head(noun.token) != verb.token || !view.has_relation(noun.token, "obl")) return false;
  for (const Inner& inner : verb.inner)
    if (inner.token == noun.token) return false;  // "thanked Oslo for its support": two acts
  const auto named = [&](const std::vector<Participant>& list) {
    return std::all_of(list.begin(), list.end(), [&](const Participant& p) {
      const auto same = [&](const Participant& q) { return q.actor == p.actor; };
      return std::any_of(verb.actors.begin(), verb.actors.end(), same) ||
             std::any_of(verb.recipients.begin(), verb.recipients.end(), same);
    });
  };
  return named(noun.actors) && named(noun.recipients);
}

// "The attack came at dawn": the parties are those of the last event that the same frame told of.
bool take_parties(const std::vector<Event>& events, Firing& firing) {
  for (const bool same_frame : {true, false})  // then with other words: "this violence" after a bombing
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
      if (same_frame ? event->frame != firing.frame : event->meaning.type != firing.meaning.type) continue;
      firing.actors = event->actors;
      firing.recipients = event->recipients;
      if (firing.meaning.mode.empty() && !event->meaning.mode.empty()) firing.meaning = event->meaning;
      return true;
    }
  return false;
}

std::string names_of(const std::vector<Participant>& parties) {
  std::string names;
  for (const Participant& p : parties) names += (names.empty() ? "" : ", ") + p.actor.text;
  return names;
}

}  // namespace

std::vector<Event> find_events(const Document& document, const std::vector<Parse>& parses, const Mentions& mentions,
                               const Knowledge& knowledge, Trace* trace) {
  std::vector<Event> events;
  Attribution attribution;
  Background background;
  DateCarry carry(document);
  const PlaceResolver places(document, parses, mentions, knowledge);
  for (std::size_t s = 0; s < parses.size(); ++s) {
    if (parses[s].empty()) continue;
    const SentenceView view(document, parses[s], mentions, knowledge, static_cast<int>(s));
    Engine engine(view, trace);
    attribution.enter(view, engine.grammar());
    background.enter(view);
    carry.enter(view, attribution);
    std::vector<Firing> firings = engine.run();
    const std::size_t told = firings.size();
    for (Firing& firing : engine.unfilled())
      if (take_parties(events, firing)) firings.push_back(std::move(firing));
    if (firings.size() > told)
      std::sort(firings.begin(), firings.end(), [](const Firing& a, const Firing& b) { return a.token < b.token; });
    Triggers triggers(view.size(), 0);
    for (const Firing& firing : firings) triggers[firing.token] = 1;
    const std::size_t first_here = events.size();
    for (const Firing& firing : firings) {
      if (std::any_of(firings.begin(), firings.end(), [&](const Firing& other) { return is_paraphrase(view, firing, other); }))
        continue;
      Event event;
      event.sentence = static_cast<int>(s);
      event.frame = firing.frame;
      event.meaning = firing.meaning;
      event.status = firing.status;
      event.actors = firing.actors;
      event.recipients = firing.recipients;
      set_trigger(view, firing, event);
      if (const std::optional<EventTime> time = time_of(view, engine.grammar(), firing, triggers)) set_date(*time, document, event);
      event.place = place_of(view, engine.grammar(), firing, places);
      background.colour(event);
      background.found(event, document);
      carry.note(view, engine.grammar(), attribution, firing, event);
      set_meaning(knowledge.frames().all()[firing.frame], knowledge.ontology(), event);
      Speaker speaker = attribution.speaker(view, engine.grammar(), firing.token);
      if (firing.claimed_by >= 0)
        for (const Firing& outer : firings)
          if (outer.token == firing.claimed_by && !outer.actors.empty())
            speaker = {names_of(outer.actors), outer.actors.front().span};
      event.attributed_to = speaker.text;
      event.attributed_span = speaker.span;
      events.push_back(std::move(event));
    }
    add_numbers(view, engine.grammar(), attribution, first_here, events);
  }
  carry.finish(events);
  join_same_events(events);
  carry.share(events);
  fill_places(document, places, events);
  for (Event& event : events) set_confidence(knowledge.ontology(), document.sentences[event.sentence].index < 0, event);
  return events;
}

}  // namespace priscus
