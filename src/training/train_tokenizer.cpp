#include "training/train_tokenizer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

#include "base/file.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "priscus/error.h"
#include "text/char_class.h"

namespace priscus {
namespace {

// The treebank as one raw text, with what is true of it.
struct RawText {
  std::string text;
  std::vector<Span> paragraphs;
  std::vector<Token> tokens;           // gold
  std::vector<int> sentence_ends;      // gold: indices after the last token of each sentence
  std::vector<bool> token_begins;      // by byte
  std::vector<bool> sentence_begins;   // by byte
};

RawText raw_text(const std::vector<TreebankSentence>& sentences) {
  RawText raw;
  bool space = false;
  for (const TreebankSentence& sentence : sentences) {
    if (sentence.forms.size() != sentence.space_after.size()) {
      throw std::invalid_argument("treebank sentence: " + std::to_string(sentence.forms.size()) + " forms but " +
                                  std::to_string(sentence.space_after.size()) + " marks of space");
    }
    if (sentence.forms.empty()) continue;
    if (raw.paragraphs.empty() || sentence.new_paragraph || sentence.new_document) {
      if (!raw.text.empty()) raw.text.append("\n\n");
      const auto begin = static_cast<std::uint32_t>(raw.text.size());
      raw.paragraphs.push_back({begin, begin});
    } else if (space) {
      raw.text.push_back(' ');
    }
    for (std::size_t i = 0; i < sentence.forms.size(); ++i) {
      const auto begin = static_cast<std::uint32_t>(raw.text.size());
      raw.text.append(sentence.forms[i]);
      const auto end = static_cast<std::uint32_t>(raw.text.size());
      if (begin == end) throw std::invalid_argument("treebank sentence: empty form");
      raw.tokens.push_back({{begin, end}, static_cast<bool>(sentence.space_after[i])});
      space = sentence.space_after[i];
      if (space && i + 1 < sentence.forms.size()) raw.text.push_back(' ');
    }
    raw.sentence_ends.push_back(static_cast<int>(raw.tokens.size()));
    raw.paragraphs.back().end = raw.tokens.back().span.end;
  }
  raw.token_begins.assign(raw.text.size() + 1, false);
  raw.sentence_begins.assign(raw.text.size() + 1, false);
  for (const Token& token : raw.tokens) raw.token_begins[token.span.begin] = true;
  int first = 0;
  for (int end : raw.sentence_ends) {
    raw.sentence_begins[raw.tokens[static_cast<std::size_t>(first)].span.begin] = true;
    first = end;
  }
  return raw;
}

struct Example {
  std::uint32_t first = 0;  // into Examples::hashes
  std::uint16_t size = 0;
  std::uint16_t word_begin = 0;
  bool border = false;
};

struct Examples {
  std::vector<std::uint32_t> hashes;
  std::vector<Example> list;
};

// Answers with the truth and keeps what was asked.
class Recorder : public BorderJudge {
 public:
  Recorder(const std::vector<bool>& truth, Examples& examples) : truth_(truth), examples_(examples) {}
  bool is_border(const BorderFeatures& features, std::uint32_t offset) override {
    Example example;
    example.first = static_cast<std::uint32_t>(examples_.hashes.size());
    example.size = static_cast<std::uint16_t>(features.size);
    example.word_begin = static_cast<std::uint16_t>(features.word_begin);
    example.border = truth_[offset];
    examples_.hashes.insert(examples_.hashes.end(), features.hash.begin(), features.hash.begin() + features.size);
    examples_.list.push_back(example);
    return example.border;
  }

 private:
  const std::vector<bool>& truth_;
  Examples& examples_;
};

// splitmix64: small, seeded, the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return mix_hash(state_ += 0x9e3779b97f4a7c15ULL); }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

 private:
  std::uint64_t state_;
};

// Does a sentence look as an editor would have it: a capital letter first, a full stop or closing quote last?
bool well_made(const TreebankSentence& sentence) {
  if (sentence.forms.size() < 3 || !starts_upper(sentence.forms.front())) return false;
  const std::string& last = sentence.forms.back();
  return last == "." || last == "?" || last == "!" || last == "\"" || last == "”";
}

// Straight quotes and apostrophes become curly ones.
void curl(TreebankSentence& sentence) {
  bool open = false;
  for (std::string& form : sentence.forms) {
    if (form == "\"") {
      form = open ? "”" : "“";
      open = !open;
    }
    for (std::size_t at = form.find('\''); at != std::string::npos; at = form.find('\'')) form.replace(at, 1, "’");
  }
}

// One varied copy of the treebank, see TokenizerOptions::varied_copies.
class Variation {
 public:
  Variation(const std::vector<TreebankSentence>& sentences, const std::vector<Abbreviation>& abbreviations,
            Random& random)
      : abbreviations_(abbreviations), random_(random) {
    for (const Abbreviation& abbreviation : abbreviations) {
      kinds_[abbreviation.text] = abbreviation.kind;
      if (abbreviation.kind == AbbreviationKind::title) titles_.push_back(abbreviation.text);
      const bool name = abbreviation.kind == AbbreviationKind::anywhere && starts_upper(abbreviation.text);
      if (name) names_.push_back(abbreviation.text);
    }
    for (const TreebankSentence& sentence : sentences) {
      for (const std::string& form : sentence.forms) {
        if (!starts_upper(form)) small_.insert(form);
      }
    }
  }

  std::vector<TreebankSentence> operator()(std::vector<TreebankSentence> sentences) {
    std::vector<std::size_t> made;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (random_.below(2) == 0) curl(sentences[i]);
      for (std::string& form : sentences[i].forms) form = replaced(form);
      abbreviate_names(sentences[i]);
      if (well_made(sentences[i])) made.push_back(i);
    }
    // Sentences that the treebank has alone in a paragraph, or always with the same neighbour, meet others.
    std::vector<TreebankSentence> result = std::move(sentences);
    const std::size_t count = made.size();
    for (std::size_t i = 0; i < count; ++i) {
      TreebankSentence sentence = result[made[random_.below(count)]];
      sentence.space_after.back() = true;
      sentence.new_document = false;
      if (!names_.empty() && ends_with_name(sentence) && random_.below(3) == 0) {
        sentence.forms.pop_back();
        sentence.space_after.pop_back();
        sentence.forms.back() = names_[random_.below(names_.size())];
        sentence.space_after.back() = true;
      }
      if (!titles_.empty() && begins_with_name(sentence) && random_.below(2) == 0) {
        sentence.forms.insert(sentence.forms.begin(), titles_[random_.below(titles_.size())]);
        sentence.space_after.insert(sentence.space_after.begin(), true);
      }
      sentence.new_paragraph = i == 0 || random_.below(4) == 0;
      result.push_back(std::move(sentence));
    }
    return result;
  }

 private:
  std::string replaced(const std::string& form) {
    const auto known = kinds_.find(form);
    if (known == kinds_.end() || random_.below(4) == 0) return form;
    for (int tries = 0; tries < 200; ++tries) {
      const Abbreviation& other = abbreviations_[random_.below(abbreviations_.size())];
      if (other.kind == known->second) return other.text;
    }
    return form;
  }

  // "Bush said …", where the treebank has no "bush": a title may stand before it.
  bool begins_with_name(const TreebankSentence& sentence) const {
    return is_name(sentence.forms.front());
  }

  // "… in Washington.": an abbreviation may stand there, whose full stop is that of the sentence too.
  bool ends_with_name(const TreebankSentence& sentence) const {
    const std::size_t size = sentence.forms.size();
    if (sentence.forms.back() != "." || sentence.space_after[size - 2]) return false;
    return is_name(sentence.forms[size - 2]);
  }

  // "Central" of "at Central Command" may be "U.S.": a capital letter after an abbreviation does not always begin a
  // sentence.
  void abbreviate_names(TreebankSentence& sentence) {
    for (std::size_t i = 1; i + 1 < sentence.forms.size() && !names_.empty(); ++i) {
      const bool before_name = is_name(sentence.forms[i]) && sentence.space_after[i] && is_name(sentence.forms[i + 1]);
      if (before_name && random_.below(3) == 0) sentence.forms[i] = names_[random_.below(names_.size())];
    }
  }

  // A capital letter, and never without it in the treebank.
  bool is_name(const std::string& form) const {
    return form.size() > 3 && starts_upper(form) && form.back() != '.' && small_.find(lower(form)) == small_.end();
  }

  const std::vector<Abbreviation>& abbreviations_;
  std::map<std::string, AbbreviationKind> kinds_;
  std::vector<std::string> titles_, names_;  // abbreviations that stand before, or for, a name
  std::set<std::string> small_;  // forms that begin with a small letter
  Random& random_;
};

// Logistic regression by AdaGrad, rounded to integers in the end so that scores are the same on every machine.
BorderWeights learn(const Examples& examples, const TokenizerOptions& options, const char* what,
                    const std::function<void(const std::string&)>& progress) {
  constexpr double kScale = 256;
  constexpr std::size_t kMask = BorderWeights::kSize - 1;
  std::vector<double> weights(BorderWeights::kSize, 0.0), squares(BorderWeights::kSize, 1e-6);
  double bias = 0, bias_square = 1e-6;
  std::vector<std::uint32_t> order(examples.list.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  Random random(options.seed);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    double loss = 0;
    std::size_t wrong = 0;
    for (std::uint32_t number : order) {
      const Example& example = examples.list[number];
      const int size = random.uniform() < options.word_dropout ? example.word_begin : example.size;
      double score = bias;
      for (int i = 0; i < size; ++i)
        score += weights[examples.hashes[example.first + static_cast<std::size_t>(i)] & kMask];
      const double truth = example.border ? 1.0 : 0.0;
      const double probability = 1.0 / (1.0 + std::exp(-score));
      const double gradient = probability - truth;
      loss -= std::log(std::max(1e-12, example.border ? probability : 1 - probability));
      wrong += (score > 0) != example.border;
      if (std::fabs(gradient) < 1e-4) continue;
      for (int i = 0; i < size; ++i) {
        const std::size_t at = examples.hashes[example.first + static_cast<std::size_t>(i)] & kMask;
        const double step = gradient + options.l2 * weights[at];
        squares[at] += step * step;
        weights[at] -= options.learning_rate * step / std::sqrt(squares[at]);
      }
      bias_square += gradient * gradient;
      bias -= options.learning_rate * gradient / std::sqrt(bias_square);
    }
    if (progress) {
      char line[120];
      std::snprintf(line, sizeof line, "%s  epoch %2d  places %zu  wrong %zu  loss %.5f", what, epoch + 1, order.size(),
                    wrong, loss / static_cast<double>(std::max<std::size_t>(1, order.size())));
      progress(line);
    }
  }
  std::vector<std::int16_t> integers(BorderWeights::kSize);
  for (std::size_t i = 0; i < integers.size(); ++i) {
    integers[i] = static_cast<std::int16_t>(std::lround(std::clamp(weights[i] * kScale, -32767.0, 32767.0)));
  }
  return BorderWeights(std::move(integers), static_cast<std::int32_t>(std::lround(bias * kScale)));
}

// Runs of letters that the treebank splits, nearly always at the same place: cannot, gonna, dont.
void learn_contractions(const RawText& raw, BorderLexicon& lexicon) {
  struct Count {
    int seen = 0;
    std::map<int, int> split_at;
  };
  std::map<std::string, Count> counts;
  const std::string_view text = raw.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    std::size_t next = at;
    while (next < text.size() && is_letter(char_class(next_code_point(text, next)))) at = next;
    if (at == begin) {
      next_code_point(text, at);
      continue;
    }
    // "don't" is the business of the linear model.
    std::size_t after = at;
    if (after < text.size() && char_class(next_code_point(text, after)) == CharClass::apostrophe &&
        after < text.size() && is_letter(char_class(next_code_point(text, after)))) {
      continue;
    }
    const std::string_view run = text.substr(begin, at - begin);
    if (run.size() > 24) continue;
    Count& count = counts[lower(run)];
    ++count.seen;
    int borders = 0, border = 0;
    for (std::size_t i = begin + 1; i < at; ++i) {
      if (!raw.token_begins[i]) continue;
      ++borders;
      border = static_cast<int>(i - begin);
    }
    if (borders == 1) ++count.split_at[border];
  }
  for (const auto& [word, count] : counts) {
    for (const auto& [at, times] : count.split_at) {
      if (times >= 2 && times * 10 >= count.seen * 8) lexicon.add_contraction(word, at);
    }
  }
}

double f1(double precision, double recall) {
  return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

// Spans counted in characters other than white space.
std::vector<std::pair<int, int>> dense_spans(const std::vector<Span>& spans, const std::vector<int>& dense) {
  std::vector<std::pair<int, int>> result;
  result.reserve(spans.size());
  for (const Span span : spans) result.emplace_back(dense[span.begin], dense[span.end]);
  std::sort(result.begin(), result.end());
  return result;
}

std::size_t common(const std::vector<std::pair<int, int>>& a, const std::vector<std::pair<int, int>>& b) {
  std::vector<std::pair<int, int>> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

}  // namespace

Tokenizer train_tokenizer(const std::vector<TreebankSentence>& sentences, const TokenizerOptions& options,
                          const std::function<void(const std::string&)>& progress) {
  if (sentences.empty()) throw std::invalid_argument("train_tokenizer: no sentences");
  const RawText raw = raw_text(sentences);
  BorderLexicon lexicon;
  learn_contractions(raw, lexicon);
  for (const Abbreviation& abbreviation : options.abbreviations) lexicon.add_abbreviation(abbreviation);

  std::vector<RawText> texts;
  texts.push_back(raw);
  Random random(options.seed);
  Variation vary(sentences, options.abbreviations, random);
  for (int i = 0; i < options.varied_copies; ++i) texts.push_back(raw_text(vary(sentences)));

  Examples token_examples;
  for (const RawText& text : texts) {
    Recorder recorder(text.token_begins, token_examples);
    std::vector<Token> scratch;
    for (const Span paragraph : text.paragraphs) {
      scratch.clear();
      find_token_borders(text.text, paragraph, lexicon, recorder, scratch);
    }
  }
  BorderWeights token_weights = learn(token_examples, options, "tokens   ", progress);

  // Sentences are learned on the tokens that will be seen later: the tokenizer's own.
  const Tokenizer half(lexicon, token_weights, BorderWeights(false));
  Examples sentence_examples;
  std::vector<int> ends;
  for (const RawText& text : texts) {
    Recorder recorder(text.sentence_begins, sentence_examples);
    for (const Span paragraph : text.paragraphs) {
      const std::vector<Token> tokens = half.tokenize(text.text, paragraph);
      find_sentence_borders(text.text, tokens.data(), static_cast<int>(tokens.size()), lexicon, recorder, ends);
    }
  }
  BorderWeights sentence_weights = learn(sentence_examples, options, "sentences", progress);
  return Tokenizer(std::move(lexicon), std::move(token_weights), std::move(sentence_weights));
}

std::vector<Abbreviation> read_abbreviations(const std::string& path) {
  static constexpr std::pair<std::string_view, AbbreviationKind> kKinds[] = {{"title", AbbreviationKind::title},
                                                                             {"number", AbbreviationKind::number},
                                                                             {"inside", AbbreviationKind::inside},
                                                                             {"anywhere", AbbreviationKind::anywhere}};
  const std::string bytes = read_file(path);
  std::vector<Abbreviation> result;
  int number = 0;
  for (std::string_view line : split(bytes, '\n')) {
    ++number;
    line = line.substr(0, line.find('#'));
    const std::vector<std::string_view> words = split_words(line);
    if (words.empty()) continue;
    const auto* kind =
        std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& known) { return known.first == words[0]; });
    if (kind == std::end(kKinds)) {
      throw KnowledgeError(path, number,
                           "expected title, number, inside or anywhere, got \"" + std::string(words[0]) + "\"");
    }
    if (words.size() < 2)
      throw KnowledgeError(path, number, "expected an abbreviation after \"" + std::string(words[0]) + "\"");
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i].size() < 2 || words[i].back() != '.') {
        throw KnowledgeError(path, number,
                             "expected a word with a full stop at its end, got \"" + std::string(words[i]) + "\"");
      }
      result.push_back({std::string(words[i]), kind->second});
    }
  }
  return result;
}

SegmentationScore score_segmentation(const Tokenizer& tokenizer, const std::vector<TreebankSentence>& sentences) {
  const RawText raw = raw_text(sentences);
  std::vector<int> dense(raw.text.size() + 1, 0);
  for (std::size_t i = 0; i < raw.text.size(); ++i) dense[i + 1] = dense[i] + (is_space(raw.text[i]) ? 0 : 1);

  std::vector<Span> gold_tokens, gold_sentences, tokens, parts;
  int first = 0;
  for (const Token& token : raw.tokens) gold_tokens.push_back(token.span);
  for (int end : raw.sentence_ends) {
    gold_sentences.push_back({raw.tokens[static_cast<std::size_t>(first)].span.begin,
                              raw.tokens[static_cast<std::size_t>(end - 1)].span.end});
    first = end;
  }
  Document document = make_document("", "", raw.text);
  tokenizer.segment(document, 100000);
  for (const Sentence& sentence : document.sentences) {
    parts.push_back(sentence.span);
    for (const Token& token : sentence.tokens) tokens.push_back(token.span);
  }

  const auto rate = [](std::size_t part, std::size_t all) {
    return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
  };
  SegmentationScore score;
  const std::size_t same_tokens = common(dense_spans(gold_tokens, dense), dense_spans(tokens, dense));
  const std::size_t same_sentences = common(dense_spans(gold_sentences, dense), dense_spans(parts, dense));
  score.token_precision = rate(same_tokens, tokens.size());
  score.token_recall = rate(same_tokens, gold_tokens.size());
  score.token_f1 = f1(score.token_precision, score.token_recall);
  score.sentence_precision = rate(same_sentences, parts.size());
  score.sentence_recall = rate(same_sentences, gold_sentences.size());
  score.sentence_f1 = f1(score.sentence_precision, score.sentence_recall);
  return score;
}

}  // namespace priscus
