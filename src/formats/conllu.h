// conllu.h: reads and writes CoNLL-U, the table of Universal Dependencies.
//
//     ConlluReader reader{stream, "dev.conllu"};
//     for (ConlluSentence sentence; reader.next(sentence);) count += sentence.words.size();
//
// Of the comments `# sent_id`, `# text`, `# newdoc` and `# newpar` are kept. Lines of multiword tokens ("1-2") give
// their words' spacing and are then dropped, as are empty nodes ("1.1") and the column DEPS.
#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/document.h"
#include "priscus/parse.h"

namespace priscus {

struct ConlluWord {
  std::string form, lemma, upos, xpos, feats;  // "_" where the file has none
  int head = -1;  // index in the same sentence; -1 for the root, and where the file has "_"
  std::string deprel;
  bool space_after = true;
};

struct ConlluSentence {
  std::string id;                                    // of `# sent_id`; empty when there is none
  std::string text;                                  // of `# text`
  bool new_document = false, new_paragraph = false;  // `# newdoc`, `# newpar` stands before it
  std::vector<ConlluWord> words;

  std::vector<std::string> forms() const;
};

class ConlluReader {
 public:
  // `stream` must outlive the reader; `name` stands in messages.
  ConlluReader(std::istream& stream, std::string name);

  // The next sentence with at least one word; false at the end. Lines may end in CR LF. Throws InputError with name,
  // line and what was expected: ten columns, numbers that count from 1, heads inside the sentence.
  bool next(ConlluSentence& sentence);

 private:
  struct Range {
    int first, last;
    std::string form;
    bool space_after;
  };
  void read_line(const std::string& line, ConlluSentence& sentence, std::vector<Range>& ranges);
  [[noreturn]] void fail(const std::string& cause) const;

  std::istream& stream_;
  std::string name_;
  int line_ = 0;
};

// All sentences of a stream, or of a file. Throws InputError as above, or when the file cannot be opened.
std::vector<ConlluSentence> read_conllu(std::istream& stream, const std::string& name);
std::vector<ConlluSentence> read_conllu(const std::string& path);

// One sentence with its comments and the empty line after it. An id or text that is empty gives no comment.
void write_conllu(std::ostream& stream, const ConlluSentence& sentence);

// A document's sentences: parses[i] belongs to document.sentences[i]. Ids are "<document.id>-title", "<document.id>-0",
// … A sentence without a parse (empty) is left out.
void write_conllu(std::ostream& stream, const Document& document, const std::vector<Parse>& parses);

// The analysis of `sentence` replaced by `parse`, which has as many words.
void set_parse(ConlluSentence& sentence, const Parse& parse);

}  // namespace priscus
