#include "events/place_resolver.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"

namespace priscus {
namespace {

bool is_compass(std::string_view word) {
  for (std::string_view part : {"north", "south", "east", "west", "central"})
    if (word.starts_with(part)) return true;
  return false;
}

bool is_comma(std::string_view form) { return form == ","; }

EventPlace::Precision precision_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::country:
      return EventPlace::Precision::country;
    case PlaceKind::region:
      return EventPlace::Precision::region;
    case PlaceKind::area:
      return EventPlace::Precision::area;
    case PlaceKind::city:
      return EventPlace::Precision::city;
    case PlaceKind::point:
      return EventPlace::Precision::point;
  }
  return EventPlace::Precision::none;
}

bool inside_name(const SentenceView& view, int token) {
  return view.has_relation(token, "flat") || view.has_relation(token, "compound") || view.has_relation(token, "amod") ||
         view.has_relation(token, "appos") || view.relation(token) == "nmod:desc" ||
         view.relation(token) == "nmod:poss";
}

}  // namespace

std::string place_marker(const SentenceView& view, int token) {
  std::string marker = view.marker(token);
  if (marker.empty() && token > 0 && view.upos(token - 1) == Upos::ADP && view.upos(token) == Upos::PROPN)
    marker = view.lemma(token - 1);
  return marker;
}

// Does a mention name a country by itself? Others ("two men") may have theirs from the very place in question.
bool PlaceResolver::speaks_for_itself(const Mention& mention) const {
  if (mention.antecedent >= 0 || mention.actors.empty() || mention.actors[0].entry < 0) return false;
  return mention.is_adjective || knowledge_.actors().all()[mention.actors[0].entry].type != ActorType::role;
}

PlaceResolver::PlaceResolver(const Document& document, const std::vector<Parse>& parses, const Mentions& mentions,
                             const Knowledge& knowledge)
    : document_(document),
      mentions_(mentions),
      knowledge_(knowledge),
      gazetteer_(knowledge.gazetteer()),
      regions_(knowledge.lexicon().words("region-noun")),
      settlements_(knowledge.lexicon().words("settlement-noun")),
      prepositions_(knowledge.lexicon().words("place-preposition")),
      territory_(knowledge.lexicon().kind("territory")),
      building_(knowledge.lexicon().kind("building")) {
  for (const Mention& mention : mentions.actors) {
    if (!speaks_for_itself(mention)) continue;
    for (const Actor& actor : mention.actors)
      if (actor.country.size() == 3) {
        ++countries_[actor.country];
        ++mentioned_;
      }
  }
  find_dateline(parses);
}

EventPlace PlaceResolver::make(const SentenceView& view, int place, int first, int last) const {
  EventPlace made;
  made.span = {view.span(first).begin, view.span(last).end};
  made.text = std::string(document_.view(made.span));
  std::replace(made.text.begin(), made.text.end(), '\n', ' ');
  const GazetteerPlace& entry = gazetteer_.all()[place];
  made.name = entry.name;
  made.country = entry.country;
  made.region = entry.region;
  made.latitude = entry.latitude;
  made.longitude = entry.longitude;
  made.precision = precision_of(entry.kind);
  return made;
}

int PlaceResolver::choose(const SentenceView& view, const std::vector<int>& candidates, int first, int last, int head,
                          int top, bool region) const {
  const auto& all = gazetteer_.all();
  if (candidates.size() == 1) return candidates[0];
  // The countries of the same phrase ("the Lebanese city of Tripoli", "Tripoli, Lebanon"), and of the sentence.
  const int left = view.parse.leftmost(top), right = view.parse.rightmost(top);
  double best_score = -1e9;
  int best = -1;
  bool tie = false;
  for (int candidate : candidates) {
    const GazetteerPlace& place = all[candidate];
    const std::string_view state = gazetteer_.state_of(place.country);
    double score = std::log10(1.0 + place.rank);
    if ((place.kind == PlaceKind::region) == region) score += 30;
    if (const Mention* own = view.mention(head); own && !own->actors.empty() && own->actors[0].country == state)
      score += 2;
    // "Tripoli, Lebanon": the next words after a comma.
    if (last + 2 < view.size() && is_comma(view.form(last + 1))) {
      const Mention* next = view.mention(last + 2);
      if (next && speaks_for_itself(*next) && next->actors[0].country == state) score += 20;
      for (int length = 1; length <= 2 && last + 1 + length < view.size(); ++length)
        if (starts_upper(view.form(last + 2)))
          for (int other :
               gazetteer_.named(document_.view({view.span(last + 2).begin, view.span(last + 1 + length).end})))
            if (all[other].kind <= PlaceKind::region && all[other].country == place.country &&
                (all[other].kind == PlaceKind::country || all[other].region == place.region))
              score += 20;
    }
    if (!state.empty()) {
      for (const Mention& mention : mentions_.actors) {
        if (mention.sentence != view.index || !speaks_for_itself(mention) || mention.actors[0].country != state)
          continue;
        if (mention.first <= last && mention.last >= first) continue;  // what it is said of
        score += mention.head >= left && mention.head <= right ? 10 : 4;
        if (score > 60) break;
      }
      // Of the document's countries too, but not by this very name.
      const Mention* own = view.mention(head);
      const bool by_itself = own && !own->actors.empty() && own->actors[0].country == state && speaks_for_itself(*own);
      if (const auto it = countries_.find(state); it != countries_.end() && it->second > by_itself)
        score += 1.5 + 3.0 * (it->second - by_itself) / std::max(1, mentioned_);
    }
    if (score > best_score + 1e-9) {
      tie = best >= 0 && score < best_score + 0.3;
      best_score = score;
      best = candidate;
    } else if (score > best_score - 0.3) {
      tie = true;
    }
  }
  return tie ? -1 : best;
}

PlaceResolver::Match PlaceResolver::match(const SentenceView& view, int head, int top, bool region) const {
  Match found;
  const std::string_view form = view.form(head);
  bool worth = starts_upper(form) || is_digit(form[0]) || view.upos(head) == Upos::PROPN;
  for (int c : view.parse.children(head)) worth = worth || (c < head && view.upos(c) == Upos::PROPN);
  if (!worth) return found;
  // Of its name are neighbours that hang on the head and, because the parser may tear a foreign name apart, proper
  // nouns right beside it; none across a comma.
  const auto joins = [&](int token) {
    if (token < 0 || token >= view.size() || is_comma(view.form(token)) || view.lemma(token) == "'s") return false;
    return view.parse.dominates(head, token) || view.upos(token) == Upos::PROPN ||
           (view.form(token) == "-" && token + 1 < view.size() && view.upos(token + 1) == Upos::PROPN);
  };
  int left = head, right = head;
  while (head - left < 4 && joins(left - 1) && !view.has_relation(left - 1, "case") &&
         !view.has_relation(left - 1, "det"))
    --left;
  while (right - head < 4 && joins(right + 1)) ++right;
  for (int length = right - left + 1; length >= 1; --length)
    for (int first = std::max(left, head - length + 1); first <= head && first + length - 1 <= right; ++first) {
      const int last = first + length - 1;
      if (!starts_upper(view.form(first)) && !is_compass(view.form(first)) && view.upos(first) != Upos::PROPN) continue;
      if (!starts_upper(view.form(last)) && !starts_upper(view.form(first))) continue;
      const std::vector<int> candidates =
          gazetteer_.named(document_.view({view.span(first).begin, view.span(last).end}));
      if (candidates.empty()) continue;
      // "Kaduna state", with the noun hung on the name.
      const bool as_region =
          region || (last + 1 < view.size() && regions_.has(view.lemma(last + 1)) && view.is_noun(last + 1));
      const int place = choose(view, candidates, first, last, head, top, as_region);
      if (place < 0) return found;
      return {place, first, last, as_region};
    }
  return found;
}

std::optional<EventPlace> PlaceResolver::resolve(const SentenceView& view, int head, int top, bool region,
                                                 int depth) const {
  if (depth > 4 || view.upos(head) == Upos::PRON || view.upos(head) == Upos::VERB) return std::nullopt;
  const Mention* mention = view.mention(head);
  const Kinds noun_kinds = mention ? mention->noun_kinds : knowledge_.lexicon().kinds_of(view.lemma(head));
  const bool party = mention && !mention->actors.empty() && !mention->is_place;
  if (party) {
    const Kinds kinds = mention->actors[0].kinds;
    if ((kinds & kind::person) && !(kinds & kind::place)) return std::nullopt;
  }
  if (Match found = match(view, head, top, region); found.place >= 0) {
    // "Kharkiv" of "Kharkiv Tractor Plant" is not all; the name must not go on.
    const int next = found.last + 1;
    const bool goes_on = next < view.size() && view.upos(next) == Upos::PROPN && view.head(next) == head &&
                         view.has_relation(next, "flat");
    if (!goes_on) {
      EventPlace place = make(view, found.place, found.first, found.last);
      // "Diyarbakir province", of which only the seat is known: its region by the seat's coordinates.
      if (found.as_region && place.precision == EventPlace::Precision::city && !place.region.empty()) {
        place.precision = EventPlace::Precision::region;
        place.name = place.region;
      }
      return place;
    }
  }
  const bool names_region = regions_.has(view.lemma(head)), names_settlement = settlements_.has(view.lemma(head));
  const bool may_hold = names_region || names_settlement || !party || (noun_kinds & (territory_ | building_));
  const auto covering = [&](EventPlace place) {
    // The noun belongs to the words: "village of Hroza", "Kharkiv region".
    if (!names_region && !names_settlement && !(noun_kinds & territory_)) return place;
    const Span noun = view.span(head);
    place.span = {std::min(noun.begin, place.span.begin), std::max(noun.end, place.span.end)};
    place.text = std::string(document_.view(place.span));
    std::replace(place.text.begin(), place.text.end(), '\n', ' ');
    return place;
  };
  if (may_hold) {
    std::optional<EventPlace> country;
    const auto consider = [&](int c) -> std::optional<EventPlace> {
      std::optional<EventPlace> place = resolve(view, c, top, region || names_region, depth + 1);
      if (place && place->precision == EventPlace::Precision::country) {
        if (!country) country = std::move(place);
        return std::nullopt;
      }
      return place;
    };
    // The name itself first, then what it is part of, then where it lies.
    for (int c : view.parse.children(head))
      if (inside_name(view, c) && (view.upos(c) == Upos::PROPN || starts_upper(view.form(c))))
        if (std::optional<EventPlace> place = consider(c)) return covering(std::move(*place));
    for (int c : view.parse.children(head))
      if (view.has_relation(c, "nmod") && place_marker(view, c) == "of")
        if (std::optional<EventPlace> place = consider(c)) return covering(std::move(*place));
    for (int c : view.parse.children(head))
      if (view.has_relation(c, "nmod") && (prepositions_.has(place_marker(view, c)) ||
                                           place_marker(view, c) == "between" || place_marker(view, c) == "with")) {
        const bool beside =
            place_marker(view, c) == "near" || place_marker(view, c) == "with" || place_marker(view, c) == "between";
        std::optional<EventPlace> before = country;
        if (std::optional<EventPlace> place = consider(c)) return covering(std::move(*place));
        if (beside) country = std::move(before);  // near a country is not in it
      }
    // An unknown town with what follows a comma: "Hroza, Kharkiv region".
    if (view.upos(head) == Upos::PROPN)
      for (int c : view.parse.children(head))
        if (view.has_relation(c, "appos") || view.has_relation(c, "list") || view.relation(c) == "nmod:unmarked" ||
            view.has_relation(c, "conj"))
          if (is_comma(view.form(std::max(0, view.parse.leftmost(c) - 1))) ||
              is_comma(view.form(view.parse.leftmost(c))))
            if (std::optional<EventPlace> place = consider(c)) return place;
    // The same torn apart by the parser: "Savannah, Georgia".
    if (view.upos(head) == Upos::PROPN && head + 2 < view.size() && is_comma(view.form(head + 1)) &&
        view.upos(head + 2) == Upos::PROPN)
      if (Match found = match(view, head + 2, head + 2, true); found.place >= 0)
        return make(view, found.place, found.first, found.last);
    if (country) return covering(std::move(*country));
  }
  if (mention && mention->actors.size() == 1 && mention->actors[0].entry >= 0) {
    const ActorEntry& entry = knowledge_.actors().all()[mention->actors[0].entry];
    const bool adjective = mention->is_adjective;
    if (entry.type == ActorType::state && !adjective && mention->head == head)
      if (const int place = gazetteer_.country(mention->actors[0].country); place >= 0)
        return make(view, place, mention->first, mention->last);
  }
  // "a Syrian village": the country is all that is known.
  // But a border is not the land behind it.
  const bool border = view.lemma(head) == "border" || view.lemma(head) == "frontier";
  if (!border && (noun_kinds & (territory_ | building_) || names_region || names_settlement))
    for (int c : view.parse.children(head))
      if (const Mention* adjective = view.adjective(c); adjective && adjective->actors.size() == 1)
        if (const int place = gazetteer_.country(adjective->actors[0].country); place >= 0)
          return make(view, place, std::min(c, head), std::max(c, head));
  return std::nullopt;
}

std::optional<EventPlace> PlaceResolver::at(const SentenceView& view, int head) const {
  // "Beirut" of "Beirut's southern suburbs" and the like stand below; a conjunct is decided with its own phrase.
  return resolve(view, head, head, regions_.has(view.lemma(head)), 0);
}

void PlaceResolver::find_dateline(const std::vector<Parse>& parses) {
  for (std::size_t s = 0; s < parses.size(); ++s) {
    const Sentence& sentence = document_.sentences[s];
    if (sentence.index < 0 || parses[s].empty()) continue;
    const int size = static_cast<int>(sentence.tokens.size());
    int end = -1;
    for (int t = 1; t < std::min(size, 12); ++t) {
      const std::string_view form = document_.view(sentence.tokens[t].span);
      if (form == "(" || form == "-" || form == "–" || form == "—" || form == "--" || form == "-LRB-") {
        // A hyphen inside a word has no space around it.
        if (form == "-" && !sentence.tokens[t - 1].space_after) break;
        end = t;
        break;
      }
      if (form == "/") {
        end = t;
        break;
      }
      if (!starts_upper(form) && !is_comma(form) && !is_digit(form[0]) && form != ".") break;
    }
    if (end < 0) return;
    const SentenceView view(document_, parses[s], mentions_, knowledge_, static_cast<int>(s));
    for (int length = std::min(end, 4); length >= 1; --length) {
      const std::vector<int> candidates =
          gazetteer_.named(document_.view({sentence.tokens[0].span.begin, sentence.tokens[length - 1].span.end}));
      std::vector<int> towns;
      for (int candidate : candidates)
        if (gazetteer_.all()[candidate].kind >= PlaceKind::city) towns.push_back(candidate);
      if (towns.empty()) continue;
      const int place = choose(view, towns, 0, length - 1, 0, 0, false);
      if (place >= 0) dateline_ = make(view, place, 0, length - 1);
      return;
    }
    return;
  }
}

}  // namespace priscus
