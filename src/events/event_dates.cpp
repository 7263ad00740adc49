#include "events/event_dates.h"

namespace priscus {
namespace {

bool begins_clause(const SentenceView& view, int token) {
  return view.has_relation(token, "ccomp") || view.has_relation(token, "advcl") || view.has_relation(token, "acl") ||
         view.has_relation(token, "parataxis") || view.has_relation(token, "conj") || view.has_relation(token, "xcomp");
}

// Is the time expression below `top` with no other clause or verb between?
bool governs(const SentenceView& view, int top, const TimeMention& time) {
  for (int t = time.head, steps = 0; t >= 0 && steps < 6; t = view.head(t), ++steps) {
    if (t == top) return true;
    // "the agreement reached on Monday": the participle dates its noun.
    if (view.is_verb(t) && view.head(t) == top && view.has_relation(t, "acl") && view.is_noun(top)) return true;
    if (t != time.head && (view.is_verb(t) || (begins_clause(view, t) && !view.is_noun(t)))) return false;
  }
  return false;
}

const TimeMention* first_below(const SentenceView& view, int top) {
  const TimeMention* best = nullptr;
  for (const TimeMention& time : view.mentions.times) {
    if (time.sentence != view.index || !governs(view, top, time)) continue;
    if (!best || (best->value.empty() && !time.value.empty())) best = &time;
  }
  return best;
}

}  // namespace

const TimeMention* time_of(const SentenceView& view, const Grammar& grammar, const Firing& firing) {
  if (const TimeMention* time = first_below(view, firing.token)) return time;
  int predicate = firing.token;
  if (firing.word_class == WordClass::noun) {
    predicate = grammar.light_verb(firing.token);
    if (predicate < 0) return nullptr;
    if (const TimeMention* time = first_below(view, predicate)) return time;
  }
  // "met on Monday and discussed", "agreed on Monday to withdraw".
  for (int climb = 0; climb < 3; ++climb) {
    const bool shared = view.has_relation(predicate, "conj") || view.has_relation(predicate, "xcomp");
    if (!shared || view.head(predicate) < 0) return nullptr;
    predicate = view.head(predicate);
    if (const TimeMention* time = first_below(view, predicate)) return time;
  }
  return nullptr;
}

}  // namespace priscus
