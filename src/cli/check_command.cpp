#include <fmt/format.h>

#include <iostream>

#include "cli/commands.h"
#include "coder/example_check.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  bool quiet = false;
  std::string only;
};

int run(const Options& options) {
  std::vector<KnowledgeError> faults;
  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load_all_faults(options.resources.knowledge_folders(), faults);
  for (const KnowledgeError& fault : faults) std::cout << fault.what() << '\n';
  if (!knowledge) return kFaultFound;
  const Coder coder(options.resources.load_model(), knowledge);
  const ExampleReport report = check_examples(coder);
  long shown = 0;
  for (const ExampleFault& fault : report.faults) {
    if (!options.only.empty() && fault.file.find(options.only) == std::string::npos) continue;
    ++shown;
    if (!options.quiet) std::cout << fault.message() << '\n';
  }
  fmt::print("{} frames, {} examples: {} faults in the files, {} in the examples\n", report.frames, report.examples, faults.size(), shown);
  return faults.empty() && shown == 0 ? kDone : kFaultFound;
}

}  // namespace

Command add_check(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("check", "Check all knowledge and run the example of every frame");
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->add_flag("--quiet", options->quiet, "Only the count of faulty examples");
  command->add_option("--only", options->only, "Only faults of files whose name contains this");
  command->footer("Exit code 1 when a fault was found.\nExample: priscus check --only assault\n         priscus check --project examples/labour --only labour/");
  return [options] { return run(*options); };
}

}  // namespace priscus
