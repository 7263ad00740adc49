// tokenizer.h: cuts text into sentences and tokens, as learned from treebanks.
//
//     Tokenizer tokenizer = Tokenizer::from_bytes(bytes);           // made by training/train_tokenizer.h
//     tokenizer.segment(document, Model::kMaxTokens);               // fills document.sentences
//     tokenizer.tokenize("He didn't go.", {0, 13});                 // He | did | n't | go | .
//
// How tokens come about: white space always separates. Inside a chunk between two white spaces only few places are
// looked at: where a letter meets something else, where a digit meets something else, between two signs, before "n't",
// and inside words the treebanks split (cannot, gonna). A linear model over hashed features judges each place from left
// to right.
//
// How sentences come about: line breaks that the text's author meant (see `hard_lines` in text/lines.h) always end one.
// Within a line a sentence may end only after a token that ends in . ! ? or an ellipsis, and after the closing quotes
// and brackets that follow it, which belong to the sentence they close. A second linear model judges each such place.
//
// A Tokenizer is immutable after loading and may be shared by any number of threads. Weights are integers: the same
// text gives the same tokens on every machine. Time is linear in the text, whatever the text.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/document.h"
#include "text/border.h"

namespace priscus {

class Tokenizer {
 public:
  // Splits at white space and at every place that could be a border; no sentence ends but hard lines. For tests and as
  // the start of training.
  Tokenizer();

  explicit Tokenizer(BorderLexicon lexicon, BorderWeights token_weights, BorderWeights sentence_weights);

  // Reads what to_bytes() wrote. Throws ModelError when the bytes are cut off, of another version or not a tokenizer.
  static Tokenizer from_bytes(std::string_view bytes);
  std::string to_bytes() const;

  // Fills document.sentences, replacing what was there. The title is one sentence with index -1, never split at full
  // stops. Where document.given_sentences is not empty, sentence i of it gets index i and is only tokenized; one
  // without any token is left out and the numbers of the others stay. Otherwise the body is split and numbered from 0.
  // A sentence of more than max_tokens tokens is cut into pieces of max_tokens: pieces of a title or a given sentence
  // share its index, pieces of other sentences count as sentences. An empty document gives no sentences. document.text
  // must be UTF-8, as make_document() guarantees. max_tokens >= 1.
  void segment(Document& document, int max_tokens) const;

  // The tokens of text[range.begin, range.end): spans are offsets into `text`, in order, none empty, none overlapping;
  // together they cover everything but white space. `range` is clipped to the text. Empty when there is only white
  // space. space_after of the last token tells whether white space or the end of `text` follows it.
  std::vector<Token> tokenize(std::string_view text, Span range) const;

  // Indices after the last token of each sentence, for tokens of one line or paragraph: for 9 tokens in two sentences
  // {4, 9}. Empty when `tokens` is.
  std::vector<int> sentence_ends(std::string_view text, const std::vector<Token>& tokens) const;

 private:
  void tokenize_into(std::string_view text, Span range, std::vector<Token>& tokens) const;

  BorderLexicon lexicon_;
  BorderWeights token_weights_;
  BorderWeights sentence_weights_;
};

}  // namespace priscus
