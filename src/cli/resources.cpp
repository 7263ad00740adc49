#include "cli/commands.h"
#include "cli/locations.h"

namespace priscus {

void Resources::add_model_option(CLI::App& command) {
  command.add_option("--model", model, "The trained model (default: models/en.model beside the program, or in $PRISCUS_HOME)");
}

void Resources::add_knowledge_option(CLI::App& command) {
  command.add_option("--knowledge", knowledge, "The folder of knowledge (default: knowledge/ beside the program, or in $PRISCUS_HOME)");
  command.add_option("--project", projects,
                     "A folder with frames, actors, word lists or an ontology of your own, laid upon the knowledge; may be given several times")
      ->allow_extra_args(false);
}

std::vector<std::string> Resources::knowledge_folders() const {
  std::vector<std::string> folders{knowledge.empty() ? find_installed("knowledge") : knowledge};
  folders.insert(folders.end(), projects.begin(), projects.end());
  return folders;
}

std::shared_ptr<const Model> Resources::load_model() const {
  return Model::load(model.empty() ? find_installed("models/en.model") : model);
}

std::shared_ptr<const Knowledge> Resources::load_knowledge() const {
  return Knowledge::load(knowledge_folders());
}

}  // namespace priscus
