#include "events/date_carry.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <span>

#include "base/strings.h"
#include "mentions/calendar.h"

namespace priscus {
namespace {

// How many sentences a talk or an attack stays in a reader's mind.
constexpr int kReach = 8;
// … and the day that a speaker named.
constexpr int kSceneReach = 3;

// How many days old news may be.
constexpr int kFresh = 7;

using Countries = std::set<std::string>;

void add_countries(const std::vector<Participant>& list, Countries& to) {
  for (const Participant& p : list)
    if (!p.actor.country.empty()) to.insert(p.actor.country);
}

Countries countries(const std::vector<Participant>& list) {
  Countries all;
  add_countries(list, all);
  return all;
}

Countries countries(const Event& event) {
  Countries all = countries(event.actors);
  add_countries(event.recipients, all);
  return all;
}

bool among(const Countries& few, const Countries& many) {
  return std::includes(many.begin(), many.end(), few.begin(), few.end());
}

bool compatible(const Countries& a, const Countries& b) { return among(a, b) || among(b, a); }

bool overlap(const Countries& a, const Countries& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& country) { return b.count(country) != 0; });
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_verbal(const Event& event) {
  return is_one_of(event.meaning.type,
                   {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"});
}

bool is_deed(const Event& event) {
  return is_one_of(event.meaning.type,
                   {"ASSAULT", "COERCE", "PROTEST", "RETREAT", "CONCEDE", "SANCTION", "MOBILIZE", "AID"});
}

// The last word of a name.
std::string surname(const Actor& actor) { return actor.text.substr(actor.text.rfind(' ') + 1); }

bool has_happened(const Event& event) {
  return event.status == Status::actual || event.status == Status::negated || event.status == Status::historical;
}

// Is the word told in the past tense, by itself or by the verb it depends on? The present perfect speaks of now.
bool is_past(const SentenceView& view, int token) {
  for (int t = token, steps = 0; t >= 0 && steps < 6; t = view.head(t), ++steps) {
    const std::string_view xpos = view.parse[t].xpos;
    if (xpos == "VBD") return true;
    if (xpos == "VBZ" || xpos == "VBP") return false;
    bool finite = false;
    for (int c : view.parse.children(t)) {
      if (!view.has_relation(c, "aux") && !view.has_relation(c, "cop")) continue;
      if (view.parse[c].xpos == "VBD") return true;
      finite = true;
    }
    if (finite) return false;
    if (xpos == "VBN" && view.has_child(t, "nsubj")) return true;  // a past tense taken for the participle
  }
  return false;
}

// "had crossed" was before what is told.
bool is_pluperfect(const SentenceView& view, int token) {
  for (int t = token, steps = 0; t >= 0 && steps < 3; t = view.head(t), ++steps) {
    for (int c : view.parse.children(t))
      if (view.has_relation(c, "aux") && view.lemma(c) == "have" && view.parse[c].xpos == "VBD") return true;
    if (!view.has_relation(t, "conj")) return false;
  }
  return false;
}

// "later", "earlier": not on the day told before.
bool leaves_scene(const SentenceView& view, int token) {
  for (int c : view.parse.children(token))
    if (view.has_relation(c, "advmod") &&
        is_one_of(lower(view.form(c)), {"later", "earlier", "previously", "once", "already", "ago", "since", "recently", "never",
                                  "repeatedly", "consistently", "long", "eventually", "subsequently", "twice", "first"}))
      return true;
  // "Another attack", "a separate raid"
  for (const char* relation : {"nsubj", "obl"})
    if (const int noun = view.child(token, relation); noun >= 0)
      for (int c : view.parse.children(noun))
        if (is_one_of(view.lemma(c), {"another", "separate", "previous", "earlier", "similar"})) return true;
  return false;
}

// Told beside the story: "the pacts that were signed".
bool is_relative(const SentenceView& view, int token) {
  return view.relation(token) == "acl:relcl" || view.parse[token].xpos == "WDT";
}

// "after they refused", "said that it was being sent"
bool is_told_from(const SentenceView& view, int token) {
  for (int c : view.parse.children(token))
    if (view.has_relation(c, "mark") &&
        is_one_of(view.lemma(c), {"after", "before", "since", "until", "because", "if", "unless", "to", "that"}))
      return true;
  return false;
}

// Does it stand somewhere inside a relative or temporal clause?
bool is_below_relative(const SentenceView& view, int token) {
  for (int t = token, steps = 0; t >= 0 && steps < 8; t = view.head(t), ++steps)
    if (is_relative(view, t) || view.has_relation(t, "acl") || is_told_from(view, t)) return true;
  return false;
}

// "bombed" and "the bombing", "met" and "the meeting", "fired" and "the attack": a noun of the same stem, or one for
// any event of that type.
bool names_same_act(const Event& before, const std::string& lemma, const std::string& noun) {
  if (lemma == noun || (noun.size() > 3 && lemma.substr(0, 4) == noun.substr(0, 4))) return true;
  const std::string& type = before.meaning.type;
  if (type == "ASSAULT")
    return is_one_of(noun,
                     {"attack",  "assault",  "violence", "fighting", "clash",  "raid",   "strike",   "operation",  "incident",
                      "killing", "shooting", "bombing",  "ambush",   "murder", "massacre", "abduction", "kidnapping",
                      "hijacking", "shelling", "blast"});
  if (type == "CONSULT") return is_one_of(noun, {"meeting", "talk", "talks", "visit", "trip", "conversation", "call"});
  if (type == "PROTEST") return is_one_of(noun, {"protest", "demonstration", "rally", "march", "unrest", "riot"});
  if (type == "COERCE") return is_one_of(noun, {"operation", "raid", "coup", "putsch", "takeover", "arrest", "detention", "seizure"});
  return false;
}

bool is_performative(const SentenceView& view, int token) {
  if (view.parse[token].xpos != "VBP") return false;
  const int subject = view.child(token, "nsubj");
  return subject >= 0 && (view.lemma(subject) == "i" || view.lemma(subject) == "we");
}

bool is_definite(const SentenceView& view, int noun) {
  bool definite = false;
  for (int c : view.parse.children(noun)) {
    if (view.has_relation(c, "det")) definite = is_one_of(view.lemma(c), {"the", "this", "that", "these", "those"});
    if (view.has_relation(c, "amod") &&
        is_one_of(view.lemma(c), {"another", "new", "latest", "last", "previous", "other", "earlier", "further",
                                  "second", "next", "recent", "first"}))
      return false;
  }
  return definite;
}

bool says_also(const SentenceView& view) {
  for (int t = 0; t < view.size(); ++t) {
    const std::string& lemma = view.lemma(t);
    if (is_one_of(lemma, {"also", "additionally", "furthermore", "moreover"})) return true;
    if (lemma == "addition" && t > 0 && view.lemma(t - 1) == "in") return true;
  }
  return false;
}

// The country of a place or a state's name that is no adjective.
std::string country_of(const Mention& mention) {
  if (mention.is_adjective || mention.actors.size() != 1) return {};
  const Actor& actor = mention.actors.front();
  return mention.is_place || (actor.kinds & (kind::place | kind::state)) ? actor.country : std::string();
}

// Has the sentence a time that may be the token's? One inside another clause beside it is not.
bool may_be_dated(const SentenceView& view, int token) {
  std::set<int> above;
  for (int t = token; t >= 0; t = view.head(t)) above.insert(t);
  for (const TimeMention& time : view.mentions.times) {
    if (time.sentence != view.index) continue;
    bool apart = false;
    for (int t = time.head; t >= 0 && !above.count(t); t = view.head(t))
      apart = apart || view.has_relation(t, "acl") || (view.has_relation(t, "advcl") && is_told_from(view, t));
    if (!apart) return true;
  }
  return false;
}

bool same_actors(const Event& a, const Event& b) {
  if (a.actors.empty() || a.actors.size() != b.actors.size()) return false;
  for (std::size_t i = 0; i < a.actors.size(); ++i)
    if (a.actors[i].actor.country != b.actors[i].actor.country || a.actors[i].actor.sector != b.actors[i].actor.sector ||
        a.actors[i].actor.country.empty())
      return false;
  return true;
}

// The mentions of the sentence, in order of their heads.
template <class Use>
void each_mention(const SentenceView& view, Use use) {
  const auto& all = view.mentions.actors;
  auto mention = std::lower_bound(all.begin(), all.end(), view.index,
                                  [](const Mention& m, int sentence) { return m.sentence < sentence; });
  for (; mention != all.end() && mention->sentence == view.index; ++mention) use(*mention);
}

// The events at most `reach` sentences from the i-th.
std::span<const Event> around(const std::vector<Event>& events, std::size_t i, int reach) {
  std::size_t first = i, last = i + 1;
  while (first > 0 && events[first - 1].sentence + reach >= events[i].sentence) --first;
  while (last < events.size() && events[last].sentence <= events[i].sentence + reach) ++last;
  return std::span(events).subspan(first, last - first);
}

EventTime time_of(const Event& event) { return {event.date, event.date_span, TimeMention::Direction::unknown}; }

}  // namespace

void DateCarry::enter(const SentenceView& view, const Attribution& attribution) {
  sentence_ = {};
  sentence_.also = says_also(view);
  for (const TimeMention& time : view.mentions.times)
    if (time.sentence == view.index) sentence_.dated = true;
  each_mention(view, [&](const Mention& mention) {
    if (std::string country = country_of(mention); !country.empty()) sentence_.places.push_back(std::move(country));
  });
  if (sentence_.dated) add_scene(view, attribution);
  // The main verb's time is the scene of what the quotation tells from here on.
  const int root = view.parse.root();
  const bool quoted = attribution.is_quoted(root);
  if (!attribution.goes_on()) quotation_scene_.reset();
  if (attribution.goes_on() && scene_sentence_ + kSceneReach >= view.index) sentence_.scene = quotation_scene_;
  std::optional<EventTime> own_scene = sentence_.dated ? scene_of(view) : std::nullopt;
  if (own_scene && own_scene->value.empty()) own_scene.reset();
  if (quoted && own_scene && is_past(view, root) && own_scene->value.size() >= 10 && own_scene->value[4] == '-') {
    quotation_scene_ = own_scene;
    scene_sentence_ = view.index;
  }
  if (own_scene && !quoted && view.knowledge.lexicon().words("speech-verb").has(view.lemma(root)))
    sentence_.said = own_scene;
}

void DateCarry::note(const SentenceView& view, const Grammar& grammar, const Attribution& attribution,
                     const Firing& firing, const Event& event) {
  Context context = sentence_;
  context.sentence_dated = sentence_.dated;
  if (sentence_.dated) context.dated = may_be_dated(view, firing.token);
  const bool noun = firing.word_class == WordClass::noun;
  const int predicate = noun ? grammar.light_verb(firing.token) : firing.token;
  context.told = predicate >= 0 && !is_relative(view, predicate);
  context.past = is_past(view, firing.token);
  context.heads_title = document_.sentences[view.index].index < 0 && predicate >= 0 && predicate == view.parse.root();
  context.scene_verb = predicate >= 0 && !view.has_relation(predicate, "amod") && context.told && context.past && !is_pluperfect(view, predicate) &&
                       !leaves_scene(view, predicate) && !is_below_relative(view, predicate);
  // "the rescued men": the rescue told of before
  const bool quality = view.parse[firing.token].xpos == "VBN" && view.has_relation(firing.token, "amod");
  context.definite = noun ? is_definite(view, firing.token) : quality && is_definite(view, view.head(firing.token));
  context.performative = is_performative(view, firing.token);
  context.quoted = attribution.is_quoted(firing.token);
  if (predicate >= 0) {
    for (int c : view.parse.children(predicate))
      if (view.has_relation(c, "obl") && view.upos(c) == Upos::NOUN &&
          is_one_of(view.marker(c), {"in", "during", "at", "on"}))
        context.setting = c;
    const int subject = view.child(predicate, "nsubj");
    for (const int act : {noun ? -1 : subject, context.setting})
      if (act >= 0 && view.upos(act) == Upos::NOUN && is_definite(view, act)) context.act = view.lemma(act);
  }
  context.lemma = view.lemma(firing.token);
  contexts_.push_back(std::move(context));
  if (event.meaning.type == "CONSULT" && event.meaning.mode == "visit" && event.status == Status::actual &&
      !event.date.empty())
    add_stops(view, event);
}

// "visited Latvia on 2 June and Estonia on 7 June": as many places as days go together one by one.
void DateCarry::add_stops(const SentenceView& view, const Event& event) {
  std::vector<const TimeMention*> times;
  for (const TimeMention& time : view.mentions.times)
    if (time.sentence == view.index && !time.value.empty()) times.push_back(&time);
  std::vector<std::string> places;
  each_mention(view, [&](const Mention& mention) {
    std::string country = country_of(mention);
    if (mention.head > event.trigger_token && !country.empty() &&
        std::find(places.begin(), places.end(), country) == places.end())
      places.push_back(std::move(country));
  });
  if (times.empty() || (times.size() > 1 && times.size() != places.size())) return;
  std::vector<std::string> travellers;
  for (const Participant& p : event.actors) {
    if (!p.actor.country.empty()) travellers.push_back(p.actor.country);
    if (!p.actor.text.empty()) travellers.push_back(surname(p.actor));
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const TimeMention& time = *times[times.size() > 1 ? i : 0];
    stops_.push_back({places[i], {time.value, time.span, time.direction}, travellers});
  }
}

// The stop where the event was: a place named in its sentence, with a traveller among the actors.
const DateCarry::Stop* DateCarry::stop_of(const Event& event, const Context& context) const {
  const Stop* found = nullptr;
  Countries who = countries(event.actors);
  for (const Participant& p : event.actors) who.insert(surname(p.actor));
  for (const Stop& stop : stops_) {
    if (std::find(context.places.begin(), context.places.end(), stop.country) == context.places.end()) continue;
    const bool travels = std::any_of(stop.travellers.begin(), stop.travellers.end(),
                                     [&](const std::string& country) { return who.count(country) != 0; });
    if (!travels) continue;
    if (found && found->time.value != stop.time.value) return nullptr;
    found = &stop;
  }
  return found;
}

// "The attack …": the last act told of that the noun may name.
const Event* DateCarry::told_before(const std::vector<Event>& events, std::size_t i, const std::string& noun) const {
  // An act of that very name first.
  if (const Event* before = told_before(events, i, noun, true)) return before;
  return told_before(events, i, noun, false);
}

const Event* DateCarry::told_before(const std::vector<Event>& events, std::size_t i, const std::string& noun,
                                    bool by_name) const {
  for (std::size_t j = i; j-- > 0;) {
    const Event& before = events[j];
    if (before.sentence + kReach < events[i].sentence) break;
    if (before.sentence == events[i].sentence || !has_happened(before) ||
        (by_name ? contexts_[j].lemma != noun : !names_same_act(before, contexts_[j].lemma, noun)))
      continue;
    // Nobody speaks "in the murders": that is what he speaks of.
    if (is_verbal(events[i]) && is_deed(before)) continue;
    // What the report only looks back to is not what it goes on about.
    if (before.status == Status::historical && events[i].status != Status::historical) continue;
    // The noun is the event itself: its parties are the same.
    const bool itself = contexts_[i].act.empty();
    if (itself && before.meaning.type != events[i].meaning.type) continue;
    if (itself && (!compatible(countries(before.actors), countries(events[i].actors)) ||
                   !compatible(countries(before.recipients), countries(events[i].recipients))))
      continue;
    return before.date.empty() ? nullptr : &before;
  }
  return nullptr;
}

// What the parties of a talk said to each other in the sentences after it they said there.
const Event* DateCarry::talk_around(const std::vector<Event>& events, std::size_t i) const {
  const Countries here = countries(events[i]);
  if (here.empty() || events[i].actors.empty() || !is_verbal(events[i])) return nullptr;
  for (std::size_t j = i; j-- > 0;) {
    const Event& talk = events[j];
    if (talk.sentence + kReach < events[i].sentence) break;
    if (talk.sentence == events[i].sentence || talk.meaning.type != "CONSULT" || talk.status != Status::actual)
      continue;
    if (talk.date.empty()) continue;
    const Countries parties = countries(talk), speakers = countries(events[i].actors);
    if (parties.size() < 2) return nullptr;
    // "The two sides condemned the launch": both speak, of others too.
    return among(here, parties) || (speakers.size() > 1 && among(speakers, parties)) ? &talk : nullptr;
  }
  return nullptr;
}

// "He also …": the deed before it, by the same actor.
const Event* DateCarry::added_to(const std::vector<Event>& events, std::size_t i) const {
  const Event* found = nullptr;
  for (std::size_t j = i; j-- > 0 && events[j].sentence + 1 >= events[i].sentence;) {
    const Event& before = events[j];
    if (before.sentence == events[i].sentence || before.date.empty() || !has_happened(before)) continue;
    if (!overlap(countries(before.actors), countries(events[i].actors))) continue;
    if (found && found->date != before.date) return nullptr;
    found = &before;
  }
  return found;
}

std::optional<EventTime> DateCarry::carried(const std::vector<Event>& events, std::size_t i) const {
  const Event& event = events[i];
  const Context& context = contexts_[i];
  if (!has_happened(event)) return std::nullopt;
  if (context.setting >= 0)
    for (const Event& other : around(events, i, 0))
      if (other.trigger_token == context.setting && !other.date.empty()) return time_of(other);
  if (context.definite)
    if (const Event* before = told_before(events, i, context.lemma)) return time_of(*before);
  if (context.performative && is_verbal(event) && event.status == Status::actual) {
    if (context.said) return context.said;
    if (!context.quoted && !document_.date.empty())
      return EventTime{document_.date.substr(0, 10), {}, TimeMention::Direction::present};
  }
  if (context.dated || !context.past) return std::nullopt;
  if (!context.act.empty())
    if (const Event* before = told_before(events, i, context.act)) return time_of(*before);
  if (context.quoted && context.scene) return context.scene;
  if (const Stop* stop = stop_of(event, context)) return stop->time;
  if (!context.told) return std::nullopt;
  if (const Event* talk = talk_around(events, i)) return time_of(*talk);
  if (context.also)
    if (const Event* before = added_to(events, i)) return time_of(*before);
  return scene_before(events, i);
}

// A story that goes on: what the sentences before told of a day of this week, by or to one of the same countries, went
// on that day, when no other time was named since.
std::optional<EventTime> DateCarry::scene_before(const std::vector<Event>& events, std::size_t i) const {
  const Event& event = events[i];
  if (!contexts_[i].scene_verb || contexts_[i].quoted || event.status != Status::actual) return std::nullopt;
  const std::optional<Day> published = Day::from_iso(document_.date);
  if (!published) return std::nullopt;
  if (is_deed(event))
    for (const Scene& scene : scenes_)
      if (scene.update && scene.sentence < event.sentence) return scene.time;
  const Event* found = nullptr;
  for (std::size_t j = i; j-- > 0;) {
    const Event& before = events[j];
    if (before.sentence + kSceneReach < event.sentence || (found && before.sentence != found->sentence)) break;
    if (before.sentence == event.sentence || document_.sentences[before.sentence].index < 0) continue;
    if (!contexts_[j].sentence_dated) continue;
    if (before.date.empty() || before.status != Status::actual || !contexts_[j].told || !contexts_[j].past) continue;
    const std::optional<Day> day = Day::from_iso(before.date);
    if (!day || *published < *day || day->plus(kFresh) < *published) return std::nullopt;
    if (found && found->date != before.date) return std::nullopt;
    found = &before;
  }
  if (found) {
    // Others answer on a day of their own; the same speaker goes on.
    if (!is_deed(event) && !(is_verbal(*found) && is_verbal(event) && found->sentence + 2 >= event.sentence &&
                             same_actors(*found, event)))
      return std::nullopt;
    // "Three people were hurt", of nobody knows which country, right after.
    const Countries here = countries(event);
    const bool nobody = here.empty() && event.meaning.type == "ASSAULT" && found->meaning.type == "ASSAULT" &&
                        found->sentence + 1 == event.sentence;
    return nobody || overlap(countries(*found), here) ? std::optional(time_of(*found)) : std::nullopt;
  }
  if (!is_deed(event)) return std::nullopt;
  // The sentence before told of something that is no event here.
  for (const Scene& scene : scenes_) {
    if (scene.sentence + 1 != event.sentence) continue;
    const Countries here = countries(event);
    const bool shared = std::any_of(scene.countries.begin(), scene.countries.end(),
                                    [&](const std::string& country) { return here.count(country) != 0; });
    if (shared) return scene.time;
  }
  return std::nullopt;
}

// The day of the main clause, for what follows it and for the title.
void DateCarry::add_scene(const SentenceView& view, const Attribution& attribution) {
  const std::optional<Day> published = Day::from_iso(document_.date);
  if (!published || document_.sentences[view.index].index < 0) return;
  const int root = view.parse.root();
  Scene scene;
  scene.sentence = view.index;
  // "In the past 24 hours", "since the beginning of the day": a daily report.
  if (document_.sentences[view.index].index <= 1)
    for (const TimeMention& time : view.mentions.times) {
      if (time.sentence != view.index || time.value.empty() || time.first > 3 || time.last - time.first < 1) continue;
      const auto [from, to] = ends(time.value);
      if (to != published->iso() || from < published->plus(-1).iso()) continue;
      if (!is_one_of(view.lemma(time.last), {"day", "hour"})) continue;
      scene.update = true;
      scene.time = {time.value, time.span, time.direction};
      scenes_.push_back(scene);
      return;
    }
  if (attribution.is_quoted(root) || !is_past(view, root) || view.knowledge.lexicon().words("speech-verb").has(view.lemma(root)))
    return;
  std::optional<EventTime> time = scene_of(view);
  if (!time) return;
  const std::optional<Day> day = Day::from_iso(time->value);
  if (!day || *published < *day || day->plus(kFresh) < *published) return;
  scene.time = *time;
  each_mention(view, [&](const Mention& mention) {
    for (const Actor& actor : mention.actors)
      if (!actor.country.empty()) scene.countries.push_back(actor.country);
  });
  scenes_.push_back(std::move(scene));
}

// The title tells what the lead tells, the first two sentences.
void DateCarry::date_title(std::vector<Event>& events) const {
  for (std::size_t i = 0; i < events.size(); ++i) {
    Event& title = events[i];
    if (document_.sentences[title.sentence].index >= 0) break;
    // "to visit next week": the lead has the day.
    const bool roughly = title.date.find('/') != std::string::npos;
    if ((!title.date.empty() && !roughly) || (!has_happened(title) && title.status != Status::future)) continue;
    const Event* found = nullptr;
    for (const Event& lead : events) {
      const int index = document_.sentences[lead.sentence].index;
      if (index < 0 || index > 1 || lead.meaning.type != title.meaning.type) continue;
      if (lead.date.size() < 10 || lead.date[4] != '-') continue;  // news has its day
      if (lead.status != title.status || !compatible(countries(lead.actors), countries(title.actors))) continue;
      found = &lead;
      break;
    }
    if (found && roughly) {
      const auto [from, to] = ends(title.date);
      if (found->date.size() == 10 && from <= found->date && found->date <= to && !title.date.ends_with("/" + document_.date))
        title.date = found->date, title.date_span = found->date_span;
    } else if (found) {
      set_date(time_of(*found), document_, title);
    } else if (contexts_[i].heads_title && title.status == Status::actual && title.date_span.empty() && !scenes_.empty()) {
      // What the lead tells in its main clause, though no event was seen there.
      const Scene& scene = scenes_.front();
      const Countries here = countries(title);
      const bool shared = std::any_of(scene.countries.begin(), scene.countries.end(),
                                      [&](const std::string& country) { return here.count(country) != 0; });
      const bool told = std::any_of(events.begin(), events.end(), [&](const Event& event) {
        return event.sentence == scene.sentence && event.date == scene.time.value;
      });
      if (document_.sentences[scene.sentence].index == 0 && shared && !told) set_date(scene.time, document_, title);
    }
  }
}

void DateCarry::share(std::vector<Event>& events) const {
  const std::vector<Event> told = events;  // a date is shared once, not from hand to hand
  for (std::size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    const Context& context = contexts_[i];
    const bool title = document_.sentences[event.sentence].index < 0;
    if (!event.date.empty() || !event.date_span.empty() || context.dated || !has_happened(event)) continue;
    if (!context.past && !title) continue;
    const Event* nearest = nullptr;
    for (const Event& other : around(told, i, kReach)) {
      if (other.date.empty() || other.same_as != event.same_as) continue;
      const bool parties = countries(other.actors) == countries(event.actors) &&
                           countries(other.recipients) == countries(event.recipients);
      const bool same_word = names_same_act(other, contexts_[&other - told.data()].lemma, context.lemma) &&
                             compatible(countries(other), countries(event)) && !countries(event).empty();
      const bool same_talk = event.meaning.type == "CONSULT" && parties && countries(event).size() > 1;
      if (!same_word && !same_talk) continue;
      if (!nearest || std::abs(other.sentence - event.sentence) < std::abs(nearest->sentence - event.sentence))
        nearest = &other;
    }
    if (nearest) event.date = nearest->date, event.date_span = nearest->date_span;
  }
}

void DateCarry::finish(std::vector<Event>& events) {
  // Twice: what happened during a visit may stand before the visit in its sentence.
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (!events[i].date.empty() || !events[i].date_span.empty()) continue;
      std::optional<EventTime> time = carried(events, i);
      if (!time || time->value.empty()) continue;
      // What has lasted since then is no day of a word spoken.
      if (is_verbal(events[i]) && time->value.size() > 10 && time->value.ends_with("/" + document_.date)) continue;
      const std::optional<Day> published = Day::from_iso(document_.date);
      if (published && ends(time->value).second < published->iso()) time->direction = TimeMention::Direction::past;
      set_date(*time, document_, events[i]);
    }
  }
  date_title(events);
}

}  // namespace priscus
