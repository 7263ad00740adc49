// contexts.h: what an event is about beside its own kind: an election, drugs, a disaster.
//
// A frame gives its event the contexts that its words are sure of. The words around tell the rest: a protest is in the context of
// the economy when its clause speaks of wages, and in that of an election when the whole text plainly is about one. Which words
// belong to which context is data: the lists `context-NAME` of knowledge/lexicon/contexts.words.
//
//     Contexts contexts(document, parses, mentions, knowledge);
//     contexts.add(view, event);        // event.meaning.contexts: the frame's, the clause's, the text's, in that order
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/sentence_view.h"
#include "priscus/event.h"

namespace priscus {

class Contexts {
 public:
  // Reads the lists and the title and lead of the document; all must outlive it. Contexts that the ontology does not know are left out.
  Contexts(const Document& document, const std::vector<Parse>& parses, const Mentions& mentions, const Knowledge& knowledge);

  // Adds the contexts of the event's clause and, unless it is background of earlier years, those of the text. None is given twice.
  // `view` is the event's sentence. The words that name who reports it say nothing of the event.
  void add(const SentenceView& view, Event& event) const;

 private:
  using Set = std::uint64_t;  // one bit for each of names_
  // The contexts of the words in `region` (a mark for each token; empty: all). Of entries that begin at one word the longest counts.
  Set found(const SentenceView& view, const std::vector<char>& region) const;
  void append(Set set, Event& event) const;

  std::vector<std::string_view> names_;
  void add_entry(std::string_view entry, Set bit);

  std::unordered_map<std::string_view, Set> words_;    // keys stand in the lexicon or in apart_
  std::unordered_map<std::string_view, int> longest_;  // by the first word of an entry: how many words the longest has
  std::deque<std::string> apart_;
  Set document_ = 0;
};

}  // namespace priscus
