// test_text.h: for tests: a parse from a few columns, with the document it belongs to.
//
//     TestText text("Turkish/ADJ/2:amod troops/NOUN/3:nsubj left/VERB/0:root", "2021-05-22");
//     find_times(text.document, text.parses);
//
// A word is FORM/UPOS/HEAD:DEPREL, HEAD counted from 1, then perhaps /LEMMA and /FEATS; without a lemma it is the form
// in lower case. Several strings are several sentences.
#pragma once
#include <deque>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/strings.h"
#include "priscus/document.h"
#include "priscus/parse.h"

namespace priscus {

struct TestText {
  Document document;
  std::vector<Parse> parses;

  TestText(std::initializer_list<std::string_view> sentences, std::string date = {}) {
    document.id = "test";
    document.date = std::move(date);
    for (const std::string_view sentence : sentences) add(sentence);
  }
  explicit TestText(std::string_view sentence, std::string date = {}) : TestText({sentence}, std::move(date)) {}

 private:
  void add(std::string_view text) {
    Sentence sentence;
    sentence.index = static_cast<int>(document.sentences.size());
    std::vector<Word> words;
    for (const std::string_view column : split_words(text)) {
      const std::vector<std::string_view> parts = split(column, '/');
      Word word;
      word.form = std::string(parts.at(0));
      word.upos = upos_from_name(parts.at(1)).value();
      const std::size_t colon = parts.at(2).find(':');
      word.head = std::stoi(std::string(parts[2].substr(0, colon))) - 1;
      word.deprel = keep(parts[2].substr(colon + 1));
      word.lemma = parts.size() > 3 && !parts[3].empty() ? std::string(parts[3]) : lower(word.form);
      word.feats = parts.size() > 4 ? keep(parts[4]) : "_";
      const auto begin = static_cast<std::uint32_t>(document.text.size());
      document.text += word.form;
      sentence.tokens.push_back({{begin, static_cast<std::uint32_t>(document.text.size())}, true});
      document.text += ' ';
      words.push_back(std::move(word));
    }
    document.text.back() = '\n';
    sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
    document.sentences.push_back(std::move(sentence));
    parses.emplace_back(std::move(words));
  }

  // Words only look at their relation and features; the deque never moves them.
  std::string_view keep(std::string_view text) { return kept_.emplace_back(text); }
  std::deque<std::string> kept_;
};

}  // namespace priscus
