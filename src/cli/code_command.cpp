#include <fmt/format.h>
#include <unistd.h>

#include <thread>

#include "base/ordered_map.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "formats/event_json.h"
#include "formats/event_table.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  InputOptions input;
  bool json = false;
  int threads = 0;
  double min_confidence = 0;
};

struct Coded {
  std::string lines;
  int sentences = 0;
  std::vector<std::string> problems;
};

// A block for a document: its id, then its events or "no events", then an empty line.
std::string event_table(const CodedDocument& coded, const Knowledge& knowledge, bool colour) {
  std::string out;
  append_document_line(coded.document.id, coded.document.date, colour, out);
  for (const Event& event : coded.events) append_event_lines(event_record(coded.document, event, knowledge), colour, out);
  if (coded.events.empty()) out += "  no events\n";
  return out + '\n';
}

int run(const Options& options) {
  const Coder coder(options.resources.load_model(), options.resources.load_knowledge());
  const std::unique_ptr<DocumentReader> reader = options.input.open();
  const bool colour = isatty(STDOUT_FILENO);
  const int threads = options.threads > 0 ? options.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  ProblemTeller teller;
  Progress progress;
  bool broken_pipe = false;
  ordered_map<Document, Coded>(
      threads, 64,
      [&](Document& document) {
        const bool more = !broken_pipe && reader->next(document);
        teller.tell(*reader);
        return more;
      },
      [&](Document& document) {
        Coded out;
        CodedDocument coded = coder.code(std::move(document));
        out.sentences = static_cast<int>(coded.document.sentences.size());
        std::erase_if(coded.events, [&](const Event& event) { return event.confidence < options.min_confidence; });
        if (options.json) {
          for (const Event& event : coded.events) append_event_json(event_record(coded.document, event, coder.knowledge()), out.lines);
        } else {
          out.lines = event_table(coded, coder.knowledge(), colour);
        }
        for (const Problem& problem : coded.problems) out.problems.push_back(coded.document.id + ": " + problem.cause);
        return out;
      },
      [&](Coded&& out) {
        if (std::fwrite(out.lines.data(), 1, out.lines.size(), stdout) != out.lines.size()) broken_pipe = true;
        for (const std::string& problem : out.problems) teller.warn(problem);
        progress.add(out.sentences);
      });
  return teller.any_left_out() ? kError : kDone;
}

}  // namespace

Command add_code(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("code", "Read articles, write the events they report");
  options->input.add(*command);
  command->add_flag("--json", options->json, "One event an object a line, in the format of docs/formats.md");
  command->add_option("--threads", options->threads, "Documents coded at a time (default: the number of cores)")->check(CLI::Range(0, 256));
  command->add_option("--min-confidence", options->min_confidence, "Leave out events with less confidence")->check(CLI::Range(0.0, 1.0));
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->footer("Example: priscus code --date 2021-05-22 article.txt\n         priscus code --json news.jsonl > events.jsonl");
  return [options] { return run(*options); };
}

}  // namespace priscus
