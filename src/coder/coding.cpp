#include "coder/coding.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "events/event_finder.h"
#include "mentions/mentions.h"

namespace priscus {

Coding::Coding(const Coder& coder, Document document, std::function<void()> check) : coder_(coder), check_(std::move(check)) {
  coded_.document = std::move(document);
  if (coded_.document.sentences.empty()) coder_.model().segment(coded_.document);
  for (std::size_t i = 0; i < sentences(); ++i)
    if (coded_.document.sentences[i].tokens.size() >= static_cast<std::size_t>(Model::kMaxTokens))
      coded_.problems.push_back({static_cast<int>(i), "a sentence was cut at " + std::to_string(Model::kMaxTokens) + " tokens"});
}

bool Coding::read(std::size_t sentences) {
  constexpr std::size_t kPiece = 64;  // sentences: some twenty milliseconds
  const std::vector<Sentence>& all = coded_.document.sentences;
  const std::size_t end = std::min(sentences, all.size());
  if (!check_ && sentences_read() == 0 && end == all.size()) coded_.parses = coder_.model().parse(coded_.document);
  while (sentences_read() < end) {
    check();
    const auto begin = static_cast<std::ptrdiff_t>(sentences_read()), to = std::min(begin + static_cast<std::ptrdiff_t>(kPiece), static_cast<std::ptrdiff_t>(end));
    Document piece;  // sentences are parsed one by one: what stands before and behind does not matter
    piece.text = coded_.document.text;
    piece.sentences.assign(all.begin() + begin, all.begin() + to);
    std::vector<Parse> parses = coder_.model().parse(piece);
    std::move(parses.begin(), parses.end(), std::back_inserter(coded_.parses));
  }
  return sentences_read() < all.size();
}

void Coding::find(CodedDocument& coded, Trace* trace) const {
  coded.mentions = find_mentions(coded.document, coded.parses, coder_.knowledge(), check_);
  coded.events = find_events(coded.document, coded.parses, coded.mentions, coder_.knowledge(), trace, check_);
}

CodedDocument Coding::so_far() const {
  CodedDocument out;
  out.document = coded_.document;
  out.document.sentences.resize(sentences_read());
  std::size_t end = 0;
  for (const Sentence& sentence : out.document.sentences) end = std::max<std::size_t>(end, sentence.span.end);
  out.document.text.resize(end);
  out.parses = coded_.parses;
  const auto is_later = [&](const Problem& problem) { return problem.sentence >= static_cast<int>(sentences_read()); };
  std::remove_copy_if(coded_.problems.begin(), coded_.problems.end(), std::back_inserter(out.problems), is_later);
  find(out, nullptr);
  return out;
}

CodedDocument Coding::finish(Trace* trace) {
  read(sentences());
  find(coded_, trace);
  return std::move(coded_);
}

}  // namespace priscus
