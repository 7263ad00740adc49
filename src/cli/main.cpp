// priscus: reads news, writes who did what to whom. See commands.h for the exit codes.
#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <vector>

#include "cli/commands.h"

namespace {

struct Entry {
  const char* name;
  priscus::Command (*add)(CLI::App&);
};

constexpr Entry kCommands[] = {{"code", priscus::add_code},           {"explain", priscus::add_explain}, {"mentions", priscus::add_mentions},
                               {"record", priscus::add_record},       {"watch", priscus::add_watch},     {"query", priscus::add_query},     {"export", priscus::add_export},
                               {"sql", priscus::add_sql},             {"incidents", priscus::add_incidents}, {"recode", priscus::add_recode},
                               {"serve", priscus::add_serve},
                               {"rejects", priscus::add_rejects},     {"actors", priscus::add_actors},   {"places", priscus::add_places},
                               {"check", priscus::add_check},         {"import", priscus::add_import},   {"parse", priscus::add_parse},
                               {"score", priscus::add_score},         {"train", priscus::add_train}};

// Has the program that reads our output gone away, as in `| head`?
bool reader_gone() {
  pollfd out{STDOUT_FILENO, 0, 0};
  return poll(&out, 1, 0) > 0 && (out.revents & (POLLERR | POLLHUP)) != 0;
}

// Everything is written, or it is an error; but a reader that has seen enough is none.
int finish(int exit_code) {
  std::cout.flush();
  const bool written = std::fflush(stdout) == 0 && !std::ferror(stdout) && std::cout;
  if (written || reader_gone()) return exit_code;
  std::cerr << "priscus: standard output: not everything could be written\n";
  return priscus::kError;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  CLI::App app{"Priscus reads news and official statements and writes the record of who did what to whom, when, and who says so.", "priscus"};
  app.set_version_flag("--version", "priscus " PRISCUS_VERSION);
  app.require_subcommand(1);
  app.footer("Example: priscus code article.txt\n\nExit codes: 0 done, 1 `check` found a fault, 2 an error, even in one document.");
  std::vector<priscus::Command> runs;
  for (const Entry& command : kCommands) runs.push_back(command.add(app));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? priscus::kDone : priscus::kError;
  }
  try {
    for (std::size_t i = 0; i < runs.size(); ++i)
      if (app.got_subcommand(kCommands[i].name)) return finish(runs[i]());
  } catch (const std::exception& error) {
    std::cout.flush();
    std::cerr << "priscus: " << error.what() << '\n';
  }
  return priscus::kError;
}
