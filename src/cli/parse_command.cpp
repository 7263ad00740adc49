#include <fstream>
#include <iostream>

#include "cli/commands.h"
#include "cli/input.h"
#include "formats/conllu.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  InputOptions input;
  bool conllu = false;
};

// Sentences are parsed in groups: the network works on many at once.
constexpr std::size_t kGroup = 256;

void parse_group(const Model& model, std::vector<ConlluSentence>& group) {
  std::vector<std::vector<std::string>> forms;
  for (const ConlluSentence& sentence : group) forms.push_back(sentence.forms());
  const std::vector<Parse> parses = model.parse_tokens(forms);
  for (std::size_t i = 0; i < group.size(); ++i) {
    set_parse(group[i], parses[i]);
    write_conllu(std::cout, group[i]);
  }
  group.clear();
}

int parse_treebanks(const Model& model, const std::vector<std::string>& files) {
  int exit_code = kDone;
  for (const std::string& file : files) {
    std::ifstream stream;
    if (file != "-") stream.open(file);
    std::istream& in = file == "-" ? std::cin : stream;
    try {
      if (!in) throw InputError(file + ": cannot be opened");
      ConlluReader reader(in, file);
      std::vector<ConlluSentence> group;
      for (ConlluSentence sentence; reader.next(sentence);) {
        if (sentence.words.size() > static_cast<std::size_t>(Model::kMaxTokens))
          throw InputError(file + ": sentence " + sentence.id + " has more than " + std::to_string(Model::kMaxTokens) + " words");
        group.push_back(std::move(sentence));
        sentence = {};
        if (group.size() == kGroup) parse_group(model, group);
      }
      parse_group(model, group);
    } catch (const InputError& error) {
      std::cerr << "priscus: " << error.what() << '\n';
      exit_code = kError;
    }
  }
  return exit_code;
}

int run(const Options& options) {
  const std::shared_ptr<const Model> model = options.resources.load_model();
  if (options.conllu) return parse_treebanks(*model, options.input.files);
  const std::unique_ptr<DocumentReader> reader = options.input.open();
  ProblemTeller teller;
  for (Document document; reader->next(document) && std::cout;) {
    teller.tell(*reader);
    model->segment(document);
    write_conllu(std::cout, document, model->parse(document));
  }
  teller.tell(*reader);
  return teller.any_left_out() ? kError : kDone;
}

}  // namespace

Command add_parse(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("parse", "Write the grammar of a text as CoNLL-U");
  options->input.add(*command);
  command->add_flag("--conllu", options->conllu, "The files are CoNLL-U: keep their tokens and sentences, replace the analysis");
  options->resources.add_model_option(*command);
  command->footer("Example: priscus parse article.txt\n         priscus parse --conllu gold.conllu > predicted.conllu");
  return [options] { return run(*options); };
}

}  // namespace priscus
