// test_sentence.h: a sentence with its tree written by hand, for tests of this room.
//
//     TestSentence s{"Rebels rebel NOUN 1 nsubj", "shelled shell VERB -1 root", "Aleppo Aleppo PROPN 1 obj"};
//     s.party(0, "SYR", "REB", kind::armed_group);
//     Grammar grammar(s.view());
//
// Each line is: form lemma UPOS head relation [XPOS]; heads count from 0.
#pragma once
#include <initializer_list>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "events/sentence_view.h"

namespace priscus {

class TestSentence {
 public:
  TestSentence(std::initializer_list<const char*> lines, std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {
    std::vector<Word> words;
    Sentence sentence;
    for (const char* line : lines) {
      std::istringstream in(line);
      Word word;
      std::string upos, relation, xpos;
      in >> word.form >> word.lemma >> upos >> word.head >> relation >> xpos;
      word.upos = *upos_from_name(upos);
      word.deprel = keep(relation);
      word.xpos = keep(xpos);
      word.feats = "_";
      const auto begin = static_cast<std::uint32_t>(document_.text.size());
      document_.text += word.form;
      sentence.tokens.push_back({{begin, static_cast<std::uint32_t>(document_.text.size())}, true});
      document_.text += ' ';
      words.push_back(std::move(word));
    }
    sentence.span = {0, sentence.tokens.back().span.end};
    document_.sentences.push_back(sentence);
    parse_ = Parse(std::move(words));
  }

  // Makes the token a mention of one party.
  void party(int token, const std::string& country, const std::string& sector, Kinds kinds, bool adjective = false) {
    Mention mention;
    mention.head = mention.first = mention.last = token;
    mention.span = document_.sentences[0].tokens[token].span;
    mention.is_adjective = adjective;
    mention.how = adjective ? "adjective" : "role";
    mention.actors.push_back({std::string(document_.view(mention.span)), mention.span, country, sector, kinds, -1});
    mentions_.actors.push_back(std::move(mention));
  }

  const SentenceView& view() {
    if (!view_) {
      mentions_.index({parse_.size()});
      view_ = std::make_unique<SentenceView>(document_, parse_, mentions_, *knowledge_, 0);
    }
    return *view_;
  }

 private:
  std::string_view keep(const std::string& text) {
    kept_.push_back(std::make_unique<std::string>(text));
    return *kept_.back();
  }

  std::shared_ptr<const Knowledge> knowledge_;
  Document document_;
  Parse parse_;
  Mentions mentions_;
  std::vector<std::unique_ptr<std::string>> kept_;
  std::unique_ptr<SentenceView> view_;
};

// The knowledge of the tree, loaded once a test program.
inline std::shared_ptr<const Knowledge> tree_knowledge() {
  static const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(std::string(PRISCUS_SOURCE_DIR) + "/knowledge");
  return knowledge;
}

}  // namespace priscus
