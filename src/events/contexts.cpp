#include "events/contexts.h"

#include <algorithm>
#include <string>

namespace priscus {
namespace {

constexpr std::size_t kMostContexts = 64;
constexpr std::size_t kMostEntries = 2048;  // more only cost time

// Where another statement begins: what it speaks of is not what this event is about.
bool begins_clause(const SentenceView& view, const Words& speech, int token) {
  const std::string_view relation = view.relation(token);
  if (relation == "root" || is_relation(relation, "parataxis") || relation == "acl:relcl") return true;
  if (is_relation(relation, "conj") || is_relation(relation, "advcl")) return view.has_child(token, "nsubj");
  return is_relation(relation, "ccomp") && view.head(token) >= 0 && speech.has(view.lemma(view.head(token)));
}

void mark(const SentenceView& view, const Words& speech, int token, std::vector<char>& region) {
  region[token] = 1;
  for (int c : view.parse.children(token))
    if (!begins_clause(view, speech, c)) mark(view, speech, c, region);
}

// The words of the event's clause; of a relative clause those of its noun too: "the judge, who was bribed".
std::vector<char> clause_of(const SentenceView& view, int trigger) {
  const Words& speech = view.knowledge.lexicon().words("speech-verb");
  std::vector<char> region(view.size(), 0);
  int top = trigger;
  while (view.head(top) >= 0 && !begins_clause(view, speech, top)) top = view.head(top);
  mark(view, speech, top, region);
  if (view.relation(top) == "acl:relcl" && view.head(top) >= 0) {
    const int noun = view.head(top);
    region[noun] = 1;
    for (int c : view.parse.children(noun))
      if (view.has_relation(c, "amod") || view.has_relation(c, "compound") || view.has_relation(c, "flat")) region[c] = 1;
  }
  return region;
}

}  // namespace

Contexts::Contexts(const Document& document, const std::vector<Parse>& parses, const Mentions& mentions, const Knowledge& knowledge) {
  const Lexicon& lexicon = knowledge.lexicon();
  words_.reserve(kMostEntries);
  longest_.reserve(kMostEntries);
  const Words& of_documents = lexicon.words("document-contexts");
  Set spreads = 0;
  for (const std::string& name : lexicon.words("context-names").all()) {
    if (!knowledge.ontology().has_context(name) || names_.size() == kMostContexts) continue;
    const Set bit = Set{1} << names_.size();
    names_.push_back(name);
    if (of_documents.has(name)) spreads |= bit;
    for (const std::string& word : lexicon.words("context-" + name).all()) {
      add_entry(word, bit);
      if (word.find('-') == std::string::npos) continue;
      std::string apart;  // "war-torn" may come as one token or as three
      for (const char c : word) apart += c == '-' ? std::string(" - ") : std::string(1, c);
      add_entry(apart_.emplace_back(std::move(apart)), bit);
    }
  }
  if (words_.empty()) return;
  // Plainly about it: the title and the lead both say so.
  int title = -1, lead = -1;
  for (std::size_t s = 0; s < parses.size() && lead < 0; ++s)
    if (!parses[s].empty()) (document.sentences[s].index < 0 ? title : lead) = static_cast<int>(s);
  if (title < 0 || lead < 0) return;
  document_ = spreads;
  for (const int s : {title, lead}) document_ &= found(SentenceView(document, parses[s], mentions, knowledge, s), {});
}

void Contexts::add_entry(std::string_view entry, Set bit) {
  words_[entry] |= bit;
  int& longest = longest_[entry.substr(0, entry.find(' '))];
  longest = std::max(longest, 1 + static_cast<int>(std::count(entry.begin(), entry.end(), ' ')));
}

Contexts::Set Contexts::found(const SentenceView& view, const std::vector<char>& region) const {
  Set set = 0;
  std::string phrase;
  for (int t = 0, next = 0; t < view.size(); t = next) {
    next = t + 1;
    const auto first = longest_.find(view.lemma(t));
    if (first == longest_.end() || (!region.empty() && !region[t])) continue;
    phrase.clear();
    Set longest = 0;
    for (int end = t; end < view.size() && end - t < first->second; ++end) {
      if (!region.empty() && !region[end]) break;
      if (end > t) phrase += ' ';
      phrase += view.lemma(end);
      if (const auto it = words_.find(phrase); it != words_.end()) {
        longest = it->second;
        next = end + 1;
      }
    }
    set |= longest;
  }
  return set;
}

void Contexts::append(Set set, Event& event) const {
  std::vector<std::string>& contexts = event.meaning.contexts;
  std::vector<std::string_view> more;
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (set >> i & 1 && std::find(contexts.begin(), contexts.end(), names_[i]) == contexts.end()) more.push_back(names_[i]);
  std::sort(more.begin(), more.end());
  contexts.insert(contexts.end(), more.begin(), more.end());
}

void Contexts::add(const SentenceView& view, Event& event) const {
  if (words_.empty()) return;
  std::vector<char> region = clause_of(view, event.trigger_token);
  for (int t = 0; t < view.size(); ++t)
    if (event.attributed_span.contains(view.span(t))) region[t] = 0;
  append(found(view, region), event);
  if (event.status != Status::historical) append(document_, event);
}

}  // namespace priscus
