#include <cmath>
#include <iostream>

#include "cli/commands.h"
#include "formats/conllu.h"
#include "formats/conllu_score.h"
#include "formats/json_text.h"

namespace priscus {
namespace {

struct Options {
  std::string gold, predicted;
  bool json = false;
};

std::string json_of(const Score& score) {
  JsonText json;
  json.open_object();
  const auto percent = [&](const char* name, long count) { json.key(name).number(std::round(score.percent(count) * 100) / 100); };
  percent("upos", score.upos);
  percent("xpos", score.xpos);
  percent("feats", score.feats);
  percent("lemma", score.lemma);
  percent("uas", score.uas);
  percent("las", score.las);
  percent("las_subtypes", score.las_subtypes);
  json.close_object();
  return json.take() + '\n';
}

int run(const Options& options) {
  const Score score = score_conllu(read_conllu(options.gold), read_conllu(options.predicted));
  std::cout << (options.json ? json_of(score) : table(score));
  return kDone;
}

}  // namespace

Command add_score(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("score", "Score parses against gold parses with the same tokens (UPOS, lemma, UAS, LAS)");
  command->add_option("GOLD", options->gold, "Gold CoNLL-U")->required();
  command->add_option("PREDICTED", options->predicted, "Predicted CoNLL-U, as `priscus parse --conllu` writes it")->required();
  command->add_flag("--json", options->json, "The percentages as one JSON object");
  command->footer("Example: priscus parse --conllu gold.conllu > predicted.conllu && priscus score gold.conllu predicted.conllu");
  return [options] { return run(*options); };
}

}  // namespace priscus
