#include "events/event_finder.h"

#include <algorithm>

#include "events/accidents.h"
#include "events/attribution.h"
#include "events/confidence.h"
#include "events/contexts.h"
#include "events/date_carry.h"
#include "events/engine.h"
#include "events/event_dates.h"
#include "events/event_numbers.h"
#include "events/event_places.h"
#include "events/party_carry.h"
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

// "will meet with B", "will not meet B": one side plans or refuses it, the other is whom it concerns.
void set_apart(Event& event) {
  if (!event.recipients.empty()) return;
  const auto acts = [](const Participant& p) { return p.function == function::subject; };
  const auto others = std::stable_partition(event.actors.begin(), event.actors.end(), acts);
  if (others == event.actors.begin()) return;
  event.recipients.assign(others, event.actors.end());
  event.actors.erase(others, event.actors.end());
}

// What is planned is another event in PLOVER: a meeting to come is an agreement to meet.
void set_meaning(const Frame& frame, const Ontology& ontology, Event& event) {
  const EventType *now = ontology.type(event.meaning.type), *usual = ontology.type(frame.means.type);
  if (now && usual && now != usual && usual->reciprocal && !now->reciprocal) set_apart(event);
  if (event.status != Status::future) return;
  if (!frame.future.empty()) {
    event.meaning = frame.future;
    return;
  }
  const EventType* type = ontology.type(event.meaning.type);
  if (!type || type->future.empty()) return;
  set_apart(event);
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
    if (mentions_history_ && !tells_news_) open_ = true;
    mentions_history_ = tells_history_ = tells_news_ = false;
    if (!open_) return;
    const std::string_view xpos = view.parse[view.parse.root()].xpos;
    bool present = xpos == "VBZ" || xpos == "VBP" || xpos == "VBG" || view.document.sentences[view.index].index <= 0;
    for (int c : view.parse.children(view.parse.root()))
      if ((view.has_relation(c, "aux") || view.has_relation(c, "cop")) && view.parse[c].xpos != "VBD") present = true;
    for (const TimeMention& time : view.mentions.times)
      if (time.sentence == view.index && !is_earlier_year(view.document, time)) present = true;
    if (present) open_ = false;
  }

  void colour(const SentenceView& view, Event& event) const {
    const bool here = !tells_news_ && (is_told(view, event.trigger_token) ? tells_history_ : mentions_history_);
    if ((open_ || here) && event.status == Status::actual && event.date.empty()) event.status = Status::historical;
  }

  // What the sentence itself tells, as opposed to what it mentions by the way, decides for those that follow: "was sentenced over
  // the attacks of 2016" does not leave the present.
  void found(const SentenceView& view, const Event& event) {
    const bool told = is_told(view, event.trigger_token);
    if (told && event.status == Status::actual) tells_news_ = true;
    if (event.status != Status::historical || event.date.empty() || event.date.substr(0, 4) >= view.document.date.substr(0, 4)) return;
    mentions_history_ = true;
    if (told) tells_history_ = true;
  }

 private:
  static bool is_earlier_year(const Document& document, const TimeMention& time) {
    return time.value.size() >= 4 && document.date.size() >= 4 && time.value.substr(0, 4) < document.date.substr(0, 4);
  }
  // Is the word in the main clause of the sentence?
  static bool is_told(const SentenceView& view, int token) {
    for (; token >= 0; token = view.head(token))
      if (view.has_relation(token, "acl") || view.has_relation(token, "advcl") || view.has_relation(token, "nmod") ||
          view.has_relation(token, "appos"))
        return false;
    return true;
  }
  bool open_ = false;
  bool mentions_history_ = false, tells_history_ = false, tells_news_ = false;  // of this sentence
};

// "met for talks", "held a meeting and talks": a noun of the same type in a phrase of the trigger that names nobody new is the
// same act said twice in one clause.
bool is_paraphrase(const SentenceView& view, const Firing& noun, const Firing& verb) {
  const EventType* type = view.knowledge.ontology().type(noun.meaning.type);
  if (!type || type->strikes_places) return false;  // "killed in an ambush" tells two things of one act
  if (type->host.empty() && !(noun.actors.empty() && noun.recipients.empty())) return false;  // "sentenced to a prison term"
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
      if (event->status == Status::historical && firing.status != Status::historical) continue;
      if (same_frame ? event->frame != firing.frame : event->meaning.type != firing.meaning.type) continue;
      firing.actors = event->actors;
      firing.recipients = event->recipients;
      if (firing.meaning.mode.empty() && !event->meaning.mode.empty()) firing.meaning = event->meaning;
      return true;
    }
  return false;
}

// Does the word itself say what kind of people act: "protest", "strike"?
bool is_implied(const Lexicon& lexicon, const std::string& type, const std::string& lemma) {
  for (const char* sector : {"CVL", "LAB"})
    if (lexicon.words("implied-" + type + "-" + sector).has(lemma)) return true;
  return false;
}

// Does the word stand in what the other one says, and not in a clause of its own beside it?
bool is_alleged(const SentenceView& view, int outer, int token) {
  for (; token >= 0 && token != outer; token = view.head(token))
    if (view.has_relation(token, "parataxis") || view.has_relation(token, "conj") || view.relation(token) == "acl:relcl") return false;
  return token == outer;
}

// "Poland accused Minsk. Belarus denied it": who rejects or threatens answers whoever accused or asked him last.
void answer(const SentenceView& view, const std::vector<Event>& events, Event& event) {
  const Ontology& ontology = view.knowledge.ontology();
  const EventType* type = ontology.type(event.meaning.type);
  if (!event.recipients.empty() || !type || type->content != EventType::Content::own || type->quad != "verbal conflict") return;
  for (auto asked = events.rbegin(); asked != events.rend(); ++asked) {
    const EventType* asks = ontology.type(asked->meaning.type);
    if (!asks || asks->quad != type->quad || asks->content == EventType::Content::own || asked->status != Status::actual) continue;
    const auto is_asked = [&](const Participant& a) {
      return std::any_of(asked->recipients.begin(), asked->recipients.end(), [&](const Participant& r) {
        return r.actor == a.actor || (!a.actor.country.empty() && a.actor.country == r.actor.country && a.actor.sector == r.actor.sector);
      });
    };
    if (std::none_of(event.actors.begin(), event.actors.end(), is_asked)) continue;
    // "accused Oslo of breaking the law": what is alleged is no answer. Among people of one country nobody knows who answers whom.
    if (asked->sentence == event.sentence && is_alleged(view, asked->trigger_token, event.trigger_token)) continue;
    const auto is_foreign = [&](const Participant& p) { return p.actor.country != event.actors.front().actor.country; };
    if (!std::all_of(asked->actors.begin(), asked->actors.end(), is_foreign)) continue;
    for (Participant party : asked->actors) {
      party.guessed = true;
      event.recipients.push_back(std::move(party));
    }
    return;
  }
}

std::string names_of(const std::vector<Participant>& parties) {
  std::string names;
  for (const Participant& p : parties) names += (names.empty() ? "" : ", ") + p.actor.text;
  return names;
}

}  // namespace

std::vector<Event> find_events(const Document& document, const std::vector<Parse>& parses, const Mentions& mentions,
                               const Knowledge& knowledge, Trace* trace, const std::function<void()>& check) {
  std::vector<Event> events;
  Attribution attribution;
  Background background;
  Accidents accidents;
  DateCarry carry(document);
  const Contexts contexts(document, parses, mentions, knowledge);
  const PlaceResolver places(document, parses, mentions, knowledge);
  std::vector<Telling> told_how;
  for (std::size_t s = 0; s < parses.size(); ++s) {
    if (check) check();
    if (parses[s].empty()) continue;
    const SentenceView view(document, parses[s], mentions, knowledge, static_cast<int>(s));
    Engine engine(view, trace);
    attribution.enter(view, engine.grammar());
    background.enter(view);
    carry.enter(view, attribution);
    std::vector<Firing> firings = engine.run();
    accidents.enter(view, firings);
    std::erase_if(firings, [&](const Firing& firing) { return accidents.is_one(view, firing); });
    const std::size_t told = firings.size();
    for (std::size_t f = 0; f < told; ++f)  // "amid the protests": those told before go on
      if (firings[f].actors.empty() && firings[f].recipients.empty() && firings[f].word_class == WordClass::noun &&
          is_implied(knowledge.lexicon(), firings[f].meaning.type, view.lemma(firings[f].token)))
        take_parties(events, firings[f]);
    const auto is_fact = [&](int token) {  // "condemned the hijacking": it happened, whoever did it
      for (std::size_t f = 0; f < told; ++f)
        for (const Inner& inner : firings[f].inner)
          if (inner.token == token && inner.how == Content::How::fact) return true;
      return false;
    };
    for (Firing& firing : engine.unfilled()) {
      if (!take_parties(events, firing)) {
        if (is_fact(firing.token)) firings.push_back(std::move(firing));
        continue;
      }
      if (says_more(view, firing.token)) firing.actors.clear(), firing.recipients.clear();
      firings.push_back(std::move(firing));
    }
    if (firings.size() > told)
      std::sort(firings.begin(), firings.end(), [](const Firing& a, const Firing& b) { return a.token < b.token; });
    carry_parties(view, engine.grammar(), events, firings);
    Triggers triggers(view.size(), 0);
    for (const Firing& firing : firings) triggers[firing.token] = 1;
    const std::size_t first_here = events.size();
    bool place_named = false;
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
      answer(view, events, event);
      set_trigger(view, firing, event);
      if (const std::optional<EventTime> time = time_of(view, engine.grammar(), firing, triggers)) set_date(*time, document, event);
      event.place = place_of(view, engine.grammar(), firing, places);
      background.colour(view, event);
      background.found(view, event);
      carry.note(view, engine.grammar(), attribution, firing, event);
      if (told_how.size() == first_here) place_named = names_place(view);
      told_how.push_back({carry.goes_on(events.size()), place_named, document.sentences[s].index < 0});
      set_meaning(knowledge.frames().all()[firing.frame], knowledge.ontology(), event);
      // What will be done if something happens is planned no more than that is.
      if (event.status == Status::future && is_conditional(view, engine.grammar(), firing.token, firing.word_class))
        event.status = Status::hypothetical;
      Speaker speaker = attribution.speaker(view, engine.grammar(), firing.token);
      if (firing.claimed_by >= 0)
        for (const Firing& outer : firings)
          if (outer.token == firing.claimed_by && !outer.actors.empty())
            speaker = {names_of(outer.actors), outer.actors.front().span};
      event.attributed_to = speaker.text;
      event.attributed_span = speaker.span;
      contexts.add(view, event);
      events.push_back(std::move(event));
    }
    add_numbers(view, engine.grammar(), attribution, first_here, events);
  }
  carry.finish(events);
  join_same_events(events);
  carry.share(events);
  fill_places(document, places, told_how, events);
  for (Event& event : events) set_confidence(knowledge.ontology(), document.sentences[event.sentence].index < 0, event);
  return events;
}

}  // namespace priscus
