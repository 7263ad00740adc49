// train_tokenizer.h: learns where tokens and sentences end from a treebank.
//
//     TokenizerOptions options;
//     options.abbreviations = read_abbreviations("knowledge/lexicon/abbreviations.txt");
//     Tokenizer tokenizer = train_tokenizer(sentences, options, [](const std::string& line) { … });
//     SegmentationScore score = score_segmentation(tokenizer, dev_sentences);
//
// The raw text is put together from the forms: a space where space_after says so, a blank line between paragraphs and
// documents. Seeded: the same sentences and options give the same bytes on the same machine.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "text/border.h"
#include "text/tokenizer.h"

namespace priscus {

// One sentence of a treebank as text: forms[i] is followed by white space when space_after[i]. Words of a multiword
// token ("do", "n't") are forms of their own with space_after false between them.
struct TreebankSentence {
  std::vector<std::string> forms;
  std::vector<bool> space_after;  // as long as `forms`; that of the last form counts between sentences of one paragraph
  bool new_paragraph = false;     // `# newpar` stands before it
  bool new_document = false;      // `# newdoc` stands before it
};

struct TokenizerOptions {
  std::uint64_t seed = 1;
  int epochs = 12;
  double learning_rate = 0.05;
  double l2 = 1e-4;  // keeps rare features small
  // How often (0 to 1) the word itself is hidden in training, so that shape and kind of abbreviation carry weight of
  // their own.
  double word_dropout = 0.3;
  // Copies of the treebank that are learned beside it, each varied as the press varies: curly for straight quotes and
  // apostrophes, one abbreviation of the list for another of its kind, whole sentences in a new order.
  int varied_copies = 3;
  std::vector<Abbreviation> abbreviations;
};

// Throws std::invalid_argument when there is no sentence or forms and space_after differ in length.
// `progress` (may be empty) gets one line an epoch.
Tokenizer train_tokenizer(const std::vector<TreebankSentence>& sentences, const TokenizerOptions& options,
                          const std::function<void(const std::string&)>& progress = {});

// Reads a list of abbreviations: one a line, `kind text`, e.g. "title Gen."; `#` starts a comment. Throws
// KnowledgeError with file and line, InputError when the file cannot be read.
std::vector<Abbreviation> read_abbreviations(const std::string& path);

// Spans of characters without white space, as in the CoNLL 2018 shared task; all in [0, 1].
struct SegmentationScore {
  double token_precision = 0, token_recall = 0, token_f1 = 0;
  double sentence_precision = 0, sentence_recall = 0, sentence_f1 = 0;
};

// Segments the raw text of `sentences` anew and compares.
SegmentationScore score_segmentation(const Tokenizer& tokenizer, const std::vector<TreebankSentence>& sentences);

}  // namespace priscus
