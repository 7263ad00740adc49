// coding.h: one document coded piece by piece, so that what is known can be shown early and the work can be given up.
//
//     Coding coding(coder, document, [&] { if (nobody_waits()) throw GivenUp(); });
//     for (std::size_t reach = 3; coding.read(reach); reach *= 2) show(coding.so_far());
//     CodedDocument coded = coding.finish(&trace);   // the same as coder.code(document, &trace)
//
// A reader who stops in the middle knows what stands before, and no more: so_far() is what the text so far would give if it ended
// there. Later sentences may change it (who "he" is, which day "the attack" was), so that each one replaces the one before.
#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "priscus/coder.h"

namespace priscus {

class Coding {
 public:
  // Splits the document into sentences and tokens; nothing is read yet. `check` is called before each some sixty sentences that
  // are parsed, each sentence whose events are looked for, and each step between; what it throws ends the call, and then only the destructor
  // may follow. It may be empty. The coder must outlive this.
  Coding(const Coder& coder, Document document, std::function<void()> check = nullptr);

  // With all its sentences.
  const Document& document() const { return coded_.document; }
  std::size_t sentences() const { return coded_.document.sentences.size(); }
  std::size_t sentences_read() const { return coded_.parses.size(); }

  // Reads on until so many sentences are read, or all. False: all are.
  bool read(std::size_t sentences);

  // The document up to the end of the last sentence that was read, with what was found in it. Costs as much as coding a text of that
  // length, less the parsing.
  CodedDocument so_far() const;

  // Reads the rest and gives all. Only the destructor may follow.
  CodedDocument finish(Trace* trace = nullptr);

 private:
  void find(CodedDocument& coded, Trace* trace) const;
  void check() const {
    if (check_) check_();
  }

  const Coder& coder_;
  const std::function<void()> check_;
  CodedDocument coded_;  // without mentions and events until the end
};

}  // namespace priscus
