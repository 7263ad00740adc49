#include "events/event_places.h"

#include <algorithm>

namespace priscus {
namespace {

// Acts that happen at a place, not only in words.
bool happens_somewhere(const Meaning& meaning) {
  for (std::string_view type : {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONSULT", "COOPERATE", "AID"})
    if (meaning.type == type) return true;
  return false;
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
    leaves_ = type == "RETREAT";
    on_the_spot_ = type == "PROTEST" || (type == "COERCE" && firing.meaning.mode == "arrest");
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
    if (!somewhere_ || (done() && !assault_)) return best_;
    take(arguments());
    if (!best_) climb(firing_.token);
    if (!best_ && assault_) take(cause());
    return best_;
  }

 private:
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

  bool is_time(int token) const {
    for (const TimeMention& time : view_.mentions.times)
      if (time.sentence == view_.index && time.first <= token && token <= time.last) return true;
    return false;
  }

  // The more precise of the phrases that hang on the token; the first of equals.
  std::optional<EventPlace> phrases(int token) const {
    std::optional<EventPlace> best;
    for (int c : view_.parse.children(token)) {
      if (!view_.has_relation(c, "obl") && !view_.has_relation(c, "nmod")) continue;
      const std::string marker = place_marker(view_, c);
      const bool at = prepositions_.has(marker), to = moves_ && goals_.has(marker),
                 from = leaves_ && (marker == "from" || marker == "of"),
                 on_target = assault_ && (marker == "against" || marker == "into" || marker == "of");
      if (is_time(c)) continue;
      if (!at && !to && !from && !on_target) continue;
      // "exchanged views on Mali" is not there, "on the sidelines of a summit in Mali" is.
      if (marker == "on" && (!somewhere_ || consult_) && view_.lemma(c) != "sideline" && view_.lemma(c) != "margin")
        continue;
      if (marker == "by" && view_.relation(c) == "obl:agent") continue;
      if (consult_ && topic_before(token, c)) continue;
      std::optional<EventPlace> place = resolver_.at(view_, c);
      if (!place && assault_) place = standing_in(c);
      if (!place) continue;
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
        if (!is_time(c)) return true;
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
      if (argument.weak || is_time(argument.token)) continue;
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
    if (consult_ && !state) return std::nullopt;  // what is discussed happens elsewhere
    if (state) {
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
      if (mark < 0 || (view_.lemma(mark) != "when" && view_.lemma(mark) != "as" && view_.lemma(mark) != "after"))
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
      if (!prepositions_.has(place_marker(view_, c)) || place_marker(view_, c) == "by" || is_time(c)) continue;
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
       phone_ = false, on_the_spot_ = false;
  std::optional<EventPlace> best_;
};

}  // namespace

std::optional<EventPlace> place_of(const SentenceView& view, const Grammar& grammar, const Firing& firing,
                                   const PlaceResolver& resolver) {
  return PlaceFinder(view, grammar, firing, resolver).find();
}

void fill_places(const Document& document, const PlaceResolver& resolver, std::vector<Event>& events) {
  for (Event& event : events) {
    if (event.place || event.same_as.empty() || !happens_somewhere(event.meaning)) continue;
    for (const Event& other : events)
      if (other.same_as == event.same_as && other.place && other.meaning.type == event.meaning.type) {
        event.place = other.place;
        break;
      }
  }
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
