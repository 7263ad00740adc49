// Any text through tokenizers of three kinds (splits all, splits at random, splits little), and any bytes as a
// tokenizer.
#include "base/hash.h"
#include "check_document.h"
#include "priscus/error.h"
#include "text/tokenizer.h"

using namespace priscus;

namespace {

Tokenizer random_tokenizer() {
  std::vector<std::int16_t> weights(BorderWeights::kSize);
  for (std::size_t i = 0; i < weights.size(); ++i)
    weights[i] = static_cast<std::int16_t>(mix_hash(i + 1) % 2001) - 1000;
  BorderLexicon lexicon;
  lexicon.add_contraction("cannot", 3);
  lexicon.add_contraction("été", 3);
  lexicon.add_abbreviation({"Gen.", AbbreviationKind::title});
  return Tokenizer(lexicon, BorderWeights(weights, 0), BorderWeights(weights, 0));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const Tokenizer read = Tokenizer::from_bytes(bytes);
    require(read.to_bytes() == bytes);
  } catch (const ModelError&) {
  }

  static const Tokenizer tokenizers[] = {Tokenizer(), random_tokenizer(),
                                         Tokenizer(BorderLexicon(), BorderWeights(false), BorderWeights(true))};
  std::string text = repair_utf8(bytes);
  for (char& byte : text) {
    if (byte == '\0') byte = ' ';
  }
  const std::size_t feed = text.find('\n');
  const bool titled = feed != std::string::npos && size % 2 == 0;
  Document document = titled ? make_document("", text.substr(0, feed), text.substr(feed)) : make_document("", "", text);
  check_document(document);
  for (const Tokenizer& tokenizer : tokenizers) {
    for (int max_tokens : {3, 400}) {
      tokenizer.segment(document, max_tokens);
      check_sentences(document, max_tokens);
    }
  }
  return 0;
}
