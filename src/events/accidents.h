// accidents.h: people killed or hurt by no deed: "forty died when a bridge collapsed", "floods", "a bus overturned, injuring nine".
//
//     Accidents accidents;
//     for each sentence, in order:
//       accidents.enter(view, firings);   // all that fired in it
//       if (accidents.is_one(view, firing)) …  // the firing tells of an accident: no event
//
// A word of harm ("kill", "injured": the list harm-word) tells of an accident when its cause is one, or when nobody is named who did it
// and this sentence or one of the last few told of an accident and of no attack.
#pragma once
#include <vector>

#include "events/firing.h"
#include "events/sentence_view.h"

namespace priscus {

class Accidents {
 public:
  // Must be called once a sentence, in order, before `is_one`. `firings`: those of this sentence.
  void enter(const SentenceView& view, const std::vector<Firing>& firings);
  // `firing` is one of those that `enter` was given.
  bool is_one(const SentenceView& view, const Firing& firing) const;

 private:
  std::vector<char> deeds_;  // by token of this sentence: is it a word of an attack?
  int sentences_left_ = 0;  // for how many sentences, this one included, the last accident still explains who was hurt
};

}  // namespace priscus
