// sentence_view.h: one sentence with everything the rooms above know of it.
//
// A SentenceView owns nothing but the lower-cased lemmas; document, parse and mentions must outlive it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "events/event_words.h"
#include "priscus/document.h"
#include "priscus/knowledge.h"
#include "priscus/mention.h"
#include "priscus/parse.h"

namespace priscus {

class SentenceView {
 public:
  // `index` is the index into document.sentences; the parse has one word a token.
  SentenceView(const Document& document, const Parse& parse, const Mentions& mentions, const Knowledge& knowledge, int index);

  const Document& document;
  const Parse& parse;
  const Mentions& mentions;
  const Knowledge& knowledge;
  const EventWords words;
  const int index;

  int size() const { return parse.size(); }
  // The lemma in lower case, of proper nouns too.
  const std::string& lemma(int token) const { return lemmas_[token]; }
  std::string_view relation(int token) const { return parse[token].deprel; }
  bool has_relation(int token, std::string_view relation) const { return is_relation(parse[token].deprel, relation); }
  int head(int token) const { return parse[token].head; }
  Upos upos(int token) const { return parse[token].upos; }
  bool is_noun(int token) const;  // NOUN or PROPN
  bool is_verb(int token) const { return parse[token].upos == Upos::VERB; }

  // The first dependent of `token` with that relation (subtypes count), -1 when there is none.
  int child(int token, std::string_view relation) const;
  bool has_child(int token, std::string_view relation) const { return child(token, relation) >= 0; }

  // The preposition or marker that introduces `token`: the lemmas of its `case` (or `mark`) dependents with their `fixed`
  // words, joined by a space: "with", "according to"; empty when there is none.
  std::string marker(int token) const;

  // Is the word part of a time expression ("in March")?
  bool is_time(int token) const { return is_time_[token]; }

  Span span(int token) const { return document.sentences[index].tokens[token].span; }
  std::string_view form(int token) const { return document.view(span(token)); }
  const Mention* mention(int token) const { return mentions.at(index, token); }
  const Mention* adjective(int token) const { return mentions.adjective_at(index, token); }

 private:
  std::vector<std::string> lemmas_;
  std::vector<bool> is_time_;
};

}  // namespace priscus
