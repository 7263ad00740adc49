#include "priscus/model.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "priscus/error.h"
#include "syntax/features.h"
#include "syntax/headline_case.h"
#include "syntax/lemma_rule.h"
#include "syntax/model_file.h"
#include "syntax/predicate_search.h"
#include "syntax/tree_repair.h"
#include "text/tokenizer.h"

namespace priscus {
namespace {

constexpr std::uint64_t kLargestFile = 256u << 20;  // bytes; a model has a few million
constexpr std::size_t kPassageTokens = 8192;  // tokens whose distinct forms are looked up together; bounds the memory
constexpr int kGroupTokens = 96;              // tokens that go through the network together; fits the cache

}  // namespace

struct Model::Impl {
  Impl(const ModelFile& file, const std::string& name);

  std::vector<Parse> parse(const std::vector<std::vector<std::string_view>>& sentences) const;
  std::string lemma(std::string_view form, int word, int upos, int rule) const;

  std::string language, version;
  Labels labels;
  std::optional<QuantizedNetwork> network;
  std::optional<FeatureMap> features;
  std::optional<Tokenizer> tokenizer;

 private:
  struct Forms;
  void parse_passage(const std::vector<std::vector<std::string_view>>& sentences, std::size_t from, std::size_t to,
                     Forms& forms, std::vector<Parse>& parses) const;
  void read_forms(const std::vector<std::vector<std::string_view>>& sentences, std::size_t from, std::size_t to,
                  Forms& forms) const;
  std::vector<Word> assemble(const std::vector<std::string_view>& sentence, const Forms& forms, std::size_t first_form,
                             const Analysis& analysis, std::size_t first) const;
  bool search_predicate(const Group& group, int sentence, Analysis& analysis, std::vector<Word>& words) const;
};

// The distinct forms of a passage, each looked up and projected once.
struct Model::Impl::Forms {
  std::unordered_map<std::string_view, int> numbers;
  std::vector<FormFeatures> features;
  std::vector<float> projected;
  std::vector<int> of_token;  // number of each token's form
};

Model::Impl::Impl(const ModelFile& file, const std::string& name) : language(file.language), version(hex16(file.hash)) {
  const auto section = [&](const char* key) {
    return ByteReader(file.sections.find(key)->second, name + ": section \"" + key + "\"");
  };
  ByteReader network_reader = section("network"), label_reader = section("labels"), word_reader = section("words"),
             class_reader = section("classes");
  network.emplace(QuantizedNetwork::read(network_reader));
  labels = read_labels(label_reader);
  std::vector<std::string> words = word_reader.strings();
  const NetworkShape& shape = network->shape();
  const auto expect = [&](std::size_t size, int expected, const char* what) {
    if (size != static_cast<std::size_t>(expected)) {
      throw ModelError(name + ": " + std::to_string(size) + " " + what + ", but the network has " +
                       std::to_string(expected));
    }
  };
  expect(words.size(), shape.words, "words");
  expect(labels.xpos.size(), shape.xpos, "tags");
  expect(labels.feats.size(), shape.feats, "feature sets");
  expect(labels.lemma_rules.size(), shape.lemmas, "lemma rules");
  expect(labels.deprels.size(), shape.deprels, "relations");
  if (labels.root != network->root())
    throw ModelError(name + ": labels and network disagree on the relation of the root");
  if (shape.deprels < 2) throw ModelError(name + ": expected at least two relations");
  features.emplace(std::move(words), WordClasses::read(class_reader), shape.affix_rows, shape.ngram_rows);
  if (const auto found = file.sections.find("tokenizer"); found != file.sections.end()) {
    tokenizer.emplace(Tokenizer::from_bytes(found->second));
  }
}

std::string Model::Impl::lemma(std::string_view form, int word, int upos, int rule) const {
  if (word != kUnknownWord && upos != static_cast<int>(Upos::PROPN)) {
    const std::uint32_t key = static_cast<std::uint32_t>(word) * 32 + static_cast<std::uint32_t>(upos);
    const auto found =
        std::lower_bound(labels.known_lemmas.begin(), labels.known_lemmas.end(), key,
                         [](const Labels::KnownLemma& known, std::uint32_t value) { return known.key < value; });
    if (found != labels.known_lemmas.end() && found->key == key) rule = static_cast<int>(found->rule);
  }
  std::string result = apply_lemma_rule(labels.lemma_rules[static_cast<std::size_t>(rule)], form);
  if (result.empty()) result = form;
  return result;
}

void Model::Impl::read_forms(const std::vector<std::vector<std::string_view>>& sentences, std::size_t from,
                             std::size_t to, Forms& forms) const {
  forms.numbers.clear();
  forms.features.clear();
  forms.of_token.clear();
  for (std::size_t s = from; s < to; ++s) {
    for (const std::string_view form : sentences[s]) {
      const auto [found, fresh] = forms.numbers.emplace(form, static_cast<int>(forms.features.size()));
      if (fresh) forms.features.push_back(features->of(form));
      forms.of_token.push_back(found->second);
    }
  }
  forms.projected.resize(forms.features.size() * static_cast<std::size_t>(network->width()));
  network->project(forms.features, forms.projected.data());
}

std::vector<Word> Model::Impl::assemble(const std::vector<std::string_view>& sentence, const Forms& forms, std::size_t first_form,
                            const Analysis& analysis, std::size_t first) const {
  std::vector<Word> words(sentence.size());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::size_t t = first + i;
    const FormFeatures& features = forms.features[static_cast<std::size_t>(forms.of_token[first_form + i])];
    Word& word = words[i];
    word.form = sentence[i];
    word.lemma = lemma(sentence[i], features.word, analysis.upos[t], analysis.lemmas[t]);
    word.upos = static_cast<Upos>(analysis.upos[t]);
    word.xpos = labels.xpos[static_cast<std::size_t>(analysis.xpos[t])];
    word.feats = labels.feats[static_cast<std::size_t>(analysis.feats[t])];
    word.head = analysis.heads[t];
    word.deprel = labels.deprels[static_cast<std::size_t>(analysis.deprels[t])];
  }
  return words;
}

bool Model::Impl::search_predicate(const Group& group, int sentence, Analysis& analysis, std::vector<Word>& words) const {
  const std::vector<RootTrial> trials = roots_to_try(words, features->classes());
  if (trials.empty()) return false;
  const auto first = static_cast<std::size_t>(group.starts[static_cast<std::size_t>(sentence)]);
  QuantizedNetwork::Rooted best;
  double most_room = 0;  // the trial that stays farthest below its limit
  for (const RootTrial& trial : trials) {
    QuantizedNetwork::Rooted rooted = network->with_root(group, sentence, trial.root, trial.opening_phrase, analysis);
    if (trial.dearest - rooted.loss <= most_room) continue;
    most_room = trial.dearest - rooted.loss;
    best = std::move(rooted);
  }
  if (best.heads.empty()) return false;
  std::copy(best.heads.begin(), best.heads.end(), analysis.heads.begin() + static_cast<std::ptrdiff_t>(first));
  network->relabel(group, sentence, analysis);
  std::vector<Word> again = words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    again[i].head = analysis.heads[first + i];
    again[i].deprel = labels.deprels[static_cast<std::size_t>(analysis.deprels[first + i])];
  }
  if (!settle_root(again, features->classes())) return false;
  words = std::move(again);
  return true;
}

void Model::Impl::parse_passage(const std::vector<std::vector<std::string_view>>& sentences, std::size_t from,
                                std::size_t to, Forms& forms, std::vector<Parse>& parses) const {
  read_forms(sentences, from, to, forms);
  Group group;
  Analysis analysis;
  std::size_t token = 0;  // of the passage
  for (std::size_t s = from; s < to;) {
    const std::size_t first_sentence = s, first_token = token;
    group.clear();
    for (; s < to; ++s) {
      const int size = static_cast<int>(sentences[s].size());
      if (group.tokens() > 0 && group.tokens() + size > kGroupTokens) break;
      for (const std::uint8_t flag : context_flags(sentences[s])) group.flags.push_back(flag);
      for (int i = 0; i < size; ++i, ++token) {
        group.projected.push_back(forms.projected.data() + static_cast<std::size_t>(forms.of_token[token]) *
                                                               static_cast<std::size_t>(network->width()));
      }
      group.starts.push_back(group.tokens() + size);
    }
    network->analyse(group, analysis);
    for (std::size_t k = first_sentence; k < s; ++k) {
      const auto first = static_cast<std::size_t>(group.starts[k - first_sentence]);
      std::vector<Word> words = assemble(sentences[k], forms, first_token + first, analysis, first);
      retag_past_verbs(words, features->classes());
      repair_tree(words);
      if (search_predicate(group, static_cast<int>(k - first_sentence), analysis, words)) repair_tree(words);
      parses[k] = Parse(std::move(words));
    }
  }
}

std::vector<Parse> Model::Impl::parse(const std::vector<std::vector<std::string_view>>& sentences) const {
  std::vector<Parse> parses(sentences.size());
  Forms forms;
  for (std::size_t from = 0; from < sentences.size();) {
    std::size_t to = from, tokens = 0;
    while (to < sentences.size() && (to == from || tokens + sentences[to].size() <= kPassageTokens))
      tokens += sentences[to++].size();
    parse_passage(sentences, from, to, forms, parses);
    from = to;
  }
  return parses;
}

Model::Model() = default;
Model::~Model() = default;

std::shared_ptr<const Model> Model::from_bytes(std::string bytes, const std::string& name) {
  const ModelFile file = read_model_file(bytes, name);
  std::shared_ptr<Model> model(new Model());
  model->impl_ = std::make_unique<Impl>(file, name);
  return model;
}

std::shared_ptr<const Model> Model::load(const std::string& path) {
  std::string bytes;
  try {
    bytes = read_file(path, kLargestFile);
  } catch (const InputError& error) {
    throw ModelError(error.what());
  }
  return from_bytes(std::move(bytes), path);
}

void Model::segment(Document& document) const {
  if (!impl_->tokenizer) throw ModelError("the model has no tokenizer; expected a section \"tokenizer\"");
  impl_->tokenizer->segment(document, kMaxTokens);
}

std::vector<Parse> Model::parse(const Document& document) const {
  std::vector<std::vector<std::string_view>> sentences(document.sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    for (const Token& token : document.sentences[i].tokens) sentences[i].push_back(document.view(token.span));
    if (sentences[i].size() > kMaxTokens)
      throw std::invalid_argument("Model::parse: a sentence has more than kMaxTokens tokens");
  }
  // A title is read in the case of a sentence; its words keep the form they have in the text.
  const bool has_title = !document.sentences.empty() && document.sentences[0].index < 0;
  std::vector<std::string> title;
  if (has_title) title = sentence_case(sentences[0], impl_->features->classes());
  if (title.empty()) return impl_->parse(sentences);
  std::vector<std::string_view> as_written(title.begin(), title.end());
  sentences[0].swap(as_written);
  std::vector<Parse> parses = impl_->parse(sentences);
  std::vector<Word> words = parses[0].words();
  for (std::size_t i = 0; i < words.size(); ++i) words[i].form = as_written[i];
  parses[0] = Parse(std::move(words));
  return parses;
}

std::vector<Parse> Model::parse_tokens(const std::vector<std::vector<std::string>>& sentences) const {
  std::vector<std::vector<std::string_view>> views(sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    views[i].assign(sentences[i].begin(), sentences[i].end());
    if (views[i].size() > kMaxTokens)
      throw std::invalid_argument("Model::parse_tokens: a sentence has more than kMaxTokens tokens");
  }
  return impl_->parse(views);
}

const std::string& Model::language() const { return impl_->language; }
const std::string& Model::version() const { return impl_->version; }

}  // namespace priscus
