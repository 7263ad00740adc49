#include "training/treebank.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "priscus/error.h"
#include "syntax/lemma_rule.h"
#include "syntax/letters.h"

namespace priscus::training {
namespace {

using Counts = std::map<std::string, long>;  // ordered, so that numbers do not depend on the hash of the library

std::vector<std::string> at_least(const Counts& counts, long least) {
  std::vector<std::string> result;
  for (const auto& [text, count] : counts) {
    if (count >= least) result.push_back(text);
  }
  return result;
}

std::vector<std::string> vocabulary(const std::vector<ConlluSentence>& sentences, std::vector<long>& counts) {
  Counts seen;
  long all = 0;
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluWord& word : sentence.words) ++seen[word_key(word.form)], ++all;
  }
  std::vector<std::string> words{""};
  counts = {all};
  for (const auto& [word, count] : seen) {
    if (count < 2) continue;
    words.push_back(word);
    counts.push_back(count);
  }
  return words;
}

std::unordered_map<std::string, int> numbered(const std::vector<std::string>& names) {
  std::unordered_map<std::string, int> numbers;
  for (std::size_t i = 0; i < names.size(); ++i) numbers.emplace(names[i], static_cast<int>(i));
  return numbers;
}

int number_of(const std::unordered_map<std::string, int>& numbers, const std::string& name) {
  const auto found = numbers.find(name);
  return found == numbers.end() ? -1 : found->second;
}

}  // namespace

Treebank::Treebank(const std::vector<ConlluSentence>& sentences, WordClasses classes, int affix_rows, int ngram_rows)
    : features_(vocabulary(sentences, word_counts_), std::move(classes), affix_rows, ngram_rows) {
  Counts xpos, feats, rules, deprels;
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluWord& word : sentence.words) {
      ++xpos[word.xpos];
      ++feats[word.feats];
      ++rules[lemma_rule(word.form, word.lemma)];
      ++deprels[word.deprel];
    }
  }
  labels_.xpos = at_least(xpos, 2);
  labels_.feats = at_least(feats, 3);
  labels_.lemma_rules = at_least(rules, 3);
  labels_.deprels = at_least(deprels, 1);
  xpos_ = numbered(labels_.xpos);
  feats_ = numbered(labels_.feats);
  lemma_rules_ = numbered(labels_.lemma_rules);
  deprels_ = numbered(labels_.deprels);
  labels_.root = number_of(deprels_, "root");
  if (labels_.root < 0) throw InputError("training treebank: expected at least one word with the relation \"root\"");
  learn_lemmas(sentences);
}

// A word and its part of speech nearly settle the lemma: where nine in ten agree, that is remembered.
void Treebank::learn_lemmas(const std::vector<ConlluSentence>& sentences) {
  std::map<std::uint32_t, std::map<int, long>> seen;
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluWord& word : sentence.words) {
      const std::string key = word_key(word.form);
      const int id = features_.word(key), rule = number_of(lemma_rules_, lemma_rule(word.form, word.lemma));
      const auto upos = upos_from_name(word.upos);
      if (id == kUnknownWord || rule < 0 || !upos || *upos == Upos::PROPN || key != lower(word.form)) continue;
      ++seen[static_cast<std::uint32_t>(id) * 32 + static_cast<std::uint32_t>(*upos)][rule];
    }
  }
  for (const auto& [key, rules] : seen) {
    long all = 0;
    auto best = rules.begin();
    for (auto it = rules.begin(); it != rules.end(); ++it) {
      all += it->second;
      if (it->second > best->second) best = it;
    }
    if (all >= 3 && best->second * 10 >= all * 9)
      labels_.known_lemmas.push_back({key, static_cast<std::uint32_t>(best->first)});
  }
}

Example Treebank::example(const ConlluSentence& sentence) const {
  Example example;
  std::vector<std::string_view> forms;
  for (const ConlluWord& word : sentence.words) {
    forms.push_back(word.form);
    example.forms.push_back(features_.of(word.form));
    const auto upos = upos_from_name(word.upos);
    example.upos.push_back(upos ? static_cast<int>(*upos) : -1);
    example.xpos.push_back(number_of(xpos_, word.xpos));
    example.feats.push_back(number_of(feats_, word.feats));
    example.lemmas.push_back(number_of(lemma_rules_, lemma_rule(word.form, word.lemma)));
    example.deprels.push_back(number_of(deprels_, word.deprel));
    example.heads.push_back(word.head);
  }
  example.flags = context_flags(forms);
  return example;
}

ConlluSentence Treebank::labelled(const ConlluSentence& sentence, const Prediction& prediction) const {
  ConlluSentence result = sentence;
  for (std::size_t i = 0; i < result.words.size(); ++i) {
    ConlluWord& word = result.words[i];
    const auto upos = static_cast<Upos>(prediction.upos[i]);
    word.upos = name(upos);
    word.xpos = labels_.xpos[static_cast<std::size_t>(prediction.xpos[i])];
    word.feats = labels_.feats[static_cast<std::size_t>(prediction.feats[i])];
    word.lemma = apply_lemma_rule(labels_.lemma_rules[static_cast<std::size_t>(prediction.lemmas[i])], word.form);
    word.head = prediction.heads[i];
    word.deprel = labels_.deprels[static_cast<std::size_t>(prediction.deprels[i])];
  }
  return result;
}

bool augment(ConlluSentence& sentence, Random& random) {
  const float chance = random.uniform();
  const std::size_t n = sentence.words.size();
  if (n < 4 || chance > 0.10f) return false;
  if (chance < 0.07f) {
    const ConlluWord& last = sentence.words.back();
    const bool governs = std::any_of(sentence.words.begin(), sentence.words.end(),
                                     [&](const ConlluWord& word) { return word.head == static_cast<int>(n) - 1; });
    if (last.form != "." || governs) return false;
    sentence.words.pop_back();
    if (chance < 0.04f) return true;
  }
  // A headline: every word of four letters or more, and every noun, verb, adjective, begins with a capital.
  for (ConlluWord& word : sentence.words) {
    const bool content =
        word.upos == "NOUN" || word.upos == "VERB" || word.upos == "ADJ" || word.upos == "ADV" || word.upos == "PRON";
    if (content || word.form.size() > 3) word.form = capitalized(word.form);
  }
  sentence.words[0].form = capitalized(sentence.words[0].form);
  return true;
}

}  // namespace priscus::training
