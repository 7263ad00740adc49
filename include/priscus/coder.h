// coder.h: from one Document to the events it reports. Start here.
//
//     Coder coder{Model::load("models/en.model"), Knowledge::load("knowledge")};
//     CodedDocument coded = coder.code(document);
//     for (const Event& event : coded.events) …
//
// Model and Knowledge are immutable and shared. A Coder keeps nothing between calls: any number of threads may use one, and the
// same document gives the same bytes on every run.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "priscus/document.h"
#include "priscus/event.h"
#include "priscus/knowledge.h"
#include "priscus/mention.h"
#include "priscus/model.h"
#include "priscus/parse.h"
#include "priscus/trace.h"

namespace priscus {

// Something that was left out, and why.
struct Problem {
  int sentence = -1;  // index into document.sentences; -1 for the whole document
  std::string cause;
};

struct CodedDocument {
  Document document;              // with its sentences
  std::vector<Parse> parses;      // parses[i] belongs to document.sentences[i]
  Mentions mentions;
  std::vector<Event> events;      // by sentence, then by trigger; none is a normal answer
  std::vector<Problem> problems;
};

class Coder {
 public:
  Coder(std::shared_ptr<const Model> model, std::shared_ptr<const Knowledge> knowledge);

  // document.text is UTF-8; document.sentences may be empty and is filled. document.date settles "on Monday" and who held an
  // office; without it those fields stay empty. Throws nothing on account of a document: what could not be coded stands in `problems`.
  // `trace`, when given, is filled for `explain`; it costs time and memory.
  CodedDocument code(Document document, Trace* trace = nullptr) const;

  const Model& model() const { return *model_; }
  const Knowledge& knowledge() const { return *knowledge_; }

 private:
  std::shared_ptr<const Model> model_;
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace priscus
