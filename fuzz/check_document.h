// check_document.h: what holds for every document that a reader gives. Aborts otherwise.
#pragma once
#include <cstdlib>

#include "base/utf8.h"
#include "priscus/document.h"

namespace priscus {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check_document(const Document& document) {
  const std::string& text = document.text;
  require(utf8_fault(text) == text.size());
  require(text.find('\r') == std::string::npos && text.find('\0') == std::string::npos);
  require(document.title.begin <= document.title.end && document.title.end <= text.size());
  require(document.view(document.title).find('\n') == std::string_view::npos);
  require(document.date.empty() || document.date.size() == 10);
  std::uint32_t at = document.title.end;
  for (const Span span : document.given_sentences) {
    require(at <= span.begin && span.begin <= span.end && span.end <= text.size());
    at = span.end;
  }
}

// After segmentation: sentences and tokens in order, none empty, on character borders.
inline void check_sentences(const Document& document, int max_tokens) {
  std::uint32_t at = 0;
  int index = -1;
  for (const Sentence& sentence : document.sentences) {
    require(!sentence.tokens.empty() && sentence.tokens.size() <= static_cast<std::size_t>(max_tokens));
    require(sentence.index >= index);
    index = sentence.index;
    require(sentence.span.begin == sentence.tokens.front().span.begin &&
            sentence.span.end == sentence.tokens.back().span.end);
    for (const Token& token : sentence.tokens) {
      require(at <= token.span.begin && token.span.begin < token.span.end && token.span.end <= document.text.size());
      const std::string_view form = document.view(token.span);
      require(utf8_fault(form) == form.size());
      at = token.span.end;
    }
  }
}

}  // namespace priscus
