#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/commands.h"
#include "cli/locations.h"

namespace priscus {

// Training lives in a program of its own, so that the trainer is not loaded by everybody: all arguments are passed on.
Command add_train(CLI::App& app) {
  CLI::App* command = app.add_subcommand("train", "Train a model from Universal Dependencies treebanks");
  command->prefix_command();
  command->set_help_flag();  // priscus-train answers --help itself
  command->footer("Example: priscus train --train a.conllu b.conllu --dev c.conllu --out models/en.model");
  return [command]() -> int {
    const std::string program = program_folder() + "/priscus-train";
    std::vector<std::string> words = command->remaining();
    std::vector<char*> arguments{const_cast<char*>(program.c_str())};
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    execv(program.c_str(), arguments.data());
    throw Error(program + ": " + std::strerror(errno));
  };
}

}  // namespace priscus
