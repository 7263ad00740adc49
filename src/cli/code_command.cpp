#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "base/ordered_map.h"
#include "cli/commands.h"
#include "cli/event_filter.h"
#include "cli/input.h"
#include "formats/document_json.h"
#include "formats/event_table.h"
#include "formats/event_writer.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  InputOptions input;
  bool json = false, documents = false;
  std::string format;                 // of event_writer.h; empty: for a person
  std::vector<std::string> statuses;  // empty: what the format is best given
  int threads = 0;
  double min_confidence = 0;
};

struct Coded {
  std::string lines;
  int sentences = 0;
  std::vector<std::string> problems;
  std::string failed;  // why the document could not be coded; empty: it was
};

// A block for a document: its id, then its events or "no events", then an empty line.
std::string event_table(const CodedDocument& coded, const Knowledge& knowledge, bool colour) {
  std::string out;
  append_document_line(coded.document.id, coded.document.date, colour, out);
  for (const Event& event : coded.events) append_event_lines(event_record(coded.document, event, knowledge), colour, out);
  if (coded.events.empty()) out += "  no events\n";
  return out + '\n';
}

// The statuses wanted; empty: all.
std::vector<std::string> statuses(const Options& options, const std::string& format) {
  if (!options.statuses.empty() || format.empty() || shows_status(format)) return options.statuses;
  return {"actual"};
}

int run(const Options& options) {
  const std::string format = options.json ? "jsonl" : options.format;
  const std::vector<std::string> wanted = statuses(options, format);
  const Coder coder(options.resources.load_model(), options.resources.load_knowledge());
  const std::unique_ptr<EventWriter> writer = format.empty() ? nullptr : make_event_writer(format, {coder.knowledge().ontology(), PRISCUS_VERSION});
  const std::unique_ptr<DocumentReader> reader = options.input.open();
  const bool colour = isatty(STDOUT_FILENO);
  const int threads = options.threads > 0 ? options.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  ProblemTeller teller;
  Progress progress;
  bool broken_pipe = false;
  if (writer) fmt::print("{}", writer->header());
  ordered_map<Document, Coded>(
      threads, 64,
      [&](Document& document) {
        const bool more = !broken_pipe && reader->next(document);
        teller.tell(*reader);
        return more;
      },
      [&](Document& document) {
        Coded out;
        const std::string id = document.id;
        CodedDocument coded;
        try {
          coded = coder.code(std::move(document));
        } catch (const std::exception& error) {  // a fault of ours: one document never stops a run
          out.failed = id + ": cannot be coded, a fault of the program: " + error.what();
          return out;
        }
        out.sentences = static_cast<int>(coded.document.sentences.size());
        std::erase_if(coded.events, [&](const Event& event) {
          return event.confidence < options.min_confidence ||
                 (!wanted.empty() && std::find(wanted.begin(), wanted.end(), name(event.status)) == wanted.end());
        });
        if (options.documents) {
          std::vector<EventRecord> events;
          for (const Event& event : coded.events) events.push_back(event_record(coded.document, event, coder.knowledge()));
          append_document_json(coded.document, events, out.lines);
        } else if (writer) {
          for (const Event& event : coded.events) writer->append(event_record(coded.document, event, coder.knowledge()), out.lines);
        } else {
          out.lines = event_table(coded, coder.knowledge(), colour);
        }
        for (const Problem& problem : coded.problems) out.problems.push_back(coded.document.id + ": " + problem.cause);
        return out;
      },
      [&](Coded&& out) {
        if (std::fwrite(out.lines.data(), 1, out.lines.size(), stdout) != out.lines.size()) broken_pipe = true;
        if (!out.failed.empty()) teller.tell(out.failed);
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
  CLI::Option* as = command->add_option("--as", options->format, "Write a format of docs/formats.md instead of lines for a person")
                        ->check(CLI::IsMember(event_formats()));
  CLI::Option* json = command->add_flag("--json", options->json, "The same as --as jsonl: one event an object a line")->excludes(as);
  command->add_flag("--documents", options->documents,
                    "One document an object a line: its events, each once with all its mentions (docs/formats.md)")
      ->excludes(as)
      ->excludes(json);
  command->add_option("--status", options->statuses,
                      "Only events of this status; may be given several times (default: all, but actual in formats that do not tell it)")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(status_names()));
  command->add_option("--threads", options->threads, "Documents coded at a time (default: the number of cores)")->check(CLI::Range(0, 256));
  command->add_option("--min-confidence", options->min_confidence, "Leave out events with less confidence")->check(CLI::Range(0.0, 1.0));
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->footer("Example: priscus code --date 2021-05-22 article.txt\n         priscus code --json news.jsonl > events.jsonl\n"
                  "         priscus code --as icews news.jsonl > events.tab\n"
                  "         priscus code --documents --project examples/labour examples/labour/articles.jsonl");
  return [options] { return run(*options); };
}

}  // namespace priscus
