// model.h: the trained part of Priscus: tokenizer, sentence splitter, tagger, lemmatiser and parser of one language.
//
//     std::shared_ptr<const Model> model = Model::load("models/en.model");
//     model->segment(document);
//     std::vector<Parse> parses = model->parse(document);
//
// A Model is immutable and shared by any number of threads. The same text gives the same parses on every run, thread count and
// processor: the network multiplies integers, and what is not integer is computed in one fixed order.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "priscus/document.h"
#include "priscus/parse.h"

namespace priscus {

class Model {
 public:
  // Reads a file made by `priscus train`. Throws ModelError: not there, not a model, cut off, or of another format version.
  static std::shared_ptr<const Model> load(const std::string& path);
  // The same from bytes in memory; `name` stands in messages.
  static std::shared_ptr<const Model> from_bytes(std::string bytes, const std::string& name);

  ~Model();

  // Fills document.sentences: the title is a sentence of its own with index -1, given_sentences are kept and only tokenized,
  // anything else is split. A sentence longer than `kMaxTokens` is cut at that length so that time and memory stay bounded.
  void segment(Document& document) const;

  // Analyses every sentence: result[i] belongs to document.sentences[i].
  std::vector<Parse> parse(const Document& document) const;

  // Analyses tokens that somebody else has split; every inner vector is one sentence of at most kMaxTokens forms.
  std::vector<Parse> parse_tokens(const std::vector<std::vector<std::string>>& sentences) const;

  const std::string& language() const;  // BCP 47: "en"
  const std::string& version() const;   // hash of the file's bytes, 16 hexadecimal digits

  static constexpr int kMaxTokens = 400;

 private:
  Model();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace priscus
