#include "text/tokenizer.h"

#include <algorithm>
#include <utility>

#include "priscus/error.h"
#include "text/lines.h"

namespace priscus {
namespace {

constexpr std::string_view kMagic = "PTOK0001";

class WeighingJudge : public BorderJudge {
 public:
  explicit WeighingJudge(const BorderWeights& weights) : weights_(weights) {}
  bool is_border(const BorderFeatures& features, std::uint32_t) override { return weights_.score(features) > 0; }

 private:
  const BorderWeights& weights_;
};

// Adds tokens[first, last) as sentences of at most max_tokens. Returns how many.
int add_sentence(Document& document, const std::vector<Token>& tokens, std::size_t first, std::size_t last, int index,
                 int max_tokens, bool count_pieces) {
  int added = 0;
  for (std::size_t begin = first; begin < last; begin += static_cast<std::size_t>(max_tokens)) {
    const std::size_t end = std::min(last, begin + static_cast<std::size_t>(max_tokens));
    Sentence& sentence = document.sentences.emplace_back();
    sentence.tokens.assign(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens.begin() + static_cast<std::ptrdiff_t>(end));
    sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
    sentence.index = count_pieces ? index + added : index;
    ++added;
  }
  return added;
}

}  // namespace

Tokenizer::Tokenizer() : token_weights_(true), sentence_weights_(false) {}

Tokenizer::Tokenizer(BorderLexicon lexicon, BorderWeights token_weights, BorderWeights sentence_weights)
    : lexicon_(std::move(lexicon)),
      token_weights_(std::move(token_weights)),
      sentence_weights_(std::move(sentence_weights)) {}

Tokenizer Tokenizer::from_bytes(std::string_view bytes) {
  if (bytes.substr(0, kMagic.size()) != kMagic) {
    throw ModelError("tokenizer: expected \"" + std::string(kMagic) + "\" at the beginning");
  }
  bytes.remove_prefix(kMagic.size());
  BorderLexicon lexicon = BorderLexicon::take_from(bytes);
  BorderWeights token_weights = BorderWeights::take_from(bytes);
  BorderWeights sentence_weights = BorderWeights::take_from(bytes);
  if (!bytes.empty()) throw ModelError("tokenizer: " + std::to_string(bytes.size()) + " bytes too many");
  return Tokenizer(std::move(lexicon), std::move(token_weights), std::move(sentence_weights));
}

std::string Tokenizer::to_bytes() const {
  std::string bytes(kMagic);
  lexicon_.append_to(bytes);
  token_weights_.append_to(bytes);
  sentence_weights_.append_to(bytes);
  return bytes;
}

void Tokenizer::tokenize_into(std::string_view text, Span range, std::vector<Token>& tokens) const {
  WeighingJudge judge(token_weights_);
  find_token_borders(text, range, lexicon_, judge, tokens);
}

std::vector<Token> Tokenizer::tokenize(std::string_view text, Span range) const {
  std::vector<Token> tokens;
  tokenize_into(text, range, tokens);
  return tokens;
}

std::vector<int> Tokenizer::sentence_ends(std::string_view text, const std::vector<Token>& tokens) const {
  std::vector<int> ends;
  WeighingJudge judge(sentence_weights_);
  find_sentence_borders(text, tokens.data(), static_cast<int>(tokens.size()), lexicon_, judge, ends);
  return ends;
}

void Tokenizer::segment(Document& document, int max_tokens) const {
  document.sentences.clear();
  const std::string_view text = document.text;
  std::vector<Token> tokens;  // of one title, sentence or line at a time
  const auto whole = [&](Span span, int index) {
    tokens.clear();
    tokenize_into(text, span, tokens);
    add_sentence(document, tokens, 0, tokens.size(), index, max_tokens, false);
  };

  if (!document.title.empty()) whole(document.title, -1);
  if (!document.given_sentences.empty()) {
    for (std::size_t i = 0; i < document.given_sentences.size(); ++i)
      whole(document.given_sentences[i], static_cast<int>(i));
    return;
  }

  int index = 0;
  std::vector<int> ends;
  WeighingJudge judge(sentence_weights_);
  const Span body{document.title.empty() ? 0 : document.title.end, static_cast<std::uint32_t>(text.size())};
  for (const Span line : hard_lines(text, body)) {
    tokens.clear();
    ends.clear();
    tokenize_into(text, line, tokens);
    find_sentence_borders(text, tokens.data(), static_cast<int>(tokens.size()), lexicon_, judge, ends);
    std::size_t begin = 0;
    for (int end : ends) {
      index += add_sentence(document, tokens, begin, static_cast<std::size_t>(end), index, max_tokens, true);
      begin = static_cast<std::size_t>(end);
    }
  }
}

}  // namespace priscus
