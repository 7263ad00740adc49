#include "events/status.h"

#include <string>

namespace priscus {
namespace {

// A clause further up than this no longer colours the event.
constexpr int kMaxClimb = 8;

bool is_modifier(std::string_view relation) {
  return is_relation(relation, "advmod") || is_relation(relation, "amod") || is_relation(relation, "det") ||
         is_relation(relation, "cc");
}

// "said that it would withdraw": the past form of "will withdraw".
bool is_reported(const SentenceView& view, int token) {
  return view.has_relation(token, "ccomp") && view.head(token) >= 0 &&
         (view.parse[view.head(token)].xpos == "VBD" || view.parse[view.head(token)].xpos == "VBN");
}

// "no agreement", "neither side", "no longer"
bool has_negation(const SentenceView& view, int token) {
  for (int c : view.parse.children(token))
    if ((view.has_relation(c, "det") || view.has_relation(c, "advmod")) && view.words.negation.has(view.lemma(c))) return true;
  return false;
}

// What the direct dependents of one word say. `actual` when they say nothing.
// `subject_acts`: the event is the word's subject ("the blast killed nobody"), so that its object denies nothing.
Status by_dependents(const SentenceView& view, int token, bool subject_acts = false) {
  Status status = Status::actual;
  bool has_be = false, has_to = false;
  for (int c : view.parse.children(token)) {
    const std::string_view relation = view.relation(c);
    const std::string& lemma = view.lemma(c);
    if (is_relation(relation, "aux") || is_relation(relation, "cop")) {
      if (view.words.future_modal.has(lemma)) status = Status::future;
      if (view.words.hypothetical_modal.has(lemma))
        status = lemma == "would" && is_reported(view, token) ? Status::future : Status::hypothetical;
      if (lemma == "be") has_be = true;
    }
    if (is_relation(relation, "mark")) {
      if (lemma == "to") has_to = true;
      if (view.words.condition_mark.has(lemma)) return Status::hypothetical;
    }
    // "no shots were fired", "nobody was hurt", "no longer recognises"
    if (is_relation(relation, "nsubj") || (is_relation(relation, "obj") && !subject_acts))
      if (view.words.negation.has(lemma) || has_negation(view, c)) return Status::negated;
    if (is_modifier(relation)) {
      if (view.words.negation.has(lemma) || (lemma == "long" && has_negation(view, c))) return Status::negated;
      if (is_relation(relation, "amod")) {
        if (view.words.negated_adjective.has(lemma)) return Status::negated;
        if (view.words.future_adjective.has(lemma)) status = Status::future;
        if (view.words.hypothetical_adjective.has(lemma)) status = Status::hypothetical;
        if (view.words.history_adjective.has(lemma)) status = Status::historical;
      } else if (is_relation(relation, "advmod")) {
        if (view.words.future_adverb.has(lemma)) status = Status::future;
        if (view.words.history_adverb.has(lemma)) status = Status::historical;
      }
    }
  }
  if (has_be && has_to && status == Status::actual) status = Status::future;  // "the ministers are to meet"
  return status;
}

// "Did Russia attack the convoy?": an auxiliary before the subject of the main clause, and a question mark.
bool is_question(const SentenceView& view) {
  if (view.form(view.size() - 1) != "?") return false;
  const int root = view.parse.root(), subject = view.child(root, "nsubj");
  int auxiliary = view.child(root, "aux");
  if (auxiliary < 0) auxiliary = view.child(root, "cop");
  return subject >= 0 && auxiliary >= 0 && auxiliary < subject && view.parse.leftmost(root) == auxiliary;
}

bool is_clause(std::string_view relation) {
  return is_relation(relation, "ccomp") || is_relation(relation, "advcl") || is_relation(relation, "xcomp") ||
         is_relation(relation, "acl") || is_relation(relation, "parataxis") || is_relation(relation, "root");
}

}  // namespace

Status combine(Status outer, Status inner) {
  if (outer == Status::actual) return inner;
  if (inner == Status::actual || inner == Status::future) return outer;
  return inner;
}

bool is_conditional(const SentenceView& view, const Grammar& grammar, int token, WordClass word_class) {
  int clause = word_class == WordClass::noun ? grammar.light_verb(token) : token;
  if (clause < 0) return false;
  for (int climb = 0; climb < kMaxClimb && view.head(clause) >= 0 && view.has_relation(clause, "conj"); ++climb) clause = view.head(clause);
  for (int c : view.parse.children(clause))
    if (view.has_relation(c, "advcl"))
      for (int mark : view.parse.children(c))
        if (view.has_relation(mark, "mark") && view.words.condition_mark.has(view.lemma(mark))) return true;
  return false;
}

Status status_of(const SentenceView& view, const Grammar& grammar, int token, WordClass word_class) {
  int predicate = token;
  Status status = by_dependents(view, token);
  if (word_class == WordClass::noun) {
    if (status != Status::actual) return status;
    const int verb = grammar.light_verb(token);
    if (verb < 0) return status;
    predicate = verb;
    status = by_dependents(view, verb, view.has_relation(token, "nsubj") && view.relation(token) != "nsubj:pass");
  }
  // A coordinated verb shares the auxiliaries of the first: "will meet and discuss".
  for (int climb = 0; status == Status::actual && climb < kMaxClimb && view.has_relation(predicate, "conj"); ++climb) {
    if (view.has_child(predicate, "nsubj") || view.has_child(predicate, "aux")) break;
    predicate = view.head(predicate);
    status = by_dependents(view, predicate);
    if (status == Status::negated) status = Status::actual;  // "did not meet but phoned"
  }
  // "if the talks that were held …": a condition covers its whole clause.
  for (int t = predicate, climb = 0; t >= 0 && climb < kMaxClimb; t = view.head(t), ++climb) {
    if (!view.has_relation(t, "advcl")) {
      if (is_clause(view.relation(t)) && t != predicate) break;
      continue;
    }
    for (int c : view.parse.children(t))
      if (view.has_relation(c, "mark") && view.words.condition_mark.has(view.lemma(c))) return Status::hypothetical;
    break;
  }
  return status == Status::actual && is_question(view) ? Status::hypothetical : status;
}

}  // namespace priscus
