// document.h: one article, as read, with its sentences and tokens.
//
//     Document document = make_document("id-1", "Talks in Oslo", "The two ministers met on Monday.\n", "2021-05-22");
//     model->segment(document);                       // fills document.sentences
//     document.view(document.sentences[1].span);      // "The two ministers met on Monday."
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "priscus/span.h"

namespace priscus {

// One syntactic word. Contractions are split as in the treebanks of English ("don't" is "do", "n't").
struct Token {
  Span span;
  bool space_after = true;
};

struct Sentence {
  Span span;                  // from the first token to the last
  int index = 0;              // -1 for the title, then 0, 1, 2 …
  std::vector<Token> tokens;  // never empty once segmented; in order, not overlapping
};

struct Document {
  std::string id;
  std::string date;       // ISO 8601 day of publication, "2021-05-22"; empty when not known
  std::string publisher;  // as given: "Reuters"; empty when not known
  std::string url;
  std::string language;   // BCP 47 tag as given; empty when not known
  std::string text;       // UTF-8. The title, when there is one, comes first, then a line feed, then the body.
  Span title;             // empty when there is none
  std::vector<Sentence> sentences;

  // Sentences that the source had split already, to be kept as they are; empty for raw text. The title is not among them.
  std::vector<Span> given_sentences;

  std::string_view view(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
};

// A document from a title (may be empty) and a body. Throws InputError when either is not UTF-8 or the text exceeds
// 2^31 bytes. Line ends CR LF and CR become LF, so that offsets do not depend on where a file was written.
Document make_document(std::string id, std::string_view title, std::string_view body, std::string_view date = {});

// The same from sentences that are split already: document.text holds them one a line, given_sentences their spans.
// Sentences of white space only are kept as empty spans so that sentence numbers stay the source's.
Document make_document(std::string id, std::string_view title, const std::vector<std::string>& sentences,
                       std::string_view date = {});

}  // namespace priscus
