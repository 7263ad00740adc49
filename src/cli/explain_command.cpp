#include <iostream>

#include "cli/commands.h"
#include "cli/input.h"
#include "coder/explain.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  InputOptions input;
  int sentence = 0;
  bool one = false;
};

int run(const Options& options) {
  const Coder coder(options.resources.load_model(), options.resources.load_knowledge());
  const std::unique_ptr<DocumentReader> reader = options.input.open();
  ProblemTeller teller;
  for (Document document; reader->next(document) && std::cout;) {
    teller.tell(*reader);
    Trace trace;
    const CodedDocument coded = coder.code(std::move(document), &trace);
    std::cout << "document " << coded.document.id << "\n\n";
    for (std::size_t s = 0; s < coded.parses.size(); ++s)
      if (!options.one || coded.document.sentences[s].index == options.sentence)
        std::cout << explain(coded, trace, coder.knowledge(), static_cast<int>(s));
    for (const Problem& problem : coded.problems) teller.warn(coded.document.id + ": " + problem.cause);
  }
  teller.tell(*reader);
  return teller.any_left_out() ? kError : kDone;
}

}  // namespace

Command add_explain(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("explain", "Show the tree, the mentions, and each frame that fired or nearly fired, and why");
  options->input.add(*command);
  CLI::Option* sentence = command->add_option("--sentence", options->sentence, "Only this sentence: 0, 1, … as in the output of code; -1 is the title");
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->footer("Example: priscus explain article.txt --sentence 3");
  return [options, sentence] {
    options->one = sentence->count() > 0;
    return run(*options);
  };
}

}  // namespace priscus
