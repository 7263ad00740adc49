// place_resolver.h: from the words of a place to the gazetteer.
//
//     PlaceResolver resolver(document, parses, mentions, knowledge);
//     resolver.at(view, token);      // "the village of Hroza in Kharkiv region": an EventPlace, or nothing
//
// A name that several places bear is decided by the countries around it: those of its own phrase ("Tripoli, Lebanon"), then those
// the sentence and the document speak of, then the country that the actors' files give it, then the number of inhabitants. What the
// gazetteer does not have is found by the nearest name in the same phrase that it has; without one there is no place.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "events/sentence_view.h"
#include "priscus/event.h"
#include "priscus/string_map.h"

namespace priscus {

class PlaceResolver {
 public:
  // Reads the countries that the document speaks of; all four must outlive the resolver.
  PlaceResolver(const Document& document, const std::vector<Parse>& parses, const Mentions& mentions, const Knowledge& knowledge);

  // The place that the noun phrase with this head names; nullopt when it names none, or a person or body.
  std::optional<EventPlace> at(const SentenceView& view, int head) const;

  // Where the report was written: "KABUL, Afghanistan (AP) -" at the beginning of its first sentence; nullopt when it does not say.
  const std::optional<EventPlace>& dateline() const { return dateline_; }

 private:
  // Tokens first..last are the name of gazetteer place `place`.
  struct Match {
    int place = -1, first = 0, last = 0;
    bool as_region = false;  // the text calls it a region
  };
  std::optional<EventPlace> resolve(const SentenceView& view, int head, int top, bool region, int depth) const;
  Match match(const SentenceView& view, int head, int top, bool region) const;
  int choose(const SentenceView& view, const std::vector<int>& candidates, int first, int last, int head, int top, bool region) const;
  EventPlace make(const SentenceView& view, int place, int first, int last) const;
  bool speaks_for_itself(const Mention& mention) const;
  void find_dateline(const std::vector<Parse>& parses);

  const Document& document_;
  const Mentions& mentions_;
  const Knowledge& knowledge_;
  const Gazetteer& gazetteer_;
  const Words &regions_, &settlements_, &prepositions_;
  const Kinds territory_, building_;
  StringMap<int> countries_;  // state -> how many mentions
  int mentioned_ = 0;
  std::optional<EventPlace> dateline_;
};

// SentenceView::marker, or the preposition right before the word when the parser hung it on another part of its name ("in
// Port-au-Prince"); empty when there is none.
std::string place_marker(const SentenceView& view, int token);

}  // namespace priscus
