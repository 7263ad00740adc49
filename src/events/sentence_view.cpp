#include "events/sentence_view.h"

#include "base/strings.h"

namespace priscus {

SentenceView::SentenceView(const Document& document, const Parse& parse, const Mentions& mentions, const Knowledge& knowledge,
                           int index)
    : document(document), parse(parse), mentions(mentions), knowledge(knowledge), words(knowledge.lexicon()), index(index), is_time_(parse.size(), false) {
  lemmas_.reserve(parse.size());
  for (const Word& word : parse.words()) {
    std::string lemma = lower(word.lemma);
    if (word.upos == Upos::VERB)
      if (const std::string_view base = knowledge.lexicon().base_of(lower(word.form)); !base.empty()) lemma = base;
    lemmas_.push_back(std::move(lemma));
  }
  for (const TimeMention& time : mentions.times)
    if (time.sentence == index)
      for (int t = time.first; t <= time.last && t < parse.size(); ++t) is_time_[t] = true;
}

bool SentenceView::is_noun(int token) const {
  return parse[token].upos == Upos::NOUN || parse[token].upos == Upos::PROPN;
}

int SentenceView::child(int token, std::string_view relation) const {
  for (int c : parse.children(token))
    if (has_relation(c, relation)) return c;
  return -1;
}

std::string SentenceView::marker(int token) const {
  std::string marker;
  for (int c : parse.children(token)) {
    if (!has_relation(c, "case") && !has_relation(c, "mark")) continue;
    if (form(c) == "'s" || form(c) == "’s" || form(c) == "'" || form(c) == "’") continue;  // the possessive is no preposition
    if (!marker.empty()) marker += ' ';
    // "according to" is no form of "accord".
    const bool participle = parse[c].upos == Upos::VERB && std::any_of(parse.children(c).begin(), parse.children(c).end(), [&](int f) {
                              return has_relation(f, "fixed");
                            });
    marker += participle ? lower(form(c)) : lemma(c);
    for (int f : parse.children(c))
      if (has_relation(f, "fixed")) marker += ' ' + lemma(f);
  }
  return marker;
}

}  // namespace priscus
