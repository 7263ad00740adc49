#include "events/attribution.h"

#include <algorithm>

namespace priscus {
namespace {

bool opens(std::string_view form) { return form == "“" || form == "``" || form == "«" || form == "„"; }
bool closes(std::string_view form) { return form == "”" || form == "''" || form == "»"; }
bool is_straight(std::string_view form) { return form == "\"" || form == "\"\""; }

bool left_out(std::string_view relation) {
  return is_relation(relation, "acl") || is_relation(relation, "appos") || is_relation(relation, "parataxis") ||
         is_relation(relation, "punct") || is_relation(relation, "conj") || is_relation(relation, "cc") ||
         is_relation(relation, "case") || is_relation(relation, "mark") || is_relation(relation, "cop") ||
         is_relation(relation, "nsubj") || is_relation(relation, "advcl") || is_relation(relation, "advmod");
}

}  // namespace

Span phrase_span(const SentenceView& view, int head) {
  int first = head, last = head;
  for (int c : view.parse.children(head)) {
    if (left_out(view.relation(c))) continue;
    first = std::min(first, view.parse.leftmost(c));
    last = std::max(last, view.parse.rightmost(c));
  }
  return {view.span(first).begin, view.span(last).end};
}

namespace {

Speaker speaker_at(const SentenceView& view, int token) {
  const Mention* mention = view.mention(token);
  if (mention && mention->antecedent >= 0 && !mention->actors.empty() && view.upos(token) == Upos::PRON)
    return {mention->actors[0].text, mention->actors[0].span};
  if (view.upos(token) == Upos::PRON && view.lemma(token) == "it") return {};  // "it is noted that"
  const Span span = phrase_span(view, token);
  std::string words(view.document.view(span));
  std::replace(words.begin(), words.end(), '\n', ' ');  // a text broken into lines
  return {std::move(words), span};
}

}  // namespace

Speaker Attribution::sentence_speaker(const SentenceView& view, const Grammar& grammar) const {
  const Words& speech = view.words.speech_verb;
  for (int t = 0; t < view.size(); ++t) {
    if (!view.is_verb(t) || !speech.has(view.lemma(t)) || grammar.is_passive(t)) continue;
    const std::vector<int> subjects = grammar.surface_subjects(t);
    if (!subjects.empty()) return speaker_at(view, subjects.front());
  }
  return {};
}

void Attribution::enter(const SentenceView& view, const Grammar& grammar) {
  const bool was_open = in_quotation_;
  goes_on_ = was_open;
  quoted_.assign(view.size(), 0);
  bool open = in_quotation_;
  for (int t = 0; t < view.size(); ++t) {
    const std::string_view form = view.form(t);
    if (opens(form) || (is_straight(form) && !open)) {
      open = true;
    } else if (closes(form) || (is_straight(form) && open)) {
      open = false;
    } else {
      quoted_[t] = open;
    }
  }
  in_quotation_ = open;
  const Speaker here = sentence_speaker(view, grammar);
  if (!here.text.empty()) last_ = here;
  const bool colon = view.size() > 0 && view.form(view.size() - 1) == ":";
  if (colon && !here.text.empty()) {
    after_colon_ = true;
  } else if (after_colon_ && was_open && !open) {
    after_colon_ = false;  // the quotation that the colon announced has ended
  } else if (after_colon_ && !here.text.empty() && !was_open) {
    after_colon_ = false;
  }
}

Speaker Attribution::speaker(const SentenceView& view, const Grammar& grammar, int token) const {
  const Words& speech = view.words.speech_verb;
  const Words& sources = view.words.source_phrase;
  for (int t = token; t >= 0; t = view.head(t)) {
    // "according to X" beside any clause on the way up.
    for (int c : view.parse.children(t)) {
      if (!view.has_relation(c, "obl") && !view.has_relation(c, "nmod") && !view.has_relation(c, "advcl")) continue;
      if (c != token && sources.has(view.marker(c)) && !view.parse.dominates(c, token)) return speaker_at(view, c);
    }
    // "…, X said": the speech verb hangs on the reported clause.
    for (int c : view.parse.children(t)) {
      if (!view.has_relation(c, "parataxis") || view.parse.dominates(c, token)) continue;
      if (!speech.has(view.lemma(c))) continue;
      const std::vector<int> subjects = grammar.surface_subjects(c);
      if (!subjects.empty()) return speaker_at(view, subjects.front());
    }
    // "X said that …".
    const int governor = view.head(t);
    if (governor < 0) break;
    const bool reported = view.has_relation(t, "ccomp") || view.has_relation(t, "parataxis") || view.has_relation(t, "xcomp");
    if (reported && speech.has(view.lemma(governor)) && !grammar.is_passive(governor)) {
      const std::vector<int> subjects = grammar.surface_subjects(governor);
      if (!subjects.empty()) return speaker_at(view, subjects.front());
    }
  }
  if (token < static_cast<int>(quoted_.size()) && quoted_[token]) return last_;
  if (after_colon_ && sentence_speaker(view, grammar).text.empty()) return last_;
  return {};
}

}  // namespace priscus
