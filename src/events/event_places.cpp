#include "events/event_places.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/strings.h"

namespace priscus {
namespace {

// Acts that happen at a place, not only in words.
bool happens_somewhere(const Meaning& meaning) {
  for (std::string_view type : {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONSULT", "COOPERATE", "AID"})
    if (meaning.type == type) return true;
  return false;
}

// Deeds that go on where the last ones were: fighting, marching, arresting, seizing.
bool stays(const Meaning& meaning) {
  return meaning.type == "ASSAULT" || meaning.type == "PROTEST" ||
         (meaning.type == "COERCE" && (meaning.mode == "arrest" || meaning.mode == "seize"));
}

class PlaceFinder {
 public:
  PlaceFinder(const SentenceView& view, const Grammar& grammar, const Firing& firing, const PlaceResolver& resolver)
      : view_(view),
        grammar_(grammar),
        firing_(firing),
        resolver_(resolver),
        prepositions_(view.knowledge.lexicon().words("place-preposition")),
        goals_(view.knowledge.lexicon().words("place-goal")),
        territory_(view.knowledge.lexicon().kind("territory") | view.knowledge.lexicon().kind("property") |
                   view.knowledge.lexicon().kind("building")) {
    const std::string& type = firing.meaning.type;
    somewhere_ = happens_somewhere(firing.meaning);
    assault_ = type == "ASSAULT";
    consult_ = type == "CONSULT";
    phone_ = consult_ && firing.meaning.mode == "phone";
    visit_ = type == "CONSULT" && firing.meaning.mode == "visit";
    moves_ = visit_ || type == "MOBILIZE";
    leaves_ = type == "RETREAT" || (type == "COERCE" && firing.meaning.mode == "deport");
    on_the_spot_ = type == "PROTEST" || type == "COERCE" || assault_ || (consult_ && !visit_) || type == "RETREAT";
    sends_ = lies_among(view.lemma(firing.token), {"send", "dispatch", "deliver", "ship", "rush", "fly", "bring", "drop"});
  }

  std::optional<EventPlace> find() {
    if (phone_) return std::nullopt;  // at both ends of a line
    const bool placed = view_.knowledge.lexicon().words("placed-word").has(view_.lemma(firing_.token));
    if (somewhere_ || placed || !content_between()) take(phrases(firing_.token));
    if (placed && !best_)
      for (int c : view_.parse.children(firing_.token))
        if (view_.has_relation(c, "obj") || view_.relation(c) == "nsubj:pass") take(standing_in(c));
    if (firing_.word_class == WordClass::noun) {
      const int light = grammar_.light_verb(firing_.token);
      if (light >= 0 && !done()) take(phrases(light));
      if (somewhere_ && !done()) take(modifier(firing_.token));
    }
    if (!somewhere_ && !best_) {
      take(beginning());
      if (!best_) take(meeting_behind());
      if (!best_ && firing_.word_class != WordClass::noun) take(seat());
    }
    if (!somewhere_ || (done() && !assault_)) return best_;
    take(arguments());
    if (!best_ && stands_in_unknown_town()) return std::nullopt;
    if (!best_) climb(firing_.token);
    if (!best_ && assault_) take(cause());
    if (!best_) take(of_next_verb());
    if (!best_) take(behind());
    if (!best_) take(beginning());
    if (!best_ && consult_) take(meeting_behind());
    return best_;
  }

 private:
  static bool lies_among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  static bool is_fine(const std::optional<EventPlace>& place) {
    return place && place->precision >= EventPlace::Precision::city;
  }

  // "In Brussels, the ministers imposed …", "At a meeting in Riga, …": what a sentence begins with is the scene of its
  // main verbs, of what they say too. A town only: "In Syria, Turkey wants …" is about something.
  std::optional<EventPlace> beginning() const {
    if (firing_.word_class == WordClass::noun && grammar_.light_verb(firing_.token) < 0) return std::nullopt;
    const int root = view_.parse.root();
    for (int t = firing_.token, steps = 0; t >= 0 && t != root && steps < 6; t = view_.head(t), ++steps)
      if (view_.has_relation(t, "ccomp") || view_.has_relation(t, "acl") || view_.has_relation(t, "advcl") ||
          view_.has_relation(t, "parataxis"))
        return std::nullopt;
    if (firing_.token < root && view_.is_noun(firing_.token)) return std::nullopt;
    for (int c : view_.parse.children(root)) {
      if (c > root || !view_.has_relation(c, "obl") || view_.parse.leftmost(c) > 0 || view_.is_time(c)) continue;
      const std::string marker = place_marker(view_, c);
      if (!prepositions_.has(marker) || marker == "by" || marker == "on") continue;
      std::optional<EventPlace> place = resolver_.at(view_, c);
      if (!place) place = standing_in(c);
      if (is_fine(place)) return place;
    }
    return std::nullopt;
  }

  // "signed it after talks in Batumi", "accused France … at a press conference in Niamey"
  std::optional<EventPlace> meeting_behind() const {
    if (firing_.word_class == WordClass::noun || is_inside_clause(firing_.token)) return std::nullopt;
    for (int t = firing_.token + 1; t < view_.size(); ++t) {
      if (!lies_among(view_.lemma(t), {"conference", "speech", "ceremony", "summit", "meeting", "briefing", "rally", "forum",
                                       "talk", "talks", "session", "hearing", "interview"}))
        continue;
      const std::string marker = view_.marker(t);
      if (!lies_among(marker, {"at", "in", "after", "during", "following"})) continue;
      std::optional<EventPlace> place = standing_in(t);
      if (is_fine(place)) return place;
    }
    return std::nullopt;
  }

  // "bombed a hospital in Darkush", which the gazetteer lacks: no other place of the sentence is that of this act.
  bool stands_in_unknown_town() const {
    const auto below = [&](int token) {
      for (int c : view_.parse.children(token)) {
        if ((!view_.has_relation(c, "obl") && !view_.has_relation(c, "nmod")) || view_.upos(c) != Upos::PROPN || view_.is_time(c)) continue;
        if (!lies_among(place_marker(view_, c), {"in", "near", "at", "outside"})) continue;
        const Mention* mention = view_.mention(c);
        if (mention && !mention->actors.empty() && !mention->is_place) continue;
        if (!resolver_.at(view_, c)) return true;
      }
      return false;
    };
    if (below(firing_.token)) return true;
    for (int c : view_.parse.children(firing_.token))
      if ((view_.has_relation(c, "obj") || view_.relation(c) == "nsubj:pass") && below(c)) return true;
    return false;
  }

  // "the town hall of Almaty", a body and the house it sits in.
  std::optional<EventPlace> seat_of(int token) const {
    const Mention* body = view_.mention(token);
    if (view_.upos(token) != Upos::NOUN || (body && !body->actors.empty() && (body->actors[0].kinds & kind::person)))
      return std::nullopt;
    for (int c : view_.parse.children(token))
      if (view_.has_relation(c, "nmod") && view_.marker(c) == "of")
        if (std::optional<EventPlace> place = resolver_.at(view_, c); is_fine(place)) return place;
    return std::nullopt;
  }

  // Told from another's mouth or beside the story.
  bool is_inside_clause(int token) const {
    for (int t = token, steps = 0; t >= 0 && steps < 6; t = view_.head(t), ++steps)
      if (view_.has_relation(t, "ccomp") || view_.has_relation(t, "acl")) return true;
    return false;
  }

  // "The Foreign Ministry in Lusaka protested", "The embassy in Tbilisi called on …", "A court in Minsk sentenced …".
  std::optional<EventPlace> seat() const {
    for (const Argument& argument : grammar_.arguments(firing_.token, firing_.word_class))
      if (!argument.weak && argument.function == function::subject && view_.is_noun(argument.token))
        if (std::optional<EventPlace> place = standing_in(argument.token); is_fine(place)) return place;
    return std::nullopt;
  }

  // A town behind the verb with no other verb and no comma between, whatever the parser hung it on: "attacked a ship near
  // Poti", "fired mortars at a village 30 kilometres west of Kasungu".
  std::optional<EventPlace> behind() const {
    constexpr int kFar = 14;
    if (consult_ || firing_.word_class == WordClass::noun || is_told_by_saying()) return std::nullopt;
    for (int t = firing_.token + 1; t + 1 < view_.size() && t < firing_.token + kFar; ++t) {
      if (view_.is_verb(t) || view_.upos(t) == Upos::AUX || view_.form(t) == "," || view_.form(t) == ";" ||
          view_.upos(t) == Upos::SCONJ || view_.upos(t) == Upos::CCONJ || lies_among(view_.lemma(t), {"since", "after", "who"}))
        return std::nullopt;
      const bool compass = view_.lemma(t) == "of" && lies_among(view_.lemma(t - 1), {"north", "south", "east", "west", "northeast",
                                                                                      "northwest", "southeast", "southwest"});
      if (!compass && !lies_among(view_.lemma(t), {"in", "near", "at", "outside", "off"})) continue;
      if (view_.upos(t + 1) != Upos::PROPN || view_.is_time(t + 1)) continue;
      int head = t + 1;  // of the name
      while (view_.head(head) > t && view_.head(head) < t + 5 && view_.upos(view_.head(head)) == Upos::PROPN)
        head = view_.head(head);
      if (std::optional<EventPlace> place = resolver_.at(view_, head); is_fine(place)) return place;
    }
    return std::nullopt;
  }

  // "…, the ministry in Lusaka said": a speaker's seat behind what he says is no scene.
  bool is_told_by_saying() const {
    return view_.knowledge.lexicon().words("speech-verb").has(view_.lemma(firing_.token));
  }

  // "fired tear gas and arrested sixty students in Mong Kok": one scene, told behind the second verb.
  std::optional<EventPlace> of_next_verb() const {
    if (!stays(firing_.meaning)) return std::nullopt;
    for (int c : view_.parse.children(firing_.token))
      if (view_.has_relation(c, "conj") && view_.is_verb(c) && !view_.has_child(c, "nsubj"))
        if (std::optional<EventPlace> place = phrases(c); is_fine(place)) return place;
    return std::nullopt;
  }

  bool done() const { return best_ && best_->precision >= EventPlace::Precision::city; }

  // Keeps the finer of two places, the first of equals. A finer one of another country is about something else.
  void take(std::optional<EventPlace> place) {
    if (!place) return;
    if (!best_ || (place->precision > best_->precision && (best_->country.empty() || place->country == best_->country)))
      best_ = std::move(place);
  }

  // "condemned the attack in Kabul": what stands behind the object belongs to it, whatever the parser says.
  bool content_between() const {
    for (int c : view_.parse.children(firing_.token))
      if (c > firing_.token && view_.has_relation(c, "obj") && view_.upos(c) == Upos::NOUN) return true;
    return !firing_.inner.empty();
  }

  // The more precise of the phrases that hang on the token; the first of equals.
  std::optional<EventPlace> phrases(int token) const {
    std::optional<EventPlace> best;
    // "sent an envoy to Baku", with the goal hung on what is sent
    if (sends_ && token == firing_.token)
      if (const int sent = view_.child(token, "obj"); sent >= 0)
        for (int c : view_.parse.children(sent))
          if (view_.has_relation(c, "nmod") && view_.marker(c) == "to")
            if (std::optional<EventPlace> place = resolver_.at(view_, c); is_fine(place)) return place;
    for (int c : view_.parse.children(token)) {
      if (!view_.has_relation(c, "obl") && !view_.has_relation(c, "nmod")) continue;
      const std::string marker = place_marker(view_, c);
      const bool at = prepositions_.has(marker), to = (moves_ || sends_) && goals_.has(marker),
                 from = leaves_ && (marker == "from" || marker == "of"),
                 on_target = assault_ && (marker == "against" || marker == "into" || marker == "of");
      if (view_.is_time(c)) continue;
      // "set fire to the town hall of Almaty"
      if (marker == "to" && view_.lemma(token) == "set" && stays(firing_.meaning)) {
        std::optional<EventPlace> place = resolver_.at(view_, c);
        if (!place) place = standing_in(c);
        if (!place) place = seat_of(c);
        if (is_fine(place)) best = std::move(place);
        continue;
      }
      // "exchanged fire with troops near Saraqib"; "clashed between Tillaberi and Ayorou", which are no parties
      if (assault_ && !at && !on_target && (marker == "with" || marker == "between") && !best) {
        std::optional<EventPlace> place = standing_in(c);
        const Mention* mention = view_.mention(c);
        if (!place && marker == "between" && (!mention || mention->is_place)) place = resolver_.at(view_, c);
        if (is_fine(place)) best = std::move(place);
        continue;
      }
      if (!at && !to && !from && !on_target) continue;
      // "exchanged views on Mali" is not there, "on the sidelines of a summit in Mali" is.
      if (marker == "on" && (!somewhere_ || consult_) && view_.lemma(c) != "sideline" && view_.lemma(c) != "margin")
        continue;
      if (marker == "by" && view_.relation(c) == "obl:agent") continue;
      if (consult_ && topic_before(token, c)) continue;
      std::optional<EventPlace> place = resolver_.at(view_, c);
      if (!place && (assault_ || stays(firing_.meaning))) place = standing_in(c);
      if (!place || (to && !at && !moves_ && !is_fine(place))) continue;
      if (!best || (coarse(*best) && !coarse(*place))) best = std::move(place);
    }
    return best;
  }

  // "talks on the situation in Aleppo": what stands behind the topic belongs to it.
  bool topic_before(int token, int phrase) const {
    for (int c : view_.parse.children(token))
      if (c > token && c < phrase &&
          (view_.marker(c) == "on" || view_.marker(c) == "about" || view_.marker(c) == "over" ||
           (view_.has_relation(c, "obj") && view_.upos(c) == Upos::NOUN && view_.lemma(token) == "discuss")))
        if (!view_.is_time(c)) return true;
    return false;
  }

  static bool coarse(const EventPlace& place) {
    return place.precision == EventPlace::Precision::country || place.precision == EventPlace::Precision::area;
  }

  // "the Kabul bombing", "the Geneva talks"; a country there is a party.
  std::optional<EventPlace> modifier(int noun) const {
    for (int c : view_.parse.children(noun)) {
      if (!view_.has_relation(c, "compound") && !view_.has_relation(c, "nmod") && !view_.has_relation(c, "amod"))
        continue;
      if (view_.upos(c) != Upos::PROPN || !place_marker(view_, c).empty()) continue;
      std::optional<EventPlace> place = resolver_.at(view_, c);
      if (place && place->precision != EventPlace::Precision::country &&
          place->precision != EventPlace::Precision::area)
        return place;
    }
    return std::nullopt;
  }

  // What the act is done to, when that is a place or stands in one.
  std::optional<EventPlace> arguments() const {
    std::optional<EventPlace> country, of_doer;
    for (const Argument& argument : grammar_.arguments(firing_.token, firing_.word_class)) {
      if (argument.weak || view_.is_time(argument.token)) continue;
      if (argument.function == function::object && !view_.is_verb(argument.token)) {
        std::optional<EventPlace> place = target(argument.token);
        if (!place) continue;
        if (place->precision != EventPlace::Precision::country) return place;
        if (!country) country = std::move(place);
      } else if (argument.function == function::subject && view_.is_noun(argument.token)) {
        // "A blast in Kabul killed five": an act as the subject brings its place.
        const Mention* mention = view_.mention(argument.token);
        if (mention && !mention->actors.empty() &&
            (mention->actors[0].kinds & (kind::person | kind::people | kind::armed))) {
          // "Police in Port Louis arrested sixty people": those who lay hand on somebody do it where they stand.
          if (!of_doer && on_the_spot_) of_doer = standing_in(argument.token);
          continue;
        }
        std::optional<EventPlace> place = standing_in(argument.token);
        if (!place) place = modifier(argument.token);
        if (place && place->precision != EventPlace::Precision::country) return place;
      }
    }
    // The parser tears foreign names apart: "attacked Kiryat Shmona", with the second word as a complement.
    for (int c : view_.parse.children(firing_.token))
      if (view_.upos(c) == Upos::PROPN && c > firing_.token && place_marker(view_, c).empty() &&
          !view_.has_relation(c, "nsubj"))
        if (const Mention* mention = view_.mention(c); mention && mention->is_place)
          if (std::optional<EventPlace> place = resolver_.at(view_, c)) return place;
    if (!country && of_doer && of_doer->precision >= EventPlace::Precision::city) return of_doer;
    return country;
  }

  std::optional<EventPlace> target(int token) const {
    const Mention* mention = view_.mention(token);
    const Kinds noun_kinds = mention ? mention->noun_kinds : view_.knowledge.lexicon().kinds_of(view_.lemma(token));
    const bool state =
        mention && !mention->actors.empty() && (mention->actors[0].kinds & (kind::state | kind::government));
    if (mention && mention->is_place) return resolver_.at(view_, token);
    // "met leaders of the rebels in Belem"; but what is discussed happens elsewhere
    if (consult_ && !state) {
      if (!mention || mention->actors.empty() || !lies_among(view_.lemma(firing_.token), {"meet", "receive", "host"}))
        return std::nullopt;
      std::optional<EventPlace> place = standing_in(token);
      return is_fine(place) ? place : std::nullopt;
    }
    if (state) {
      if (stays(firing_.meaning))
        if (std::optional<EventPlace> place = seat_of(token)) return place;
      // A capital or a state is the place of what strikes it and of a visit; else it is a party.
      if (!assault_ && !visit_) return std::nullopt;
      return view_.is_noun(token) ? resolver_.at(view_, token) : std::nullopt;
    }
    if ((noun_kinds & territory_) || (mention && mention->actors.empty() && view_.upos(token) == Upos::PROPN))
      return resolver_.at(view_, token);
    return standing_in(token);
  }

  // "Eleven were killed when shells hit a market in Gao": the act of the clause below is this one.
  std::optional<EventPlace> cause() const {
    for (int c : view_.parse.children(firing_.token)) {
      if (!view_.has_relation(c, "advcl") || !view_.is_verb(c)) continue;
      const int mark = view_.child(c, "mark") >= 0 ? view_.child(c, "mark") : view_.child(c, "advmod");
      if (mark < 0 || !lies_among(view_.lemma(mark), {"when", "as", "after", "while"}))
        continue;
      if (std::optional<EventPlace> place = phrases(c)) return place;
      for (int object : view_.parse.children(c))
        if (view_.has_relation(object, "obj") || view_.relation(object) == "nsubj:pass")
          if (std::optional<EventPlace> place = target(object)) return place;
    }
    return std::nullopt;
  }

  // "people in Kabul", "a convoy near Gao", "the crew of a ship off Lesbos".
  std::optional<EventPlace> standing_in(int token, int depth = 0) const {
    for (int c : view_.parse.children(token)) {
      if (!view_.has_relation(c, "nmod") && !view_.has_relation(c, "obl")) continue;
      if (depth == 0 && place_marker(view_, c) == "of")
        if (std::optional<EventPlace> place = standing_in(c, 1)) return place;
      if (!prepositions_.has(place_marker(view_, c)) || place_marker(view_, c) == "by" || view_.is_time(c)) continue;
      if (std::optional<EventPlace> place = resolver_.at(view_, c)) return place;
    }
    return std::nullopt;
  }

  // The words that the trigger shares its scene with.
  void climb(int token) {
    for (int step = 0; step < 3 && !best_; ++step) {
      const int governor = view_.head(token);
      if (governor < 0) return;
      const bool unmarked = !view_.has_child(token, "mark");
      const bool shares =
          view_.has_relation(token, "conj") || (view_.has_relation(token, "xcomp")) ||
          (view_.has_relation(token, "advcl") && unmarked) ||
          (view_.is_noun(token) && view_.is_verb(governor) &&
           (view_.has_relation(token, "nsubj") || view_.has_relation(token, "obj") ||
            (view_.has_relation(token, "obl") && (view_.marker(token) == "in" || view_.marker(token) == "during"))));
      if (!shares) {
        // "a bombing that killed five": the noun it modifies brings its place.
        if (view_.has_relation(token, "acl") && view_.is_noun(governor)) take(standing_in(governor));
        return;
      }
      if (view_.is_verb(governor) || view_.is_noun(governor)) {
        take(phrases(governor));
        if (!best_ && view_.is_verb(governor))
          for (int c : view_.parse.children(governor))
            if (c != token && (view_.has_relation(c, "obj") || view_.relation(c) == "nsubj:pass") && !best_)
              take(target(c));
      }
      token = governor;
    }
  }

  const SentenceView& view_;
  const Grammar& grammar_;
  const Firing& firing_;
  const PlaceResolver& resolver_;
  const Words &prepositions_, &goals_;
  const Kinds territory_;
  bool somewhere_ = false, assault_ = false, visit_ = false, moves_ = false, leaves_ = false, consult_ = false,
       phone_ = false, on_the_spot_ = false, sends_ = false;
  std::optional<EventPlace> best_;
};

}  // namespace

std::optional<EventPlace> place_of(const SentenceView& view, const Grammar& grammar, const Firing& firing,
                                   const PlaceResolver& resolver) {
  return PlaceFinder(view, grammar, firing, resolver).find();
}

bool names_place(const SentenceView& view) {
  const Words& prepositions = view.knowledge.lexicon().words("place-preposition");
  for (int t = 1; t < view.size(); ++t) {
    if (view.upos(t) != Upos::PROPN || !starts_upper(view.form(t))) continue;
    const Mention* mention = view.mention(t);
    if (mention && !mention->actors.empty() && (mention->actors[0].kinds & kind::state)) continue;
    const bool place = mention && mention->is_place;
    if (!place && (!prepositions.has(view.lemma(t - 1)) || view.lemma(t - 1) == "by")) continue;
    const bool time = std::any_of(view.mentions.times.begin(), view.mentions.times.end(), [&](const TimeMention& time) {
      return time.sentence == view.index && time.first <= t && t <= time.last;
    });
    if (!time) return true;  // of a town that the gazetteer lacks, too
  }
  return false;
}

namespace {

using Countries = std::set<std::string>;

Countries countries(const Event& event) {
  Countries all;
  for (const auto* list : {&event.actors, &event.recipients})
    for (const Participant& p : *list)
      if (!p.actor.country.empty()) all.insert(p.actor.country);
  return all;
}

bool share(const Countries& a, const Countries& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& country) { return b.count(country) != 0; });
}

// How many sentences a scene lasts that no other place breaks off.
constexpr int kSceneReach = 2;

// "Rebels attacked a post near Djibo. They killed six officers."; "The ministers met in Oslo. They agreed to …"
std::optional<EventPlace> scene(const std::vector<Event>& events, std::size_t i, const std::vector<Telling>& told) {
  const Event& event = events[i];
  if (!told[i].goes_on || told[i].names_place || event.status != Status::actual) return std::nullopt;
  const bool word = event.meaning.type == "AGREE" || event.meaning.type == "SUPPORT";
  if (!stays(event.meaning) && !word) return std::nullopt;
  const Countries here = countries(event);
  const Event* found = nullptr;
  for (std::size_t j = i; j-- > 0;) {
    const Event& before = events[j];
    if (before.sentence + kSceneReach < event.sentence || (found && before.sentence != found->sentence)) break;
    if (before.sentence == event.sentence) {
      if (before.place && told[j].names_place) return std::nullopt;
      continue;
    }
    // A sentence between that names a place leads away from the scene.
    if (told[j].names_place && !before.place && !found) return std::nullopt;
    if (!before.place || before.place->precision < EventPlace::Precision::city) continue;
    if (before.status != Status::actual || told[j].in_title) continue;
    if (word ? before.meaning.type != "CONSULT" : !stays(before.meaning)) continue;
    if (found && found->place->name != before.place->name) return std::nullopt;
    found = &before;
  }
  if (!found) return std::nullopt;
  // A camp or a square is left sooner than a town.
  if (found->place->precision == EventPlace::Precision::point && event.meaning.type != "ASSAULT") return std::nullopt;
  const Countries there = countries(*found);
  if (word) {
    const bool same = here.size() > 1 && std::includes(there.begin(), there.end(), here.begin(), here.end());
    return same ? found->place : std::nullopt;
  }
  const bool next = found->sentence + 1 == event.sentence;
  const bool fits = here.count(found->place->country) != 0 || (next && (here.empty() || share(here, there)));
  return fits ? found->place : std::nullopt;
}

}  // namespace

void fill_places(const Document& document, const PlaceResolver& resolver, const std::vector<Telling>& told,
                 std::vector<Event>& events) {
  const auto same = [&] {
    for (std::size_t i = 0; i < events.size(); ++i) {
      Event& event = events[i];
      if (event.place || event.same_as.empty() || !happens_somewhere(event.meaning)) continue;
      const std::string_view here = document.view(document.sentences[event.sentence].span);
      for (const Event& other : events)
        if (other.same_as == event.same_as && other.place && other.meaning.type == event.meaning.type &&
            (!told[i].names_place || here.find(other.place->text) != std::string_view::npos)) {
          event.place = other.place;
          break;
        }
    }
  };
  same();
  for (std::size_t i = 0; i < events.size(); ++i)
    if (!events[i].place) events[i].place = scene(events, i, told);
  const std::optional<EventPlace>& dateline = resolver.dateline();
  if (!dateline) return;
  for (Event& event : events) {
    // A dateline stands for the news of the first sentences, not for the background below.
    if (event.place || event.status != Status::actual || document.sentences[event.sentence].index > 1) continue;
    if (!happens_somewhere(event.meaning) || event.meaning.type == "AID" || event.meaning.type == "COOPERATE") continue;
    int local = 0, foreign = 0;
    for (const auto* list : {&event.actors, &event.recipients})
      for (const Participant& p : *list)
        (p.actor.country == dateline->country ? local : foreign) += !p.actor.country.empty();
    if (local > 0 && foreign == 0) event.place = dateline;
  }
}

}  // namespace priscus
