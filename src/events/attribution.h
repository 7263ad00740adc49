// attribution.h: who says so.
//
// A speaker is found by the speech verb above the event's clause ("X said that …", "…, X said"), by "according to X", and by
// quotation: words inside quotation marks, or after "X said:", belong to the last speaker until the quotation ends.
#pragma once
#include <string>
#include <vector>

#include "events/arguments.h"
#include "events/sentence_view.h"

namespace priscus {

struct Speaker {
  std::string text;  // the words that name who reports; empty: the writer
  Span span;
};

// Walks over a document's sentences in order and keeps the quotation that is open.
class Attribution {
 public:
  // Must be called once for each sentence, in order, before `speaker` is asked for it.
  void enter(const SentenceView& view, const Grammar& grammar);

  // Who reports what stands at `token` of the sentence entered last.
  Speaker speaker(const SentenceView& view, const Grammar& grammar, int token) const;

  // Of the sentence entered last: does the token stand inside a quotation, and did that begin before the sentence?
  bool is_quoted(int token) const { return token < static_cast<int>(quoted_.size()) && quoted_[token]; }
  bool goes_on() const { return goes_on_; }

 private:
  Speaker sentence_speaker(const SentenceView& view, const Grammar& grammar) const;

  Speaker last_;               // the last speaker named
  bool in_quotation_ = false;  // a quotation mark is open at the end of the sentence entered last
  bool goes_on_ = false;       // … and was at its beginning
  bool after_colon_ = false;   // "X said:" came and no other speaker since
  std::vector<char> quoted_;   // of the sentence entered last: is the token inside a quotation?
};

// The words of a noun phrase without relative clauses, appositions and the preposition before it.
Span phrase_span(const SentenceView& view, int head);

}  // namespace priscus
