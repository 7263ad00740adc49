// commands.h: the commands of priscus, one file each.
//
// Each add_… function declares its options on `app` and returns what runs when the user chose it. A command writes results to
// standard output and talk to standard error, and gives the exit code: 0 done, events or none; 1 `check` found a fault; 2 an
// error, even in one document, after the rest is done.
#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "priscus/coder.h"

namespace priscus {

inline constexpr int kDone = 0, kFaultFound = 1, kError = 2;

// Where model and knowledge are; the same options on every command that needs them.
struct Resources {
  std::string model;      // empty: models/en.model as found by find_installed
  std::string knowledge;  // empty: knowledge/ as found by find_installed
  std::vector<std::string> projects;  // folders laid upon it, in turn

  void add_model_option(CLI::App& command);
  void add_knowledge_option(CLI::App& command);
  std::shared_ptr<const Model> load_model() const;
  std::vector<std::string> knowledge_folders() const;  // the knowledge, then the projects
  std::shared_ptr<const Knowledge> load_knowledge() const;
};

using Command = std::function<int()>;

Command add_code(CLI::App& app);
Command add_parse(CLI::App& app);
Command add_explain(CLI::App& app);
Command add_mentions(CLI::App& app);
Command add_actors(CLI::App& app);
Command add_record(CLI::App& app);
Command add_query(CLI::App& app);
Command add_export(CLI::App& app);
Command add_sql(CLI::App& app);
Command add_serve(CLI::App& app);
Command add_rejects(CLI::App& app);
Command add_incidents(CLI::App& app);
Command add_recode(CLI::App& app);
Command add_places(CLI::App& app);
Command add_check(CLI::App& app);
Command add_score(CLI::App& app);
Command add_import(CLI::App& app);
Command add_train(CLI::App& app);
Command add_watch(CLI::App& app);

}  // namespace priscus
